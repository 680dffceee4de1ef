import os

import numpy as np
import torch
from PIL import Image
from torchvision import transforms
import torchvision.transforms.functional as TF

rng = np.random.RandomState(1)
smooth = np.add.outer(np.arange(40) * 3, np.arange(60) * 2)
array = np.stack([smooth % 256, (smooth * 2) % 256, rng.randint(0, 256, (40, 60))], axis=2).astype(np.uint8)
img = Image.fromarray(array)
print(img.size, img.mode)
for name in ["a.png", "a.jpg", "a.bmp", "a.ppm"]:
    img.save(name)
    back = Image.open(name).convert("RGB")
    print(name, back.size, int(np.array(back).astype(np.int64).sum()))
img.save("b.jpg", quality=95)
print(int(np.asarray(Image.open("b.jpg")).astype(np.int64).sum()))

grey = img.convert("L")
print(grey.mode, np.array(grey).shape, int(np.array(grey).sum()), grey.getpixel((3, 4)), img.getpixel((3, 4)))
grey.save("grey.png")
print(Image.open("grey.png").mode)

small = img.resize((30, 20), Image.BILINEAR)
print(small.size, int(np.array(small).sum()))
print(int(np.array(img.resize((30, 20))).sum()), int(np.array(img.resize((15, 10), Image.LANCZOS)).sum()))
print(img.crop((5, 6, 25, 36)).size, img.rotate(30).size, img.rotate(90, expand=True).size)
print(int(np.array(img.rotate(33, Image.BILINEAR)).sum()), int(np.array(img.transpose(Image.FLIP_LEFT_RIGHT))[0].sum()))
for method in [Image.FLIP_TOP_BOTTOM, Image.ROTATE_90, Image.ROTATE_180, Image.ROTATE_270, Image.TRANSPOSE]:
    turned = np.array(img.transpose(method)).astype(np.int64)
    print(turned.shape, int((turned[:, :, 0] * np.arange(turned.shape[1])).sum()))

canvas = Image.new("RGB", (80, 50), (10, 20, 30))
canvas.paste(small, (20, 5))
canvas.putpixel((0, 0), (255, 0, 0))
print(int(np.array(canvas).sum()), canvas.getpixel((0, 0)))

x = transforms.ToTensor()(img)
print(x.shape, x.dtype, f"{x.mean().item():.5f}")
print(transforms.ToPILImage()(x).size, TF.to_tensor(array).shape, TF.pil_to_tensor(grey).dtype)
print(int(np.array(TF.adjust_brightness(img, 1.3)).sum()), int(np.array(TF.adjust_contrast(img, 0.6)).sum()))
print(int(np.array(TF.adjust_saturation(img, 1.7)).sum()), int(np.array(TF.adjust_hue(img, 0.2)).sum()))
print(int(np.array(TF.adjust_gamma(img, 0.8)).sum()), int(np.array(TF.hflip(img)).sum()), TF.resize(img, 20).size)
print(TF.center_crop(img, 24).size, TF.crop(img, 2, 3, 10, 12).size, TF.normalize(x, [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]).min().item() >= -1)
with Image.open("a.png") as opened:
    print(opened.size)
try:
    Image.open("missing.png")
except FileNotFoundError as error:
    print("not found:", os.path.basename(error.filename))
