import torch
import torch.nn as nn

a = torch.zeros(2, 3)
b = a @ a
c = a + torch.zeros(4)
d = a.view(4, 2)
e = a.size(5)
layer = nn.Linear(10, 2)
f = layer(a)
g, h, i = a.shape
