# Leaves, clones and slots: what asks for gradients, what has one.
import torch
import torch.nn as nn
import torch.nn.functional as F


def clone_of_a_leaf():
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    v = w.clone()
    print(v, v.is_leaf, w.is_leaf)
    v.retain_grad()
    (v * v * 3).sum().backward()
    print(v.grad, w.grad)


def clone_detached_and_clone_without_graph():
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    with torch.no_grad():
        kept = w.clone()
    print(kept, kept.requires_grad, w.clone().detach(), w.detach().clone().requires_grad)


def best_weights_restored():
    torch.manual_seed(0)
    net, x, y = nn.Linear(3, 1), torch.randn(8, 3), torch.randn(8, 1)
    opt = torch.optim.SGD(net.parameters(), lr=0.4)
    best, kept = float("inf"), None
    for i in range(4):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        if loss.item() < best:
            best, kept = loss.item(), [p.clone() for p in net.parameters()]
        opt.step()
    with torch.no_grad():
        for p, k in zip(net.parameters(), kept):
            p.copy_(k)
    print(best, F.mse_loss(net(x), y).item())


def flags_known_at_run_time():
    torch.manual_seed(1)
    x = torch.randn(3)
    for train in (x.sum().item() > -100, x.sum().item() > 100):
        w = torch.ones(3, requires_grad=train)
        b = torch.zeros(1)
        b.requires_grad = not train
        out = (w * x + b).sum()
        out.backward()
        print(w.requires_grad, b.requires_grad, w.grad, b.grad)


class Scaled(nn.Module):
    def __init__(self, learn):
        super().__init__()
        self.fc = nn.Linear(2, 2)
        self.scale = nn.Parameter(torch.ones(2), requires_grad=learn)

    def forward(self, x):
        return self.fc(x) * self.scale


def parameter_that_may_learn():
    for i in range(2):
        torch.manual_seed(2)
        net = Scaled(i == 1)
        net(torch.randn(4, 2)).pow(2).mean().backward()
        print(sum(p.numel() for p in net.parameters() if p.requires_grad), net.scale.grad)


def slots_of_frozen_parameters():
    torch.manual_seed(3)
    net, x = nn.Linear(2, 1), torch.randn(4, 2)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    net(x).pow(2).mean().backward()
    net.weight.requires_grad = False
    print(net.weight.grad, net.weight.requires_grad)
    for p in net.parameters():
        if p.grad is not None:
            p.grad.mul_(0.5)
    opt.step()
    for name, p in net.named_parameters():
        print(name, p.grad, p.detach())
    net.weight.grad = None
    opt.step()
    print(net.weight.detach(), net.bias.detach())


def frozen_in_the_middle_with_adamw():
    torch.manual_seed(4)
    net, x, y = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)), torch.randn(6, 3), torch.randn(6, 2)
    opt = torch.optim.AdamW(net.parameters(), lr=0.01)
    for i in range(4):
        loss = F.mse_loss(net(x), y)
        loss.backward()
        for p in net.parameters():
            if p.grad is not None:
                p.grad.mul_(0.9)
        opt.step()
        if i == 1:
            for p in list(net.parameters())[:2]:
                p.requires_grad = False
        print(loss.item())
    print(net[0].weight.flatten().tolist())
