# Slice objects on arrays and tensors
import numpy as np
import torch
x = np.arange(24).reshape(4, 6)
rows = slice(1, 3)
cols = slice(None, None, 2)
print(x[rows])
print(x[rows, cols])
print(x[rows, 1:3], x[..., cols].shape)
t = torch.arange(12).reshape(3, 4)
print(t[rows], t[:, cols], t[rows, 0])
t[rows] = 0
print(t)
x[:, cols] = -1
print(x.sum())
splits = {"train": slice(0, 3), "val": slice(3, None)}
for name, part in splits.items():
    print(name, x[part].shape, len(x[part]))
