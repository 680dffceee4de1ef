# A model whose weights are one tensor: it is spread into a call, run over and taken apart.
import os

import torch


def model(x, w, b):
    return x * w + b
params = torch.tensor([1.0, 0.5], requires_grad=True)
x = torch.arange(4.0)
for epoch in range(3):
    if params.grad is not None:
        params.grad.zero_()
    loss = ((model(x, *params) - 2 * x) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        params -= 0.1 * params.grad
print(params, [p.item() for p in params])
a, b = params
print(a.item(), b.item())
def check(path):
    if not path:
        raise("no file at {}".format(path))
try:
    check("")
except TypeError as e:
    print(e)
with open("synced.txt", "w") as f:
    f.write("a")
    f.flush()
    os.fsync(f.fileno())
