import torch
from torch.utils.data import Dataset, DataLoader
class Items(Dataset):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        return {'x': torch.tensor([i, i * i], dtype=torch.float32), 'y': i % 2, 'name': 'item%d' % i}
for batch in DataLoader(Items(5), batch_size=2):
    print(batch['x'], batch['y'], batch['name'])
