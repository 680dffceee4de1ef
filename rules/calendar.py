"""calendar: months, weekdays and leap years."""
import datetime

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
month_name = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
month_abbr = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    return datetime.date(year, month, day).weekday()


def _days(year, month):
    return 29 if month == 2 and isleap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise ValueError(f"bad month number {month}; must be 1-12")
    return (weekday(year, month, 1), _days(year, month))


def monthcalendar(year, month):
    first, count = monthrange(year, month)
    days = [0] * first + list(range(1, count + 1))
    days += [0] * (-len(days) % 7)
    return [days[at:at + 7] for at in range(0, len(days), 7)]


def month(theyear, themonth, w=0, l=0):
    width = max(2, w)
    title = f"{month_name[themonth]} {theyear}".center(7 * (width + 1) - 1).rstrip()
    lines = [title, " ".join([name[:width].center(width) for name in (day_name if width >= 9 else day_abbr)]).rstrip()]
    for week in monthcalendar(theyear, themonth):
        lines.append(" ".join([("" if day == 0 else f"{day:2d}").center(width) for day in week]).rstrip())
    return ("\n" * max(1, l)).join(lines) + "\n"


def timegm(tuple):
    days = datetime.date(tuple.tm_year, tuple.tm_mon, 1).toordinal() - 719163 + tuple.tm_mday - 1
    return ((days * 24 + tuple.tm_hour) * 60 + tuple.tm_min) * 60 + tuple.tm_sec
