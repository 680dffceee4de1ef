"""Reshaping, joining, splitting."""
import numpy as np

a = np.arange(6).reshape(2, 3)
b = a * 10
print(a.reshape(3, 2), a.reshape(-1), a.reshape((3, -1)), a.flatten(), a.ravel(), a.T, a.transpose())
print(np.concatenate([a, b]), np.concatenate((a, b), axis=1), np.stack([a, b]).shape, np.stack([a, b], axis=-1).shape)
print(np.vstack([a, b]).shape, np.hstack([a, b]), np.column_stack([a[0], b[0]]), np.dstack([a, b]).shape)
print(np.split(np.arange(6), 3), np.array_split(np.arange(7), 3), np.split(a, [1], axis=1))
print(np.expand_dims(a, 0).shape, np.expand_dims(a, -1).shape, np.squeeze(a[None]).shape, a[:, None].squeeze(axis=1).shape)
print(a.transpose(1, 0), np.transpose(np.zeros((2, 3, 4)), (2, 0, 1)).shape, np.swapaxes(np.zeros((2, 3, 4)), 0, 2).shape, np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape)
print(np.tile([1, 2], 2), np.tile(a, (2, 1)), np.repeat([1, 2], 3), np.repeat(a, 2, axis=0), a.repeat(2))
print(np.flip(a), np.flipud(a), np.fliplr(a), np.flip(a, axis=1), np.roll([1, 2, 3], 1), np.rot90(a))
print(np.append([1, 2], [3, 4]), np.append(a, b, axis=0).shape, np.atleast_2d([1, 2]).shape, np.pad([1, 2], 1))
grid_x, grid_y = np.meshgrid(np.arange(3), np.arange(2))
print(grid_x, grid_y)
for part in np.split(a, 2):
    print(part)
c, d = np.split(np.arange(4), 2)
print(c, d, np.delete([1, 2, 3, 4], 1), np.triu(np.ones((3, 3))), np.tril(np.ones((2, 2)), k=-1), np.diag([1, 2]), np.diag(np.arange(9).reshape(3, 3)))
batch = [np.ones((2, 2)) * i for i in range(3)]
print(np.array(batch).shape, np.stack(batch).sum(axis=(1, 2)), np.concatenate(batch, axis=0)[:, 0])
