import os
import random

from torch.utils.data import Dataset
from torchvision import datasets


class UnpairedDataset(Dataset):
    """Digits (A) and clothes (B), nothing in common but their size."""

    def __init__(self, root, limit=400, unaligned=False, train=True):
        self.unaligned = unaligned
        digits = datasets.MNIST(os.path.join(root), train=train, download=True)
        clothes = datasets.FashionMNIST(os.path.join(root), train=train, download=True)
        self.images_A = self.prepare(digits.data[:limit])
        self.images_B = self.prepare(clothes.data[:limit + limit // 4])

    @staticmethod
    def prepare(images):
        # crop to the inner 20x20 pixels, then to [-1, 1]
        return images[:, None, 4:24, 4:24].float() / 127.5 - 1

    def __getitem__(self, index):
        item_A = self.images_A[index % len(self.images_A)]

        if self.unaligned:
            item_B = self.images_B[random.randint(0, len(self.images_B) - 1)]
        else:
            item_B = self.images_B[index % len(self.images_B)]

        return {'A': item_A, 'B': item_B}

    def __len__(self):
        return max(len(self.images_A), len(self.images_B))
