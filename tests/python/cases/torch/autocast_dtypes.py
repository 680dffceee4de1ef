# The dtypes that operations give under autocast: products in bfloat16, losses in float32, the rest as it is given.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(3)
x = torch.randn(4, 16)
image = torch.randn(2, 3, 6, 6)
linear, conv, up = nn.Linear(16, 8), nn.Conv2d(3, 4, 3, padding=1), nn.ConvTranspose2d(3, 2, 2)
batch_norm, layer_norm, group_norm = nn.BatchNorm2d(4), nn.LayerNorm(8), nn.GroupNorm(2, 4)
labels = torch.tensor([0, 1, 2, 1])


def show(name, t):
    print(name, t.dtype, [round(v, 2) for v in t.flatten()[:4].tolist()])


with torch.autocast("cpu", dtype=torch.bfloat16):
    h, c = linear(x), conv(image)
    show("linear", h)
    show("conv", c)
    show("up", up(image))
    show("batch_norm", batch_norm(c))
    show("group_norm", group_norm(c))
    show("layer_norm", layer_norm(h))
    show("gelu", F.gelu(h))
    show("softmax", h.softmax(1))
    show("mean", h.mean(1))
    show("matmul", x @ x.t())
    show("einsum", torch.einsum("ij,kj->ik", x, x))
    show("dot", torch.dot(x[0], x[1]))
    show("addmm", torch.addmm(x[:, :4], x, x.t()))
    show("sum of both", h + torch.ones(8))
    show("cat", torch.cat([h, torch.zeros(4, 8)]))
    show("pool", F.max_pool2d(c, 2))
    show("cross_entropy", F.cross_entropy(h, labels))
    show("mse", F.mse_loss(h, h * 0.5))
    show("bce", F.binary_cross_entropy_with_logits(h[:, 0], labels.float().clamp(max=1)))
    show("double", x.double() @ x.double().t())
show("outside", linear(x))
