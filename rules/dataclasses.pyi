"""dataclasses: a decorated class is a struct whose constructor takes its annotated names."""
from builtins import AttributeError
from typing import Any


def dataclass(cls: T) -> T: ...


@todo("T2M2150", effort="minutes", why="a field outside the body of a data class means nothing in C")
def field(*, default: Any = ..., default_factory: Any = ..., **kwargs: Any) -> Any: ...


@todo("T2M2150", effort="minutes", why="the object must be of one data class")
def replace(obj: Any, **changes: Any) -> Any: ...


@todo("T2M2150", effort="minutes", why="the object must be of one data class")
def asdict(obj: Any) -> Any: ...


@todo("T2M2150", effort="minutes", why="the object must be of one data class")
def astuple(obj: Any) -> Any: ...


@todo("T2M2150", effort="minutes", why="write the names of the fields out")
def fields(class_or_instance: Any) -> Any: ...


@todo("T2M2150", effort="minutes", why="say what it is")
def is_dataclass(obj: Any) -> bool: ...


class FrozenInstanceError(AttributeError): ...


def _refuse(value: Any, message: str) -> Any:
    raise FrozenInstanceError(message)


@drop("annotations have no run-time value")
@c_type(None)
class InitVar: ...


@drop("annotations have no run-time value")
@c_type(None)
class KW_ONLY: ...
