"""os"""
from typing import Any, Literal

from builtins import bytearray
from os import path
from pathlib import Path


@c_type(None)
class _Environ:
    @c("os_environ_at({key!s})")
    def __getitem__(self, key: str) -> str: ...

    @effect("io")
    @c("os_environ_set({key!s}, {value!s})")
    def __setitem__(self, key: str, value: str) -> None: ...

    @c("os_environ_contains({key!s})")
    def __contains__(self, key: str) -> bool: ...

    @effect("io", "raises")
    @c("os_environ_delete({key!s})")
    def __delitem__(self, key: str) -> None: ...

    @overload
    @effect("io", "raises")
    @c("os_environ_take({key!s})")
    def pop(self, key: str) -> str: ...

    @overload
    @effect("io")
    @c("os_environ_pop({key!s}, NULL)")
    def pop(self, key: str, default: None) -> str | None: ...

    @overload
    @effect("io")
    @c("os_environ_pop({key!s}, {default})")
    def pop(self, key: str, default: str) -> str: ...

    @effect("io")
    @c("os_environ_setdefault({key!s}, {value})")
    def setdefault(self, key: str, value: str) -> str: ...

    @effect("io")
    @c("os_environ_copy()")
    def copy(self) -> dict[str, str]: ...

    @overload
    @c("os_environ_get({key!s}, {default})")
    def get(self, key: str, default: str) -> str: ...

    @overload
    @c("os_environ_get({key!s}, NULL)")
    def get(self, key: str, default: None = None) -> str | None: ...

    @overload
    @c("os_environ_find({key!s}, {default!v})")
    def get(self, key: str, default: Any) -> Boxed: ...

    @effect("io")
    @c("os_environ_update({other})")
    def update(self, other: dict[str, str]) -> None: ...


environ: _Environ = c("0")
sep: str = c('PY_STR("/")')
pathsep: str = c('PY_STR(":")')
curdir: str = c('PY_STR(".")')
pardir: str = c('PY_STR("..")')
linesep: str = c('PY_STR("\\n")')
devnull: str = c('PY_STR("/dev/null")')
name: str = c('PY_STR("posix")')
F_OK: int = c("INT64_C(0)")
X_OK: int = c("INT64_C(1)")
W_OK: int = c("INT64_C(2)")
R_OK: int = c("INT64_C(4)")


@c_type("os_stat_result", pointer=True)
class stat_result:
    st_mode: int = c("{self}->st_mode")
    st_ino: int = c("{self}->st_ino")
    st_dev: int = c("{self}->st_dev")
    st_nlink: int = c("{self}->st_nlink")
    st_uid: int = c("{self}->st_uid")
    st_gid: int = c("{self}->st_gid")
    st_size: int = c("{self}->st_size")
    st_atime: float = c("{self}->accessed")
    st_mtime: float = c("{self}->modified")
    st_ctime: float = c("{self}->changed")


@c_type("os_dir_entry", pointer=True)
class DirEntry:
    name: str = c("{self}->name")
    path: str = c("{self}->path")
    @effect("io")
    @c("os_path_isfile({self}->path->text)")
    def is_file(self) -> bool: ...
    @effect("io")
    @c("os_path_isdir({self}->path->text)")
    def is_dir(self) -> bool: ...
    @effect("io")
    @c("os_path_islink({self}->path->text)")
    def is_symlink(self) -> bool: ...
    @effect("io", "raises")
    @c("os_stat({self}->path->text)")
    def stat(self) -> stat_result: ...


@overload
@effect("io", "raises")
@c("os_mkdir({path!s})")
def mkdir(path: str | Path) -> None: ...


@overload
@effect("io", "raises")
@c("os_mkdir_mode({path!s}, {mode})")
def mkdir(path: str | Path, mode: int) -> None: ...


@effect("io", "raises")
@c("os_remove({path!s})")
def remove(path: str | Path) -> None: ...


@effect("io", "raises")
@c("os_rmdir({path!s})")
def rmdir(path: str | Path) -> None: ...


@effect("io", "raises")
@c("os_chdir({path!s})")
def chdir(path: str | Path) -> None: ...


@effect("io", "raises")
@c("os_remove({path!s})")
def unlink(path: str | Path) -> None: ...


@overload
@effect("io", "raises")
@c("os_makedirs({name!s}, {exist_ok})")
def makedirs(name: str | Path, mode: Literal[511] = 511, exist_ok: bool = False) -> None: ...


@overload
@effect("io", "raises")
@c("os_makedirs_mode({name!s}, {mode}, {exist_ok})")
def makedirs(name: str | Path, mode: int, exist_ok: bool = False) -> None: ...


@effect("io", "raises")
@c("os_listdir({path!s})")
def listdir(path: str | Path = ".") -> list[str]: ...


@c("os_getcwd()")
def getcwd() -> str: ...


@drop("files are whole when they are closed; nothing here outlives a power cut")
def fsync(fd: Any) -> None: ...


@c("os_getpid()")
def getpid() -> int: ...


@c("os_cpu_count()")
def cpu_count() -> int: ...


@effect("io", "raises")
@c("os_rename({src!s}, {dst!s})")
def rename(src: str | Path, dst: str | Path) -> None: ...


@effect("io", "raises")
@c("os_rename({src!s}, {dst!s})")
def replace(src: str | Path, dst: str | Path) -> None: ...


@overload
@c("os_environ_get({key!s}, {default})")
def getenv(key: str, default: str) -> str: ...


@overload
@c("os_environ_get({key!s}, NULL)")
def getenv(key: str, default: None = None) -> str | None: ...


@overload
@c("os_environ_find({key!s}, {default!v})")
def getenv(key: str, default: Any) -> Boxed: ...


@effect("io", "raises")
@c("os_stat({path!s})")
def stat(path: str | Path) -> stat_result: ...


@effect("io", "raises")
@c("os_lstat({path!s})")
def lstat(path: str | Path) -> stat_result: ...


@effect("io", "raises")
@c("os_chmod({path!s}, {mode})")
def chmod(path: str | Path, mode: int) -> None: ...


@effect("io", "raises")
@c("os_symlink({src!s}, {dst!s})")
def symlink(src: str | Path, dst: str | Path) -> None: ...


@effect("io", "raises")
@c("os_link({src!s}, {dst!s})")
def link(src: str | Path, dst: str | Path) -> None: ...


@effect("io", "raises")
@c("os_removedirs({name!s})")
def removedirs(name: str | Path) -> None: ...


@effect("io")
@c("os_access({path!s}, {mode})")
def access(path: str | Path, mode: int) -> bool: ...


@effect("io")
@c("os_system({command!s})")
def system(command: str) -> int: ...


@effect("io")
@c("os_getppid()")
def getppid() -> int: ...


@effect("io")
@c("os_getuid()")
def getuid() -> int: ...


@effect("io")
@c("os_strerror({code})")
def strerror(code: int) -> str: ...


@effect("io")
@c("os_exit({status})")
def _exit(status: int) -> NoReturn: ...


@effect("io")
@c("os_environ_set({key!s}, {value!s})")
def putenv(key: str, value: str) -> None: ...


@effect("io")
@c("py_str_of({path!s})")
def fspath(path: str | Path) -> str: ...


def walk(top: str, topdown: bool = True, onerror: None = None, followlinks: bool = False) -> Iterator[tuple[str, list[str], list[str]]]:
    folders: list[str] = []
    files: list[str] = []
    for name in listdir(top):
        if path.isdir(path.join(top, name)):
            folders.append(name)
        else:
            files.append(name)
    if topdown:
        yield top, folders, files
    for name in folders:
        if followlinks or not path.islink(path.join(top, name)):
            yield from walk(path.join(top, name), topdown, followlinks=followlinks)
    if not topdown:
        yield top, folders, files


@effect("io", "raises")
@c("os_fork()")
def fork() -> int: ...


@effect("io", "raises")
@c("os_pipe()")
def pipe() -> tuple[int, int]: ...


@effect("io", "raises")
@c("os_read({fd}, {n})")
def read(fd: int, n: int) -> bytes: ...


@effect("io", "raises")
@c("os_write({fd}, py_buffer_of({data}))")
def write(fd: int, data: bytes | bytearray) -> int: ...


@effect("io", "raises")
@c("os_close({fd})")
def close(fd: int) -> None: ...


@effect("io", "raises")
@c("os_waitpid({pid}, {options})")
def waitpid(pid: int, options: int) -> tuple[int, int]: ...


WNOHANG: int = c("INT64_C(1)")


@effect("raises")
@c("os_waitstatus_to_exitcode({status})")
def waitstatus_to_exitcode(status: int) -> int: ...


@effect("io", "raises")
@c("os_kill({pid}, {sig})")
def kill(pid: int, sig: int) -> None: ...


@effect("io", "raises")
@c("os_nice({increment})")
def nice(increment: int) -> int: ...
