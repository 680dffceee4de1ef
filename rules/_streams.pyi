"""What contextlib's redirect_stdout is written in terms of."""
from builtins import TextIO


@effect("io", "raises")
@c("py_redirect({is_error}, {file})")
def redirect(is_error: bool, file: TextIO) -> None: ...


@effect("io")
@c("py_restore({is_error})")
def restore(is_error: bool) -> None: ...
