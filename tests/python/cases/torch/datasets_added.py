"""Data sets that are added, and split by fractions."""
import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset, random_split
class MyData(Dataset):
    def __init__(self, n, label):
        self.n = n
        self.label = label
    def __getitem__(self, i):
        return torch.full((2,), float(i)), self.label
    def __len__(self):
        return self.n
ants = MyData(3, 0)
bees = MyData(4, 1)
train = ants + bees
print(len(train), train[0], train[5][1])
for x, y in DataLoader(train, batch_size=3):
    print(x[:, 0], y)
a = TensorDataset(torch.arange(3), torch.arange(3) * 2)
b = a + TensorDataset(torch.arange(2), torch.zeros(2, dtype=torch.int64))
print(len(b), b[4])
torch.manual_seed(0)
p, q = random_split(b, [0.6, 0.4])
print(len(p), len(q), [int(x[0]) for x in p])
p, q = random_split(train, [.85, .15], generator=torch.Generator().manual_seed(3))
print(len(p), len(q))
for x, y in DataLoader(p, batch_size=4):
    print(x[:, 0], y)
