"""A DataLoader over a list of samples, over a tensor."""
import torch
from torch.utils.data import DataLoader

torch.manual_seed(111)
train_data_length = 12
train_data = torch.zeros((train_data_length, 2))
train_data[:, 0] = 2 * torch.arange(train_data_length) / 7
train_data[:, 1] = train_data[:, 0] ** 2
train_labels = torch.zeros(train_data_length)
train_set = [(train_data[i], train_labels[i]) for i in range(train_data_length)]
train_loader = torch.utils.data.DataLoader(train_set, batch_size=5, shuffle=True)
print(len(train_loader))
for epoch in range(2):
    for n, (real_samples, _) in enumerate(train_loader):
        print(epoch, n, real_samples.shape, real_samples[0])

for rows in DataLoader(train_data[:3], batch_size=2):
    print(rows)
for numbers, names in DataLoader([(1, "a"), (2, "b"), (3, "c")], batch_size=2):
    print(numbers, names)
