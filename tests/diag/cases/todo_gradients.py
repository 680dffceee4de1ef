# expect: T2M4031 line 6
# exit: 1
import torch
import torch.nn as nn
net = nn.Linear(2, 1)
net.register_forward_hook(print)
