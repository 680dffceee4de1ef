"""Profilers in a tuple as contexts, tables of functions, classes in functions, mutable defaults."""
import time
import contextlib


class Profile(contextlib.ContextDecorator):
    def __init__(self, t=0.0):
        self.t = t
        self.n = 0

    def __enter__(self):
        self.n += 1
        return self

    def __exit__(self, type, value, traceback):
        self.t += 1


dt = Profile(), Profile(), Profile(2.0)
for i in range(2):
    with dt[0]:
        x = i
    with dt[1]:
        y = x + 1
    with dt[2]:
        z = y
print([p.t for p in dt], dt[0].n)
ops = {"add": lambda a, b: a + b}
print(ops["add"](1, 2), [print, len][1]("abc"))


def outer():
    class Local:
        def __init__(self, v):
            self.v = v

        def double(self):
            return self.v * 2
    return Local(4).double(), [Local(i).v for i in range(2)]


print(outer())


def extend(x, acc=[]):
    acc.append(x)
    return acc


print(extend(1), extend(2))
