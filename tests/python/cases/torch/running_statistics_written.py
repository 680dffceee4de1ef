import torch
import torch.nn as nn
m = nn.BatchNorm2d(2)
m.running_mean.zero_()
m.running_mean += 1
m.running_var.fill_(2)
m.running_mean[0] = 5
m.running_mean.copy_(torch.ones(2))
print(m.running_mean)
