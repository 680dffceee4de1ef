# a module that holds its losses and a configuration of the script, saved whole through an open file
import io

import torch
import torch.nn as nn


class Config:
    def __init__(self, width, names):
        self.width = width
        self.names = names


class Base(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config

    def describe(self):
        return f"{type(self).__name__} of {self.config.width} {self.config.names}"


class Net(Base):
    def __init__(self, config):
        super().__init__(config)
        self.body = nn.Sequential(nn.Linear(3, config.width), nn.ReLU(inplace=True), nn.Linear(config.width, 4))
        self.criterion = nn.CrossEntropyLoss(ignore_index=3, label_smoothing=0.1, weight=torch.tensor([1.0, 2.0, 1.0, 1.0]))
        self.distance = nn.SmoothL1Loss(reduction="sum", beta=0.5)
        self.mse = nn.MSELoss()

    def forward(self, x, y):
        out = self.body(x)
        return self.criterion(out, y) + self.distance(out, torch.zeros_like(out)) + self.mse(out, torch.ones_like(out))


torch.manual_seed(0)
model = Net(Config(6, ["a", "b"]))
x, y = torch.randn(5, 3), torch.tensor([0, 1, 3, 2, 1])
first = model(x, y)
buffer = io.BytesIO()
torch.save(model, buffer)
buffer.seek(0)
again = torch.load(buffer, weights_only=False)
second = again(x, y)
print(f"{first.item():.5f} {second.item():.5f} {again.describe()}")
second.backward()
print([p.grad is not None for p in again.parameters()], model.body[0].weight.grad)
print(again.criterion, again.distance)
