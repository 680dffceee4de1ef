"""warnings: on stderr, each text once."""
from typing import Any


@c_type(None)
class catch_warnings:
    """Filters are not kept: what warn() says comes on stderr in any case."""

    def __init__(self, *, record: Any = False) -> None: ...


@drop("warnings of Python's own library do not occur")
def filterwarnings(action: str, message: str = "", category: Any = None, module: str = "", lineno: int = 0, append: bool = False) -> None: ...


@drop("warnings of Python's own library do not occur")
def simplefilter(action: str, category: Any = None, lineno: int = 0, append: bool = False) -> None: ...


@drop("warnings of Python's own library do not occur")
def resetwarnings() -> None: ...


@overload
@effect("io")
@c('py_warn({message!v}, "UserWarning")')
def warn(message: Any, *, stacklevel: int = 1) -> None: ...
@overload
@effect("io")
@c('py_warn({message!v}, "Warning")')
def warn(message: Any, category: Any, stacklevel: int = 1) -> None: ...
