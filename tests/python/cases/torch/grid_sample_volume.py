# grid_sample and affine_grid of volumes
import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(1, 2, 6, 6)
v = torch.randn(1, 1, 4, 4, 4)
g = torch.rand(1, 2, 2, 2, 3) * 2 - 1
print(F.grid_sample(v, g, align_corners=True))
print(F.grid_sample(v, g, mode="nearest", padding_mode="border", align_corners=False))
print(F.affine_grid(torch.eye(3, 4).unsqueeze(0), (1, 1, 2, 2, 2), align_corners=False).shape)
