"""torch.nn.modules.instancenorm"""
from torch.nn import InstanceNorm2d
