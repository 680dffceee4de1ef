import contextlib
import io
import os
import sys
import tempfile
from contextlib import ExitStack, redirect_stdout, suppress, closing, contextmanager


@contextmanager
def tag(name):
    print("open", name)
    try:
        yield name.upper()
    finally:
        print("close", name)


with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in ("a", "b")]
    print(names)
    stack.callback(print, "callback", 1)

folder = tempfile.mkdtemp()
paths = [os.path.join(folder, f"{i}.txt") for i in range(3)]
with ExitStack() as stack:
    files = [stack.enter_context(open(p, "w")) for p in paths]
    for i, f in enumerate(files):
        f.write(str(i))
print([open(p).read() for p in paths])

buffer = io.StringIO()
with redirect_stdout(buffer):
    print("hidden")
    print("lines")
print(repr(buffer.getvalue()))
with contextlib.redirect_stderr(io.StringIO()) as err:
    print("oops", file=sys.stderr)
print(err.getvalue().strip())
with suppress(FileNotFoundError, KeyError):
    os.remove(os.path.join(folder, "missing"))
    print("not here")
stack = ExitStack()
stack.enter_context(tag("late"))
stack.close()
with open(os.devnull, "w") as devnull:
    with contextlib.redirect_stdout(devnull):
        print("nothing")
print("done")


class Guard:
    def __init__(self, name, swallows=False):
        self.name = name
        self.swallows = swallows

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, value)
        return self.swallows


with ExitStack() as stack:
    stack.enter_context(Guard("a", swallows=True))
    stack.enter_context(Guard("b"))
    raise ValueError("inside")
try:
    with ExitStack() as stack:
        g = stack.enter_context(Guard("c"))
        stack.enter_context(tag("t"))
        print(g.name)
        raise KeyError("k")
except KeyError as error:
    print("caught", error)
with ExitStack() as outer:
    outer.enter_context(Guard("kept"))
    kept = outer.pop_all()
print("left")
kept.close()
out = io.StringIO()
try:
    with redirect_stdout(out):
        print("before")
        raise RuntimeError("stop")
except RuntimeError:
    print("restored", repr(out.getvalue()))
