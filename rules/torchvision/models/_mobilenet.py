"""MobileNetV2."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Conv2dNormActivation(nn.Sequential):
    def __init__(self, inplanes, planes, kernel_size=3, stride=1, groups=1):
        super().__init__(
            nn.Conv2d(inplanes, planes, kernel_size, stride, (kernel_size - 1) // 2, groups=groups, bias=False),
            nn.BatchNorm2d(planes), nn.ReLU6(inplace=True))


class InvertedResidual(nn.Module):
    def __init__(self, inplanes, planes, stride, expand_ratio):
        super().__init__()
        self.stride = stride
        self.use_res_connect = stride == 1 and inplanes == planes
        hidden = inplanes * expand_ratio
        layers = []
        if expand_ratio != 1:
            layers.append(Conv2dNormActivation(inplanes, hidden, 1))
        layers.append(Conv2dNormActivation(hidden, hidden, 3, stride, hidden))
        layers.append(nn.Conv2d(hidden, planes, 1, 1, 0, bias=False))
        layers.append(nn.BatchNorm2d(planes))
        self.conv = nn.Sequential(*layers)

    def forward(self, x):
        if self.use_res_connect:
            return x + self.conv(x)
        return self.conv(x)


class MobileNetV2(nn.Module):
    def __init__(self, num_classes=1000, dropout=0.2):
        super().__init__()
        settings = [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2], [6, 96, 3, 1], [6, 160, 3, 2], [6, 320, 1, 1]]
        self.last_channel = 1280
        channels = 32
        layers = [Conv2dNormActivation(3, channels, 3, 2)]
        for ratio, planes, count, stride in settings:
            for i in range(count):
                layers.append(InvertedResidual(channels, planes, stride if i == 0 else 1, ratio))
                channels = planes
        layers.append(Conv2dNormActivation(channels, self.last_channel, 1))
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout), nn.Linear(self.last_channel, num_classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.ones_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.zeros_(module.bias)

    def forward(self, x):
        x = F.adaptive_avg_pool2d(self.features(x), (1, 1))
        return self.classifier(torch.flatten(x, 1))
