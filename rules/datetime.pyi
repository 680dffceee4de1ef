"""datetime: dates, times and lengths of time are objects in C."""
from typing import Any


@c_type("py_timedelta", pointer=True)
class timedelta:
    @effect("raises")
    @c("py_timedelta_new([, .days = {days!d}][, .seconds = {seconds!d}][, .microseconds = {microseconds!d}][, .milliseconds = {milliseconds!d}][, .minutes = {minutes!d}][, .hours = {hours!d}][, .weeks = {weeks!d}])")
    def __init__(self, days: float = 0, seconds: float = 0, microseconds: float = 0, milliseconds: float = 0, minutes: float = 0, hours: float = 0, weeks: float = 0) -> None: ...
    days: int = c("py_timedelta_days({self})")
    seconds: int = c("py_timedelta_seconds({self})")
    microseconds: int = c("py_timedelta_microseconds({self})")
    @c("py_timedelta_total_seconds({self})")
    def total_seconds(self) -> float: ...
    @effect("raises")
    @c("py_timedelta_add({self}, {other})")
    def __add__(self, other: timedelta) -> timedelta: ...
    @effect("raises")
    @c("py_timedelta_sub({self}, {other})")
    def __sub__(self, other: timedelta) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_timedelta_times_int({self}, {factor})")
    def __mul__(self, factor: int) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_timedelta_times({self}, {factor})")
    def __mul__(self, factor: float) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_timedelta_times_int({self}, {factor})")
    def __rmul__(self, factor: int) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_timedelta_times({self}, {factor})")
    def __rmul__(self, factor: float) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_timedelta_ratio({self}, {other})")
    def __truediv__(self, other: timedelta) -> float: ...
    @overload
    @effect("raises")
    @c("py_timedelta_divided({self}, {divisor!d})")
    def __truediv__(self, divisor: float) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_timedelta_floordiv({self}, {other})")
    def __floordiv__(self, other: timedelta) -> int: ...
    @overload
    @effect("raises")
    @c("py_timedelta_floordiv_int({self}, {divisor})")
    def __floordiv__(self, divisor: int) -> timedelta: ...
    @effect("raises")
    @c("py_timedelta_mod({self}, {other})")
    def __mod__(self, other: timedelta) -> timedelta: ...
    @c("py_timedelta_negative({self})")
    def __neg__(self) -> timedelta: ...
    @c("py_timedelta_abs({self})")
    def __abs__(self) -> timedelta: ...
    @c("py_timedelta_compare({self}, {other}) == 0")
    def __eq__(self, other: timedelta) -> bool: ...
    @c("py_timedelta_compare({self}, {other}) != 0")
    def __ne__(self, other: timedelta) -> bool: ...
    @effect("raises")
    @c("py_timedelta_compare({self}, {other}) < 0")
    def __lt__(self, other: timedelta) -> bool: ...
    @effect("raises")
    @c("py_timedelta_compare({self}, {other}) <= 0")
    def __le__(self, other: timedelta) -> bool: ...
    @effect("raises")
    @c("py_timedelta_compare({self}, {other}) > 0")
    def __gt__(self, other: timedelta) -> bool: ...
    @effect("raises")
    @c("py_timedelta_compare({self}, {other}) >= 0")
    def __ge__(self, other: timedelta) -> bool: ...
    @c("{self}->microseconds != 0")
    def __bool__(self) -> bool: ...
    @c("py_timedelta_text({self})")
    def __str__(self) -> str: ...
    @c("py_timedelta_repr({self})")
    def __repr__(self) -> str: ...


@c_type("py_timezone", pointer=True)
class timezone:
    @effect("raises")
    @c("py_timezone_new({offset}, {name})")
    def __init__(self, offset: timedelta, name: str | None = None) -> None: ...
    utc: timezone = c("py_timezone_utc()")


UTC: timezone = c("py_timezone_utc()")


@c_type("py_date", pointer=True)
class date:
    @effect("raises")
    @c("py_date_new({year}, {month}, {day})")
    def __init__(self, year: int, month: int, day: int) -> None: ...
    @staticmethod
    @effect("io")
    @c("py_date_today()")
    def today() -> date: ...
    @staticmethod
    @effect("raises")
    @c("py_date_fromtimestamp({timestamp!d})")
    def fromtimestamp(timestamp: float) -> date: ...
    @staticmethod
    @effect("raises")
    @c("py_date_fromordinal({ordinal})")
    def fromordinal(ordinal: int) -> date: ...
    @staticmethod
    @effect("raises")
    @c("py_date_fromisoformat({date_string})")
    def fromisoformat(date_string: str) -> date: ...
    year: int = c("{self}->year")
    month: int = c("{self}->month")
    day: int = c("{self}->day")
    @c("py_date_toordinal({self})")
    def toordinal(self) -> int: ...
    @c("py_date_weekday({self})")
    def weekday(self) -> int: ...
    @c("(py_date_weekday({self}) + 1)")
    def isoweekday(self) -> int: ...
    @c("py_date_strftime({self}, {format})")
    def strftime(self, format: str) -> str: ...
    @c("py_date_strftime({self}, {format})")
    def __format__(self, format: str) -> str: ...
    @c("py_date_isoformat({self})")
    def isoformat(self) -> str: ...
    @effect("raises")
    @c("py_date_replace({self}, {year}, {month}, {day})")
    def replace(self, year: int = -1, month: int = -1, day: int = -1) -> date: ...
    @effect("raises")
    @c("py_date_add({self}, {by})")
    def __add__(self, by: timedelta) -> date: ...
    @effect("raises")
    @c("py_date_add({self}, {by})")
    def __radd__(self, by: timedelta) -> date: ...
    @overload
    @effect("raises")
    @c("py_date_sub({self}, {other})")
    def __sub__(self, other: date) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_date_minus({self}, {by})")
    def __sub__(self, by: timedelta) -> date: ...
    @c("py_date_compare({self}, {other}) == 0")
    def __eq__(self, other: date) -> bool: ...
    @c("py_date_compare({self}, {other}) != 0")
    def __ne__(self, other: date) -> bool: ...
    @effect("raises")
    @c("py_date_compare({self}, {other}) < 0")
    def __lt__(self, other: date) -> bool: ...
    @effect("raises")
    @c("py_date_compare({self}, {other}) <= 0")
    def __le__(self, other: date) -> bool: ...
    @effect("raises")
    @c("py_date_compare({self}, {other}) > 0")
    def __gt__(self, other: date) -> bool: ...
    @effect("raises")
    @c("py_date_compare({self}, {other}) >= 0")
    def __ge__(self, other: date) -> bool: ...
    @c("py_date_isoformat({self})")
    def __str__(self) -> str: ...
    @c("py_date_repr({self})")
    def __repr__(self) -> str: ...


@c_type("py_daytime", pointer=True)
class time:
    @effect("raises")
    @c("py_daytime_new({hour}, {minute}, {second}, {microsecond})")
    def __init__(self, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0) -> None: ...
    hour: int = c("({self}->microseconds / 3600000000)")
    minute: int = c("({self}->microseconds / 60000000 % 60)")
    second: int = c("({self}->microseconds / 1000000 % 60)")
    microsecond: int = c("({self}->microseconds % 1000000)")
    @c("py_daytime_isoformat({self})")
    def isoformat(self) -> str: ...
    @c("py_daytime_strftime({self}, {format})")
    def strftime(self, format: str) -> str: ...
    @c("py_daytime_isoformat({self})")
    def __str__(self) -> str: ...


@c_type("py_datetime", pointer=True)
class datetime:
    @effect("raises")
    @c("py_datetime_new({year}, {month}, {day}, {hour}, {minute}, {second}, {microsecond}, {tzinfo})")
    def __init__(self, year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0, tzinfo: timezone | None = None) -> None: ...
    @staticmethod
    @effect("io")
    @c("py_datetime_now({tz})")
    def now(tz: timezone | None = None) -> datetime: ...
    @staticmethod
    @effect("io")
    @c("py_datetime_now(NULL)")
    def today() -> datetime: ...
    @staticmethod
    @effect("io")
    @c("py_datetime_utcnow()")
    def utcnow() -> datetime: ...
    @staticmethod
    @effect("raises")
    @c("py_datetime_fromtimestamp({timestamp!d}, {tz})")
    def fromtimestamp(timestamp: float, tz: timezone | None = None) -> datetime: ...
    @staticmethod
    @effect("raises")
    @c("py_datetime_utcfromtimestamp({timestamp!d})")
    def utcfromtimestamp(timestamp: float) -> datetime: ...
    @staticmethod
    @effect("raises")
    @c("py_datetime_fromisoformat({date_string})")
    def fromisoformat(date_string: str) -> datetime: ...
    @staticmethod
    @effect("raises")
    @c("py_datetime_strptime({date_string}, {format})")
    def strptime(date_string: str, format: str) -> datetime: ...
    @staticmethod
    @c("py_datetime_combine({date}, {time})")
    def combine(date: date, time: time) -> datetime: ...
    year: int = c("{self}->year")
    month: int = c("{self}->month")
    day: int = c("{self}->day")
    hour: int = c("py_datetime_hour({self})")
    minute: int = c("py_datetime_minute({self})")
    second: int = c("py_datetime_second({self})")
    microsecond: int = c("py_datetime_microsecond({self})")
    tzinfo: timezone | None = c("{self}->zone")
    @c("py_datetime_toordinal({self})")
    def toordinal(self) -> int: ...
    @c("py_datetime_weekday({self})")
    def weekday(self) -> int: ...
    @c("(py_datetime_weekday({self}) + 1)")
    def isoweekday(self) -> int: ...
    @c("py_datetime_strftime({self}, {format})")
    def strftime(self, format: str) -> str: ...
    @c("py_datetime_strftime({self}, {format})")
    def __format__(self, format: str) -> str: ...
    @c("py_datetime_timestamp({self})")
    def timestamp(self) -> float: ...
    @c("py_datetime_date({self})")
    def date(self) -> date: ...
    @c("py_datetime_time({self})")
    def time(self) -> time: ...
    @overload
    @c("py_datetime_with_zone({self}, {tzinfo})")
    def replace(self, *, tzinfo: timezone | None) -> datetime: ...
    @overload
    @effect("raises")
    @c("py_datetime_replaced({self}, {year}, {month}, {day}, {hour}, {minute}, {second}, {microsecond})")
    def replace(self, year: int = -1, month: int = -1, day: int = -1, hour: int = -1, minute: int = -1, second: int = -1, microsecond: int = -1) -> datetime: ...
    @c("py_datetime_astimezone({self}, {tz})")
    def astimezone(self, tz: timezone | None = None) -> datetime: ...
    @effect("raises")
    @c("py_datetime_isoformat({self}, {sep}, {timespec})")
    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str: ...
    @c("py_datetime_ctime({self})")
    def ctime(self) -> str: ...
    @effect("raises")
    @c("py_datetime_add({self}, {by})")
    def __add__(self, by: timedelta) -> datetime: ...
    @effect("raises")
    @c("py_datetime_add({self}, {by})")
    def __radd__(self, by: timedelta) -> datetime: ...
    @overload
    @effect("raises")
    @c("py_datetime_sub({self}, {other})")
    def __sub__(self, other: datetime) -> timedelta: ...
    @overload
    @effect("raises")
    @c("py_datetime_minus({self}, {by})")
    def __sub__(self, by: timedelta) -> datetime: ...
    @c("py_datetime_equal({self}, {other})")
    def __eq__(self, other: datetime) -> bool: ...
    @c("!py_datetime_equal({self}, {other})")
    def __ne__(self, other: datetime) -> bool: ...
    @effect("raises")
    @c("py_datetime_compare({self}, {other}) < 0")
    def __lt__(self, other: datetime) -> bool: ...
    @effect("raises")
    @c("py_datetime_compare({self}, {other}) <= 0")
    def __le__(self, other: datetime) -> bool: ...
    @effect("raises")
    @c("py_datetime_compare({self}, {other}) > 0")
    def __gt__(self, other: datetime) -> bool: ...
    @effect("raises")
    @c("py_datetime_compare({self}, {other}) >= 0")
    def __ge__(self, other: datetime) -> bool: ...
    @c("py_datetime_text({self})")
    def __str__(self) -> str: ...
    @c("py_datetime_repr({self})")
    def __repr__(self) -> str: ...
