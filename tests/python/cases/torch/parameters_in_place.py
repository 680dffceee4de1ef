# Parameters changed in place by hand.
import torch
import torch.nn as nn
a = nn.Linear(3, 4)
a.bias.data.fill_(0.1)
a.weight.data.normal_(0, 0.02)
a.weight.data = torch.ones(4, 3)
a.bias.data[0] = 5.0
a.weight.data.mul_(2)
with torch.no_grad():
    a.bias.fill_(3)
    a.weight.uniform_(-1, 1)
    a.weight[0, 0] = 9
    a.bias += 1
w = a.weight.data
w.fill_(7)
print(a.weight.data, a.bias.data)
for p in a.parameters():
    p.data.fill_(2)
    p.data.add_(1.0)
print(a.weight.data, a.bias.data)
