"""Loaders in a dict and a list, asked for their data sets."""
import torch
from torch.utils.data import DataLoader, TensorDataset
a = TensorDataset(torch.arange(12.).view(12, 1), torch.arange(12))
dataloaders = {x: DataLoader(a, batch_size=4, shuffle=(x == 'train')) for x in ['train', 'val']}
two = {'train': DataLoader(a, batch_size=4), 'val': DataLoader(a, batch_size=3)}
for phase in ['train', 'val']:
    n = 0
    for x, y in dataloaders[phase]:
        n += len(x)
    print(phase, n / len(dataloaders[phase].dataset), dataloaders[phase].batch_size)
    for x, y in two[phase]:
        n += len(x)
    print(phase, n / len(two[phase].dataset))
def train(dataloaders):
    for phase in ['train', 'val']:
        for x, y in dataloaders[phase]:
            pass
        print(len(x) / len(dataloaders[phase].dataset))
loaders = {'train': DataLoader(a, batch_size=4), 'val': DataLoader(a, batch_size=3)}
train(loaders)
l = [DataLoader(a, batch_size=4)]
print(len(l[0].dataset))
