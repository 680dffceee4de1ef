"""Methods that subclasses override: with defaults, keywords, more parameters; base methods that call them; attributes of subclasses."""


class Scheduler:
    kind = "constant"
    order = 1

    def __init__(self, base):
        self.base = base

    def at(self, step):
        return self.base

    def describe(self, steps=3):
        values = ", ".join(f"{self.at(s):.3f}" for s in range(steps))
        return f"{self.kind}#{self.order}: {values}"

    def scale(self, k=2.0):
        return self.base * k


class Linear(Scheduler):
    kind = "linear"

    def __init__(self, base, total):
        super().__init__(base)
        self.total = total

    def at(self, step):
        return self.base * (1 - step / self.total)

    def scale(self, k=3.0, offset=1.0):
        return self.base * k + offset


class Warmup(Linear):
    kind = "warmup"
    order = 2

    def at(self, step):
        if step < 2:
            return self.base * step / 2
        return super().at(step)


class Silent(Scheduler):
    def describe(self, steps=1):
        return "silent" * steps


for s in [Scheduler(0.1), Linear(0.5, 10), Warmup(1.0, 4), Silent(2.0)]:
    print(s.describe())
    print(s.describe(steps=2), s.scale(), s.scale(k=1.0), s.kind)
table = {"lin": Linear(1.0, 2), "warm": Warmup(1.0, 2)}
print(sorted((name, s.at(1)) for name, s in table.items()))
