# exit: 0
# expect: T2M3012 line 21 "whether item() gives an int or a float is not known here"
# only: T2M3012
"""Tensors of several dtypes: what layers with weights, losses, means and Python's floats make of them is floating."""
import torch
import torch.nn as nn
import torch.nn.functional as F

several = [torch.ones(2), torch.ones(2).double()]
for x in several:
    print(x.sum().item(), (x + torch.arange(2)).sum().item())

layer = nn.Linear(2, 1)
criterion = nn.MSELoss()
mixed = [torch.ones(2), torch.arange(2)]
for y in mixed:
    print(y.mean().item(), (y * 0.5).sum().item(), y.std().item(), y.exp().sum().item())
    print((y + torch.ones(2)).sum().item())
    z = layer(y)
    print(z.item(), criterion(z, y[:1]).item(), F.mse_loss(y, z).item(), torch.sigmoid(y).sum().item())
    print(y.sum().item())
