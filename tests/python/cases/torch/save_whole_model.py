# torch.save(model, path) of a whole module, and torch.load of it: the class is found by name, nothing is made by __init__
import os
import tempfile

import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, width, names):
        super().__init__()
        self.fc = nn.Linear(width, width)
        self.names = names
        self.scale = 0.5
        self.depth = 3
        self.act = F.relu
        self.extra = None

    def forward(self, x):
        return x + self.scale * self.act(self.fc(x))


class Net(nn.Module):
    def __init__(self, inputs=4, width=8, classes=3):
        super(Net, self).__init__()
        self.width = width
        self.stem = nn.Sequential(nn.Linear(inputs, width), nn.BatchNorm1d(width), nn.ReLU(), nn.Dropout(0.1))
        self.blocks = nn.ModuleList([Block(width, ["a", "b"]) for _ in range(2)])
        self.head = nn.Linear(width, classes)
        self.register_buffer("shift", torch.arange(3.0))
        self.tags = {"x": 1, "y": 2}

    def forward(self, x):
        x = self.stem(x)
        for b in self.blocks:
            x = b(x)
        return self.head(x) + self.shift


torch.manual_seed(0)
model = Net()
opt = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(16, 4)
y = torch.randint(0, 3, (16,))
for i in range(3):
    opt.zero_grad()
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    opt.step()
model.eval()
path = os.path.join(tempfile.mkdtemp(), "model.pt")
torch.save(model, path)
again = torch.load(path, map_location="cpu", weights_only=False)
again.eval()
print(again)
print(torch.equal(model(x), again(x)), again.training)
print(again.blocks[0].names, again.tags, again.width, again.blocks[1].depth)
model.head.weight.data.zero_()
print(torch.equal(model(x), again(x)))
opt = torch.optim.SGD(again.parameters(), lr=0.1)
again.train()
loss = F.cross_entropy(again(x), y)
opt.zero_grad()
loss.backward()
opt.step()
print(len(list(again.parameters())), f"{loss.item():.4f}")
try:
    torch.load(path)
except Exception as e:
    print(type(e).__name__)
