"""glob"""
from pathlib import Path


@effect("io")
@c("glob_glob({pathname!s}, {recursive})")
def glob(pathname: str | Path, *, recursive: bool = False) -> list[str]: ...


@effect("io")
@c("glob_glob({pathname!s}, {recursive})")
def iglob(pathname: str | Path, *, recursive: bool = False) -> list[str]: ...


@c("glob_escape({pathname!s})")
def escape(pathname: str) -> str: ...
