# Lists with boxed items as tensors.
import torch

other = [1, "a"]
losses, outs = [], []
for i in range(3):
    losses.append(other[0] if i < 5 else "x")
    outs.append(torch.ones(2) * i if i >= 0 else "x")
print(torch.tensor(losses).float().mean().item(), torch.tensor(losses, dtype=torch.float32))
print(torch.stack(outs, 1), torch.cat(outs))
try:
    outs.append("x")
    torch.stack(outs)
except TypeError as e:
    print(e)
