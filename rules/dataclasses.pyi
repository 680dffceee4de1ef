"""dataclasses: a decorated class is a struct whose constructor takes its annotated names."""
from typing import Any


def dataclass(cls: T) -> T: ...


@todo("T2M2150", effort="minutes", why="write the default as a constant, or assign the field in __init__")
def field(*, default: Any = ..., default_factory: Any = ..., **kwargs: Any) -> Any: ...
