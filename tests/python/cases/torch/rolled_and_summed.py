import torch
x = torch.arange(12).reshape(3, 4)
s = 2
print(torch.roll(x, (1, -s), (0, 1)))
print(torch.roll(x, shifts=s), x.roll(-1), x.roll(1, 0))
shifts = [1, s]
print(x.roll(shifts, [1, 0]), torch.roll(x, shifts=(1,), dims=(0,)))
a, b = torch.ones(2, 3), torch.arange(3.0)
print(torch.einsum("ij,j->i", [a, b]), torch.einsum("ij,j->i", a, b))
ops = [a, a]
print(torch.einsum("ij,kj->ik", ops))
m = torch.ones((2, 2), dtype=bool)
m[0, 1] = 0
print(m, ~m, torch.zeros(2, dtype=int), torch.zeros(2, dtype=float), torch.tensor([1, 2], dtype=float), x.to(float).dtype, torch.arange(3, dtype=float))
