"""torchvision.datasets.mnist: names of torchvision.datasets."""
from torchvision.datasets import FashionMNIST, KMNIST, MNIST
