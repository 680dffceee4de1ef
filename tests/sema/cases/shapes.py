import torch

a = torch.zeros(2, 3)
b = torch.randn(3, 4)
c = a @ b
d = a + torch.zeros(3)
e = a.view(-1)
f = a.view(3, -1).transpose(0, 1)
g = torch.cat([a, a], dim=1)
h = torch.stack((a, a, a))
i = h.sum(dim=(0, 2), keepdim=True)
j = a == 1
k = j.sum()
m = a[0]
n = a[:, 1:]
o = a[None, ..., -1]
p = a[a == 0]
q = torch.tensor([[1, 2], [3, 4]])
r = torch.tensor([1.5, 2])
values, indices = b.max(1)
s = b.max(dim=0).indices
t = h.permute(2, 0, 1)
u = a.unsqueeze(-1).expand(2, 3, 5)
w = torch.flatten(h, 1)
first, second = g.chunk(2, dim=1)
rows, columns = a.shape
v = 1 - a / 2
z = torch.half(a)
number = k.item()
real = a.sum().item()
back = q.tolist()
index = torch.tensor([0, 1])
picked = b[index]
for row in b:
    print(row)


def attention(q, heads):
    B, T, C = q.shape
    k = q.view(B, T, heads, C // heads).transpose(1, 2)
    rows, cols, rest = (q + 1).shape
    return k, (k @ k.transpose(-2, -1)).view(B * T, -1)


attention(torch.randn(3, 4, 8), 2)
attention(torch.randn(5, 6, 8), 2)
