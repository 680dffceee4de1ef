import os
import struct

import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

rng = np.random.RandomState(0)
os.makedirs("data/MNIST/raw")
for part, count in [("train", 12), ("t10k", 6)]:
    with open(f"data/MNIST/raw/{part}-images-idx3-ubyte", "wb") as file:
        file.write(struct.pack(">IIII", 0x803, count, 28, 28))
        file.write(rng.randint(0, 256, (count, 28, 28)).astype(np.uint8).tobytes())
    with open(f"data/MNIST/raw/{part}-labels-idx1-ubyte", "wb") as file:
        file.write(struct.pack(">II", 0x801, count))
        file.write(rng.randint(0, 10, count).astype(np.uint8).tobytes())


class AddNoise:
    def __init__(self, std):
        self.std = std

    def __call__(self, tensor):
        return tensor + torch.randn(tensor.size()) * self.std


def flatten(x):
    return x.view(-1)


torch.manual_seed(0)
trans = transforms.Compose([
    transforms.ToTensor(),
    transforms.Normalize((0.5,), (0.5,)),
    transforms.Lambda(lambda x: x * 2),
    AddNoise(0.1),
    flatten,
])
train = datasets.MNIST("data", train=True, transform=trans)
print(len(train), train[0][0].shape, type(train[0][1]).__name__)
for x, y in DataLoader(train, batch_size=5, shuffle=True):
    print(tuple(x.shape), f"{x.mean().item():.4f}", y.tolist())

plain = datasets.MNIST("data", train=False)
img, label = plain[2]
print(img.size, img.mode, label, plain.data.shape, plain.targets.tolist())

repeated = transforms.Compose([transforms.Resize(32), transforms.ToTensor(), transforms.Lambda(lambda x: x.repeat(3, 1, 1))])
print(repeated(img).shape)
onehot = datasets.MNIST("data", train=True, transform=transforms.ToTensor(), target_transform=lambda y: y % 2)
print([onehot[i][1] for i in range(6)], f"{onehot[1][0].sum().item():.3f}")
binary = datasets.MNIST("data", transform=lambda image: torch.from_numpy(np.array(image, dtype=np.float32) > 128).float())
print(binary[0][0].shape, binary[0][0].sum().item())
