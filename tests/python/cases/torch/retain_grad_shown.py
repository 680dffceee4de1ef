import torch

x = torch.ones(3, requires_grad=True)
y = x + 2
y.retain_grad()
print(y)
z = y * y
print(z, x)
z.sum().backward()
print(y.grad, x.grad)
