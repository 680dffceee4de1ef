# A deep copy of an object has tensors of its own.
import copy
import torch
class Buffer:
    def __init__(self, n):
        self.n = n
        self.s = torch.zeros(n)
    def store(self, i, v):
        self.s[i] = v
a = Buffer(3)
b = copy.deepcopy(a)
c = copy.copy(a)
a.store(1, 5.0)
print(a.s, b.s, c.s)
