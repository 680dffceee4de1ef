"""Objects that hold objects: lists, dicts, optional fields, methods that return self, chained calls."""


class Metric:
    def __init__(self, name):
        self.name = name
        self.reset()

    def reset(self):
        self.total = 0.0
        self.count = 0
        return self

    def update(self, value, n=1):
        self.total += value * n
        self.count += n
        return self

    @property
    def avg(self):
        return self.total / self.count if self.count else 0.0

    def __str__(self):
        return f"{self.name}={self.avg:.2f}"


class Tracker:
    def __init__(self, names):
        self.metrics = {n: Metric(n) for n in names}
        self.best = None
        self.history = []

    def step(self, **values):
        for name, value in values.items():
            self.metrics[name].update(value)
        self.history.append({n: m.avg for n, m in self.metrics.items()})
        loss = self.metrics["loss"]
        if self.best is None or loss.avg < self.best.avg:
            self.best = Metric("best").update(loss.avg)

    def __getitem__(self, name):
        return self.metrics[name]

    def __len__(self):
        return len(self.history)


t = Tracker(["loss", "acc"])
t.step(loss=2.0, acc=0.5)
t.step(loss=1.0, acc=0.7)
print(t["loss"], t["acc"], len(t), t.best)
print(t.history)
m = Metric("m").update(3.0).update(5.0, n=3)
print(m, m.count, m.reset().avg)
print(", ".join(str(x) for x in t.metrics.values()))
