# Attributes that a script gives layers and parameters: a flag for the initialisation, options for the optimizer.
import copy
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.c_attn = nn.Linear(n, 2 * n)
        self.c_proj = nn.Linear(2 * n, n)
        self.c_proj.SCALE_INIT = 1
        self.norm = nn.LayerNorm(n)
        self.norm.no_decay = True

    def forward(self, x):
        return x + self.c_proj(torch.relu(self.c_attn(self.norm(x))))


class Net(nn.Module):
    def __init__(self, n=4, layers=2):
        super().__init__()
        self.layers = layers
        self.blocks = nn.ModuleList([Block(n) for _ in range(layers)])
        self.apply(self._init_weights)

    def _init_weights(self, module):
        if isinstance(module, nn.Linear):
            std = 0.02
            if hasattr(module, "SCALE_INIT"):
                std *= (2 * self.layers) ** -0.5
            torch.nn.init.normal_(module.weight, mean=0.0, std=std)
            if module.bias is not None:
                torch.nn.init.zeros_(module.bias)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return x


torch.manual_seed(0)
net = Net()
print([round(p.std().item(), 4) for p in net.parameters() if p.dim() > 1])
for name, p in net.named_parameters():
    p.lr_scale = 0.5 if name.startswith("blocks.0") else 1.0
groups = {}
for p in net.parameters():
    groups.setdefault(p.lr_scale, []).append(p)
print({scale: len(ps) for scale, ps in groups.items()})
for m in net.modules():
    if getattr(m, "no_decay", False):
        print(type(m).__name__, m.no_decay)
layer = nn.Linear(2, 2)
layer.tag = "first"
layer.sizes = [1, 2]
layer.sizes.append(3)
other = copy.deepcopy(layer)
other.tag = "second"
print(layer.tag, other.tag, layer.sizes, getattr(layer, "tag", None), getattr(layer, "lr_scale", "none"), hasattr(other, "tag"))
plain = nn.Linear(1, 1)
print(hasattr(plain, "tag"), getattr(plain, "tag", "no tag"))
try:
    print(plain.tag)
except AttributeError as e:
    print(e)
w = nn.Parameter(torch.zeros(2))
w.frozen = True
if getattr(w, "frozen", False) and not getattr(net.blocks[0].norm.weight, "frozen", False):
    print("frozen")
