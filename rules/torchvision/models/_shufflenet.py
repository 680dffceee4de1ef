"""ShuffleNetV2."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class InvertedResidual(nn.Module):
    def __init__(self, inplanes, planes, stride):
        super().__init__()
        self.stride = stride
        half = planes // 2
        self.branch1 = nn.Sequential()
        if stride > 1:
            self.branch1 = nn.Sequential(
                nn.Conv2d(inplanes, inplanes, 3, stride, 1, bias=False, groups=inplanes), nn.BatchNorm2d(inplanes),
                nn.Conv2d(inplanes, half, kernel_size=1, stride=1, padding=0, bias=False), nn.BatchNorm2d(half), nn.ReLU(inplace=True))
        self.branch2 = nn.Sequential(
            nn.Conv2d(inplanes if stride > 1 else half, half, kernel_size=1, stride=1, padding=0, bias=False), nn.BatchNorm2d(half),
            nn.ReLU(inplace=True), nn.Conv2d(half, half, 3, stride, 1, bias=False, groups=half), nn.BatchNorm2d(half),
            nn.Conv2d(half, half, kernel_size=1, stride=1, padding=0, bias=False), nn.BatchNorm2d(half), nn.ReLU(inplace=True))

    def forward(self, x):
        if self.stride == 1:
            kept, changed = x.chunk(2, dim=1)
            out = torch.cat((kept, self.branch2(changed)), dim=1)
        else:
            out = torch.cat((self.branch1(x), self.branch2(x)), dim=1)
        return F.channel_shuffle(out, 2)


class ShuffleNetV2(nn.Module):
    def __init__(self, stages_repeats, stages_out_channels, num_classes=1000):
        super().__init__()
        planes = stages_out_channels[0]
        self.conv1 = nn.Sequential(nn.Conv2d(3, planes, 3, 2, 1, bias=False), nn.BatchNorm2d(planes), nn.ReLU(inplace=True))
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.stage2 = self._stage(planes, stages_out_channels[1], stages_repeats[0])
        self.stage3 = self._stage(stages_out_channels[1], stages_out_channels[2], stages_repeats[1])
        self.stage4 = self._stage(stages_out_channels[2], stages_out_channels[3], stages_repeats[2])
        last = stages_out_channels[4]
        self.conv5 = nn.Sequential(nn.Conv2d(stages_out_channels[3], last, 1, 1, 0, bias=False), nn.BatchNorm2d(last), nn.ReLU(inplace=True))
        self.fc = nn.Linear(last, num_classes)

    def _stage(self, inplanes, planes, repeats):
        layers = [InvertedResidual(inplanes, planes, 2)]
        for _ in range(repeats - 1):
            layers.append(InvertedResidual(planes, planes, 1))
        return nn.Sequential(*layers)

    def forward(self, x):
        x = self.stage4(self.stage3(self.stage2(self.maxpool(self.conv1(x)))))
        return self.fc(self.conv5(x).mean([2, 3]))
