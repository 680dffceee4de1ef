import sys

flag = len(sys.argv) > 5
print(1 if flag else 0.5, 1 if not flag else 0.5)
rate = 0 if flag else 0.25
print(rate, rate * 4, f"{rate:.3f}")
scale = 1 if not flag else 0.5
print(scale, scale / 2, scale * 2, scale + 0.5)
print(0 or 0.5, 1 and 0.5, 0.0 or 0, 3 and True, 0 or False, None or 0)
limit = None
print(limit or 1, limit or 0.5)
limit = 2.5
print(limit or 1)
a = rate or 1
b = flag or 1
print(a, b)
weight = scale
if flag:
    weight = 0.1
print(weight)
d = {"lr": 0.1}
print(d.get("lr", 0), d.get("momentum", 0), d.get("decay", 0) * 2, d.get("x"))
