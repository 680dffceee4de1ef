import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(2, 3, 8, 8)
for mode in ["zeros", "reflect", "replicate", "circular"]:
    conv = nn.Conv2d(3, 4, 3, padding=1, padding_mode=mode, bias=False)
    line = nn.Conv1d(3, 4, 5, padding=2, padding_mode=mode)
    print(conv, round(conv(x).sum().item(), 3))
    print(line, round(line(x[:, :, 0]).sum().item(), 3))
same = nn.Conv2d(3, 2, (3, 5), padding="same", padding_mode="reflect")
valid = nn.Conv2d(3, 2, 3, padding="valid")
line = nn.Conv1d(3, 5, 4, padding="same", dilation=2)
cube = nn.Conv3d(1, 2, 3, padding=1, padding_mode="replicate")
print(same, same(x).shape, valid(x).shape, line, line(x[:, :, 0]).shape)
print(cube, round(cube(torch.randn(1, 1, 4, 4, 4)).sum().item(), 3))
try:
    nn.Conv2d(3, 2, 3, stride=2, padding="same")
except ValueError as error:
    print(error)
