# expect: T2M2430 line 7
# exit: 1
import torch
import torch.nn as nn
net = nn.Linear(2, 2)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
scheduler = torch.optim.swa_utils.SWALR(optimizer, 0.05)
