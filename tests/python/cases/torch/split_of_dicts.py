import torch
from torch.utils.data import Dataset, DataLoader, Subset, ConcatDataset, random_split

class Words(Dataset):
    def __init__(self, n, offset=0):
        self.n, self.offset = n, offset
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        return {"text": "w%d" % (i + self.offset), "x": torch.tensor([float(i), 1.0]), "label": i % 3}

torch.manual_seed(0)
words = Words(10)
a, b = random_split(words, [7, 3])
print(len(a), len(b), a[0]["text"], b[2]["label"])
for batch in DataLoader(a, batch_size=3, shuffle=True):
    print(batch["text"], batch["x"].shape, batch["label"])
parts = random_split(words, [0.5, 0.3, 0.2], generator=torch.Generator().manual_seed(1))
print([len(p) for p in parts], [d["text"] for d in parts[1]])
sub = Subset(words, [1, 3, 5])
print([sub[i]["text"] for i in range(len(sub))], sub.indices, sub.dataset.n)
both = ConcatDataset([words, Words(4, 100)])
print(len(both), both[11]["text"], both[-1]["text"])
for batch in DataLoader(both, batch_size=5):
    print(batch["text"][:2], batch["label"].tolist())
pairs = [("a", 1), ("b", 0), ("c", 1), ("d", 2)]
train, test = torch.utils.data.random_split(pairs, (3, 1))
for name, y in DataLoader(train, batch_size=2):
    print(name, y)
try:
    random_split(words, [4, 4])
except ValueError as e:
    print(e)
