def f(a, b=2, *, c=3):
    print(a, b, c)


def g(a, b, /, c, d=4, *rest, key="k", **kw):
    print(a, b, c, d, rest, key, sorted(kw.items()))


def many():
    return [i for i in range(5)]


xs = [1, 2]
f(*xs)
f(*xs, c=9)
f(1, *xs[:1])
opts = {"b": 5, "c": 6}
f(1, **opts)
f(**{"a": 1, "c": 2})
g(*many())
g(1, 2, *xs, key="z")
g(1, 2, 3, **{"d": 7, "extra": 8})
print(*xs, sep=", ")
print("all", *xs, "and", *xs, sep="|")
print(max(*many()), min(*xs, 0))
rows = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*rows)))
for column in zip(*rows):
    print(sum(column))
t = 1, *[2, 3]
print(t)


def r(xs):
    return 1, *xs


print(r([4, 5]))
for x in 1, *xs:
    print(x)
try:
    f(*many())
except TypeError as e:
    print(e)
