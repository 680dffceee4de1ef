"""Modules of PyTorch's that are named as attributes of their packages."""
import torch
import torch.nn as nn
import torch.utils.data as data

torch.manual_seed(0)
logits = torch.tensor([[0.1, 0.9], [2.0, 1.0]])
print(torch.distributions.categorical.Categorical(logits=logits).entropy())
print(torch.distributions.normal.Normal(0.0, 1.0).log_prob(torch.tensor(0.5)))
xs = [torch.arange(3), torch.arange(2), torch.arange(1)]
padded = nn.utils.rnn.pad_sequence(xs, batch_first=True)
print(padded)
embedding = nn.Embedding(4, 2)
packed = torch.nn.utils.rnn.pack_padded_sequence(embedding(padded), [3, 2, 1], batch_first=True)
out, h = nn.GRU(2, 3, batch_first=True)(packed)
out, lengths = nn.utils.rnn.pad_packed_sequence(out, batch_first=True)
print(out.shape, lengths)
pairs = data.dataset.TensorDataset(torch.arange(4), torch.arange(4) * 2)
sampler = torch.utils.data.sampler.SubsetRandomSampler([0, 2, 3])
for x, y in torch.utils.data.DataLoader(pairs, batch_size=2, sampler=sampler):
    print(x, y)
