"""Identity, default equality, default repr, objects in dicts by identity."""
import re


class Thing:
    def __init__(self, n):
        self.n = n


a = Thing(1)
b = Thing(1)
c = a
print(a is b, a is c, a == b, a == c, a != b, a is not b)
print(id(a) == id(c), id(a) == id(b))
owner = {a: "first", b: "second"}
print(owner[a], owner[c], owner[b], len(owner))
print(a in [b], a in [b, c])
print(re.sub("0x[0-9a-f]+", "0x", repr(a)))
print(re.sub("0x[0-9a-f]+", "0x", f"{b}"))
things = [Thing(i) for i in range(3)]
last = things[-1]
print(things.index(last), last is things[2])
nothing = None
print(nothing is None, a is not None)


def same(x, y):
    return x is y


print(same(a, c), same(a, b), hash(a) == hash(c))
