import torch
from torchvision import datasets, transforms

transform = transforms.Compose([transforms.Resize((32, 32)), transforms.ToTensor()])
data = datasets.MNIST("data", train=False, transform=transform)
image, label = data[0]
loader = torch.utils.data.DataLoader(data, batch_size=4)
for x, y in loader:
    print(x.shape)
conv = torch.nn.Conv2d(1, 2, 30)
print(conv(image.unsqueeze(0)))
