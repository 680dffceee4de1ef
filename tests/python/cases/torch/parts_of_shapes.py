"""Parts of a shape as sizes: kernels, outputs, arguments that are spread."""
import torch
import torch.nn as nn
import torch.nn.functional as F

def pool(net, x):
    x = net(x)
    y = F.avg_pool2d(x, x.size()[2:])
    z = F.adaptive_avg_pool2d(x, x.shape[-2:])
    w = F.interpolate(x, size=x.shape[2:], mode="nearest")
    print(y.shape, z.shape, w.size())
    noise = torch.zeros(x.shape[1:])
    print(noise.shape, torch.ones(*x.shape[:2], 3).size(), x.view(*x.size()[:2], -1).shape)
    return y.view(y.size()[0], -1)

torch.manual_seed(0)
layers = [nn.Conv2d(1, 2, 3)]
for _ in range(2):
    layers += [nn.Conv2d(2, 2, 3), nn.ReLU()]
net = nn.Sequential(*layers)
print([round(v, 4) for v in pool(net, torch.ones(2, 1, 9, 11)).flatten().tolist()])
print(pool(net, torch.ones(2, 1, 8, 8)).shape)
