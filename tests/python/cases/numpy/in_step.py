"""Several arrays in step: shuffles, sorting, batches, cross validation."""
import numpy as np


def shuffle_together(*arrays):
    order = np.random.permutation(len(arrays[0]))
    return [a[order] for a in arrays]


def k_fold(n, k):
    order = np.arange(n)
    np.random.shuffle(order)
    for fold in np.array_split(order, k):
        yield np.setdiff1d(order, fold), np.sort(fold)


np.random.seed(11)
x = np.arange(10) * 10
y = np.arange(10)
x, y = shuffle_together(x, y)
print(x, y, (x == y * 10).all())
for train, test in k_fold(10, 3):
    print(len(train), test)
scores = np.array([0.2, 0.9, 0.5])
names = ["a", "b", "c"]
order = scores.argsort()[::-1]
print([names[i] for i in order], scores[order])
for i in range(0, len(x), 4):
    batch = x[i:i + 4]
    print(i // 4, batch, batch.mean())
weights = np.array([1, 2, 1]) / 4
picks = np.random.choice(3, size=8, p=weights)
print(picks, np.bincount(picks, minlength=3))
bootstrap = np.array([np.random.choice(y, size=len(y)).mean() for _ in range(5)])
print(bootstrap, bootstrap.std().round(4))
noise = np.random.uniform(-0.1, 0.1, size=x.shape)
print((x + noise).round(3)[:4], np.sign(noise)[:4])
grid = [(lr, wd) for lr in np.logspace(-3, -1, 3) for wd in (0.0, 0.1)]
for lr, wd in grid[:3]:
    print(f"{lr:g} {wd}")
print(len(grid), np.random.randint(0, 100, 3))
