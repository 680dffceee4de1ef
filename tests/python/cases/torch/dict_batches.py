import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader, Sampler
class Points(Dataset):
    def __init__(self, n):
        torch.manual_seed(1)
        self.x = torch.randn(n, 2)
        self.y = (self.x.sum(1) > 0).long()
    def __len__(self):
        return len(self.x)
    def __getitem__(self, i):
        return {'input': self.x[i], 'label': self.y[i]}
class Backwards(Sampler):
    def __init__(self, data):
        self.data = data
    def __len__(self):
        return len(self.data)
    def __iter__(self):
        return iter(range(len(self.data) - 1, -1, -1))
data = Points(20)
loader = DataLoader(data, batch_size=6, sampler=Backwards(data))
model = nn.Linear(2, 2)
opt = torch.optim.SGD(model.parameters(), lr=0.5)
criterion = nn.CrossEntropyLoss()
for epoch in range(3):
    total = 0.0
    for batch in loader:
        inputs, labels = batch['input'], batch['label']
        opt.zero_grad()
        loss = criterion(model(inputs), labels)
        loss.backward()
        opt.step()
        total += loss.item() * inputs.size(0)
    print('epoch %d: %.5f' % (epoch, total / len(data)))
