import torch
lens = torch.tensor([3, 5])
print(torch.zeros(2, lens.max()).shape)
print(torch.zeros((2, lens.max())).long().shape)
print(torch.ones(lens[0], 2).shape)
