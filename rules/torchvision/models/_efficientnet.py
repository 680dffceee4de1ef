"""EfficientNet, B0 to B7 and V2."""
import math

import torch
import torch.nn as nn

from torchvision.models._blocks import Conv2dNormActivation, SqueezeExcitation, StochasticDepth, make_divisible

# fused, expand ratio, kernel, stride, in, out, layers
V2_S = [(True, 1, 3, 1, 24, 24, 2), (True, 4, 3, 2, 24, 48, 4), (True, 4, 3, 2, 48, 64, 4), (False, 4, 3, 2, 64, 128, 6),
        (False, 6, 3, 1, 128, 160, 9), (False, 6, 3, 2, 160, 256, 15)]
V2_M = [(True, 1, 3, 1, 24, 24, 3), (True, 4, 3, 2, 24, 48, 5), (True, 4, 3, 2, 48, 80, 5), (False, 4, 3, 2, 80, 160, 7),
        (False, 6, 3, 1, 160, 176, 14), (False, 6, 3, 2, 176, 304, 18), (False, 6, 3, 1, 304, 512, 5)]
V2_L = [(True, 1, 3, 1, 32, 32, 4), (True, 4, 3, 2, 32, 64, 7), (True, 4, 3, 2, 64, 96, 7), (False, 4, 3, 2, 96, 192, 10),
        (False, 6, 3, 1, 192, 224, 19), (False, 6, 3, 2, 224, 384, 25), (False, 6, 3, 1, 384, 640, 7)]


def scaled(width, depth):
    base = [(1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3),
            (6, 5, 2, 112, 192, 4), (6, 3, 1, 192, 320, 1)]
    return [(False, ratio, kernel, stride, make_divisible(inplanes * width, 8), make_divisible(planes * width, 8), int(math.ceil(count * depth)))
            for ratio, kernel, stride, inplanes, planes, count in base]


class MBConv(nn.Module):
    def __init__(self, ratio, kernel, stride, inplanes, planes, drop, eps, momentum):
        super().__init__()
        self.use_res_connect = stride == 1 and inplanes == planes
        expanded = make_divisible(inplanes * ratio, 8)
        layers = []
        if expanded != inplanes:
            layers.append(Conv2dNormActivation(inplanes, expanded, 1, activation="silu", eps=eps, momentum=momentum))
        layers.append(Conv2dNormActivation(expanded, expanded, kernel, stride, expanded, "silu", eps, momentum))
        layers.append(SqueezeExcitation(expanded, max(1, inplanes // 4), "silu"))
        layers.append(Conv2dNormActivation(expanded, planes, 1, activation="none", eps=eps, momentum=momentum))
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(drop, "row")
        self.out_channels = planes

    def forward(self, x):
        out = self.block(x)
        return self.stochastic_depth(out) + x if self.use_res_connect else out


class FusedMBConv(nn.Module):
    def __init__(self, ratio, kernel, stride, inplanes, planes, drop, eps, momentum):
        super().__init__()
        self.use_res_connect = stride == 1 and inplanes == planes
        expanded = make_divisible(inplanes * ratio, 8)
        if expanded != inplanes:
            self.block = nn.Sequential(Conv2dNormActivation(inplanes, expanded, kernel, stride, 1, "silu", eps, momentum),
                                       Conv2dNormActivation(expanded, planes, 1, activation="none", eps=eps, momentum=momentum))
        else:
            self.block = nn.Sequential(Conv2dNormActivation(inplanes, planes, kernel, stride, 1, "silu", eps, momentum))
        self.stochastic_depth = StochasticDepth(drop, "row")
        self.out_channels = planes

    def forward(self, x):
        out = self.block(x)
        return self.stochastic_depth(out) + x if self.use_res_connect else out


class EfficientNet(nn.Module):
    def __init__(self, settings, dropout, last_channel, num_classes=1000, eps=1e-5, momentum=0.1, stochastic_depth_prob=0.2):
        super().__init__()
        planes = settings[0][4]
        layers = nn.Sequential(Conv2dNormActivation(3, planes, 3, 2, activation="silu", eps=eps, momentum=momentum))
        total = sum([setting[6] for setting in settings])
        done = 0
        for fused, ratio, kernel, stride, inplanes, out, count in settings:
            stage = nn.Sequential()
            for i in range(count):
                drop = stochastic_depth_prob * float(done) / total
                source, step = (inplanes, stride) if i == 0 else (out, 1)
                if fused:
                    stage.append(FusedMBConv(ratio, kernel, step, source, out, drop, eps, momentum))
                else:
                    stage.append(MBConv(ratio, kernel, step, source, out, drop, eps, momentum))
                done += 1
            layers.append(stage)
            planes = out
        last = last_channel if last_channel > 0 else 4 * planes
        layers.append(Conv2dNormActivation(planes, last, 1, activation="silu", eps=eps, momentum=momentum))
        self.features = layers
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(last, num_classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.ones_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                bound = 1.0 / math.sqrt(module.out_features)
                nn.init.uniform_(module.weight, -bound, bound)
                nn.init.zeros_(module.bias)

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))
