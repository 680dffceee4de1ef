"""Unpacking in assignments, loops, calls and returns."""


def stats(values):
    return min(values), max(values), sum(values) / len(values)


def split_batch(batch):
    (inputs, lengths), labels = batch
    return inputs, lengths, labels


low, high, mean = stats([3, 1, 2])
print(low, high, mean)
first, *middle, last = [1, 2, 3, 4, 5]
print(first, middle, last)
*head, tail = "a.b.c".split(".")
print(head, tail)
(x, y), z = (1, 2), 3
print(x, y, z)
a, b = 1, 2
a, b = b, a + b
print(a, b)
[c, d] = [10, 20]
print(c, d)
i = j = k = 0
i += 1
print(i, j, k)
inputs, lengths, labels = split_batch((([1, 2, 3], [3]), ["cat"]))
print(inputs, lengths, labels)
for index, (name, (h, w)) in enumerate([("conv1", (3, 3)), ("conv2", (5, 5))]):
    print(index, name, h, w)
for key, (lo, hi) in {"lr": (0.1, 1.0), "wd": (0.0, 0.5)}.items():
    print(key, lo, hi)
for first, *rest in [(1, 2, 3), (4, 5)]:
    print(first, rest)
_, predicted = max((0.1, "a"), (0.7, "b"))
print(predicted)
n, c_in, *size = (8, 3, 32, 32)
print(n, c_in, size, (n, *size), [*size, c_in])
(batch, seq), dim = (2, 5), 64
print({**{"a": 1}, "b": 2, **{"a": 3}}, [*range(3), *"ab"], {*[1, 2], *[2, 3]}, (*[1], *(2,)))
values = [1, 2, 3]
values[0], values[-1] = values[-1], values[0]
print(values)
record = {"x": 0}
record["x"], record["y"] = 5, 6
print(record)
p, q, r = range(3)
s, t = map(int, "640x480".split("x"))
u, v = zip(*[(1, "a"), (2, "b")])
print(p, q, r, s, t, u, v)
m, = [42]
print(m)
for wrong in ([1, 2, 3], [1]):
    try:
        one, two = wrong
    except ValueError as error:
        print("ValueError:", error)
try:
    one, two, *more = [1]
except ValueError as error:
    print("ValueError:", error)
