"""Layers put into a Sequential that is there: add_module in a loop, append, insert, del; modules that keep a loss on the way."""
import torch
from torch import nn

class Tap(nn.Module):
    def __init__(self, target):
        super().__init__()
        self.target = target.detach()

    def forward(self, input):
        self.loss = ((input - self.target) ** 2).mean()
        return input

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 2))
model = nn.Sequential()
taps = []
i = 0
x = torch.randn(4, 2)
for layer in net.children():
    if isinstance(layer, nn.Linear):
        i += 1
        name = f"lin_{i}"
    else:
        name = f"act_{i}"
        layer = nn.ReLU(inplace=False)
    model.add_module(name, layer)
    if isinstance(layer, nn.Linear):
        tap = Tap(model(x * 2).detach())
        model.add_module("tap_{}".format(i), tap)
        taps.append(tap)
for i in range(len(model) - 1, -1, -1):
    if isinstance(model[i], Tap):
        break
model = model[:(i + 1)]
print(model)
model(x)
total = 0
for t in taps:
    total += t.loss
print("%.4f" % total.item())

net = nn.Sequential(nn.Linear(2, 3))
net.append(nn.Linear(3, 5))
net.add_module("last", nn.Tanh())
head = nn.Linear(5, 1)
print(head(net(torch.ones(4, 2))).shape, len(net))
del net[1]
net.insert(1, nn.ReLU())
net[0] = nn.Linear(2, 6)
print(nn.Linear(6, 1)(net(torch.ones(4, 2))).shape, net[0])
