import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.net = nn.Sequential(nn.LazyConv2d(4, kernel_size=3, padding=1), nn.LazyBatchNorm2d(), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                                 nn.LazyLinear(8), nn.Tanh(), nn.LazyLinear(classes, bias=False))

    def forward(self, x):
        return self.net(x)


def init(module):
    if type(module) == nn.Linear or type(module) == nn.Conv2d:
        nn.init.xavier_uniform_(module.weight)


torch.manual_seed(0)
model = Net(3)
print(model)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
x, y = torch.randn(5, 2, 6, 6), torch.tensor([0, 1, 2, 0, 1])
print(model(x).shape)
print(model)
model.apply(init)
for _ in range(3):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
print([tuple(p.shape) for p in model.parameters()], sum(p.numel() for p in model.parameters()))
layer = nn.LazyLinear(2)
print(layer, layer(torch.ones(1, 3)).shape, layer, layer.in_features, isinstance(layer, nn.Linear))
