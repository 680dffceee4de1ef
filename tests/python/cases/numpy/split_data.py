"""Shuffled train and test parts, batches by index: what scripts do before training."""
import numpy as np


def make_data(n, seed=0):
    rng = np.random.RandomState(seed)
    x = rng.uniform(-1, 1, size=(n, 2))
    y = (x[:, 0] * 2 - x[:, 1] + 0.1 * rng.randn(n) > 0).astype(np.int64)
    return x.astype(np.float32), y


def batches(x, y, size):
    order = np.random.permutation(len(x))
    for start in range(0, len(x), size):
        picked = order[start:start + size]
        yield x[picked], y[picked]


np.random.seed(1)
x, y = make_data(50)
indices = np.arange(len(x))
np.random.shuffle(indices)
split = int(0.8 * len(indices))
train, test = indices[:split], indices[split:]
x_train, y_train = x[train], y[train]
mean, std = x_train.mean(axis=0), x_train.std(axis=0)
x_train = (x_train - mean) / std
print(x_train.shape, y_train.shape, x_train.dtype, y_train.sum(), test)
print(mean, std, x_train[:2])
w = np.zeros(2)
b = 0.0
for epoch in range(3):
    total = 0.0
    for xb, yb in batches(x_train, y_train, 16):
        p = 1 / (1 + np.exp(-(xb @ w + b)))
        error = p - yb
        w -= 0.5 * xb.T @ error / len(yb)
        b -= 0.5 * error.mean()
        total += np.abs(error).sum()
    print(f"epoch {epoch} error {total / len(x_train):.4f} w {np.round(w, 4)} b {b:.4f}")
accuracy = ((x_train @ w + b > 0) == (y_train == 1)).mean()
print("accuracy: %.3f" % accuracy)
