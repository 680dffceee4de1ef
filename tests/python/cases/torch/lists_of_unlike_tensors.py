# Lists that start as numbers or as None, and are stacked when tensors are in them.
import numpy as np
import torch

w = torch.ones(2, requires_grad=True)
def part(k):
    if k == 0:
        return 0
    return (w * k).sum()
losses = [0] * 3
for k in range(1, 4):
    losses[k - 1] = part(k)
total = torch.stack(losses).sum()
total.backward()
print(total.item(), w.grad)
class Memory:
    def __init__(self, n):
        self.n = n
        self.buf = [None] * n
        self.at = 0
    def push(self, s, a):
        self.buf[self.at % self.n] = (s, a)
        self.at += 1
m = Memory(4)
for i in range(6):
    m.push(torch.ones(2) * i, i)
print(torch.stack([s for s, a in m.buf]).sum(), [a for s, a in m.buf])
rows = [None] * 3
for i in range(3):
    rows[i] = np.ones(2) * i
print(torch.tensor(rows[1]), rows[2])
returns = [0] * 4
running = 0
for i in reversed(range(4)):
    running = torch.ones(1) * i + 0.5 * running
    returns[i] = running
print(torch.cat(returns), torch.tensor([1 if i % 2 else 0.5 for i in range(3)]))
xs = [None] * 3
print(xs, xs.count(None))
xs[1] = 2
print(xs)
