"""np.c_ and np.r_: arrays side by side, and one behind the other."""
import numpy as np
x = np.arange(3.0)
y = np.array([5, 6, 7])
print(np.c_[x, y])
m = np.arange(6).reshape(3, 2)
print(np.c_[m, x], np.c_[m, m].shape)
xx, yy = np.meshgrid(np.arange(0, 2, 0.5), np.arange(0, 1, 0.5))
grid = np.c_[xx.ravel(), yy.ravel()]
print(grid.shape, grid[3])
print(np.r_[x, y])
print(np.r_[m, m].shape)
print(np.r_[x, 4.0, y])
print(np.r_[x, [1, 2]])
