import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset, TensorDataset


class Block(nn.Module):
    def __init__(self, channels):
        super(Block, self).__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.relu(self.conv(x)) + x


class Net(nn.Module):
    def __init__(self, use_extra=True):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.blocks = nn.ModuleList([Block(8) for _ in range(2)])
        self.scale = nn.Parameter(torch.zeros(8))
        self.register_buffer('mean', torch.zeros(1))
        self.extra = nn.Linear(13, 13) if use_extra else None
        self.head = nn.Linear(8 * 13 * 13, 10)

    def forward(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        if self.extra is not None:
            x = self.extra(x)
        return self.head(torch.flatten(x, 1))


class Pairs(Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return torch.zeros(1, 28, 28), i % 10


net = Net().to('cpu')
for images, labels in DataLoader(Pairs(8), batch_size=4):
    out = net(images)
    count = len(images)
x, y = torch.zeros(6, 2), torch.arange(6)
loader = DataLoader(TensorDataset(x, y), batch_size=2)
for bx, by in loader:
    print(bx, by)
size = len(loader.dataset)
total = sum(len(p) for p in net.parameters())
