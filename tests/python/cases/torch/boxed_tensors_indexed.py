import numpy as np
import torch
class Words:
    def __init__(self, words):
        self.ids = [3, 1, 2]
        self.ids = torch.LongTensor(self.ids)
        self.freq = np.array([1.0, 2.5])
        self.freq = torch.Tensor(self.freq)
        self.n = 4 if words else [1.5, 2]
        self.z = torch.FloatTensor(self.n)
w = Words([])
print(w.ids, w.freq, w.z, w.ids[[0, 2]], w.ids[1])
w = Words([1])
print(w.z.shape, w.ids.dtype)
class Box:
    def __init__(self):
        self.v = [1]
        self.v = torch.arange(12).view(3, 4)
b = Box()
print(b.v[[0, 2]], b.v[1], b.v[1, 2], b.v[torch.tensor([2])], b.v[b.v > 8], b.v[(0, 1)])
try:
    print(b.v[7])
except (TypeError, IndexError) as e:
    print(type(e).__name__)
