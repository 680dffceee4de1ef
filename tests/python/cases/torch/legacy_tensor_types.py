import torch
cuda = True if torch.cuda.is_available() else False
Tensor = torch.cuda.FloatTensor if cuda else torch.FloatTensor
LongTensor = torch.cuda.LongTensor if cuda else torch.LongTensor
valid = Tensor(4, 1).fill_(1.0)
print(valid)
z = Tensor([1.5, 2.5])
print(z.type(), z.type(torch.LongTensor), z.type(Tensor))
print(LongTensor([1, 2, 3]))
a = z.new(2, 3).zero_()
print(a, a.new_full((2,), 3.5), a.new_tensor([1, 2]), a.new_empty(2, 3).shape)
print(z.new([4, 5]))
print(isinstance(z, torch.FloatTensor), isinstance(z, Tensor), isinstance(z, torch.Tensor))
print(type(z))
print(z.is_cuda, z.device.type, z.nbytes, z.itemsize, z.element_size(), a.is_contiguous())
print(a.T.shape, a.mT.shape, a.H.shape)
print(torch.get_default_dtype(), torch.finfo(torch.float32).eps, torch.iinfo(torch.int64).max, torch.finfo(torch.float32).min)
b = torch.zeros(3)
b.random_(0, 10)
b.detach_()
print(b.narrow(0, 1, 2).shape, b.select(0, 1).shape)
print(torch.isin(torch.tensor([1, 2, 3]), torch.tensor([2, 5])))
print(torch.arccos(torch.tensor([0.5])), torch.arcsin(torch.tensor([0.5])), torch.arctan(torch.tensor([0.5])))
print(torch.tensor([5, 6]).bitwise_and(torch.tensor([3, 3])), torch.tensor([5]) | 2, ~torch.tensor([True, False]))
