import torch
def f(key):
    sums, seen = {"loss": 0, "size": "x"}, []
    for i in range(3):
        loss = torch.tensor(1.5)
        sums[key] += loss
        seen.append(sums[key])
    print(sums, seen)
    xs = [torch.zeros(2), 3]
    keep = xs[0]
    xs[0] += 1
    print(keep, xs)
f("loss")
class M:
    def __init__(self, v):
        self.v = v
ms = [M(0), M("a")]
m = ms[0]
seen = []
for i in range(2):
    m.v += torch.ones(2)
    m.v *= torch.tensor(2.0)
    seen.append(m.v)
print(seen)
