import torch
from torch import linalg as LA

torch.manual_seed(0)
x = torch.randn(3, 4)
print(torch.linalg.norm(x), LA.norm(x, dim=1), LA.vector_norm(x, ord=1), torch.linalg.vector_norm(x, dim=0, keepdim=True))
print(torch.linalg.norm(x, ord=float("inf")), torch.linalg.matrix_norm(x), LA.norm(x, "fro"))
print(torch.linalg.norm(x[0], ord=1), LA.multi_dot([x, x.t(), x]).shape)
print(LA.matrix_power(torch.tensor([[1.0, 1.0], [0.0, 1.0]]), 3))
p = torch.nn.Linear(3, 2)
p(torch.randn(5, 3)).sum().backward()
total = torch.linalg.norm(torch.stack([torch.linalg.norm(q.grad) for q in p.parameters()]))
print(round(total.item(), 4))
