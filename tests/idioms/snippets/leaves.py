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


def nodes_of_graphs():
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    v = w.clone()
    y = (v * v).sum()
    print(v.grad_fn is None, w.grad_fn is None, y.grad_fn.name(), type(y.grad_fn).__name__)
    print(str(y.grad_fn).split(" object")[0], y.detach().grad_fn)
    with torch.no_grad():
        z = w * 2
    print(z.grad_fn, (w + 1).grad_fn.name(), w.view(2, 1).grad_fn.name())


def why(step):
    try:
        step()
        print("no error")
    except RuntimeError as error:
        print(error)


def stepped_between_forward_and_backward():
    torch.manual_seed(5)
    net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    x = torch.randn(5, 3)
    first, second = net(x).sum(), net(x).pow(2).sum()
    first.backward()
    opt.step()
    why(lambda: second.backward())


def stepped_where_nothing_reads_the_weights():
    torch.manual_seed(6)
    net = nn.Linear(3, 2)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    out = net(torch.randn(5, 3))
    out.sum().backward(retain_graph=True)
    opt.step()
    why(lambda: out.pow(2).sum().backward())
    print(net.weight.grad)


def critic_stepped_before_the_generator():
    torch.manual_seed(7)
    maker, judge = nn.Linear(2, 2), nn.Linear(2, 1)
    opt = torch.optim.SGD(judge.parameters(), lr=0.1)
    score = judge(maker(torch.randn(3, 2)))
    score.mean().backward(retain_graph=True)
    opt.step()
    why(lambda: (-score.mean()).backward())


def weights_changed_by_hand():
    w = torch.ones(3, requires_grad=True)
    y, z = (w * w).sum(), (w * 2 + w.exp()).sum()
    with torch.no_grad():
        w -= 0.1
    why(lambda: y.backward())
    why(lambda: z.backward())
    print(w.grad)
    k = nn.Conv2d(1, 2, 3)
    out = k(torch.ones(1, 1, 4, 4)).sum()
    with torch.no_grad():
        k.weight.mul_(0.5)
    why(lambda: out.backward())


def gradient_by_replaced_weights():
    torch.manual_seed(9)
    net = nn.Linear(3, 2)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    out = net(torch.ones(4, 3))
    out.sum().backward(retain_graph=True)
    opt.step()
    by_weight, by_bias = torch.autograd.grad(out.pow(2).sum(), list(net.parameters()))
    print(by_weight, by_bias)
