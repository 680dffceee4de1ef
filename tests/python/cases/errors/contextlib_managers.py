# contextmanager, suppress, nullcontext, closing.
import os
import time
from contextlib import closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print("<%s>" % name)
    try:
        yield name.upper()
    finally:
        print("</%s>" % name)


@contextmanager
def timer(times, key):
    start = time.time()
    yield
    times[key] = time.time() - start


@contextmanager
def forgiving():
    try:
        yield
    except ValueError as e:
        print("forgiven:", e)


class Connection:
    def __init__(self, name):
        self.name = name

    def close(self):
        print("closed", self.name)


with tag("b") as b:
    print(b)
try:
    with tag("i"):
        raise RuntimeError("in tag")
except RuntimeError as e:
    print("caught", e)
with forgiving():
    raise ValueError("small")
times = {}
with timer(times, "nothing"):
    pass
print(list(times.keys()), times["nothing"] >= 0)
with suppress(FileNotFoundError, KeyError):
    os.remove("/nonexistent/x")
    print("not reached")
with nullcontext():
    print("null")
with closing(Connection("c")) as c:
    print(c.name)
