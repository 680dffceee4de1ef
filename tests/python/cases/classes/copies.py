"""copy.copy and copy.deepcopy of objects."""
import copy


class Inner:
    def __init__(self, values):
        self.values = values


class Outer:
    def __init__(self, name, inner):
        self.name = name
        self.inner = inner
        self.tags = ["t"]


class Derived(Outer):
    def __init__(self, name, inner, extra):
        super().__init__(name, inner)
        self.extra = extra


o = Outer("o", Inner([1, 2]))
shallow = copy.copy(o)
deep = copy.deepcopy(o)
o.inner.values.append(3)
o.tags.append("u")
o.name = "changed"
print(shallow.name, shallow.inner.values, shallow.tags, shallow.inner is o.inner)
print(deep.name, deep.inner.values, deep.tags, deep.inner is o.inner)
d = Derived("d", Inner([7]), {"k": [1]})
e = copy.deepcopy(d)
d.extra["k"].append(2)
d.inner.values[0] = 8
print(e.extra, e.inner.values, type(e).__name__, e.name)
items = [Inner([1]), Inner([2])]
both = copy.deepcopy(items)
items[0].values[0] = 100
print(both[0].values, items[0].values)
