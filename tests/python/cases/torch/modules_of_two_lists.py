import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(width, width)

    def forward(self, x):
        return torch.tanh(self.fc(x))


class Net(nn.Module):
    def __init__(self, deep):
        super().__init__()
        self.body = nn.ModuleList([Block(3) for _ in range(2)])
        self.parts = [self.body, nn.Identity(), Block(3)]
        self.head = nn.Sequential(Block(3), nn.Linear(3, 1)) if deep else nn.Linear(3, 1)

    def forward(self, x):
        for block in self.body:
            x = block(x)
        for part in self.parts[1:]:
            x = part(x)
        return self.head(x)


torch.manual_seed(0)
for deep in (False, True):
    net = Net(deep)
    print(len(net.parts), sum(p.numel() for p in net.parameters()), net(torch.ones(2, 3)).shape)
