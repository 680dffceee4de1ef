import torch
from torch.utils.data import ConcatDataset, DataLoader, Dataset, Subset, TensorDataset


class Squares(Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        return torch.tensor([float(index)]), index * index


def limited(full, limit=None):
    if limit is None or limit >= len(full):
        return full
    return Subset(full, range(limit))


tensors = TensorDataset(torch.arange(8.0).view(8, 1), torch.arange(8))
for limit in (3, 20):
    data = limited(tensors, limit)
    for step, (a, b) in enumerate(DataLoader(data, batch_size=4), start=1):
        print(step, len(data), a.shape, b.tolist(), (a.view(-1).long() == b).sum().item())
    for count in (2, 5):
        data = limited(Squares(4), count)
        for a, b in DataLoader(data, batch_size=3):
            print(a.view(-1).tolist(), b.tolist())
