"""train_test_split of one array, of two and of three."""
import numpy as np
from sklearn.model_selection import train_test_split

pairs = [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)]
tr, te = train_test_split(pairs, test_size=0.4, random_state=1)
print(len(tr), len(te))
x = np.arange(10).reshape(5, 2)
y = [0, 1, 0, 1, 0]
xa, xb, ya, yb = train_test_split(x, y, test_size=0.2, random_state=0)
print(xa.shape, xb.shape, len(ya), len(yb))
i = np.arange(5)
a, b, c, d, e, f = train_test_split(x, y, i, test_size=2, random_state=0)
print(a.shape, f)

import torch
import torch.nn as nn

net = nn.Linear(2, 1)
net(torch.ones(1, 2)).sum().backward()
norm = nn.utils.clip_grad_norm(net.parameters(), 0.5)
print(f"{norm:.4f}", f"{net.weight.grad.norm():.4f}")
