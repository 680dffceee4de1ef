"""A field that is given a new module which holds the old one."""
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(nn.Linear(4, 3), nn.ReLU())
        self.model = nn.Sequential(self.model, nn.Linear(3, 2))
        self.head = nn.Linear(2, 1)
        self.head = nn.Sequential(nn.ReLU(), self.head)

    def forward(self, x):
        return self.head(self.model(x))


torch.manual_seed(0)
net = Net()
print(net)
print([n for n, _ in net.named_parameters()])
print(net(torch.ones(1, 4)))
