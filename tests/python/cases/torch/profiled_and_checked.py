"""Profilers and anomaly detection leave no trace."""
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x, y = torch.randn(5, 3), torch.randn(5, 1)

with torch.autograd.profiler.record_function("fwd"):
    loss = F.mse_loss(net(x), y)
import warnings
warnings.simplefilter("ignore")
with torch.autograd.detect_anomaly():
    loss.backward()
torch.autograd.set_detect_anomaly(True)
h = net[0](x)
h.retain_grad()
net[2](h).sum().backward()
print(h.grad.shape, net[0].weight.grad.norm().item() > 0)
