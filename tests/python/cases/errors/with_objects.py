# with: objects with __enter__ and __exit__, ways out of the block, errors that end there.
class Timer:
    def __init__(self, name):
        self.name = name
        self.inside = False

    def __enter__(self):
        print("enter", self.name)
        self.inside = True
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.inside = False
        if exc_type is not None:
            print("exit", self.name, exc_type.__name__, exc_value)
        else:
            print("exit", self.name)


class Swallow:
    def __enter__(self):
        return 5

    def __exit__(self, *args):
        print("swallowing", args[0] is not None)
        return True


class Only:
    def __init__(self, kind):
        self.kind = kind
        self.count = 0

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self.count += 1
        return isinstance(exc, ValueError)

    def close(self):
        print("closed", self.kind)


def run(n):
    with Timer("run") as t:
        print(t.inside)
        if n == 0:
            return "early"
        for i in range(5):
            with Timer("loop"):
                if i == n:
                    break
        if n == 3:
            raise ValueError("three")
    return "late"


print(run(0))
print(run(1))
try:
    run(3)
except ValueError as e:
    print("out:", e)
with Swallow() as five:
    print(five)
    raise KeyError("x")
print("after")
with Only("a") as o, Timer("both"):
    raise ValueError("inner")
print(o.count)
with Timer("last"):
    raise KeyError("end")
