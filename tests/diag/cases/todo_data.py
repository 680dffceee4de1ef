# expect: T2M2440 line 11
# expect: T2M2441 line 12
# expect: T2M2501 line 13
# expect: T2M2502 line 14
# expect: T2M2503 line 15
# exit: 1
import torch
from torch.utils.data import IterableDataset, RandomSampler, TensorDataset
from torchvision import datasets, transforms
data = TensorDataset(torch.ones(4, 2))
sampler = RandomSampler(data)
stream = IterableDataset()
turn = transforms.RandomRotation(10)
own = transforms.Lambda(lambda image: image)
pictures = datasets.ImageFolder("pictures")
