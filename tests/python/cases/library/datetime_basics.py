import datetime
from datetime import timedelta
start = datetime.datetime(2024, 2, 28, 23, 59, 58)
d = timedelta(seconds=3661.5, days=1)
print(start, d, repr(start), repr(d), d.total_seconds(), d.days, d.seconds)
end = start + d
print(end, end - start, end > start, (end - start) == d)
print(start.strftime("%Y-%m-%d_%H-%M-%S"), end.isoformat(), start.isoformat(sep=" "), start.date(), start.time(), start.weekday())
print(str(timedelta(seconds=42)), timedelta(seconds=int(12345.678)), timedelta(minutes=-5), timedelta(hours=100) / 3, timedelta(days=2) // timedelta(hours=5), -timedelta(1), timedelta(0))
p = datetime.datetime.strptime("2021-03-04 05:06:07.25", "%Y-%m-%d %H:%M:%S.%f")
print(p, p.year, p.month, p.hour, p.microsecond, p.replace(year=2000, day=1))
utc = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
print(utc, utc.timestamp(), utc.isoformat(), repr(utc), utc.strftime("%Z %z"))
print(datetime.datetime.fromtimestamp(0), datetime.datetime.fromtimestamp(1700000000.5), datetime.date(2024, 2, 29) + timedelta(days=366))
now = datetime.datetime.now()
print((datetime.datetime.now() - now).total_seconds() < 5, f"{start:%d/%m/%Y}", f"{d}")
print(datetime.date(2024, 5, 6) - datetime.date(2023, 5, 6), datetime.datetime.fromisoformat("2024-01-02T03:04:05+02:00"))
days = {datetime.date(2024, 1, 1): 2}
print(days, sorted([datetime.date(2024, 1, 3), datetime.date(2023, 1, 1)]))
