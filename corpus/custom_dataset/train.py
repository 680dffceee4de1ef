"""Own Dataset and transform classes; MNIST digits from the raw IDX files, read with struct and gzip-free code."""
import os
import struct

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split


class Compose(object):
    def __init__(self, *transforms):
        self.transforms = transforms

    def __call__(self, sample):
        for t in self.transforms:
            sample = t(sample)
        return sample

    def __repr__(self):
        return "Compose(" + ", ".join(map(repr, self.transforms)) + ")"


class Scale:
    def __init__(self, factor=1 / 255.0, shift=0.0):
        self.factor, self.shift = factor, shift

    def __call__(self, image):
        return image.float() * self.factor + self.shift

    def __repr__(self):
        return f"Scale({self.factor:.4f}, {self.shift})"


class Crop:
    """Cuts the same border off on all sides."""

    def __init__(self, border):
        self.border = border

    def __call__(self, image):
        b = self.border
        return image[b:-b, b:-b]

    def __repr__(self):
        return "Crop(%d)" % self.border


class Digits(Dataset):
    def __init__(self, root, prefix="t10k", transform=None, limit=None):
        self.transform = transform
        self.images = self._read(os.path.join(root, f"{prefix}-images-idx3-ubyte"))[:limit]
        self.labels = self._read(os.path.join(root, f"{prefix}-labels-idx1-ubyte"))[:limit]

    @staticmethod
    def _read(path):
        with open(path, "rb") as f:
            zero, kind, dims = struct.unpack(">HBB", f.read(4))
            shape = struct.unpack(">" + "I" * dims, f.read(4 * dims))
            data = torch.frombuffer(bytearray(f.read()), dtype=torch.uint8)
        assert zero == 0 and kind == 8, "not an IDX file of bytes"
        return data.view(*shape)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        image = self.images[index]
        if self.transform is not None:
            image = self.transform(image)
        return image.reshape(-1), int(self.labels[index])


class Classifier(nn.Module):
    def __init__(self, inputs, hidden=(64, 32), outputs=10):
        super().__init__()
        self.layers = nn.ModuleList()
        previous = inputs
        for size in hidden:
            self.layers.append(nn.Linear(previous, size))
            previous = size
        self.out = nn.Linear(previous, outputs)

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return self.out(x)


def accuracy(model, loader):
    hits = total = 0
    for x, y in loader:
        hits += int((model(x).argmax(dim=1) == y).sum())
        total += y.numel()
    return hits / total


torch.manual_seed(9)
transform = Compose(Crop(2), Scale(shift=-0.1))
digits = Digits("data/MNIST/raw", transform=transform, limit=2000)
print(len(digits), "digits,", transform)
first, label = digits[0]
print("first:", tuple(first.shape), label, "%.4f" % first.mean().item())

n_valid = len(digits) // 5
train_set, valid_set = random_split(digits, [len(digits) - n_valid, n_valid], generator=torch.Generator().manual_seed(0))
train_loader = DataLoader(train_set, batch_size=40, shuffle=True, drop_last=True)
valid_loader = DataLoader(valid_set, batch_size=100)

model = Classifier(first.numel())
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
criterion = nn.CrossEntropyLoss()
for epoch in range(3):
    model.train()
    running = []
    for x, y in train_loader:
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        running.append(loss.item())
    model.eval()
    with torch.no_grad():
        acc = accuracy(model, valid_loader)
    print("Epoch %d | loss %.4f | first %.4f last %.4f | valid acc %.3f"
          % (epoch, sum(running) / len(running), running[0], running[-1], acc))
