import numpy as np
import torch
from PIL import Image
from torchvision import transforms

torch.manual_seed(3)
rng = np.random.RandomState(0)
picture = rng.randint(0, 256, (37, 53, 3)).astype(np.uint8)
img = Image.fromarray(picture)
print(img.size, img.mode, img.width, img.height)
mean = [0.485, 0.456, 0.406]
std = [0.229, 0.224, 0.225]
normalize = transforms.Normalize(mean=mean, std=std)

def show(name, t, runs=3):
    for _ in range(runs):
        x = t(img)
        print(name, tuple(x.shape), f"{x.double().sum().item():.2f}", f"{x.flatten()[::97].std().item():.5f}")

show("plain", transforms.Compose([transforms.ToTensor(), normalize]), 1)
show("resize", transforms.Compose([transforms.Resize(24), transforms.ToTensor()]), 1)
show("resize2", transforms.Compose([transforms.Resize((64, 48)), transforms.ToTensor()]), 1)
show("bicubic", transforms.Compose([transforms.Resize((64, 18), interpolation=transforms.InterpolationMode.BICUBIC), transforms.ToTensor()]), 1)
show("nearest", transforms.Compose([transforms.Resize((64, 18), interpolation=Image.NEAREST), transforms.ToTensor()]), 1)

show("rrc", transforms.Compose([transforms.RandomResizedCrop(28), transforms.ToTensor()]))
show("rrc2", transforms.Compose([transforms.RandomResizedCrop(24, scale=(0.2, 0.9), ratio=(0.5, 2.0)), transforms.ToTensor()]))
show("flip", transforms.Compose([transforms.RandomHorizontalFlip(), transforms.RandomVerticalFlip(p=0.3), transforms.ToTensor()]))
show("rotate", transforms.Compose([transforms.RandomRotation(20), transforms.ToTensor()]))
show("rotate2", transforms.Compose([transforms.RandomRotation((-90, 45), interpolation=transforms.InterpolationMode.BILINEAR, expand=True, fill=7), transforms.ToTensor()]))
show("rotate3", transforms.Compose([transforms.RandomRotation([10, 11], interpolation=transforms.InterpolationMode.BICUBIC), transforms.ToTensor()]))
show("affine", transforms.Compose([transforms.RandomAffine(10, translate=(0.1, 0.2), scale=(0.8, 1.2), shear=5), transforms.ToTensor()]))
show("affine2", transforms.Compose([transforms.RandomAffine(degrees=0, shear=(0, 4, -3, 5), interpolation=transforms.InterpolationMode.BILINEAR), transforms.ToTensor()]))
show("jitter", transforms.Compose([transforms.ColorJitter(0.4, 0.4, 0.4, 0.1), transforms.ToTensor()]), 6)
show("jitter2", transforms.Compose([transforms.ColorJitter(brightness=(0.5, 1.5), hue=0.5), transforms.ToTensor()]))
show("grey", transforms.Compose([transforms.Grayscale(), transforms.ToTensor()]), 1)
show("grey3", transforms.Compose([transforms.Grayscale(num_output_channels=3), transforms.ToTensor()]), 1)
show("randomgrey", transforms.Compose([transforms.RandomGrayscale(p=0.5), transforms.ToTensor()]))
show("pad", transforms.Compose([transforms.Pad(3), transforms.ToTensor()]), 1)
show("pad2", transforms.Compose([transforms.Pad((1, 2, 3, 4), padding_mode="reflect"), transforms.ToTensor()]), 1)
show("pad3", transforms.Compose([transforms.Pad((5, 2), fill=9), transforms.ToTensor()]), 1)
show("crop", transforms.Compose([transforms.RandomCrop(32, padding=4), transforms.ToTensor()]))
show("crop2", transforms.Compose([transforms.RandomCrop(32, padding=4, padding_mode="reflect"), transforms.ToTensor()]))
show("crop3", transforms.Compose([transforms.RandomCrop((60, 70), pad_if_needed=True), transforms.ToTensor()]))
show("erase", transforms.Compose([transforms.ToTensor(), transforms.RandomErasing(p=0.7)]), 5)
show("erase2", transforms.Compose([transforms.ToTensor(), transforms.RandomErasing(p=1, value="random")]), 2)
show("apply", transforms.Compose([transforms.RandomApply([transforms.ColorJitter(0.4, 0.4, 0.4, 0.1)], p=0.8), transforms.ToTensor()]), 4)
show("center", transforms.Compose([transforms.CenterCrop(30), transforms.ToTensor()]), 1)
show("center2", transforms.Compose([transforms.CenterCrop((50, 60)), transforms.ToTensor()]), 1)
show("after", transforms.Compose([transforms.ToTensor(), transforms.RandomHorizontalFlip(), transforms.RandomCrop(20, padding=2), transforms.Resize((24, 30), antialias=True), transforms.Grayscale(3)]))
