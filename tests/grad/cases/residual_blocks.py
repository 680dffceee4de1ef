import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    expansion = 1

    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c * self.expansion, 3, padding=1)
        self.bn = nn.BatchNorm2d(c)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x))) + x


class Net(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.stem = nn.Conv2d(1, 8, 3, padding=1)
        self.blocks = nn.ModuleList([Block(8) for _ in range(n)])
        self.scale = nn.Parameter(torch.ones(1))
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        x = self.stem(x)
        for b in self.blocks:
            x = b(x)
        x = x.mean(dim=[2, 3])
        return self.head(x) * self.scale


torch.manual_seed(0)
net = Net(2)
opt2 = torch.optim.Adam(net.parameters(), lr=1e-2, weight_decay=1e-4)
x = torch.randn(4, 1, 8, 8)
y = torch.tensor([0, 1, 2, 1])
for step in range(5):
    out = net(x)
    loss = F.cross_entropy(out, y)
    opt2.zero_grad()
    loss.backward()
    opt2.step()
    print(step, loss.item(), (out.argmax(1) == y).float().mean().item())
print(out)
