# An int default of a dict of floats stays an int.
d = {"lr": 0.1}
print(d.get("x", 5))
print(d.get("lr", 5))
print(d.pop("x", 5))
print(max(1, 0.5), min(1, 0.5), max([0.5, 0.2], default=0))
print(sum([0.5, 0.25], 1), sum([], 1))
empty = {"a": 0.5}
print(sum(v for v in empty.values() if v > 1))
print(sum([v for v in [0.5] if v > 1]))
print(max([v for v in [0.5] if v > 1], default=0))
print(d.setdefault("lr", 3))
y = d.get("z", 0)
y += 1
print(y, y / 2, f"{y}")
print(d.get("zz"), d.get("lr"))
