import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3))
data = torch.randn(6, 4)
target = torch.tensor([0, 1, 2, 0, 1, 2])
# FGSM
data.requires_grad = True
loss = F.cross_entropy(net(data), target)
net.zero_grad()
loss.backward()
data_grad = data.grad.data
adv = data + 0.1 * data_grad.sign()
print(F.cross_entropy(net(adv), target).item())
# optimise an input
img = data.detach().clone().requires_grad_(True)
opt = torch.optim.SGD([img], lr=0.5)
for i in range(3):
    opt.zero_grad()
    loss = F.mse_loss(net(img), torch.zeros(6, 3))
    loss.backward()
    opt.step()
    print(loss.item(), img.sum().item())
z = torch.randn(2, 4)
z.requires_grad_()
(net(z) ** 2).sum().backward()
print(z.grad)
