"""The old constructors: a size is the sizes, anything else is data."""
import torch

torch.manual_seed(0)
std = torch.ones(2, 3)
eps = torch.FloatTensor(std.size()).normal_()
print(eps.shape, eps)
print(torch.FloatTensor((2, 3)), torch.FloatTensor([2, 3]))
print(torch.FloatTensor(2, 3).fill_(1.5))
n = torch.Tensor(std.shape).zero_()
print(n)
m = torch.LongTensor(std.size(0)).fill_(4)
print(m, torch.FloatTensor(std.size(0), 2).zero_())
Tensor = torch.FloatTensor
print(Tensor(std.shape).fill_(2.0))
z = torch.zeros(2, 2)
print(torch.LongTensor(z.size()).fill_(1).sum(), z.new(z.size()).fill_(1.0))
