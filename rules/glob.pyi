"""glob"""


@effect("io")
@c("glob_glob({pathname!s}, {recursive})")
def glob(pathname: str, *, recursive: bool = False) -> list[str]: ...
