# Layers with inplace=True change what they are given: a skip connection sees it.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.relu = nn.ReLU(inplace=True)
        self.fc1 = nn.Linear(width, width)
        self.fc2 = nn.Linear(width, width)

    def forward(self, x):
        out = self.relu(x)
        out = self.relu(self.fc1(out))
        out = self.fc2(out)
        return out + x


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.body = nn.Sequential(nn.LeakyReLU(0.1, inplace=True), nn.Linear(width, width), nn.ReLU(True))

    def forward(self, x):
        return x + self.body(x)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(3, 6)
        self.first = Residual(6)
        self.second = Block(6)
        self.head = nn.Linear(6, 1)

    def forward(self, x):
        x = self.stem(x)
        x = self.second(self.first(x))
        skip = x
        y = F.relu(x, inplace=True)
        return self.head(y + skip)


torch.manual_seed(3)
x = torch.tensor([-1.0, 2.0, -3.0])
y = nn.ReLU(inplace=True)(x)
print(x, y)
z = torch.tensor([-1.0, 2.0, -3.0])
F.relu(z, inplace=True)
print(z)
w = torch.tensor([[-1.0, 0.5], [2.0, -4.0]])
v = w[0]

F.leaky_relu(w, 0.5, inplace=True)
print(w, v)
u = torch.tensor([-1.0, 2.0])
y = F.elu(u, inplace=True)
print(y, u)
print(F.relu(u), u, nn.ReLU()(u - 3))

net = Net()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
inputs, targets = torch.randn(16, 3), torch.randn(16, 1)
for step in range(4):
    optimizer.zero_grad()
    loss = F.mse_loss(net(inputs), targets)
    loss.backward()
    optimizer.step()
    print(f"{step} {loss.item():.5f}")
print(f"{inputs.sum().item():.4f}")
with torch.no_grad():
    before = net.stem(inputs)
    kept = before.clone()
    net.first(before)
    print(torch.equal(before, kept), torch.equal(before, kept.clamp(min=0)))
