import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(2, 3, 6, 6)
grid = F.affine_grid(torch.tensor([[[1.0, 0.2, 0.0], [0.0, 1.0, 0.1]]] * 2), (2, 3, 6, 6), align_corners=False)
print(grid.shape, grid[0, 0, 0])
print(round(F.grid_sample(x, grid, align_corners=False).sum().item(), 3))
print(round(F.instance_norm(x).std().item(), 3))
o, ind = F.max_pool2d(x, 2, return_indices=True)
print(round(F.max_unpool2d(o, ind, 2).sum().item(), 3))
print(round(F.avg_pool2d(x, 2, divisor_override=1).sum().item(), 3))
print(F.embedding(torch.tensor([1, 0]), torch.eye(3), padding_idx=0))
print(round(F.normalize(x, p=2.0, dim=1, eps=1e-12).sum().item(), 3))
print(F.normalize(x, p=1, dim=1)[0, :, 0, 0], F.normalize(x, p=1.5)[0, :, 0, 0])
g2 = torch.rand(2, 4, 5, 2) * 3 - 1.5
for mode in ["bilinear", "nearest"]:
    for pad in ["zeros", "border", "reflection"]:
        for ac in [True, False]:
            print(mode, pad, ac, F.grid_sample(x, g2, mode=mode, padding_mode=pad, align_corners=ac)[0, 0, 0])
xx = x.clone().requires_grad_()
theta = torch.tensor([[[1.0, 0.1, 0.2], [0.3, 0.9, 0.0]]] * 2, requires_grad=True)
F.grid_sample(xx, F.affine_grid(theta, xx.size(), align_corners=True), align_corners=True).pow(2).sum().backward()
print([round(v, 2) for v in theta.grad.flatten().tolist()], xx.grad[0, 0, 0])
