# dict.fromkeys with and without a value.
xs = [3, 1, 3, 2]
print(list(dict.fromkeys(xs)))
d = dict.fromkeys(xs)
print(d, len(d), 3 in d, sorted(d))
for k in d:
    print(k)
e = dict.fromkeys(["a", "b"], 0)
e["a"] += 2
print(e)
d[9] = None
for k, v in d.items():
    print(k, v, v is None)
print(d.get(3), [None] * 2, {"a": None})
