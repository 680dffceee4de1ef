def train(cfg):
    model = {"w": 1.0, "b": 0.0}
    state = {"model": model, "epoch": 0, "opt": {"lr": cfg["lr"]}}
    for e in range(3):
        model["w"] -= state["opt"]["lr"]
        state["epoch"] = e
        if e == 1:
            state["opt"]["lr"] *= 0.5
    return state
cfg = {"lr": 0.5, "name": "x"}
best = train(cfg)
print(best["model"]["w"], best["epoch"], best["opt"]["lr"], cfg["lr"])
class Meter:
    def __init__(self):
        self.reset()
    def reset(self):
        self.sums = {"loss": 0.0, "n": 0}
    def add(self, loss, n=1):
        self.sums["loss"] += loss * n
        self.sums["n"] += n
    def value(self):
        return self.sums["loss"] / max(self.sums["n"], 1)
m = Meter()
m.add(1.0)
m.add(2.0, n=3)
old = m.sums
m.reset()
print(m.value(), old["loss"], old["n"], m.sums is old)
def swap(d):
    d["a"], d["b"] = d["b"], d["a"]
pair = {"a": 1, "b": 2}
swap(pair)
print(pair["a"], pair["b"])
def options(**kw):
    kw["extra"] = 1
    return kw
o = options(a=2)
p = o
p["a"] = 5
print(o["a"], o["extra"])
import copy
d1 = {"x": [1], "n": 1}
d2 = copy.copy(d1)
d3 = copy.deepcopy(d1)
d1["x"].append(2)
d1["n"] = 5
print(d2["x"], d2["n"], d3["x"], d3["n"])
def gen():
    item = {"i": 0, "sq": 0}
    for i in range(3):
        item["i"] = i
        item["sq"] = i * i
        yield item
print([(g["i"], g["sq"]) for g in gen()], [g["i"] for g in list(gen())])
