# sys.stdout.write, stderr, print to a file object, flush.
import sys
written = sys.stdout.write("hello\n")
print(written)
sys.stdout.write("%d%%\n" % 50)
sys.stdout.write("a" + "b" * 3 + "\n")
print("progress", end="\r", flush=True)
print("done    ")
print("to stderr", file=sys.stderr)
print("one", "two", sep="\n", file=sys.stdout)
def report(value, stream=sys.stdout):
    print("value:", value, file=stream)
report(3)
report([1, 2])
for i in range(3):
    print(i, end=", " if i < 2 else "\n")
print()
print("", "x", "")
print(sep="-")
print("a", "b", sep="")
print(1, None, 2.50, "x", [1.0], sep=" | ", end=" <\n")
sys.stdout.flush()
