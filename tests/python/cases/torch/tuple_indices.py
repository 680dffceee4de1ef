"""A tuple of ints that a variable or an attribute holds is an index, and so is a range."""
import numpy as np
import torch

grid = np.zeros((3, 4))
pos = (1, 2)
grid[pos] = 5.0
grid[pos] += 1
print(grid[pos], grid.sum())
t = torch.arange(12).view(3, 4)
print(t[pos].item(), t[range(3), torch.tensor([0, 1, 2])].tolist())
t[pos] = -1
print(t)


class Maze:
    def __init__(self):
        self.at = (0, 0)
        self.seen = np.zeros((2, 2), dtype=int)

    def move(self, dr, dc):
        self.at = (self.at[0] + dr, self.at[1] + dc)
        self.seen[self.at] += 1
        return self.seen[self.at]


m = Maze()
print(m.move(1, 0), m.move(0, 0), m.seen.tolist())
