"""What signal.py is written in terms of."""


from builtins import BaseException, Iterator
from typing import Optional


@effect("io", "mutates")
@c("py_signal_listen({turns})")
def listen(turns: Iterator[Optional[BaseException]]) -> None: ...


@effect("io")
@c("py_signal_current()")
def current() -> int: ...


@effect("io", "mutates", "raises")
@c("py_signal_watch({number})")
def watch(number: int) -> None: ...


@effect("io", "mutates", "raises")
@c("py_signal_leave({number}, {is_ignored})")
def leave(number: int, is_ignored: bool) -> None: ...


@effect("io", "mutates")
@c("py_signal_interrupts()")
def interrupts() -> None: ...


@effect("io", "mutates", "raises")
@c("py_signal_raise({number})")
def raise_(number: int) -> None: ...


@effect("io")
@c("py_signal_alarm({seconds})")
def alarm(seconds: int) -> int: ...
