"""shutil"""
from pathlib import Path


@effect("io", "raises")
@c("shutil_copyfile({src!s}, {dst!s})")
def copyfile(src: str | Path, dst: str | Path) -> str: ...


@effect("io", "raises")
@c("shutil_copy({src!s}, {dst!s})")
def copy(src: str | Path, dst: str | Path) -> str: ...


@effect("io", "raises")
@c("shutil_copy2({src!s}, {dst!s})")
def copy2(src: str | Path, dst: str | Path) -> str: ...


@effect("io", "raises")
@c("shutil_move({src!s}, {dst!s})")
def move(src: str | Path, dst: str | Path) -> str: ...


@effect("io", "raises")
@c("shutil_copytree({src!s}, {dst!s}, {dirs_exist_ok})")
def copytree(src: str | Path, dst: str | Path, dirs_exist_ok: bool = False) -> None: ...


@effect("io", "raises")
@c("shutil_rmtree({path!s}, {ignore_errors})")
def rmtree(path: str | Path, ignore_errors: bool = False) -> None: ...


@effect("io")
@c("shutil_which({cmd!s})")
def which(cmd: str) -> str | None: ...
