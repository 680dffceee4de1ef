"""torch.nn.modules.batchnorm"""
from torch.nn import BatchNorm1d, BatchNorm2d
