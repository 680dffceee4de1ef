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


