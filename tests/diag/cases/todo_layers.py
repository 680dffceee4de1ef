# expect: T2M2401 line 16
# expect: T2M2405 line 17
# expect: T2M2410 line 18
# expect: T2M2411 line 19
# exit: 1
import torch
import torch.nn as nn
import torch.nn.functional as F


def start(layer):
    print(layer)


net = nn.Linear(2, 2)
net.apply(start)
print(net.named_parameters())
cell = nn.LSTMCell(2, 2)
print(F.layer_norm(torch.ones(2, 2), (2,)))
