# What scripts do with the parameters of modules: lists, filters, chains, counts, names; and what optimizers are given.
from itertools import chain

import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(0)
a = nn.Linear(3, 4)
b = nn.Linear(4, 2)
params = list(a.parameters()) + list(b.parameters())
print(len(params), params[0].shape)
optimizers = [
    optim.SGD(params, lr=0.1),
    optim.Adam(chain(a.parameters(), b.parameters()), lr=0.01),
    optim.Adam([p for p in a.parameters() if p.requires_grad], lr=0.02),
    optim.RMSprop(filter(lambda p: p.requires_grad, b.parameters()), lr=0.03),
    optim.SGD([a.weight, a.bias], lr=0.04),
]
print([len(o.param_groups[0]["params"]) for o in optimizers], [o.param_groups[0]["lr"] for o in optimizers])
print(sum(p.numel() for p in a.parameters() if p.requires_grad), sum([p.nelement() for p in a.parameters()]))
total = 0
for p in chain(a.parameters(), b.parameters()):
    total += p.numel()
print(total)
for name, p in a.named_parameters():
    print(name, p.shape, p.requires_grad, tuple(p.size()))
it = iter(a.parameters())
print(next(it).shape, next(it).shape, next(b.parameters()).shape)
first = next(b.parameters())
print(first.dtype, first.device)
print(sorted({n: p.data.norm().item() > 0 for n, p in a.named_parameters()}.items()))
for p in b.parameters():
    p.requires_grad = False
print([p.requires_grad for p in params])
for (n, p), (m, q) in zip(a.named_parameters(), b.named_parameters()):
    print(n, m, p.shape == q.shape)
try:
    optim.SGD([], lr=0.1)
except ValueError as error:
    print(error)
