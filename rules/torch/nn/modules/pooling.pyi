"""torch.nn.modules.pooling"""
from torch.nn import AdaptiveAvgPool2d, AvgPool1d, AvgPool2d, MaxPool1d, MaxPool2d
