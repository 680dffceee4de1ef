"""Parsing and formatting times of runs."""
from datetime import date, datetime, timedelta, timezone

for text in ["2024-01-31 10:20:30", "2023-12-01 00:00:01"]:
    when = datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    print(when, when.strftime("%b %d, %Y at %I:%M %p"), when.weekday(), when.isoweekday())
log = "[05/Mar/2021:07:08:09] loss"
stamp = datetime.strptime(log[1:21], "%d/%b/%Y:%H:%M:%S")
print(stamp.isoformat(), stamp + timedelta(weeks=1, hours=-3))
eta = timedelta(seconds=12.5) * 100
print(eta, str(eta).split(".")[0], eta.total_seconds() / 60)
try:
    datetime.strptime("yesterday", "%Y-%m-%d")
except ValueError as e:
    print(e)
print(date(2024, 2, 29).replace(year=2023, day=28), date(2024, 12, 25) - date(2024, 1, 1), date.fromisoformat("2020-05-06"))
aware = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
print(aware.astimezone(timezone(timedelta(hours=5, minutes=30))), aware > datetime(2023, 1, 1, tzinfo=timezone.utc))
print(datetime(2024, 5, 6, 7, 8, 9, 123456).isoformat(timespec="milliseconds"), datetime.min if False else "")
print(min(datetime(2024, 1, 2), datetime(2023, 5, 5)), timedelta(days=1) > timedelta(hours=23), timedelta(hours=5) % timedelta(hours=2))
datetime(2023, 2, 30)
