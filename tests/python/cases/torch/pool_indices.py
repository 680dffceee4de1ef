import torch
import torch.nn as nn
torch.manual_seed(0)
x = torch.randn(2, 3, 8, 8)
c2 = nn.Conv1d(3, 5, 3, padding="same")
print(c2, c2(x[:, :, 0]).shape)
pool = nn.MaxPool2d(2, stride=2, return_indices=True)
out, idx = pool(x)
print(out.shape, idx.shape, idx[0, 0])
un = nn.MaxUnpool2d(2, stride=2)
print(un(out, idx).shape, round(un(out, idx).sum().item(), 3), un)
