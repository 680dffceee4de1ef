"""torch.nn.modules.container"""
from torch.nn import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential
