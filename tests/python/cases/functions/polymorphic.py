def describe(value, indent=0):
    pad = " " * indent
    if isinstance(value, dict):
        return pad + "dict of %d" % len(value)
    if isinstance(value, (list, tuple)):
        return pad + "sequence of %d" % len(value)
    if isinstance(value, str):
        return pad + "text " + value
    return pad + "number %s" % value


print(describe(1))
print(describe(2.5, 2))
print(describe("x"))
print(describe([1, 2]))
print(describe((1, 2, 3), indent=4))
print(describe({"a": 1}))


def identity(x):
    return x


print(identity(3), identity(3.0), identity("s"), identity([1]), identity(True))


def add(a, b):
    return a + b


print(add(1, 2), add(1.5, 2), add("a", "b"), add([1], [2]), add((1,), (2,)))


def double(x):
    return x * 2


print(double(2), double("ab"), double([0]), double(1.5))


def clamp(x, low=0, high=1):
    return max(low, min(x, high))


print(clamp(5), clamp(-3), clamp(0.5, 0.0, 1.0), clamp(7, high=10))
