"""Sorting, unique values, counting."""
import numpy as np

x = np.array([3, 1, 2, 3, 1])
print(np.sort(x), np.argsort(x), x[np.argsort(-x)], np.sort(x)[::-1], np.unique(x))
values, counts = np.unique(x, return_counts=True)
for value, count in zip(values, counts):
    print(value, count, f"{count / len(x):.1%}")
values, inverse = np.unique(x, return_inverse=True)
print(values, inverse, values[inverse])
m = np.array([[3, 1, 2], [9, 7, 8]])
print(np.sort(m), np.sort(m, axis=0), np.argsort(m, axis=1), m.argsort()[:, -1])
m.sort()
print(m, m.max(axis=1, keepdims=True))
print(np.searchsorted([1, 3, 5], [0, 3, 4, 9]), np.searchsorted([1, 3, 5], 3, side="right"), np.digitize([0.5, 2.5], [0, 1, 2, 3]))
print(np.bincount([0, 1, 1, 3]), np.bincount(x, minlength=6), np.bincount([0, 1], weights=[0.5, 1.5]))
counts, edges = np.histogram([1, 2, 1, 3, 4, 4.5], bins=4)
print(counts, edges)
confusion = np.zeros((3, 3), dtype=int)
for true, predicted in zip([0, 1, 2, 2], [0, 2, 2, 2]):
    confusion[true, predicted] += 1
print(confusion, np.diag(confusion) / confusion.sum(axis=1))
print(np.isin([1, 5], x), np.intersect1d([1, 2, 3], [2, 3, 4]), np.setdiff1d([1, 2, 3], [2]), np.union1d([3, 1], [2]))
print(np.where(x == 3)[0], np.argwhere(m > 2), np.nonzero(x - 1), np.flatnonzero(x > 1))
print(np.where(x > 2, x, 0), np.where(x > 1, 1.0, -1.0), np.clip(x, 1, 2), np.minimum(x, 2), np.maximum(0, x - 2))
print(np.interp(1.5, [1, 2, 3], [10, 20, 30]), np.interp([0, 2.5], [1, 2, 3], [10, 20, 30]), np.convolve([1, 2, 3], [0, 1, 0.5]))
print(3 in x, 7 in x, np.array_equal(x, x.copy()), np.allclose([1.0], [1.0 + 1e-9]))
