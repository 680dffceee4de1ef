"""Biases of layers that are there, used in every way: what may be None elsewhere is a tensor here."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
fc = nn.Linear(3, 2)
conv = nn.Conv2d(1, 2, 3)
x = torch.ones(1, 3)
nn.init.zeros_(fc.bias)
nn.init.constant_(conv.bias, 0.5)
nn.init.normal_(fc.weight, 0, 0.1)
print(F.linear(x, fc.weight, fc.bias))
fc.bias.data.fill_(0.25)
fc.bias.data = torch.tensor([0.5, 1.0])
fc.bias.data -= 0.1
print((x @ fc.weight.t() + fc.bias).detach(), fc.bias + 1, -fc.bias, fc.bias[0].item(), fc.bias.tolist())
b = fc.bias
print(b.mean().item(), b.shape, fc.bias.size(0), len(fc.bias), fc.bias.numel(), fc.bias.dim())
loss = fc(x).sum() + fc.bias.pow(2).sum() * 0.1 + torch.norm(fc.bias)
loss.backward()
print(fc.bias.grad, conv.bias.grad)
with torch.no_grad():
    fc.bias -= 0.1 * fc.bias.grad
    fc.bias.copy_(torch.zeros(2))
    fc.bias.zero_()
fc.bias.requires_grad = False
print(fc.bias.requires_grad, fc.bias.detach().numpy())
other = nn.Linear(3, 2)
other.bias = fc.bias
other.weight = nn.Parameter(torch.ones(2, 3))
print(other(x))
params = [fc.weight, conv.bias]
opt = torch.optim.SGD([fc.weight, conv.bias], lr=0.1)
opt2 = torch.optim.Adam([{"params": [conv.weight]}, {"params": [conv.bias], "lr": 0.5}], lr=0.1)
for p in params:
    print(p.shape, p.requires_grad)
fc.bias.grad = None
decay, no_decay = [], []
for m in [fc, other]:
    decay.append(m.weight)
    no_decay.append(m.bias)
opt3 = torch.optim.SGD([{"params": decay}, {"params": no_decay, "weight_decay": 0.0}], lr=0.1, weight_decay=0.1)
print(len(opt3.param_groups))
nn.init.uniform_(fc.bias, -0.1, 0.1)
fc.bias.data.uniform_(-0.1, 0.1)
print(fc.bias.shape)


def reset(layer):
    layer.bias.data.zero_()
    torch.nn.init.ones_(layer.bias)


reset(conv)
print(conv.bias.data.sum())
print(torch.cat([fc.weight.view(-1), fc.bias]).shape)
