import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(0)
a = nn.Linear(3, 3)
b = nn.Linear(3, 1)
opt_a = optim.SGD(a.parameters(), lr=0.1)
opt_b = optim.SGD(b.parameters(), lr=0.1)
for i in range(6):
    opt_a.zero_grad()
    x = torch.randn(4, 3)
    loss = (b(a(x)) ** 2).mean()
    loss.backward()
    opt_b.step()
print(f"{a.weight.norm().item():.6f} {b.weight.norm().item():.6f}")
