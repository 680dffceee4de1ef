import torch

torch.manual_seed(0)
start = torch.randn(3)
one = start.clone().requires_grad_()
two = start.clone().requires_grad_()
print(start.requires_grad, one.requires_grad)
(one ** 2).sum().backward()
(two ** 3).sum().backward()
print(one.grad, two.grad, start.grad)
optimizer = torch.optim.SGD([two], lr=0.1)
optimizer.step()
print(two, one, start)
