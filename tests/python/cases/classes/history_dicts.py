class History:
    def __init__(self):
        self.history = {"loss": [], "acc": []}
        self.best = {"epoch": -1, "acc": 0.0}
    def update(self, epoch, **metrics):
        for name, value in metrics.items():
            self.history[name].append(value)
        if metrics["acc"] > self.best["acc"]:
            self.best = {"epoch": epoch, "acc": metrics["acc"]}
        return self.history
    def summary(self):
        return {k: (min(v), max(v)) for k, v in self.history.items()}
h = History()
for e in range(3):
    hist = h.update(e, loss=1.0 / (e + 1), acc=0.3 * e)
hist["loss"].append(0.0)
print(h.summary(), h.best, len(h.history["loss"]))
def train(state, n):
    for i in range(n):
        state["step"] += 1
        state["loss"] = 1 / state["step"]
state = {"step": 0, "loss": 0.0}
train(state, 3)
train(state, 2)
print(state["step"], state["loss"])
checkpoints = []
for _ in range(3):
    state["step"] += 1
    checkpoints.append(dict(state))
print([c["step"] for c in checkpoints], state)
saved = state.copy()
state["step"] = 100
print(saved["step"])
results = {}
for name in ("a", "b"):
    results[name] = {"n": 0, "total": 0.0}
for i in range(4):
    r = results["a" if i % 2 else "b"]
    r["n"] += 1
    r["total"] += i * 0.5
print(results)
