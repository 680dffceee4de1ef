# Draws, printed progress and meters in one expression, as training scripts have them.
import random

random.seed(3)


class Meter:
    def __init__(self):
        self.total, self.count = 0.0, 0

    def update(self, value, n=1):
        self.total += value * n
        self.count += n
        return value

    @property
    def mean(self):
        return self.total / max(1, self.count)


def batch(n):
    print("batch", n)
    return [random.randint(0, 9) for _ in range(n)]


meter = Meter()
print(random.randint(0, 9), [random.randint(0, 9) for _ in range(3)], random.randint(0, 9))
print(sum(batch(3)) / len(batch(2)) + sum(x * x for x in batch(2)))
history = [meter.mean, *[meter.update(x / 10) for x in batch(3)], meter.mean]
print(history, meter.count)
print(f"{meter.mean:.3f} {sum(meter.update(x, n=2) for x in batch(2)):.1f} {meter.mean:.3f}")
best, wait = float("inf"), 0
for epoch in range(3):
    loss = meter.update(random.random()) + sum(random.random() for _ in range(2)) * random.random()
    best, wait = (loss, 0) if loss < best else (best, wait + 1)
    print(epoch, f"{loss:.4f} {best:.4f}", wait, [random.random() < 0.5 for _ in range(2)], random.randint(1, 6))
