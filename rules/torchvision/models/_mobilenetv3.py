"""MobileNetV3."""
import torch
import torch.nn as nn

from torchvision.models._blocks import Conv2dNormActivation, SqueezeExcitation, make_divisible

# kernel, expanded, out, squeezes, hard swish, stride
LARGE = [(3, 16, 16, False, False, 1), (3, 64, 24, False, False, 2), (3, 72, 24, False, False, 1), (5, 72, 40, True, False, 2),
         (5, 120, 40, True, False, 1), (5, 120, 40, True, False, 1), (3, 240, 80, False, True, 2), (3, 200, 80, False, True, 1),
         (3, 184, 80, False, True, 1), (3, 184, 80, False, True, 1), (3, 480, 112, True, True, 1), (3, 672, 112, True, True, 1),
         (5, 672, 160, True, True, 2), (5, 960, 160, True, True, 1), (5, 960, 160, True, True, 1)]
SMALL = [(3, 16, 16, True, False, 2), (3, 72, 24, False, False, 2), (3, 88, 24, False, False, 1), (5, 96, 40, True, True, 2),
         (5, 240, 40, True, True, 1), (5, 240, 40, True, True, 1), (5, 120, 48, True, True, 1), (5, 144, 48, True, True, 1),
         (5, 288, 96, True, True, 2), (5, 576, 96, True, True, 1), (5, 576, 96, True, True, 1)]


class InvertedResidual(nn.Module):
    def __init__(self, inplanes, kernel, expanded, planes, squeezes, is_hard, stride):
        super().__init__()
        self.use_res_connect = stride == 1 and inplanes == planes
        activation = "hardswish" if is_hard else "relu"
        layers = []
        if expanded != inplanes:
            layers.append(Conv2dNormActivation(inplanes, expanded, 1, activation=activation, eps=0.001, momentum=0.01))
        layers.append(Conv2dNormActivation(expanded, expanded, kernel, stride, expanded, activation, 0.001, 0.01))
        if squeezes:
            layers.append(SqueezeExcitation(expanded, make_divisible(expanded // 4, 8), scale="hardsigmoid"))
        layers.append(Conv2dNormActivation(expanded, planes, 1, activation="none", eps=0.001, momentum=0.01))
        self.block = nn.Sequential(*layers)
        self.out_channels = planes

    def forward(self, x):
        out = self.block(x)
        return out + x if self.use_res_connect else out


class MobileNetV3(nn.Module):
    def __init__(self, settings, last_channel, num_classes=1000, dropout=0.2):
        super().__init__()
        planes = 16
        layers = [Conv2dNormActivation(3, planes, 3, 2, activation="hardswish", eps=0.001, momentum=0.01)]
        for kernel, expanded, out, squeezes, is_hard, stride in settings:
            layers.append(InvertedResidual(planes, kernel, expanded, out, squeezes, is_hard, stride))
            planes = out
        layers.append(Conv2dNormActivation(planes, 6 * planes, 1, activation="hardswish", eps=0.001, momentum=0.01))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Linear(6 * planes, last_channel), nn.Hardswish(inplace=True), nn.Dropout(p=dropout, inplace=True),
                                        nn.Linear(last_channel, num_classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.ones_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.zeros_(module.bias)

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))
