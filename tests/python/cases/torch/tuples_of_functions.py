from collections import namedtuple
import torch
def make(x):
    outs = namedtuple("VggOutputs", ["a", "b"])
    return outs(x, x * 2)
f = make(torch.ones(2))
g = [y.sum() for y in f]
print(g)
for u, v in zip(f, g):
    print(u, v)
P = namedtuple("P", "x y")
p = P(1, 2.5)
for q in p:
    print(q)
print([q for q in p], list(p))
class Vgg(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.l = torch.nn.Linear(2, 2)
    def forward(self, X):
        h = self.l(X)
        h2 = torch.relu(h)
        out = namedtuple("VggOutputs2", ['relu1', 'relu2'])
        return out(h, h2)
vgg = Vgg()
s = vgg(torch.ones(1, 2))
gram = [t.mean() for t in s]
print(len(gram), s.relu2.shape)
loss = 0.
for ft, gm in zip(vgg(torch.zeros(3, 2)), gram):
    loss += torch.nn.functional.mse_loss(ft.mean(), gm)
loss.backward()
print(len(s), s[0].shape, vgg.l.weight.grad.shape)
def two():
    return torch.ones(1), torch.zeros(1)
for t in two():
    print(t)
print([t + 1 for t in two()])
