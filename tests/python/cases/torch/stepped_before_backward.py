"""A step between a loss and its backward: the graph is out of date."""
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
x, y = torch.randn(5, 3), torch.randn(5, 1)
for i in range(2):
    loss = F.mse_loss(net(x), y)
    opt.step()
    opt.zero_grad()
    loss.backward()
    print(i, round(loss.item(), 5))
