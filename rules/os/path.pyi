"""os.path"""
from typing import Any

from pathlib import Path

sep: str = c('PY_STR("/")')
pathsep: str = c('PY_STR(":")')
curdir: str = c('PY_STR(".")')
pardir: str = c('PY_STR("..")')
extsep: str = c('PY_STR(".")')


@effect("io")
@c("os_path_join({*paths})")
def join(*paths: str | Path) -> str: ...


@effect("io")
@c("os_path_exists({path!s})")
def exists(path: str | Path) -> bool: ...


@effect("io")
@c("os_path_isfile({path!s})")
def isfile(path: str | Path) -> bool: ...


@effect("io")
@c("os_path_isdir({path!s})")
def isdir(path: str | Path) -> bool: ...


@effect("io")
@c("os_path_basename({path!s})")
def basename(path: str | Path) -> str: ...


@effect("io")
@c("os_path_dirname({path!s})")
def dirname(path: str | Path) -> str: ...


@effect("io")
@c("os_path_abspath({path!s})")
def abspath(path: str | Path) -> str: ...


@effect("io")
@c("os_path_normpath({path!s})")
def normpath(path: str | Path) -> str: ...


@effect("io")
@c("os_path_expanduser({path!s})")
def expanduser(path: str | Path) -> str: ...


@effect("io")
@c("os_path_getsize({path!s})")
def getsize(path: str | Path) -> int: ...


@c("os_path_splitext({path!s}).head")
def _root_of(path: str | Path) -> str: ...


@c("os_path_splitext({path!s}).tail")
def _extension_of(path: str | Path) -> str: ...


def splitext(path: str | Path) -> tuple[str, str]:
    return _root_of(path), _extension_of(path)


def split(path: str | Path) -> tuple[str, str]:
    return dirname(path), basename(path)


@effect("io")
@c("os_path_islink({path!s})")
def islink(path: str | Path) -> bool: ...


@effect("io")
@c("os_path_lexists({path!s})")
def lexists(path: str | Path) -> bool: ...


@effect("io")
@c("os_path_isabs({path!s})")
def isabs(path: str | Path) -> bool: ...


@effect("io")
@c("os_path_ismount({path!s})")
def ismount(path: str | Path) -> bool: ...


@effect("io", "raises")
@c("os_path_getmtime({path!s})")
def getmtime(path: str | Path) -> float: ...


@effect("io", "raises")
@c("os_path_getatime({path!s})")
def getatime(path: str | Path) -> float: ...


@effect("io", "raises")
@c("os_path_getctime({path!s})")
def getctime(path: str | Path) -> float: ...


@effect("io", "raises")
@c("os_path_samefile({f1!s}, {f2!s})")
def samefile(f1: str | Path, f2: str | Path) -> bool: ...


@effect("io", "raises")
@c("os_path_relpath({path!s}, {start!s})")
def relpath(path: str | Path, start: str | Path = ".") -> str: ...


@effect("io")
@c("os_path_realpath({filename!s})")
def realpath(filename: str | Path) -> str: ...


@effect("io")
@c("os_path_expandvars({path!s})")
def expandvars(path: str | Path) -> str: ...


@c("os_path_commonprefix({m})")
def commonprefix(m: list[str]) -> str: ...


@effect("raises")
@c("os_path_commonpath({paths})")
def commonpath(paths: list[str]) -> str: ...


@c("py_str_of({s!s})")
def normcase(s: str | Path) -> str: ...
