import torch
import torch.nn as nn
head = [nn.Linear(4, 2)]
tail = [nn.Softmax(dim=1)]
both = head + tail
print(both)
both2 = tail + head + [nn.ReLU()]
print(nn.Sequential(*both2))
for m in [nn.ReLU()] + head:
    print(m)
full = []
full += head
full.extend(tail)
full = full + tail
print(len(full))
class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B"
xs, ys = [A()], [B()]
print([z.f() for z in xs + ys], [z.f() for z in ys + xs])
def build(n, last):
    layers = []
    for i in range(n):
        layers += [nn.Linear(4, 4), nn.BatchNorm1d(4)] + ([nn.ReLU()] if i < n - 1 else [])
    head = [nn.Linear(4, 2)]
    tail = [nn.Softmax(dim=1)]
    both = head + tail
    extra = [nn.Dropout(0.1)] if last else [nn.Tanh()]
    more = [nn.Linear(2, 2)] if last == 1 else []
    return nn.Sequential(*layers, *both, *extra, *(more + tail))
print(build(2, True))
print(build(1, False))
acts = {"relu": nn.ReLU(), "tanh": nn.Tanh()} if torch.rand(1).item() > 2 else {"gelu": nn.GELU()}
print(acts)
