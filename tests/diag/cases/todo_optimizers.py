# expect: T2M2430 line 7
# exit: 1
import torch
import torch.nn as nn
net = nn.Linear(2, 2)
loader = [torch.zeros(1, 2)]
torch.optim.swa_utils.update_bn(loader, net)
