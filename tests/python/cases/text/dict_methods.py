# Methods of dict.
d = {"b": 2, "a": 1}
d["c"] = 3
print(d, len(d), d["a"], d.get("x"), d.get("a"), d.get("x", 0), "a" in d, "x" not in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), sorted(d), sorted(d.items()))
for k in d:
    print(k, end=" ")
for k, v in d.items():
    print(k, v, end=";")
print()
print(d.pop("b"), d.pop("zz", -1), d.popitem(), d)
print(d.setdefault("n", 10), d.setdefault("n", 20), d)
d.update({"a": 5, "z": 26})
d.update(q=7)
d.update([("r", 8), ("s", 9)])
print(d)
e = {"a": 0, "new": 1}
print(d | e)
d |= e
print(d, d == dict(d), d != e, e == {"new": 1, "a": 0})
del d["a"]
print(d, bool({}), not d)
c = d.copy()
c.clear()
print(c, len(d))
print(dict.fromkeys(["x", "y"], 0), dict.fromkeys("ab", 1))
print(dict(a=1, b=2), dict([("k", 1)]), dict(zip("ab", [1, 2])), dict({"m": 1}, n=2), {**e, "y": 2})
n = {1: "one", 2: "two"}
n[3] = n.pop(1)
print(n, max(n), min(n.values()), sum(n), {k: len(v) for k, v in n.items()})
print({v: k for k, v in e.items()}, {(1, 2): "t"}[(1, 2)], {1.0: "f"}[1], {True: "yes"}[1])
groups = {}
for w in ["apple", "avocado", "bean", "cherry", "corn"]:
    groups.setdefault(w[0], []).append(w)
print(groups)
counts = {}
for ch in "mississippi":
    counts[ch] = counts.get(ch, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
nested = {"train": {"lr": 0.1, "wd": 0.0}, "test": {"lr": 0.0, "wd": 1.0}}
nested["train"]["lr"] *= 2
print(nested, nested["train"]["lr"])
