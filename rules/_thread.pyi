"""What threading.py and its like are written in terms of: threads that take turns."""
from builtins import Iterator


@effect("io", "mutates", "raises")
@c("py_thread_start({life}, {is_daemon})")
def start(life: Iterator[int], is_daemon: bool) -> int: ...


@effect("io")
@c("py_thread_current()")
def current() -> int: ...


@effect("io", "mutates", "raises")
@c("py_thread_pause({limit}, {turn})")
def pause(limit: float, turn: int) -> bool: ...


@effect("io", "mutates", "raises")
@c("py_thread_breathe()")
def breathe() -> None: ...
