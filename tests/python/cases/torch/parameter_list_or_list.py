# A model that computes with its own ParameterList or with other weights, as MAML does.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Learner(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.vars = nn.ParameterList()
        for i, o in zip(sizes[:-1], sizes[1:]):
            w = nn.Parameter(torch.ones(o, i))
            nn.init.kaiming_normal_(w)
            self.vars.append(w)
            self.vars.append(nn.Parameter(torch.zeros(o)))

    def forward(self, x, vars=None):
        if vars is None:
            vars = self.vars
        idx = 0
        while idx < len(vars):
            w, b = vars[idx], vars[idx + 1]
            x = F.linear(x, w, b)
            idx += 2
            if idx < len(vars):
                x = F.relu(x)
        return x

    def parameters(self):
        return self.vars


torch.manual_seed(0)
net = Learner([3, 4, 1])
x, y = torch.randn(6, 3), torch.randn(6, 1)
loss = F.mse_loss(net(x), y)
grad = torch.autograd.grad(loss, net.parameters())
fast = list(map(lambda p: p[1] - 0.1 * p[0], zip(grad, net.parameters())))
print(f"{F.mse_loss(net(x, fast), y).item():.5f}")
total = 0
for p in net.vars:
    total += p.numel()
for i, p in enumerate(net.vars):
    print(i, p.shape)
print(total, len(net.vars), [tuple(p.shape) for p in net.vars])
