"""torch.nn.modules.conv"""
from torch.nn import Conv1d, Conv2d, ConvTranspose2d
