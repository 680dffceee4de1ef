"""What the newer networks are built of: convolutions with a norm, squeeze and excitation, paths that are left out at random."""
import torch
import torch.nn as nn


def make_divisible(channels, divisor):
    near = max(divisor, int(channels + divisor / 2) // divisor * divisor)
    return near + divisor if near < 0.9 * channels else near


def activation_of(name, inplace=True):
    if name == "hardswish":
        return nn.Hardswish(inplace=inplace)
    if name == "silu":
        return nn.SiLU(inplace=inplace)
    return nn.ReLU(inplace=inplace)


class Conv2dNormActivation(nn.Sequential):
    def __init__(self, inplanes, planes, kernel_size=3, stride=1, groups=1, activation="relu", eps=1e-5, momentum=0.1):
        super().__init__(nn.Conv2d(inplanes, planes, kernel_size, stride, (kernel_size - 1) // 2, groups=groups, bias=False),
                         nn.BatchNorm2d(planes, eps=eps, momentum=momentum))
        if activation != "none":
            self.append(activation_of(activation))


class SqueezeExcitation(nn.Module):
    def __init__(self, planes, squeezed, activation="relu", scale="sigmoid"):
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(planes, squeezed, 1)
        self.fc2 = nn.Conv2d(squeezed, planes, 1)
        self.activation = activation_of(activation, activation == "silu")
        self.scale_activation = nn.Hardsigmoid() if scale == "hardsigmoid" else nn.Sigmoid()

    def forward(self, x):
        scale = self.fc2(self.activation(self.fc1(self.avgpool(x))))
        return self.scale_activation(scale) * x


class StochasticDepth(nn.Module):
    def __init__(self, p, mode):
        super().__init__()
        self.p = p
        self.mode = mode

    def forward(self, x):
        if not self.training or self.p == 0.0:
            return x
        survival = 1.0 - self.p
        noise = torch.empty([x.shape[0] if self.mode == "row" else 1] + [1] * (x.dim() - 1)).bernoulli_(survival)
        if survival > 0.0:
            noise = noise / survival
        return x * noise

    def extra_repr(self):
        return ""

    def __repr__(self):
        return f"StochasticDepth(p={self.p}, mode={self.mode})"
