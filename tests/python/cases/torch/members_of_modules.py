# GANs start their weights by walking over self._modules.
import torch
import torch.nn as nn
import torch.nn.functional as F


def normal_init(m, mean, std):
    if isinstance(m, nn.ConvTranspose2d) or isinstance(m, nn.Conv2d):
        m.weight.data.normal_(mean, std)
        m.bias.data.zero_()


class Generator(nn.Module):
    def __init__(self, d=8):
        super(Generator, self).__init__()
        self.deconv1 = nn.ConvTranspose2d(10, d, 4, 1, 0)
        self.deconv1_bn = nn.BatchNorm2d(d)
        self.deconv2 = nn.ConvTranspose2d(d, 1, 4, 2, 1)

    def weight_init(self, mean, std):
        for m in self._modules:
            normal_init(self._modules[m], mean, std)

    def forward(self, x):
        x = F.relu(self.deconv1_bn(self.deconv1(x)))
        return torch.tanh(self.deconv2(x))


torch.manual_seed(0)
G = Generator()
G.weight_init(mean=0.0, std=0.02)
print(f"{G(torch.randn(2, 10, 1, 1)).sum().item():.4f}", list(G._modules.keys()), G._get_name())
for name, m in G._modules.items():
    print(name, m, m._get_name())
