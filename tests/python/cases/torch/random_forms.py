"""Draws in the forms that older scripts use: normal around a tensor, randint with a dtype, bernoulli(p)."""
import torch

torch.manual_seed(3)
n_data = torch.ones(6, 2)
x0 = torch.normal(2 * n_data, 1)
x1 = torch.normal(-2 * n_data, 1)
x = torch.cat((x0, x1), 0).type(torch.FloatTensor)
print(x.shape, x0[0], x1[5])
print(torch.normal(torch.zeros(*x0.size()))[0])
print(torch.normal(2.0, torch.tensor([0.0, 0.5, 1.0])))
print(torch.normal(mean=0.0, std=0.5, size=(2, 2)))

print(torch.randint(0, 5, (4,), dtype=torch.long))
print(torch.randint(3, (2, 2), dtype=torch.int32))
print(torch.randint(0, 2, (5,), dtype=torch.float).float() * 2)
print(torch.randint(low=0, high=9, size=(3,)))
g = torch.Generator().manual_seed(1)
print(torch.randint(0, 10, (3,), generator=g, dtype=torch.uint8))
print(torch.ones(3, 3).bernoulli(0.3))
