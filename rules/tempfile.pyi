"""tempfile: folders and names in the system's place for them"""
from typing import Any


@effect("io", "raises")
@c("tempfile_mkdtemp({suffix!s}, {prefix!s}, {dir!s})")
def mkdtemp(suffix: str = "", prefix: str = "tmp", dir: str | None = None) -> str: ...


@effect("io")
@c("tempfile_gettempdir()")
def gettempdir() -> str: ...


@c_type("py_temporary_folder", pointer=True)
class TemporaryDirectory:
    @effect("io", "raises")
    @c("py_temporary_folder_new({suffix!s}, {prefix!s}, {dir!s})")
    def __init__(self, suffix: str = "", prefix: str = "tmp", dir: str | None = None) -> None: ...
    name: str = c("py_temporary_folder_name({self})")
    @effect("io")
    @c("py_temporary_folder_name({self})")
    def __enter__(self) -> str: ...
    @effect("io")
    @c("py_temporary_folder_remove({self})")
    def __exit__(self, type: Any, value: Any, traceback: Any) -> None: ...
    @effect("io")
    @c("py_temporary_folder_remove({self})")
    def cleanup(self) -> None: ...
