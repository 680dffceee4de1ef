"""time: measuring, local time, formats."""
import time

start = time.time()
tick = time.perf_counter()
ns = time.perf_counter_ns()
time.sleep(0.01)
elapsed = time.time() - start
print(elapsed >= 0.009, time.perf_counter() - tick >= 0.009, (time.perf_counter_ns() - ns) // 1000000 >= 9)
print(f"{elapsed:.1f}s", time.monotonic() > 0, time.process_time() >= 0, time.time_ns() > 10**18)
t = time.gmtime(1700000000)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday)
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.strftime("%j %a %b", time.localtime(0)))
print(time.asctime(t), time.ctime(0), time.mktime(time.localtime(12345)))
stamp = time.strftime("%Y%m%d-%H%M%S")
print(len(stamp), stamp[8])


def fmt(seconds):
    m, s = divmod(int(seconds), 60)
    h, m = divmod(m, 60)
    return f"{h:d}:{m:02d}:{s:02d}"


print(fmt(3725.9), fmt(59))
