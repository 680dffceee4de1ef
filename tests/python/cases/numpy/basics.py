"""Arrays as users first meet them: making, computing, printing."""
import numpy as np

x = np.array([1.0, 2.0, 3.0])
y = np.arange(6).reshape(2, 3)
print(x, y)
print(x + 1, x * y, y.sum(axis=0), y.mean())
print(y.shape, y.dtype, len(y), y.T.shape, y.ndim, y.size)
print(repr(y), repr(x.astype(np.float32)))
for row in y:
    print(row, row.max(), row[0])
print(np.zeros((2, 2)), np.ones(3, dtype=int), np.eye(2))
n, d = y.shape
print(n * d, y.shape[1])
print(np.dot(x, x), np.argmax(y), int(np.argmax(y)), float(x[1]))
print(x.tolist(), y.tolist())
