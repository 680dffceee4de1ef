# args: ["--name", "run 1", "7"]
"""sys: arguments, versions, streams, exit codes."""
import sys

print(len(sys.argv), sys.argv[1:], sys.argv[-1])
if sys.version_info >= (3, 7):
    print("new enough")
if sys.version_info < (3, 0):
    print("too old")
print(sys.version_info.major, sys.version_info[0], sys.version_info > (3, 11), sys.version_info >= (3, 12))
print(sys.platform.startswith("linux"), sys.maxsize, sys.byteorder)
print(sys.float_info.epsilon, sys.float_info.max, sys.float_info.min)
sys.setrecursionlimit(5000)
sys.path.append("lib")
sys.path.insert(0, ".")
sys.stdout.write("plain\n")
sys.stdout.flush()
print("to stderr", file=sys.stderr)
sys.stderr.write("again\n")
best = sys.maxsize
for loss in [5, 3, 9]:
    best = min(best, loss)
print(best)
sys.exit(3)
