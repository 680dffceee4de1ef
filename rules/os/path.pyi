"""os.path"""
from typing import Any


@effect("io")
@c("os_path_join({*paths})")
def join(*paths: str) -> str: ...


@effect("io")
@c("os_path_exists({path!s})")
def exists(path: str) -> bool: ...


@effect("io")
@c("os_path_isfile({path!s})")
def isfile(path: str) -> bool: ...


@effect("io")
@c("os_path_isdir({path!s})")
def isdir(path: str) -> bool: ...


@effect("io")
@c("os_path_basename({path!s})")
def basename(path: str) -> str: ...


@effect("io")
@c("os_path_dirname({path!s})")
def dirname(path: str) -> str: ...


@effect("io")
@c("os_path_abspath({path!s})")
def abspath(path: str) -> str: ...


@effect("io")
@c("os_path_normpath({path!s})")
def normpath(path: str) -> str: ...


@effect("io")
@c("os_path_expanduser({path!s})")
def expanduser(path: str) -> str: ...


@effect("io")
@c("os_path_getsize({path!s})")
def getsize(path: str) -> int: ...




@c("os_path_splitext({path!s}).head")
def _root_of(path: str) -> str: ...


@c("os_path_splitext({path!s}).tail")
def _extension_of(path: str) -> str: ...


def splitext(path: str) -> tuple[str, str]:
    return _root_of(path), _extension_of(path)


def split(path: str) -> tuple[str, str]:
    return dirname(path), basename(path)
