"""What a loader's data set has of its own: flags, names, items."""
import torch
from torch.utils.data import ConcatDataset, DataLoader, Dataset, Subset, TensorDataset


class Squares(Dataset):
    def __init__(self, n, train=True):
        self.n = n
        self.train = train
        self.names = ["a", "b"]

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return torch.tensor([float(i)]), i * i


def check(loader):
    if loader.dataset.train:
        print("Checking accuracy on training data", loader.dataset.names)
    else:
        print("test", len(loader.dataset), loader.dataset[1])
    for x, y in loader:
        print(x, y)


train_loader = DataLoader(Squares(4), batch_size=2)
test_loader = DataLoader(Squares(3, train=False), batch_size=3)
check(train_loader)
check(test_loader)
other = DataLoader(TensorDataset(torch.ones(3, 2)), batch_size=2)
print(len(other.dataset), other.dataset[0])
pairs = TensorDataset(torch.arange(3.0), torch.arange(3))
for x, y in pairs:
    print(x, y)
for i, pair in enumerate(ConcatDataset([pairs, Subset(pairs, [2, 0])])):
    print(i, pair)
print([y for _, y in pairs])
