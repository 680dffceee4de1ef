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


@c_type("py_struct_time", pointer=True)
class struct_time:
    tm_year: int = c("{self}->tm_year")
    tm_mon: int = c("{self}->tm_mon")
    tm_mday: int = c("{self}->tm_mday")
    tm_hour: int = c("{self}->tm_hour")
    tm_min: int = c("{self}->tm_min")
    tm_sec: int = c("{self}->tm_sec")
    tm_wday: int = c("{self}->tm_wday")
    tm_yday: int = c("{self}->tm_yday")
    tm_isdst: int = c("{self}->tm_isdst")


@overload
@effect("io")
@c("time_strftime({format!s})")
def strftime(format: str) -> str: ...


@overload
@effect("io")
@c("time_strftime_of({format!s}, {t})")
def strftime(format: str, t: struct_time) -> str: ...


@overload
@effect("io")
@c("time_ctime()")
def ctime() -> str: ...


@overload
@c("time_ctime_of({secs!d})")
def ctime(secs: float) -> str: ...


@overload
@effect("io")
@c("time_localtime(NAN)")
def localtime() -> struct_time: ...


@overload
@c("time_localtime({secs!d})")
def localtime(secs: float) -> struct_time: ...


@overload
@effect("io")
@c("time_gmtime(NAN)")
def gmtime() -> struct_time: ...


@overload
@c("time_gmtime({secs!d})")
def gmtime(secs: float) -> struct_time: ...


@c("time_mktime({t})")
def mktime(t: struct_time) -> float: ...


@overload
@effect("io")
@c("time_ctime()")
def asctime() -> str: ...


@overload
@c("time_asctime({t})")
def asctime(t: struct_time) -> str: ...


@effect("io")
@c("time_monotonic_ns()")
def monotonic_ns() -> int: ...


@effect("io")
@c("time_process_time_ns()")
def process_time_ns() -> int: ...
