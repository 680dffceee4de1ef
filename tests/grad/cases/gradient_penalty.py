import torch
import torch.nn as nn
from torch import autograd

torch.manual_seed(0)
D = nn.Sequential(nn.Linear(4, 8), nn.LeakyReLU(0.2), nn.Linear(8, 1))
opt = torch.optim.SGD(D.parameters(), lr=1e-2)


def gradient_penalty(D, real, fake):
    alpha = torch.rand(real.size(0), 1)
    interpolates = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    d_interpolates = D(interpolates)
    gradients = autograd.grad(
        outputs=d_interpolates,
        inputs=interpolates,
        grad_outputs=torch.ones(d_interpolates.size()),
        create_graph=True,
        retain_graph=True,
        only_inputs=True,
    )[0]
    gradients = gradients.view(gradients.size(0), -1)
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean()


for i in range(4):
    real = torch.randn(5, 4)
    fake = torch.randn(5, 4) * 2
    loss = -D(real).mean() + D(fake).mean() + 10 * gradient_penalty(D, real.data, fake.data)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(i, loss.item())
x = torch.tensor(3.0, requires_grad=True)
y = x ** 4
g, = torch.autograd.grad(y, x, create_graph=True)
h = torch.autograd.grad(g, x)[0]
print(g.item(), h.item())
