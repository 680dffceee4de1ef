# args: ["train", "--lr", "0.5", "extra"]
"""os.environ, sys.argv, sys.path and the formatting of times."""
import os
import sys
import time
from datetime import datetime, timedelta

os.environ["CUDA_VISIBLE_DEVICES"] = "0"
os.environ.setdefault("MASTER_ADDR", "localhost")
print(os.environ["CUDA_VISIBLE_DEVICES"], os.environ.get("MASTER_ADDR"), os.environ.get("NOT_SET_X"), os.environ.get("NOT_SET_X", "d"), os.getenv("NOT_SET_X", "1"), "NOT_SET_X" in os.environ)
os.environ.update({"RANK": "3"})
rank = int(os.environ.get("RANK", -1))
is_ddp = int(os.environ.get("LOCAL_RANK_Q", -1)) != -1
print(rank, is_ddp, os.environ.pop("RANK", None), os.environ.pop("RANK", None))
del os.environ["MASTER_ADDR"]
try:
    print(os.environ["MASTER_ADDR"])
except KeyError as e:
    print("KeyError", e)
print(len(sys.argv), sys.argv[1:], sys.argv[-1], os.path.basename(sys.argv[0]))
mode = sys.argv[1] if len(sys.argv) > 1 else "eval"
lr = float(sys.argv[sys.argv.index("--lr") + 1]) if "--lr" in sys.argv else 0.1
print(mode, lr)
for arg in sys.argv[1:]:
    if arg.startswith("--"):
        key, val = arg[2:], None
        print("key", key, val)
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.append("..")
print(sys.path[-1], ".." in sys.path, sys.version_info >= (3, 6), sys.version_info.major, sys.platform, os.sep, os.linesep == "\n", sys.maxsize)
sys.setrecursionlimit(10000)
start = time.time()
time.sleep(0.001)
elapsed = time.time() - start
print(elapsed > 0, "%.1f" % (elapsed // 60), time.perf_counter() > 0, time.perf_counter_ns() > 0)
t = time.gmtime(86400 * 365)
print(time.strftime("%Y-%m-%d %H:%M:%S", t), t.tm_year, time.strftime("%H:%M:%S", time.gmtime(3725)), len(time.strftime("%Y%m%d-%H%M%S")), len(time.ctime()))
print(str(timedelta(seconds=3725)), timedelta(seconds=59.5), timedelta(days=1, hours=2), timedelta(minutes=90).total_seconds(), str(timedelta(seconds=int(3725.9))))
when = datetime(2020, 1, 2, 3, 4, 5)
print(when, when.strftime("%b%d_%H-%M-%S"), when.isoformat(), f"{when:%Y-%m-%d}", when + timedelta(days=30), (datetime(2021, 1, 1) - when).days, when.year, when.strftime("%A %j %I %p"))
print(datetime.now().year > 2000, datetime.strptime("2021-05-06", "%Y-%m-%d"), datetime.fromtimestamp(0).year in (1969, 1970), len(datetime.now().strftime("%Y%m%d-%H%M%S")))


def human(s):
    m, s = divmod(int(s), 60)
    h, m = divmod(m, 60)
    return f"{h:d}:{m:02d}:{s:02d}" if h else "%dm %ds" % (m, s)


print(human(59), human(3600), human(3725.5), time.strftime("%Mm %Ss", time.gmtime(125)))
sys.exit("stopped early" if mode == "train" else 0)
