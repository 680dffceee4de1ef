import torch
import torch.nn as nn

torch.manual_seed(0)


class Pair:
    def __init__(self):
        self.enc = nn.Linear(3, 2)
        self.dec = nn.Linear(2, 3)

    def loss(self, x):
        return (self.dec(torch.tanh(self.enc(x))) - x).pow(2).mean()

    def parameters(self):
        return list(self.enc.parameters()) + list(self.dec.parameters())


pair = Pair()
pre = nn.Linear(3, 3)
scale = nn.Parameter(torch.ones(3))
opt = torch.optim.SGD(pair.parameters() + list(pre.parameters()) + [scale], lr=0.1)
x = torch.randn(4, 3)
for i in range(3):
    loss = pair.loss(pre(x) * scale)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(loss.item(), pair.enc.weight.sum().item(), pair.dec.weight.sum().item(), pre.weight.sum().item(), scale.sum().item())
