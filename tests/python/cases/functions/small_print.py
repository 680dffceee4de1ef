# The small print of the language: imports, closures, generators, statements, literals
import math
from math import *
print(math.pi == pi, sqrt(4), math.sqrt(9))
def f(i, log):
    log.append(i)
    return i
log = []
print(f(1, log) < f(2, log) < f(0, log) < f(5, log), log)
fs = {}
for name in ("a", "b"):
    fs[name] = lambda x, n=name: f"{n}{x}"
print(fs["a"](1), fs["b"](2))
idx = (0, 1)
grid = {(0, 1): "x"}
print(grid[idx], grid[(*idx,)])
def g(*args, **kw):
    first, *rest = args
    return first, rest, kw
print(g(*[1, 2], *(3,), **{"a": 1}, **dict(b=2)))
def outer():
    x = 0
    def inc():
        nonlocal x
        x += 1
        def deeper():
            nonlocal x
            x *= 10
        deeper()
        return x
    return inc
h = outer()
print(h(), h())
def counter(start=0):
    n = start
    while True:
        got = yield n
        n = got if got is not None else n + 1
c = counter()
print(next(c), next(c), c.send(10), next(c))
total = 0
def add():
    global total
    total += 1
    return total
print([add() for _ in range(3)], total)
data = [3, 1, 2]
if (n := len(data)) > 2:
    print(f"{n=} {data!r:>12} {n:>{n}} {'x' * n}")
print([y for x in data if (y := x ** 2) > 1], y)
x = 5
print("neg" if x < 0 else "zero" if x == 0 else "pos")
try:
    assert x < 3, f"x is {x}"
except AssertionError as e:
    print("assert:", e)
for i in range(3):
    try:
        if i == 1:
            continue
        print("try", i)
    finally:
        print("fin", i)
else:
    print("done")
while True:
    try:
        raise StopIteration
    except (StopIteration, ValueError) as e:
        print(type(e).__name__)
        break
def ret():
    try:
        return "try"
    finally:
        print("cleanup")
print(ret())
a = b = []
a.append(1)
print(b, a is b)
s = "abc"
print(s[::-1], s[-2:], s * 2, "b" in s, *s)
del data[0], data[-1]
print(data)
m = [[1, 2], [3, 4]]
print([*map(sum, m)], list(zip(*m)), [c for r in m for c in r], {k: v for k, v in enumerate("ab")})
print(max(m, key=lambda r: r[1]), sorted({"b": 1, "a": 2}.items(), key=lambda kv: (-kv[1], kv[0])))
print(any(v > 3 for r in m for v in r), all([]), sum([[1], [2]], []))
def p(a, b=2, /, c=3, *, d): return a + b + c + d
print(p(1, d=4), p(1, 1, c=1, d=1))
print((lambda *a, **k: (a, k))(1, z=2))
i = 10
i //= 3; i **= 2; i %= 5; i <<= 2; i |= 1
print(i, ~i, -i // 2, divmod(-7, 2), round(2.5), 7 / 2, 2 ** -1, 10 ** 20)
print(0.1 + 0.2, 1e16, 1e-7, float("inf"), -0.0, 1_000, 0x1F, 5 == 5.0, True + 1)
print(isinstance(True, int), type(1) is int, issubclass(bool, int))
print(" a,b ,c ".strip().split(","), "-".join(["x", "y"]), "Ab".swapcase(), "x".center(5, "*"), "%d%%" % 5)
