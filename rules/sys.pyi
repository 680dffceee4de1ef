"""sys"""
from typing import Any


from builtins import TextIO

argv: list[str] = c("sys_argv()")
stdout: TextIO = c("py_stdout()")
stderr: TextIO = c("py_stderr()")
stdin: TextIO = c("py_stdin()")
maxsize: int = c("INT64_MAX")
platform: str = c('PY_STR("linux")')


@effect("io", "raises")
@c("sys_exit({code})")
def exit(code: int = 0) -> None: ...
