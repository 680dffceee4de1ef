"""Which of a model's layers have a method or a buffer of their own."""
import torch
import torch.nn as nn


class BayesLinear(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.mu = nn.Parameter(torch.full((n_out, n_in), 0.5))
        self.prior = 2.0

    def forward(self, x):
        self.seen = x.shape[0]
        return x @ self.mu.t()

    def kl(self):
        return (self.mu ** 2).sum()


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.factor = 3.0

    def forward(self, x):
        return x * self.factor


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = BayesLinear(2, 3)
        self.scale = Scale()
        self.act = nn.ReLU()
        self.last = BayesLinear(3, 1)

    def forward(self, x):
        return self.last(self.act(self.scale(self.first(x))))


class Loss(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, out, target):
        kl = 0.0
        for module in self.net.children():
            if hasattr(module, "kl"):
                kl = kl + module.kl()
        return ((out - target) ** 2).mean() + 0.1 * kl


net = Net()
loss_of = Loss(net)
print([hasattr(m, "seen") for m in net.children()])
loss = loss_of(net(torch.ones(4, 2)), torch.zeros(4, 1))
loss.backward()
print(loss.item(), net.first.mu.grad.tolist())
for name, m in net.named_children():
    print(name, hasattr(m, "kl"), hasattr(m, "factor"), hasattr(m, "seen"), hasattr(m, "weight"))
print(sum(m.prior for m in net.modules() if hasattr(m, "prior")))
