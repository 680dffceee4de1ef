import torch
from torch.utils.data import DataLoader

torch.manual_seed(0)
data = [(torch.randn(3), k % 2) for k in range(6)]
train = DataLoader(data, batch_size=4)
test = DataLoader([(x + 1, y) for x, y in data], batch_size=3, shuffle=False)


def accuracy(loader):
    right, total = 0, 0
    with torch.no_grad():
        for imgs, labels in loader:
            _, out = torch.max(imgs, dim=1)
            right += int((out == labels).sum())
            total += labels.shape[0]
    return right / total


for name, loader in [("train", train), ("test", test)]:
    print(name, accuracy(loader))
