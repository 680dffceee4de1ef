def make():
    return {"loss": 0.5, "epoch": 1}

def bump(state):
    state["epoch"] += 1
    return state

a = {"x": 1, "y": 2.5}
b = a
b["x"] = 5
print(a["x"], b["x"])
s = make()
t = bump(s)
print(s["epoch"], t["epoch"])
c = {"x": 9, "y": 1.5}
rows = [c, {"x": 9, "y": 1.5}]
for row in rows:
    row["x"] += 1
print(c["x"], rows[0]["x"])

class Trainer:
    def __init__(self):
        self.history = {"loss": [], "acc": []}
        self.best = {"epoch": 0, "score": 0.0}
        self.inner = {"opt": {"lr": 0.1}, "n": 1}
        self.own = {"steps": 0, "time": 0.5}

    def step(self, i):
        self.history["loss"].append(1.0 / (i + 1))
        self.history["acc"].append(i * 0.1)
        self.best["epoch"] = i
        self.own["steps"] += 1
        return self.history

    def get_best(self):
        return self.best

trainer = Trainer()
h = trainer.step(1)
trainer.step(2)
print(len(h["loss"]), trainer.own["steps"], trainer.own["time"])
best = trainer.get_best()
best["score"] = 0.75
print(trainer.best["score"], trainer.get_best()["score"])
trainer.get_best()["epoch"] = 7
print(trainer.best["epoch"])
e = trainer.inner
e["opt"]["lr"] = 5.0
print(trainer.inner["opt"]["lr"])
def counter(state={"n": 0}):
    state["n"] += 1
    return state["n"]
print(counter(), counter(), counter())
p = q = {"k": 1}
p["k"] = 4
print(q["k"])
def get():
    return {"n": 1}
get()["n"] = 7
print(get()["n"])
def tot():
    total = {"loss": 0.0, "n": 0}
    for i in range(3):
        total["loss"] += 0.5
        total["n"] += 1
    return total
z = tot()
print(z["loss"] / z["n"])
print(h is trainer.history, a is b)
print(p == q, p == {"k": 4})
if z["n"] > 2:
    z["more"] = 1.5
print(z["more"])
