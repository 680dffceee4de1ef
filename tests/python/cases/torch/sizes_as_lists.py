import torch
import torch.nn as nn

torch.manual_seed(0)
pool = nn.AvgPool2d(3, stride=2, padding=[1, 1], count_include_pad=False)
print(pool(torch.randn(1, 1, 5, 5)).shape)
conv = nn.Conv2d(1, 2, [3, 3], padding=[1, 0])
print(conv(torch.randn(1, 1, 5, 5)).shape)
