"""Subscripts of all kinds, read and written."""
import numpy as np

x = np.arange(24).reshape(2, 3, 4)
print(x[0, 1, 2], x[1], x[:, 0], x[..., -1])
print(x[0, :, ::2], x[:, [0, 2]], x[::-1, 1, 1:3])
idx = np.array([2, 0, 1])
rows = np.arange(3)
y = x[0]
print(y[idx], y[rows, idx], y[idx[:, None], [0, 3]])
mask = y % 3 == 0
print(mask, y[mask], y[~mask].sum())
y[mask] = -1
print(y)
y[rows, idx] = [10, 20, 30]
print(y)
y[y > 5] *= 2
print(y, np.where(y < 0)[0])
z = np.zeros((2, 2))
z[np.newaxis].shape
print(z[np.newaxis].shape, z[:, None, :].shape, z[..., np.newaxis].shape)
labels = np.array([0, 2, 1])
one_hot = np.zeros((3, 3))
one_hot[np.arange(3), labels] = 1
print(one_hot)
v = np.arange(10)
v[2:5] = 0
v[-1] = 42
v[::3] += 100
print(v)
print(v[np.array([True, False] * 5)])
