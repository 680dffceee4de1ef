# model.apply with functions that look at classes or their names; modules(), children() and their named forms.
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.conv = nn.Conv2d(1, n, 3)
        self.norm = nn.BatchNorm2d(n)

    def forward(self, x):
        return self.norm(self.conv(x))


def init(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.5)
        m.bias.data.fill_(0.25)


def weights_init(m):
    classname = m.__class__.__name__
    if classname.find("Conv") != -1:
        m.weight.data.fill_(0.02)
    elif classname.find("BatchNorm") != -1:
        m.weight.data.fill_(3.0)
        m.bias.data.fill_(0)


net = nn.Sequential(Block(2), nn.ReLU(), nn.Sequential(nn.Linear(4, 2), nn.Dropout(0.1)))
net.apply(init)
net.apply(weights_init)
print(net[2][0].weight.data, net[2][0].bias.data)
print(net[0].conv.weight.data.sum(), net[0].norm.weight.data, net[0].norm.bias.data)
for m in net.modules():
    print(m.__class__.__name__, isinstance(m, nn.Linear), type(m) == nn.ReLU, isinstance(m, (nn.Conv2d, nn.BatchNorm2d)))
for c in net.children():
    print(c)
for n, c in net.named_children():
    print(n, type(c).__name__)
print([n for n, _ in net.named_modules()])
print([n for n, _ in net.named_buffers()], len(list(net.buffers())))
for key in net.state_dict():
    print(key)
print(len([m for m in net.modules() if isinstance(m, nn.Module)]), net.get_parameter("2.0.bias").shape)
