import copy
rows = [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]
for r in rows:
    print(r["a"], r["b"])
best = max(rows, key=lambda r: r["a"])
print(best["b"])
print(rows[0]["a"])
table = {"one": {"lr": 0.1}, "two": {"lr": 0.2}}
print(table["one"]["lr"])
class Net:
    def __init__(self):
        self.cfg = {"lr": 0.1, "n": 1}
    def lr(self): return self.cfg["lr"]
n = Net()
m = copy.copy(n)
k = copy.deepcopy(n)
m.cfg["lr"] = 0.7
print(n.lr(), m.lr(), k.lr())
pairs = [({"p": 1}, 2)]
for d, w in pairs:
    d["p"] += w
print(pairs[0][0]["p"])
def it():
    state = {"i": 0}
    def step():
        state["i"] += 1
        return state["i"]
    return step
f = it()
print(f(), f())
def kw(**kwargs):
    kwargs["z"] = 3
    x = kwargs
    x["z"] = 4
    return kwargs["z"]
print(kw(a=1))
class C:
    defaults = {"a": 1, "b": 2}
    def __init__(self, **kw):
        self.opts = self.defaults
        self.opts["a"] = 9
c = C()
print(C.defaults["a"], c.opts["a"])
