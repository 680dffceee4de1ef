"""Durations printed as scripts print them."""
import time
from datetime import timedelta

start = time.time()
done = sum(i for i in range(1000))
took = time.time() - start
print(done, f"{took:.0f}s", took < 5)
print(str(timedelta(seconds=int(3725))), timedelta(minutes=90), time.strftime("%H:%M:%S", time.gmtime(3725)))
print("{:.2f} min".format(150 / 60), time.strftime("%d.%m.%Y", time.gmtime(0)))
