import torch
import torch.nn as nn

torch.manual_seed(1)


def init(n, m):
    w = torch.randn(n, m, requires_grad=True)
    b = torch.zeros(m, requires_grad=True)
    return w, b


def weight(n):
    return nn.Parameter(torch.ones(n) * 0.5)


class Scaler:
    def __init__(self):
        self.s = torch.ones(3, requires_grad=True)
        self.t = weight(3)

    def __call__(self, x):
        return x * self.s + self.t

    def parameters(self):
        return [self.s, self.t]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.randn(2, 3))
        self.layers = nn.ModuleList([nn.Linear(3, 3) for _ in range(2)])

    def forward(self, x):
        x = x @ self.w
        for l in self.layers:
            x = torch.tanh(l(x))
        return x


w, b = init(3, 3)
scaler = Scaler()
net = Net()
params = [w, b] + scaler.parameters() + list(net.parameters())
opt = torch.optim.Adam(params, lr=0.05)
table = {"w": w, "b": b}
for step in range(3):
    x = torch.randn(4, 2)
    y = scaler(net(x) @ table["w"] + table["b"])
    loss = (y ** 2).mean()
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(params, 1.0)
    opt.step()
    print(step, loss.item(), w.sum().item(), scaler.t)
print(2 * w - 1, -b, w.t().shape, w[0], len(params))
big = w if loss.item() > 100 else b
print(big, torch.cat([w.detach(), b.unsqueeze(0).detach()]).shape)
print(torch.stack([p.grad.norm() for p in params]).norm())
qs = list(filter(lambda p: p.requires_grad, net.parameters()))
print(len(qs))
