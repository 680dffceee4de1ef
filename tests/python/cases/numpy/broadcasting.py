"""Broadcasting, meshes, distances, moving averages."""
import numpy as np

a = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
distances = np.sqrt(((a[:, None, :] - a[None, :, :]) ** 2).sum(axis=-1))
print(distances, distances.shape, distances[0])
print(np.linalg.norm(a[1] - a[2]), np.linalg.norm(a, axis=1, keepdims=True).T)
xs, ys = np.meshgrid(np.linspace(-1, 1, 3), np.linspace(0, 1, 2))
points = np.stack([xs.ravel(), ys.ravel()], axis=1)
print(points, points.shape)
grid = (xs ** 2 + ys).reshape(2, 3)
print(grid, np.unravel_index(np.argmax(grid), grid.shape)[0])


def moving_average(values, window):
    return np.convolve(values, np.ones(window) / window, mode="valid")


def smooth(values, weight=0.6):
    last = values[0]
    out = []
    for value in values:
        last = last * weight + (1 - weight) * value
        out.append(last)
    return np.array(out)


signal = np.array([1.0, 4.0, 2.0, 8.0, 5.0])
print(moving_average(signal, 3), smooth(signal), np.cumsum(signal) / np.arange(1, 6), np.diff(signal))
lr = np.concatenate([np.linspace(0, 1, 3), 0.5 * (1 + np.cos(np.pi * np.arange(4) / 4))])
print(np.round(lr, 4), np.tile(np.arange(2), (2, 2)), np.repeat(np.arange(3), 2))
print(np.ones((3, 1)) + np.zeros((1, 2)), np.broadcast_to([1, 2], (2, 2)), (np.arange(3) * np.ones((2, 1))).T)
k = np.arange(10)
print(k[k % 2 == 0], k[1::3], k[-3:], k[:-3:-1], np.take(k, [1, -1]), k[None, :3, None].shape)
p = np.power(signal, 0.5).round(3)
print(p, np.where(signal > signal.mean())[0], np.argwhere(signal > 3).ravel(), signal.max())
