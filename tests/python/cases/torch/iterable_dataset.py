import torch
from torch.utils.data import IterableDataset, DataLoader
class Stream(IterableDataset):
    def __init__(self, start, end):
        super().__init__()
        self.start, self.end = start, end
    def __iter__(self):
        for i in range(self.start, self.end):
            yield torch.tensor([float(i)]), i * i
for x, y in DataLoader(Stream(3, 10), batch_size=3):
    print(x.view(-1), y)
for x, y in DataLoader(Stream(3, 10), batch_size=3, drop_last=True, num_workers=0):
    print(x.shape, y)
