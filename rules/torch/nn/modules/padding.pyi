"""torch.nn.modules.padding"""
from torch.nn import ConstantPad2d, ReflectionPad2d, ReplicationPad2d, ZeroPad2d
