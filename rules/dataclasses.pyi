"""dataclasses: a decorated class is a struct whose constructor takes its annotated names."""
from typing import Any


def dataclass(cls: T) -> T: ...


@todo("T2M2150", effort="minutes", why="a field outside the body of a data class means nothing in C")
def field(*, default: Any = ..., default_factory: Any = ..., **kwargs: Any) -> Any: ...
