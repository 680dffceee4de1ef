import torch
import torch.nn as nn

torch.manual_seed(0)
net = nn.Linear(3, 2)
x = torch.randn(5, 3)
for step in range(4):
    loss = (net(x) ** 2).mean()
    net.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= 0.1 * p.grad
    print(step, loss.item())
for step in range(3):
    loss = (net(x) ** 2).mean()
    loss.backward()
    for p in net.parameters():
        p.data -= 0.1 * p.grad.data
        p.grad.zero_()
    print(step, loss.item())
for step in range(3):
    loss = (net(x) ** 2).mean()
    loss.backward()
    for p in net.parameters():
        p.data.add_(p.grad, alpha=-0.1)
        p.data.clamp_(-0.3, 0.3)
        p.grad = None
    print(step, loss.item())
for step in range(3):
    loss = (net(x) ** 2).mean()
    loss.backward()
    for p in net.parameters():
        if p.grad is not None:
            p.grad.data.clamp_(-0.1, 0.1)
            p.grad *= 0.5
            p.data = p.data - p.grad
            print(p.grad.norm().item())
            p.grad.data.zero_()
    print(net.weight.grad.abs().sum().item(), net.bias.grad)
    print(step, loss.item())
with torch.no_grad():
    net.weight.mul_(0.5)
    net.weight[0] = 1.0
    net.bias.copy_(torch.tensor([1.0, 2.0]))
    net.weight.data.fill_(0.25)
    net.bias += 1
print(net.weight, net.bias)
total = sum(p.grad.pow(2).sum() for p in net.parameters())
print(total.sqrt().item())
