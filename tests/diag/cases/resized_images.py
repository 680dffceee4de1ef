# expect: T2M3101 line 9 "a window of 40 does not fit into a dimension of 5"
# exit: 3
import torch
from torchvision import datasets, transforms
transform = transforms.Compose([transforms.Resize((32, 32)), transforms.ToTensor()])
data = datasets.MNIST("data", train=False, transform=transform)
image, label = data[0]
print(torch.nn.Conv2d(1, 2, 30)(image.unsqueeze(0)))
print(torch.nn.Conv2d(1, 2, 40)(torch.ones(1, 1, 5, 5)))
