"""torch.nn.modules.dropout"""
from torch.nn import Dropout, Dropout2d
