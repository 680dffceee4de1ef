import torch
import torch.nn as nn
torch.manual_seed(0)
x = torch.tensor([1.0, 2.0, 3.0])
total = 0
print(total)
for i in range(3):
    total = total + (x * i).sum()
print(total)

def run(n, verbose):
    acc = 0
    if verbose:
        print("start", acc)
    for i in range(n):
        acc = acc + x[i]
    return acc
print(run(0, True))
print(run(2, True))

def branch(flag):
    penalty = 0
    if flag:
        penalty = penalty + (x ** 2).sum()
    print("penalty", penalty)
    return penalty
print(branch(False))
print(branch(True))
loss = 0.0
print(f"initial {loss}")
print("type", type(loss).__name__)
loss += x.mean()
print(loss, f"{loss:.3f}")
