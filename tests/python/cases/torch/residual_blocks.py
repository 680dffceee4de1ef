import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, n, down=None):
        super(Block, self).__init__()
        self.fc = nn.Linear(n, n)
        self.down = down

    def forward(self, x):
        y = torch.relu(self.fc(x))
        if self.down is not None:
            x = self.down(x)
        return y + x


class Net(nn.Module):
    def __init__(self, counts):
        super(Net, self).__init__()
        self.layer1 = self._make(counts[0])
        self.layer2 = self._make(counts[1])

    def _make(self, count):
        down = None
        if count > 1:
            down = nn.Sequential(nn.Linear(4, 4))
        layers = []
        layers.append(Block(4, down))
        for i in range(1, count):
            layers.append(Block(4))
        return nn.Sequential(*layers)

    def forward(self, x):
        return self.layer2(self.layer1(x))


torch.manual_seed(0)
net = Net([1, 3])
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
x = torch.randn(5, 4)
for step in range(3):
    optimizer.zero_grad()
    loss = net(x).pow(2).mean()
    loss.backward()
    optimizer.step()
    print(step, '%.4f' % loss.item())
print(len(list(net.parameters())))
