"""torch.pow of a number, full_like with a dtype, nonzero(as_tuple=...), where of a condition alone, storage()."""
import torch

print(torch.pow(2, torch.arange(4)), torch.pow(torch.arange(4.0), exponent=2))
print(torch.pow(2.0, torch.tensor([0.5, 1.0])), torch.arange(3).pow(exponent=2))
y = torch.zeros(3)
print(torch.full_like(y, 7, dtype=torch.int64), torch.full_like(y, 0.5))

mask = torch.tensor([[0, 1, 0], [1, 0, 1]])
print(mask.nonzero(as_tuple=False))
rows, cols = mask.nonzero(as_tuple=True)
print(rows, cols)
print(torch.nonzero(mask == 0, as_tuple=True)[1])
print(torch.where(mask > 0)[0], torch.where(mask > 0, 1.0, -1.0))


def extract(v):
    return v.data.storage().tolist()


print(extract(mask.float()))
