# Attributes that __init__ leaves out, or sets in one branch: AttributeError until somebody sets them.
class Meter:
    def __init__(self, verbose):
        self.name = "meter"
        if verbose:
            self.level = 3

    def start(self):
        self.total = 0.0
        self.items = []
        self.best = None
        self.count = 0

    def add(self, x):
        self.total += x
        self.count += 1
        self.items.append(x)

    def average(self):
        return self.total / self.count


class Timed(Meter):
    def __init__(self, verbose, unit):
        super().__init__(verbose)
        self.unit = unit

    def start(self):
        super().start()
        self.began = 12

    def describe(self):
        return f"{self.name} {self.unit} {self.began}"


class Early:
    def __init__(self):
        self.size = self.compute()
        self.factor = 2

    def compute(self):
        return 10 * self.factor


def attempt(label, call):
    try:
        print(label, call())
    except AttributeError as error:
        print(label, "->", error)


m = Meter(False)
attempt("total", lambda: m.total)
attempt("add", lambda: m.add(1.0))
attempt("average", m.average)
m.start()
m.add(2.0)
m.add(5.0)
print(m.total, m.items, m.count, m.average(), m.best)
attempt("level", lambda: m.level)
attempt("level", lambda: Meter(True).level)
t = Timed(True, "ms")
attempt("describe", t.describe)
t.start()
attempt("describe", t.describe)
attempt("early", Early)
for meter in [Meter(True), Meter(False), Timed(False, "s")]:
    attempt("level of " + meter.name, lambda: meter.level)
    attempt("items", lambda: meter.items)
late = Meter(True)
print(late.level, late.items[0])
