import numpy as np
import torch
data = torch.arange(12.0).reshape(4, 3)
groups = {0: np.where(np.array([0, 1, 0, 1]) == 0)[0], 1: np.array([1, 3])}
i = groups[0][1]
print(data[i], data[i].clone().float(), data[groups[1]], data[i, 0], data[:, i])
j = np.argmax(np.array([3, 5, 1]))
print(data[j], data[j][2], groups[0].shape[0])
data[j] = 7.0
data[i, 1] = -1.0
print(data)
data = torch.arange(12.0).reshape(4, 3)
m = np.array([1, 0, 1, 0]) == 1
print(data[m])
data[m] = 0
print(data)
k = np.array([2, 5, 1]) > 1
print(data[0, k])
