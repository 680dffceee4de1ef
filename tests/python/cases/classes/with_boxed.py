# Contexts of which only the run knows the kind: an object, a generator, nullcontext()
from contextlib import nullcontext, contextmanager
class Timer:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, *exc):
        print("exit", self.name, exc[0] is None)
@contextmanager
def section(name):
    print("begin", name)
    try:
        yield name
    finally:
        print("end", name)
def run(timed):
    ctx = Timer("t") if timed else nullcontext()
    with ctx:
        print("body", timed)
run(True)
run(False)
def run2(flag):
    with (section("s") if flag else nullcontext()) as value:
        print("in", value)
run2(True)
run2(False)
def run3(flag):
    context = section("x") if flag else Timer("y")
    with context:
        print("body")
run3(True)
run3(False)
