import torch
from torch.utils.data import Dataset, DataLoader
class Words(Dataset):
    def __init__(self, words):
        self.words = words
    def __len__(self):
        return len(self.words)
    def __getitem__(self, i):
        return torch.tensor([ord(c) for c in self.words[i]]), i % 2
def pad(batch):
    xs, ys = zip(*batch)
    longest = max(len(x) for x in xs)
    out = torch.zeros(len(xs), longest, dtype=torch.long)
    for k, x in enumerate(xs):
        out[k, :len(x)] = x
    return out, torch.tensor(ys)
torch.manual_seed(0)
loader = DataLoader(Words(['ab', 'c', 'def', 'gh', 'i']), batch_size=2, shuffle=True, collate_fn=pad)
print(len(loader))
for epoch in range(2):
    for i, (x, y) in enumerate(loader):
        print(i, x, y)
