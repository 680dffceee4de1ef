"""traceback: of what is being handled."""
from typing import Any


@effect("io")
@c("py_print_exc()")
def print_exc() -> None: ...


@effect("io")
@c("py_format_exc()")
def format_exc() -> str: ...
