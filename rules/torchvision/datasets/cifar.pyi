"""torchvision.datasets.cifar: names of torchvision.datasets."""
from torchvision.datasets import CIFAR10, CIFAR100
