# What is made into a tensor shows when it runs.
import torch, numpy as np
def val(k):
    if k == 0:
        return 1.5
    if k == 1:
        return np.array([1.0, 2.0])
    if k == 2:
        return [1, 2]
    if k == 3:
        return torch.ones(2)
    return 3
for k in range(5):
    v = val(k)
    print(torch.tensor(v, dtype=torch.float), torch.tensor(v))
    print(torch.as_tensor(v))
r = 0
for i in range(3):
    print(torch.tensor(r, dtype=torch.float))
    r = r + 0.5
