"""torchvision.datasets.folder: names of torchvision.datasets."""
from torchvision.datasets import ImageFolder
