# Pictures of a batch: make_grid and save_image, read back by their pixels.
import os
import struct
import zlib

import torch
from torchvision.utils import make_grid, save_image


def pixels(path):
    data = open(path, "rb").read()
    width, height = struct.unpack(">II", data[16:24])
    return width, height


torch.manual_seed(0)
x = torch.rand(10, 1, 4, 5)
g = make_grid(x, nrow=4, padding=1, normalize=True)
print(g.shape, "%.4f" % g.sum().item())
print(make_grid(x[0]).shape, make_grid(torch.zeros(3, 3, 2, 2), pad_value=1.0).shape)
print(make_grid([x[0], x[1]], scale_each=True, normalize=True)[0, 2:4, 2:5])
for epoch in range(2):
    save_image(x.view(10, 1, 4, 5), "grid_" + str(epoch) + ".png", nrow=5)
    print(pixels(f"grid_{epoch}.png"))
save_image(x[:4], "x.png", normalize=True)
print(pixels("x.png"), sorted(f for f in os.listdir(".") if f.endswith(".png")))
for f in ("grid_0.png", "grid_1.png", "x.png"):
    os.remove(f)
try:
    save_image(x, "no/such/folder.png")
except OSError as error:
    print(type(error).__name__, error)
