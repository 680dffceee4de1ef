import torch
import torch.nn as nn
from torch.autograd import Variable

torch.manual_seed(0)


def weights_init_normal(m):
    classname = m.__class__.__name__
    if classname.find("Linear") != -1:
        torch.nn.init.normal_(m.weight.data, 0.0, 0.02)
    elif classname.find("BatchNorm") != -1:
        torch.nn.init.normal_(m.weight.data, 1.0, 0.02)
        torch.nn.init.constant_(m.bias.data, 0.0)


net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
net.apply(weights_init_normal)
print(net[0].weight.sum().item())
x = Variable(torch.randn(5, 3), requires_grad=True)
out = net(x)
out.backward(torch.ones(5, 1))
print(x.grad.data.sum().item())
for p in net.parameters():
    p.grad = p.grad / 2
    p.grad.add_(0.01 * torch.ones_like(p))
print(net[0].weight.grad.sum().item())
with torch.inference_mode():
    y = net(x)
print(y.requires_grad)


a = torch.arange(4.0).requires_grad_()
b = torch.zeros(2, requires_grad=True)
c = torch.cat([a, b]).pow(2).sum() + a[1:3].prod() + a.view(2, 2).max()
c.backward()
print(a.grad, b.grad)
print(a)
a.grad.zero_()
d = torch.where(a > 1, a * 2, a).sum()
torch.autograd.backward(d)
print(a.grad)
