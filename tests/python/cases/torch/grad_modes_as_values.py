# no_grad, enable_grad and nullcontext as values that the run chooses.
import torch
from contextlib import nullcontext
train = torch.rand(1).item() > 2
ctx = torch.no_grad()
with ctx:
    x = torch.ones(2, requires_grad=True) * 2
print(x.requires_grad)
c2 = torch.enable_grad() if train else torch.no_grad()
with c2:
    x = torch.ones(2, requires_grad=True) * 2
print(x.requires_grad)
c3 = nullcontext() if train else torch.no_grad()
with c3:
    x = torch.ones(2, requires_grad=True) * 2
print(x.requires_grad)
with torch.no_grad() if not train else nullcontext():
    x = torch.ones(2, requires_grad=True) * 2
print(x.requires_grad)
c4 = nullcontext()
with c4:
    print(3)
