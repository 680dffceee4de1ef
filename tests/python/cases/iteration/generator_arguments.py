# Generators with defaults, keywords, tuples, dicts and None; held in lists and dicts.
def scan(items, start=0, *, reverse=False, limit=None):
    if reverse:
        items = items[::-1]
    for i, x in enumerate(items):
        if limit is not None and i >= limit:
            return
        yield start + i, x


print(list(scan(["a", "b"])))
print(list(scan(["a", "b"], 5)))
print(list(scan(["a", "b", "c"], reverse=True, limit=2)))


def lookup(table, keys):
    for k in keys:
        yield k, table.get(k, 0)


print(list(lookup({"x": 1}, ("x", "y"))))


def minmax(xs):
    lo = hi = xs[0]
    for x in xs:
        lo, hi = min(lo, x), max(hi, x)
        yield lo, hi


for lo, hi in minmax([3, 1, 4]):
    print(lo, hi)
gens = [scan([i, i + 1]) for i in range(3)]
for g in gens:
    print(next(g))
for g in gens:
    print(list(g))


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b


print(*fibonacci(8))
print(dict(enumerate(fibonacci(4))))
print(tuple(fibonacci(5)), set(fibonacci(3)) == {0, 1})
print(3 in fibonacci(6), 4 in fibonacci(6))
