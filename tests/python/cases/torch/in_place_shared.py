# Tensors that several names, containers and views show, changed in place.
import torch
a = torch.zeros(3)
b = a
b.add_(1)
print(a, b)
c = a[0:2]
c.mul_(5)
print(a)
def f(t):
    t += 1
    return t
f(a)
print(a)
lst = [a]
lst[0].add_(1)
print(a)
d = a.view(3, 1)
d.zero_()
print(a)
a[1] = 7
print(b, d.t())
class H:
    def __init__(self):
        self.h = torch.zeros(2)
    def step(self, x):
        self.h += x
        return self.h
h = H()
r = h.step(torch.ones(2))
h.step(torch.ones(2))
print(r, h.h)
x = torch.arange(6.).view(2, 3)
row = x[1]
row *= 10
x[0, 1] = -1
x[:, 2].fill_(5)
x.view(-1)[3] = 7
print(x, row)
k = x.clone()
x.zero_()
print(k, x, row)
out = torch.ones(2, 2) + 1
out += 3
out[0] = 0
print(out)
m = torch.zeros(3, dtype=torch.bool)
m2 = m[1:]
m2[0] = True
print(m)
z = torch.ones(4)
zs = [z, z]
zs[0] -= 0.5
print(zs, z)
d = {"a": z}
d["a"].mul_(2)
print(z)
p, q = x.split(1)
p.add_(2)
print(x)
t = x.t()
t[0, 0] = 100
print(x, x.detach()[0])
