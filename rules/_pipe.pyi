"""What multiprocessing is written in terms of."""


@effect("io", "raises")
@c("os_ready({fd}, {timeout})")
def ready(fd: int, timeout: float) -> bool: ...


@effect("io")
@c("os_widen_pipe({fd})")
def widen(fd: int) -> None: ...
