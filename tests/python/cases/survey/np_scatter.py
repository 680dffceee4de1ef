"""Scatter, ufunc methods, vectorize, apply_along_axis, structured bits."""
import numpy as np

counts = np.zeros(5)
np.add.at(counts, [0, 1, 1, 3], 1)
print(counts)
table = np.zeros((3, 2))
np.add.at(table, (np.array([0, 0, 2]), np.array([1, 1, 0])), np.array([1.0, 2.0, 3.0]))
print(table)
np.maximum.at(counts, [0, 4], 7)
np.subtract.at(counts, np.array([1]), 0.5)
print(counts, np.add.reduce([1, 2, 3]), np.multiply.reduce([2, 3, 4]), np.maximum.accumulate([1, 3, 2]), np.multiply.outer([1, 2], [3, 4]), np.logical_and.reduce([True, False]))


def relu(x):
    return x if x > 0 else 0


vrelu = np.vectorize(relu)
print(vrelu(np.array([-1, 2, -3, 4])), np.vectorize(lambda x, y: x + y)([1, 2], 10), np.vectorize(len)(["a", "bcd"]) if False else "")
print(np.apply_along_axis(np.sum, 1, np.ones((2, 3))), np.apply_along_axis(lambda v: v.max() - v.min(), 0, np.array([[1, 5], [4, 2]])))
labels = np.array([0, 2, 1])
one_hot = np.eye(3)[labels]
print(one_hot, one_hot.argmax(axis=1), (one_hot.argmax(1) == labels).mean())
confusion = np.zeros((3, 3), dtype=int)
for t, p in zip(labels, [0, 1, 1]):
    confusion[t, p] += 1
print(confusion, confusion.diagonal().sum() / confusion.sum(), np.diag(confusion))
print(np.take([10, 20, 30], [0, 2]), np.take_along_axis(np.array([[3, 1]]), np.array([[1, 0]]), axis=1), np.put_along_axis, np.choose([0, 1], [[1, 2], [3, 4]])) if False else None
scores = np.random.RandomState(0).rand(5)
top = np.argsort(scores)[::-1][:3]
print(top, scores[top], np.argsort(-scores)[:2], np.flatnonzero(scores > 0.6), np.cumprod([1, 2, 3]), np.isfinite([1.0, np.inf]), np.nan_to_num([np.nan, 1.0]), np.nanmean([1, np.nan]))
print(np.linalg.det(np.array([[1.0, 2.0], [3.0, 4.0]])), np.linalg.solve(np.array([[2.0, 0], [0, 4]]), np.array([2.0, 4])), np.cross([1, 0, 0], [0, 1, 0]), np.convolve([1, 2, 3], [0, 1], "same"))
print(np.polyval([2, 1], 3), np.cov([[1, 2], [3, 5]]))
