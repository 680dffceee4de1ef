from collections import defaultdict, Counter, OrderedDict
class Stats(defaultdict):
    def __init__(self):
        super().__init__(list)
    def add(self, **values):
        for k, v in values.items():
            self[k].append(v)
    def means(self):
        return {k: sum(v) / len(v) for k, v in self.items()}
s = Stats()
s.add(loss=1.0, acc=0.5)
s.add(loss=0.5, acc=0.75)
print(s.means(), sorted(s), len(s), "loss" in s)
class Vocab(Counter):
    def top(self, n):
        return [w for w, c in self.most_common(n)]
v = Vocab("the cat the dog the end".split())
print(v.top(1), v["the"], v["zzz"], v.total())
v.update(["dog", "dog", "dog"])
print(v.most_common(2))
class Frozen(dict):
    def __setitem__(self, key, value):
        raise TypeError("frozen")
    def __missing__(self, key):
        return 0
f = Frozen(a=1)
try:
    f["b"] = 2
except TypeError as e:
    print(e)
print(f["a"], f["q"], f)
class Unique(set):
    def add_all(self, items):
        for i in items:
            self.add(i)
        return self
u = Unique([3])
print(sorted(u.add_all([1, 2, 2])), len(u), 2 in u, u == {1, 2, 3})
class Base(dict):
    def total(self):
        return sum(self.values())
class Derived(Base):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.tag = "d"
    def __getitem__(self, key):
        return super().__getitem__(key) * 10
d = Derived(a=1, b=2)
print(d.total(), d["a"], d.tag, d.get("a"), isinstance(d, Base), isinstance(d, dict), isinstance(d, list))
for k, x in d.items():
    print(k, x)
