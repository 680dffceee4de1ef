import torch
import torch.nn as nn
torch.manual_seed(0)
D = nn.Sequential(nn.Linear(4, 3), nn.LeakyReLU(0.2), nn.Linear(3, 1))
x = torch.randn(5, 4, requires_grad=True)
out = D(x)
g = torch.autograd.grad(out, x, torch.ones(5, 1), create_graph=True)[0]
print(g)
n = g.norm(2, dim=1)
print(n)
loss = ((n - 1) ** 2).mean()
loss.backward()
for p in D.parameters():
    print(p.shape, f"{0.0 if p.grad is None else p.grad.abs().sum().item():.6f}")
D.zero_grad()
out = D(x)
g = torch.autograd.grad(out, x, torch.ones(5, 1), create_graph=True)[0]
loss = (g ** 2).sum()
loss.backward()
for p in D.parameters():
    print(p.shape, f"{0.0 if p.grad is None else p.grad.abs().sum().item():.6f}")
T = nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 1))
out = T(x)
g = torch.autograd.grad(out.sum(), x, create_graph=True)[0]
loss = (g ** 2).sum()
loss.backward()
for p in T.parameters():
    print(p.shape, f"{0.0 if p.grad is None else p.grad.abs().sum().item():.6f}")
