import torch
import torch.nn as nn

class Lookahead(torch.optim.Optimizer):
    def __init__(self, optimizer, k=5, alpha=0.5):
        self.optimizer = optimizer
        self.k = k
        self.alpha = alpha
        self.counter = 0
        self.slow = [[p.clone().detach() for p in group["params"]] for group in optimizer.param_groups]

    def step(self, closure=None):
        loss = self.optimizer.step(closure)
        self.counter += 1
        if self.counter % self.k == 0:
            for group, slow in zip(self.optimizer.param_groups, self.slow):
                for p, q in zip(group["params"], slow):
                    q.data.add_(p.data - q.data, alpha=self.alpha)
                    p.data.copy_(q.data)
        return loss

    def zero_grad(self):
        self.optimizer.zero_grad()

class MyAdam(torch.optim.Adam):
    def __init__(self, params, lr=1e-3, scale=2.0):
        super().__init__(params, lr=lr * scale)
        self.scale = scale
        self.calls = 0
    def step(self, closure=None):
        self.calls += 1
        return super().step(closure)

torch.manual_seed(0)
m = nn.Linear(3, 2)
x = torch.randn(7, 3)
o = Lookahead(torch.optim.SGD(m.parameters(), lr=0.1), k=2)
for i in range(4):
    o.zero_grad()
    l = m(x).pow(2).sum()
    l.backward()
    o.step()
    print(round(l.item(), 4))
a = MyAdam(m.parameters(), lr=0.01)
for i in range(3):
    a.zero_grad()
    l = m(x).pow(2).sum()
    l.backward()
    a.step()
    print(round(l.item(), 4), a.calls, a.param_groups[0]["lr"])
