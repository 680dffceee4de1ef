from collections import OrderedDict


def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)


def banner(text, width=40, char="-"):
    return f" {text} ".center(width, char)


class Average:
    """A running, weighted mean."""

    def __init__(self, name):
        self.name = name
        self.total = 0.0
        self.weight = 0

    def update(self, value, n=1):
        self.total += value * n
        self.weight += n

    @property
    def value(self):
        return self.total / max(1, self.weight)

    def __str__(self):
        return "%s %.3f" % (self.name, self.value)


class History:
    def __init__(self):
        self.rows = []

    def add(self, epoch, **stats):
        row = OrderedDict(epoch=epoch)
        row.update(stats)
        self.rows.append(row)

    def line(self, index):
        row = self.rows[index]
        return " | ".join("{} {:.3f}".format(k, v) if k != "epoch" else f"epoch {v}" for k, v in row.items())

    def best(self, key):
        return max(self.rows, key=lambda row: row[key])
