import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import v2
from torchvision.transforms import transforms as tt
from torchvision.datasets.mnist import MNIST
import torchvision.datasets as dset

mean = np.array([0.5, 0.4, 0.3])
std = np.array([0.25, 0.25, 0.5])
img = Image.fromarray(np.arange(300, dtype=np.uint8).reshape(10, 10, 3))
t = transforms.Compose([transforms.ToTensor(), transforms.Normalize(mean, std)])
print(f"{t(img).sum().item():.3f}")
t = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5), (0.25))])
print(f"{t(img).sum().item():.4f}")
t = tt.Compose([tt.Resize(5), tt.ToTensor()])
print(t(img).shape)
t = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True), v2.Normalize(mean=[0.5], std=[0.5])])
print(t(img).shape, f"{t(img).sum().item():.4f}")
try:
    MNIST("nowhere", train=True, transform=t)
except RuntimeError as error:
    print("no data")
kind = "mnist"
if kind == "lsun":
    data = dset.LSUN(root="x", classes=["bedroom_train"], transform=t)
