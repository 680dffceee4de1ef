# typical training-log bookkeeping
import math


class EarlyStopping:
    def __init__(self, patience=3, min_delta=0, mode="min"):
        self.patience = patience
        self.min_delta = min_delta
        self.best = None
        self.counter = 0
        self.mode = mode

    def step(self, value):
        score = -value if self.mode == "min" else value
        if self.best is None or score > self.best + self.min_delta:
            self.best = score
            self.counter = 0
        else:
            self.counter += 1
        return self.counter >= self.patience


def adjust(lr, epoch, warmup=2, total=10):
    if epoch < warmup:
        return lr * (epoch + 1) / warmup
    progress = (epoch - warmup) / max(1, total - warmup)
    return lr * 0.5 * (1 + math.cos(math.pi * progress))


def evaluate(data):
    correct = 0
    loss = 0
    n = 0
    for x, y in data:
        loss += (x - y) ** 2
        correct += int(abs(x - y) < 0.5)
        n += 1
    return loss / n, 100. * correct / n


data = [(0.5, 1), (1, 1), (2.5, 2)]
history = {"loss": [], "acc": [], "lr": []}
stopper = EarlyStopping(patience=2, min_delta=0.01)
best_loss = float("inf")
for epoch in range(4):
    loss, acc = evaluate(data)
    loss = loss / (epoch + 1)
    lr = adjust(0.1, epoch)
    history["loss"].append(loss)
    history["acc"].append(acc)
    history["lr"].append(lr)
    is_best = loss < best_loss
    best_loss = min(loss, best_loss)
    print(f"Epoch {epoch + 1}: loss {loss:.4f} acc {acc:.1f}% lr {lr:.5f}", "*" if is_best else "")
    if stopper.step(loss):
        print("stop", stopper.best)
        break
print(best_loss, history, stopper.best, stopper.counter)
print("Mean: {:.3f}, max {}, min {}".format(sum(history["loss"]) / len(history["loss"]), max(history["acc"]), min(history["lr"])))
eta = 0
for t in [1.5, 2]:
    eta = 0.9 * eta + 0.1 * t if eta else t
print(eta)
