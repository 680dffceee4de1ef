import torch.nn as nn
import torch.nn.functional as F

from . import blocks


class ConvNet(nn.Module):
    def __init__(self, width=8, classes=10):
        super(ConvNet, self).__init__()
        self.stem = blocks.conv_block(1, width)
        self.body = blocks.conv_block(width, 2 * width)
        self.head = nn.Linear(2 * width * 7 * 7, classes)

    def forward(self, x):
        x = F.max_pool2d(self.stem(x), 2)
        x = F.max_pool2d(self.body(x), 2)
        return self.head(x.flatten(1))
