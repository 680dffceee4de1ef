"""ConvNeXt."""
import torch
import torch.nn as nn

from torchvision.models._blocks import StochasticDepth


class LayerNorm2d(nn.LayerNorm):
    def forward(self, x):
        x = super().forward(x.permute(0, 2, 3, 1))
        return x.permute(0, 3, 1, 2)


class Permute(nn.Module):
    def __init__(self, dims):
        super().__init__()
        self.dims = dims

    def forward(self, x):
        return torch.permute(x, self.dims)


class Conv2dNormActivation(nn.Sequential):
    pass


class CNBlock(nn.Module):
    def __init__(self, dim, layer_scale, drop):
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(dim, dim, kernel_size=7, padding=3, groups=dim, bias=True), Permute([0, 2, 3, 1]), nn.LayerNorm(dim, eps=1e-6),
            nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim), Permute([0, 3, 1, 2]))
        self.layer_scale = nn.Parameter(torch.ones(dim, 1, 1) * layer_scale)
        self.stochastic_depth = StochasticDepth(drop, "row")

    def forward(self, x):
        return self.stochastic_depth(self.layer_scale * self.block(x)) + x


class ConvNeXt(nn.Module):
    def __init__(self, widths, depths, stochastic_depth_prob=0.0, layer_scale=1e-6, num_classes=1000):
        super().__init__()
        layers = nn.Sequential(Conv2dNormActivation(nn.Conv2d(3, widths[0], 4, 4, 0), LayerNorm2d(widths[0], eps=1e-6)))
        total, done = sum(depths), 0
        for i in range(len(widths)):
            stage = nn.Sequential()
            for _ in range(depths[i]):
                stage.append(CNBlock(widths[i], layer_scale, stochastic_depth_prob * done / (total - 1.0)))
                done += 1
            layers.append(stage)
            if i + 1 < len(widths):
                layers.append(nn.Sequential(LayerNorm2d(widths[i], eps=1e-6), nn.Conv2d(widths[i], widths[i + 1], kernel_size=2, stride=2)))
        self.features = layers
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(LayerNorm2d(widths[-1], eps=1e-6), nn.Flatten(1), nn.Linear(widths[-1], num_classes))
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.trunc_normal_(module.weight, std=0.02)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)))
