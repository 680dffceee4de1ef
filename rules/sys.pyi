"""sys"""
from typing import Any


from builtins import TextIO

argv: list[str] = c("sys_argv()")
stdout: TextIO = c("py_stdout()")
stderr: TextIO = c("py_stderr()")
stdin: TextIO = c("py_stdin()")
maxsize: int = c("INT64_MAX")
platform: str = c('PY_STR("linux")')
path: list[str] = c("sys_path()")
byteorder: str = c('PY_STR("little")')
version: str = c('PY_STR("3.11.7 (converted to C by torch2mlx)")')
executable: str = c('PY_STR("")')


@c_type(None)
class _VersionInfo:
    major: int = c("sys_version_at(0)")
    minor: int = c("sys_version_at(1)")
    micro: int = c("sys_version_at(2)")
    releaselevel: str = c('PY_STR("final")')
    @c("sys_version_at({index})")
    def __getitem__(self, index: int) -> int: ...
    @c("sys_compare_version({other!dims}) >= 0")
    def __ge__(self, other: tuple[int, ...]) -> bool: ...
    @c("sys_compare_version({other!dims}) > 0")
    def __gt__(self, other: tuple[int, ...]) -> bool: ...
    @c("sys_compare_version({other!dims}) <= 0")
    def __le__(self, other: tuple[int, ...]) -> bool: ...
    @c("sys_compare_version({other!dims}) < 0")
    def __lt__(self, other: tuple[int, ...]) -> bool: ...


version_info: _VersionInfo = c("0")


@c_type(None)
class _FloatInfo:
    max: float = c("DBL_MAX")
    min: float = c("DBL_MIN")
    epsilon: float = c("DBL_EPSILON")
    dig: int = c("INT64_C(15)")
    mant_dig: int = c("INT64_C(53)")


float_info: _FloatInfo = c("0")


@drop("a converted program has the whole stack of its process")
def setrecursionlimit(limit: int) -> None: ...


@c("INT64_C(1000)")
def getrecursionlimit() -> int: ...


@c('PY_STR("utf-8")')
def getdefaultencoding() -> str: ...


@c('PY_STR("utf-8")')
def getfilesystemencoding() -> str: ...


@c("{string}")
def intern(string: str) -> str: ...


@todo("T2M2171", effort="minutes", why="objects of C have other sizes than Python's; count what the program needs itself")
def getsizeof(obj: Any, default: int = 0) -> int: ...


@overload
@effect("io", "raises")
@c("sys_exit_value({code})")
def exit(code: Boxed) -> NoReturn: ...
@overload
@effect("io", "raises")
@c("sys_exit({code})")
def exit(code: int) -> NoReturn: ...
@overload
@effect("io", "raises")
@c("sys_exit_message({code})")
def exit(code: Optional[str] = None) -> NoReturn: ...
@overload
@effect("io", "raises")
@c("sys_exit_value(py_box({code}))")
def exit(code: Any) -> NoReturn: ...
