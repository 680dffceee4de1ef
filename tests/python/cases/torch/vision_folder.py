import os

import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import datasets, transforms

rng = np.random.RandomState(0)
for split in ["train", "val"]:
    for name in ["bees", "ants"]:
        os.makedirs(os.path.join("hymenoptera", split, name))
        for i in range(3):
            picture = rng.randint(0, 256, (20 + i, 30, 3)).astype(np.uint8)
            Image.fromarray(picture).save(os.path.join("hymenoptera", split, name, f"{i}.{'png' if i else 'jpg'}"))

torch.manual_seed(0)
data_transforms = {
    "train": transforms.Compose([
        transforms.RandomResizedCrop(16, scale=(0.9, 1.0), ratio=(1.0, 1.0)),
        transforms.RandomHorizontalFlip(),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    ]),
    "val": transforms.Compose([
        transforms.Resize(18),
        transforms.CenterCrop(16),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    ]),
}
image_datasets = {x: datasets.ImageFolder(os.path.join("hymenoptera", x), data_transforms[x]) for x in ["train", "val"]}
dataloaders = {x: DataLoader(image_datasets[x], batch_size=4, shuffle=True, num_workers=0) for x in ["train", "val"]}
dataset_sizes = {x: len(image_datasets[x]) for x in ["train", "val"]}
class_names = image_datasets["train"].classes
print(dataset_sizes, class_names, image_datasets["train"].class_to_idx)
for phase in ["train", "val"]:
    for inputs, labels in dataloaders[phase]:
        print(phase, tuple(inputs.shape), f"{inputs.double().mean().item():.3f}", labels.tolist())
print(image_datasets["val"].samples[0], image_datasets["val"].targets)


class Pictures(Dataset):
    def __init__(self, folder, transform=None):
        self.files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
        self.transform = transform

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        image = Image.open(self.files[index]).convert("RGB")
        if self.transform:
            image = self.transform(image)
        return image, index


own = Pictures("hymenoptera/train/bees", transform=data_transforms["val"])
for x, i in DataLoader(own, batch_size=2):
    print(tuple(x.shape), i.tolist())

fake = datasets.FakeData(size=5, image_size=(3, 8, 8), num_classes=4, transform=transforms.ToTensor())
for x, y in DataLoader(fake, batch_size=5):
    print(tuple(x.shape), f"{x.double().sum().item():.2f}", y.tolist())
