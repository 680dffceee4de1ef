def append_to(x, items=[]):
    items.append(x)
    return items


def count(name, seen={}):
    seen[name] = seen.get(name, 0) + 1
    return seen[name]


SCALE = 2


def scaled(x, factor=SCALE * 10, bias=len("abc")):
    return x * factor + bias


def kw(a, *, b=3, c="z"):
    return f"{a} {b} {c}"


class Bag:
    def __init__(self, items=[]):
        self.items = items

    def add(self, x, log=[]):
        log.append(x)
        self.items.append(x)
        return len(log)


print(append_to(1))
print(append_to(2))
print(append_to(3, [9]))
print(append_to(4))
print(count("a"), count("b"), count("a"))
print(scaled(2), scaled(2, 3), scaled(2, bias=0))
print(kw(1), kw(2, c="y"), kw(3, b=5, c="x"))
a = Bag()
b = Bag()
print(a.add(1), b.add(2), a.items, b.items)
