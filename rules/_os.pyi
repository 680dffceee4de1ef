"""What os/__init__.py is written in terms of."""
from os import DirEntry
from pathlib import Path


@effect("io", "raises")
@c("py_scandir({path!s})")
def entries(path: str | Path) -> list[DirEntry]: ...
