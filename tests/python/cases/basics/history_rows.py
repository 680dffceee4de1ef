from collections import OrderedDict


def train(n):
    return {"train_loss": n / 2, "train_acc": n / 4}


def evaluate(n):
    return {"loss": n / 3, "accuracy": 100.0 * n / 7}


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


history = History()
for epoch in range(1, 4):
    stats = train(epoch)
    stats.update(evaluate(epoch))
    history.add(epoch, **stats)
    print(history.line(-1))
best = history.best("accuracy")
print(f"best epoch {best['epoch']}: {best['accuracy']:.1f}%")
