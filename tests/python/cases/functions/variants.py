def show(x):
    return repr(x)


print(show(1), show("a"), show(1.5), show([1]), show(None), show((1, "b")), show({"k": 2}), show(True))


def pick(flag):
    if flag:
        return 1, "one"
    return 0, "zero"


def maybe(n):
    if n > 0:
        return n * 2


def first_or_none(items):
    for item in items:
        return item
    return None


print(pick(True), pick(False), maybe(2), maybe(-1))
print(first_or_none([]), first_or_none(["x"]), first_or_none([4]))


def stats(values, *, mean=True, spread=False):
    out = []
    if mean:
        out.append(sum(values) / len(values))
    if spread:
        out.append(max(values) - min(values))
    return out


print(stats([1, 2, 3]), stats([1.0, 5.0], spread=True), stats([2], mean=False))


def swap(a, b):
    return b, a


a, b = swap(1, "x")
print(a, b)
x, (y, z) = 1, swap(2, 3)
print(x, y, z)


def nested(data):
    if isinstance(data, list):
        return [nested(d) for d in data]
    return data * 2


print(nested([1, [2, [3]]]))
