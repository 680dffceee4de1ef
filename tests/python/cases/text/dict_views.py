# keys(), values() and items() as values.
a = {"x": 1, "y": 2, "z": 3}
b = {"y": 20, "w": 4}
keys, values, items = a.keys(), a.values(), a.items()
print(keys, values, items)
print(len(keys), "x" in keys, 2 in values, ("x", 1) in items, ("x", 2) in items)
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
a["new"] = 9
print(list(keys), sum(values), len(items))
print(a.keys() == b.keys(), set(a.keys()) >= {"x"})
first = next(iter(a))
print(first, a[first], list(a.values())[0], list(a)[-1])
for i, (k, v) in enumerate(a.items()):
    print(i, k, v)
print(max(a.values()), sorted(a.values(), reverse=True), [k for k, v in a.items() if v > 1])
