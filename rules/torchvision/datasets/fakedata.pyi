"""torchvision.datasets.fakedata: names of torchvision.datasets."""
from torchvision.datasets import FakeData
