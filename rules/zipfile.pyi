"""zipfile: archives over libzip (zipfile.py)."""
from builtins import Exception
from pathlib import Path

ZIP_STORED: int = c("INT64_C(0)")
ZIP_DEFLATED: int = c("INT64_C(8)")


class BadZipFile(Exception): ...


BadZipfile = BadZipFile


@effect("io")
@c("py_is_zipfile({filename!s})")
def is_zipfile(filename: str | Path) -> bool: ...
