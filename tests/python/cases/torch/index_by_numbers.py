"""x[range(n), labels], two lists, a range alone; what full() makes of ints and bools."""
import numpy as np
import torch
import torch.nn as nn

x = torch.arange(12.0).reshape(3, 4)
target = torch.tensor([1, 0, 3])


def nll(input, target):
    return -input[range(target.shape[0]), target].mean()


print(nll(x, target))
print(x[[0, 2], [1, 3]].shape, x[[0, 2]].shape, x[[0, 1, 2], target])
print(x[range(2)], x[:, range(1, 3)], x[[True, False, True]])
r = range(0, 3, 2)
print(x[r])
idx = np.array([2, 0, 1, 1, 2])
c = np.zeros((5, 3))
c[range(5), idx] = 1.0
print(c, c[range(2), 1].shape)
picked = x[[0, 1, 2], [0, 1, 2]]
print(nn.Linear(3, 2)(picked).shape)

print(torch.full((2,), 3), torch.full((2, 2), True), torch.full((2,), 1.5), torch.full((2,), 1, dtype=torch.float32))
real_label = 1
label = torch.full((3,), real_label, device="cpu")
print(label.dtype, label.fill_(0))
