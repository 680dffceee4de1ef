"""Softmax() without a dimension takes 0 or 1, as the input has it; a model's type(dtype)."""
import torch

dtype = torch.FloatTensor
net = torch.nn.Sequential(torch.nn.Linear(1, 3), torch.nn.Softmax())
net.type(torch.FloatTensor)
net = net.type(dtype)
print(net, net(torch.ones(2, 1)).sum(1))
soft = torch.nn.LogSoftmax()
print(soft(torch.ones(2, 3, 2))[0], soft)
print(soft(torch.ones(4)), torch.nn.Softmax()(torch.ones(2, 2, 1, 1)).flatten())
print(torch.nn.Softmax(dim=None), torch.nn.Softmax(dim=-1)(torch.ones(2, 2)))
