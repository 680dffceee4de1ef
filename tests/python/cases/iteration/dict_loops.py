# Loops over dicts and views; deleting while going over a copy; a size change is an error.
d = {"a": 1, "b": 2, "c": 3}
for k in list(d):
    if d[k] == 2:
        del d[k]
print(d)
for k, v in d.items():
    d[k] = v * 10
print(d)
for i, k in enumerate(d):
    print(i, k)
for (k, v), n in zip(d.items(), [7, 8]):
    print(k, v, n)
try:
    for k in d:
        d[k + "x"] = 0
except RuntimeError as e:
    print(e)
nested = {"x": {"p": 1}, "y": {"q": 2, "r": 3}}
for name, inner in nested.items():
    for key, value in inner.items():
        print(name, key, value)
print([k for k, v in nested.items() if len(v) > 1])
print(sum(v for inner in nested.values() for v in inner.values()))
