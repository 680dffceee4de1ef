"""Layers without a bias: `is None` is asked when it runs, in initialisers too."""
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(3, 2, bias=False)
        self.b = nn.Linear(2, 2)
        self.c = nn.Conv2d(1, 1, 3, bias=False)
        self.d = nn.BatchNorm2d(4)
        for m in self.modules():
            if isinstance(m, (nn.Linear, nn.Conv2d)):
                nn.init.constant_(m.weight, 0.5)
                if m.bias is not None:
                    nn.init.constant_(m.bias, 0.25)
            elif isinstance(m, nn.BatchNorm2d):
                nn.init.constant_(m.weight, 1)
                nn.init.constant_(m.bias, 0)

    def forward(self, x):
        return self.b(self.a(x))


net = Net()
print(net(torch.ones(1, 3)))
print(net.a.bias is None, net.b.bias is None, net.c.bias)
with torch.no_grad():
    net.b.bias += 1
    net.b.bias.mul_(2)
print(net.b.bias)
print(net.b.bias.shape, net.b.bias.sum().item())


def init(m):
    if isinstance(m, nn.Linear):
        if m.bias is not None:
            m.bias.data.zero_()
    if type(m) == nn.Conv2d and m.bias is not None:
        m.bias.data.fill_(1)


net.apply(init)
print(net.b.bias.data)
if net.b.bias is not None:
    print("bias", net.b.bias.norm().item())
