"""time"""
from typing import Any


@effect("io")
@c("time_time()")
def time() -> float: ...


@effect("io")
@c("time_perf_counter()")
def perf_counter() -> float: ...


@effect("io")
@c("time_monotonic()")
def monotonic() -> float: ...


@effect("io")
@c("time_process_time()")
def process_time() -> float: ...


@effect("io")
@c("time_time_ns()")
def time_ns() -> int: ...


@effect("io")
@c("time_perf_counter_ns()")
def perf_counter_ns() -> int: ...


@effect("io")
@c("time_sleep({seconds!d})")
def sleep(seconds: float) -> None: ...


@effect("io")
@c("time_strftime({format!s})")
def strftime(format: str) -> str: ...


@effect("io")
@c("time_ctime()")
def ctime() -> str: ...
