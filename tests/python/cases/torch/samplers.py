import torch
from torch.utils.data import TensorDataset, DataLoader, RandomSampler, SequentialSampler, SubsetRandomSampler, WeightedRandomSampler, BatchSampler
from torch.utils.data.sampler import SubsetRandomSampler as SRS
torch.manual_seed(5)
ds = TensorDataset(torch.arange(10.).unsqueeze(1), torch.arange(10))
n = len(ds)
indices = list(range(n))
split = int(0.3 * n)
train_loader = DataLoader(ds, batch_size=3, sampler=SubsetRandomSampler(indices[split:]))
valid_loader = DataLoader(ds, batch_size=3, sampler=SRS(indices[:split]))
for epoch in range(2):
    for x, y in train_loader:
        print('train', x.view(-1).tolist(), y)
    for x, y in valid_loader:
        print('valid', x.view(-1).tolist(), y)
print(len(train_loader), len(valid_loader), len(train_loader.sampler), len(train_loader.dataset))
weights = [0.1, 0.2, 0.4, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]
w = WeightedRandomSampler(weights, num_samples=8, replacement=True)
print(list(w))
print([y.tolist() for _, y in DataLoader(ds, batch_size=4, sampler=w, drop_last=True)])
print(list(WeightedRandomSampler(torch.ones(5), 3, replacement=False)))
print(list(RandomSampler(ds)), list(SequentialSampler(ds)))
print(list(RandomSampler(ds, replacement=True, num_samples=6)))
print(list(BatchSampler(SequentialSampler(ds), batch_size=4, drop_last=False)))
for x, y in DataLoader(ds, batch_sampler=BatchSampler(RandomSampler(ds), batch_size=4, drop_last=True)):
    print(x.sum(), y)
g = torch.Generator()
g.manual_seed(7)
for x, y in DataLoader(ds, batch_size=5, shuffle=True, generator=g, collate_fn=lambda b: (torch.stack([i[0] for i in b]), [int(i[1]) for i in b])):
    print(x.sum(), y)
