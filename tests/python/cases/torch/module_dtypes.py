# double(), half(), float() and to() with a device and a dtype of whole modules
import torch
import torch.nn as nn
m = nn.Linear(2, 2)
m.double()
print(m.weight.dtype)
class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(2, 2)
    def forward(self, x):
        return self.f(x)
torch.manual_seed(0)
a = A()
a.double()
print(a.f.weight.dtype)
a = A().double()
print(a(torch.ones(1, 2).double()).dtype)
a = a.float()
print(a(torch.ones(1, 2)).dtype)
b = A().to("cpu", torch.float64)
print(b(torch.ones(1, 2, dtype=torch.float64)))
c = A().to(device="cpu", dtype=torch.double)
print(c.f.weight.dtype)
h = nn.Linear(2, 2).half()
print(h.weight.dtype, h(torch.ones(1, 2).half()).dtype)
h = nn.Linear(2, 2).bfloat16()
print(h.weight.dtype)
opt = torch.optim.SGD(b.parameters(), lr=0.1)
loss = b(torch.ones(4, 2).double()).pow(2).mean()
loss.backward()
opt.step()
print(loss.item(), b.f.weight)
