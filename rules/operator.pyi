"""operator: itemgetter, attrgetter and methodcaller of constants are lambdas (sema/operator_calls.c); the rest is operator.py."""
from typing import Any


@todo("T2M2171", effort="minutes", why="what is not a constant is not looked for: write lambda x: x[key]")
def itemgetter(item: Any, *items: Any) -> Any: ...


@todo("T2M2171", effort="minutes", why="only constant names are looked for: write lambda x: getattr(x, name)")
def attrgetter(attr: Any, *attrs: Any) -> Any: ...


@todo("T2M2171", effort="minutes", why="only constant names and arguments are called: write lambda x: x.method(argument)")
def methodcaller(name: Any, *args: Any, **kwargs: Any) -> Any: ...
