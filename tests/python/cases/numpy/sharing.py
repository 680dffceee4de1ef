"""Arrays that several names and objects share."""
import numpy as np


class Agent:
    def __init__(self, weights):
        self.weights = weights
        self.best = weights.copy()

    def mutate(self, by):
        self.weights += by

    def keep(self):
        self.best[:] = self.weights


def zero_negative(values):
    values[values < 0] = 0
    return values


shared = np.zeros(3)
a, b = Agent(shared), Agent(shared)
a.mutate(1.0)
print(b.weights, a.best, shared, a.weights is b.weights)
b.keep()
b.weights = b.weights * 2
b.mutate(5.0)
print(a.weights, b.weights, b.best)
rows = [shared, shared]
rows[0][1] = -4
print(rows, zero_negative(shared), a.weights)
table = {"x": shared[:2], "y": shared[1:]}
table["x"][1] = 9
print(table, shared)
grid = np.zeros((2, 3))
top, bottom = grid
top[:] = 1
bottom += [1, 2, 3]
print(grid)
for row in grid:
    row *= 2
print(grid, grid[:, 1].sum())
corner = grid[:1, :2]
corner[0, 0] = -1
flat = grid.reshape(-1)
flat[-1] = 100
print(grid, corner, flat.reshape(3, 2).T)
history = []
state = np.array([0, 0])
for step in range(3):
    state[0] = step
    history.append(state.copy())
print(history, np.array(history)[:, 0])
x = np.arange(4)
y = x
y = y + 1
x[0] = 50
print(x, y)
x[1:] = x[:-1]
print(x)
