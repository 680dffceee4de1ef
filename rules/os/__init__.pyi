"""os"""
from typing import Any, Literal

from os import path


@c_type(None)
class _Environ:
    @c("os_environ_at({key!s})")
    def __getitem__(self, key: str) -> str: ...

    @effect("io")
    @c("os_environ_set({key!s}, {value!s})")
    def __setitem__(self, key: str, value: str) -> None: ...

    @c("os_environ_contains({key!s})")
    def __contains__(self, key: str) -> bool: ...

    @overload
    @c("os_environ_get({key!s}, {default})")
    def get(self, key: str, default: str) -> str: ...

    @overload
    @c("os_environ_get({key!s}, NULL)")
    def get(self, key: str) -> str | None: ...


environ: _Environ = c("0")
sep: str = c('PY_STR("/")')


@effect("io", "raises")
@c("os_mkdir({path!s})")
def mkdir(path: str) -> None: ...


@effect("io", "raises")
@c("os_remove({path!s})")
def remove(path: str) -> None: ...


@effect("io", "raises")
@c("os_rmdir({path!s})")
def rmdir(path: str) -> None: ...


@effect("io", "raises")
@c("os_chdir({path!s})")
def chdir(path: str) -> None: ...


@effect("io", "raises")
@c("os_remove({path!s})")
def unlink(path: str) -> None: ...


@effect("io", "raises")
@c("os_makedirs({name!s}, {exist_ok})")
def makedirs(name: str, mode: Literal[511] = 511, exist_ok: bool = False) -> None: ...


@effect("io", "raises")
@c("os_listdir({path!s})")
def listdir(path: str = ".") -> list[str]: ...


@c("os_getcwd()")
def getcwd() -> str: ...


@c("os_getpid()")
def getpid() -> int: ...


@c("os_cpu_count()")
def cpu_count() -> int: ...


@effect("io", "raises")
@c("os_rename({src!s}, {dst!s})")
def rename(src: str, dst: str) -> None: ...


@effect("io", "raises")
@c("os_rename({src!s}, {dst!s})")
def replace(src: str, dst: str) -> None: ...


@overload
@c("os_environ_get({key!s}, {default})")
def getenv(key: str, default: str) -> str: ...


@overload
@c("os_environ_get({key!s}, NULL)")
def getenv(key: str) -> str | None: ...
