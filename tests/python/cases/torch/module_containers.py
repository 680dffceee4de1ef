from collections import OrderedDict

import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, activation):
        super().__init__()
        self.layers = nn.ModuleDict({"first": nn.Linear(4, 8), "second": nn.Linear(8, 2)})
        self.activations = nn.ModuleDict([("relu", nn.ReLU()), ("lrelu", nn.LeakyReLU())])
        self.activation = activation
        self.scales = nn.ParameterList([nn.Parameter(torch.ones(1) * i) for i in range(1, 3)])
        self.extra = nn.ParameterDict({"shift": nn.Parameter(torch.zeros(2))})
        self.heads = nn.ModuleDict()
        for name in ["a", "b"]:
            self.heads[name] = nn.Linear(2, 2)

    def forward(self, x, task):
        x = self.activations[self.activation](self.layers["first"](x))
        x = self.layers["second"](x) * self.scales[0] * self.scales[-1] + self.extra["shift"]
        return self.heads[task](x)


torch.manual_seed(0)
model = Net("lrelu")
print(model)
x = torch.randn(3, 4)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for i in range(3):
    loss = model(x, "ab"[i % 2]).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(f"{loss.item():.4f}")
print([n for n, _ in model.named_parameters()])
print("a" in model.heads, len(model.heads), list(model.heads.keys()))
for name, head in model.heads.items():
    print(name, head)
for head in model.layers.values():
    print(head.in_features, head.weight.shape)
for name in model.layers:
    print(name)
model.heads.update({"c": nn.Linear(2, 3)})
del model.heads["a"]
print(model.heads)
for p in model.scales:
    print(p.shape)
seq = nn.Sequential(OrderedDict([("conv", nn.Conv2d(1, 2, 3)), ("relu", nn.ReLU()), ("fc", nn.Linear(2, 2))]))
print(seq, len(seq), seq[0])
print(seq[1:], seq[:-1])
blocks = nn.ModuleList([nn.Linear(2, 2) for _ in range(4)])
print(blocks[1:3], len(blocks[::2]))
blocks.extend([nn.Linear(2, 2), nn.Linear(2, 3)])
blocks.insert(0, nn.Linear(3, 2))
blocks[1] = nn.Linear(2, 5)
print(blocks)
net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
net.append(nn.Linear(2, 1))
net[1] = nn.Tanh()
print(net, net(torch.ones(1, 2)).shape)
