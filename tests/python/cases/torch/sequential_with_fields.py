import torch
import torch.nn as nn


class Transition(nn.Sequential):
    def __init__(self, a, b):
        super().__init__()
        self.norm = nn.BatchNorm2d(a)
        self.relu = nn.ReLU(inplace=True)
        self.conv = nn.Conv2d(a, b, kernel_size=1, bias=False)
        self.pool = nn.AvgPool2d(kernel_size=2, stride=2)


class Head(nn.Sequential):
    def __init__(self, width, classes):
        super().__init__(nn.Linear(width, width), nn.ReLU())
        self.out = nn.Linear(width, classes)


torch.manual_seed(0)
layer = Transition(4, 2)
print(layer(torch.ones(1, 4, 4, 4)).shape, len(layer), layer[2])
print(layer)
print([type(part).__name__ for part in layer], [name for name, _ in layer.named_parameters()])
head = Head(3, 2)
print(head, list(head.state_dict()))
net = nn.Sequential(Transition(4, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), head)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(3):
    loss = net(torch.randn(5, 4, 4, 4)).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
print(nn.Hardswish(inplace=True), nn.Hardsigmoid(inplace=True))
