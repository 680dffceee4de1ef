import argparse
import csv
import glob
import os
import random
import numpy as np
import torch
import torch.nn as nn
from PIL import Image
from torch.utils.data import DataLoader, Dataset, random_split, Subset, ConcatDataset
import torchvision.transforms as T
import torchvision.transforms.functional as TF

parser = argparse.ArgumentParser()
parser.add_argument("--img_size", type=int, default=16)
parser.add_argument("--augment", action="store_true")
args = parser.parse_args()

os.makedirs("imgs", exist_ok=True)
os.makedirs("masks", exist_ok=True)
rng = np.random.RandomState(0)
with open("labels.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["file", "label"])
    for i in range(6):
        Image.fromarray(rng.randint(0, 256, (24, 24, 3)).astype(np.uint8)).save(f"imgs/{i}.png")
        Image.fromarray((rng.rand(24, 24) > 0.5).astype(np.uint8) * 255).save(f"masks/{i}.png")
        w.writerow([f"{i}.png", i % 3])


def build_transform(is_train, args):
    ops = [T.Resize((args.img_size, args.img_size))]
    if is_train and args.augment:
        ops.append(T.RandomHorizontalFlip())
        ops += [T.ColorJitter(0.2, 0.2)]
    ops.append(T.ToTensor())
    ops.append(T.Normalize(mean=[0.5] * 3, std=[0.5] * 3))
    return T.Compose(ops)


class CsvImages(Dataset):
    def __init__(self, root, csv_file, transform=None):
        self.root = root
        with open(csv_file) as f:
            self.rows = [(r["file"], int(r["label"])) for r in csv.DictReader(f)]
        self.transform = transform

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, idx):
        name, label = self.rows[idx]
        img = Image.open(os.path.join(self.root, name)).convert("RGB")
        if self.transform:
            img = self.transform(img)
        return img, torch.tensor(label)


class Segmentation(Dataset):
    def __init__(self, images, masks, size, train=True):
        self.images = sorted(glob.glob(os.path.join(images, "*.png")))
        self.masks = sorted(glob.glob(os.path.join(masks, "*.png")))
        self.size = size
        self.train = train

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        image = Image.open(self.images[i]).convert("RGB").resize((self.size, self.size), Image.BILINEAR)
        mask = Image.open(self.masks[i]).convert("L").resize((self.size, self.size), Image.NEAREST)
        if self.train and random.random() > 0.5:
            image = TF.hflip(image)
            mask = TF.hflip(mask)
        x = np.array(image).astype(np.float32) / 255.0
        y = np.array(mask, dtype=np.float32)
        y[y == 255.0] = 1.0
        return torch.from_numpy(x.transpose(2, 0, 1)), torch.from_numpy(y).unsqueeze(0)


torch.manual_seed(0)
random.seed(0)
full = CsvImages("imgs", "labels.csv", build_transform(True, args))
train, val = random_split(full, [4, 2])
for x, y in DataLoader(train, batch_size=2, shuffle=True):
    print(tuple(x.shape), y.tolist(), f"{x.double().sum().item():.3f}")
both = ConcatDataset([train, Subset(full, [0, 1])])
print(len(both), both[5][1])
seg = Segmentation("imgs", "masks", args.img_size)
model = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.ReLU(), nn.Conv2d(4, 1, 1))
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(2):
    for x, y in DataLoader(seg, batch_size=3, shuffle=True):
        loss = loss_fn(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(f"{loss.item():.4f}")
pil = T.ToPILImage()(torch.rand(3, 8, 8))
pil.save("out.png")
print(pil.size)
mean = torch.zeros(3)
for i in range(len(full)):
    mean += full[i][0].mean(dim=(1, 2))
print((mean / len(full)).numpy().round(4))
