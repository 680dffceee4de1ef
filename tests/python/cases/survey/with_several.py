"""with: several items, files, suppress, nullcontext, contexts of the script's own."""
import os
import tempfile
import time
from contextlib import contextmanager, nullcontext, suppress


class Timer:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        print("exit", self.name, exc_type.__name__ if exc_type else None, exc_value)
        return exc_type is ZeroDivisionError


@contextmanager
def section(title):
    print("<", title)
    try:
        yield title.upper()
    finally:
        print(">", title)


with Timer("a") as t, Timer("b"):
    print("inside", t.name)
with Timer("c"):
    1 // 0
with section("data") as name, section("more"):
    print(name)
with nullcontext():
    print("plain")
with suppress(FileNotFoundError, KeyError):
    os.remove("/no/such/file")
    print("never")
folder = tempfile.mkdtemp()
path = os.path.join(folder, "log.txt")
with open(path, "w") as out, open(os.path.join(folder, "b.txt"), "w", encoding="utf-8") as other:
    out.write("one\ntwo\n")
    out.writelines(["three\n", "four"])
    print("five", 5, sep=",", file=other)
    print("six", end="", file=other, flush=True)
with open(path) as f:
    print(f.read().splitlines(), f.closed)
print(f.closed)
with open(path, "r") as f:
    first = f.readline()
    rest = f.readlines()
    print(repr(first), rest, repr(f.readline()))
with open(path, "a") as f:
    f.write("\nfive")
for n, line in enumerate(open(path)):
    print(n, line.rstrip("\n"))
with open(os.path.join(folder, "b.txt"), "rb") as f:
    print(f.read(4), f.tell(), f.seek(0), f.read())
lines = [l.strip() for l in open(path, encoding="utf8")]
print(lines, len(open(path).read()), sum(1 for _ in open(path)))
try:
    with section("broken"):
        raise ValueError("inside")
except ValueError as e:
    print("caught", e)
