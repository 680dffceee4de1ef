"""shutil"""


@effect("io", "raises")
@c("shutil_copyfile({src!s}, {dst!s})")
def copyfile(src: str, dst: str) -> None: ...


@effect("io", "raises")
@c("shutil_copy({src!s}, {dst!s})")
def copy(src: str, dst: str) -> None: ...


@effect("io", "raises")
@c("shutil_copy({src!s}, {dst!s})")
def copy2(src: str, dst: str) -> None: ...


@effect("io", "raises")
@c("os_rename({src!s}, {dst!s})")
def move(src: str, dst: str) -> None: ...


@effect("io", "raises")
@c("shutil_rmtree({path!s}, {ignore_errors})")
def rmtree(path: str, ignore_errors: bool = False) -> None: ...
