"""copy_ into parameters, their data and plain tensors: type and shape stay."""
import torch
import torch.nn as nn

torch.manual_seed(0)
a, b = nn.Linear(3, 2), nn.Linear(3, 2)
for p, q in zip(a.parameters(), b.parameters()):
    p.data.copy_(0.9 * p.data + 0.1 * q.data)
with torch.no_grad():
    a.bias.copy_(torch.tensor(2))
    b.weight.copy_(torch.arange(3))
    b.bias.data.copy_(torch.tensor([1, 2]))
print("%.4f" % a.weight.sum().item(), a.bias.tolist(), b.weight.tolist(), b.bias)
t = torch.zeros(2, 3)
t.copy_(torch.tensor([1, 2, 3]))
t[0].copy_(torch.ones(3, dtype=torch.int64))
print(t, t.dtype)
i = torch.zeros(2, dtype=torch.int64)
i.copy_(torch.tensor([1.7, -2.7]))
print(i)
u = t.clone().copy_(torch.tensor(4.0))
print(u, t[1])
try:
    t.copy_(torch.ones(4))
except RuntimeError as error:
    print("refused")
