import calendar
import time

print(calendar.monthrange(2024, 2), calendar.monthrange(2023, 2))
print(calendar.month_name[3], calendar.month_abbr[12], calendar.day_abbr[0], list(calendar.day_name)[:2])
print([y for y in range(1896, 1912) if calendar.isleap(y)], calendar.leapdays(2000, 2021))
print(calendar.weekday(2024, 7, 1) == calendar.MONDAY)
for week in calendar.monthcalendar(2024, 9):
    print(week)
print(calendar.month(2024, 9))
print(calendar.timegm(time.gmtime(86400 * 365)))
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print("ValueError", error)
