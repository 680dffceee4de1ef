import torch
from torch.utils.data import Dataset, DataLoader
class Items(Dataset):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        return torch.ones(3), 'item%d' % i, [i, i + 1]
for x, names, pair in DataLoader(Items(5), batch_size=2):
    print(x.shape, names, pair)
