"""collections.defaultdict and OrderedDict."""
from collections import OrderedDict, defaultdict

words = "the cat sat on the mat the end".split()
d = defaultdict(int)
for w in words:
    d[w] += 1
print(d, d["the"])
groups = defaultdict(list)
for w in words:
    groups[len(w)].append(w)
print(groups, dict(groups))
for k in sorted(groups):
    print(k, groups[k])
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 2
print(nested["a"]["b"], len(nested))
s = defaultdict(set)
s["x"].add(3)
print(dict(s))
od = OrderedDict()
od["b"] = 1
od["a"] = 2
od.move_to_end("b")
print(od, list(od.keys()), od == OrderedDict([("a", 2), ("b", 1)]))
