"""What shutil.get_terminal_size is written in terms of; 0: there is no terminal."""


@effect("io")
@c("os_terminal_columns()")
def columns() -> int: ...


@effect("io")
@c("os_terminal_lines()")
def lines() -> int: ...
