"""@torch.no_grad without parentheses; a ModuleList that grows by +=; labels from NumPy joined to noise."""
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(1)
np.random.seed(1)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.ModuleList()
        self.features += self._make_layers(6, 4)
        self.features += self._make_layers(4, 2)
        self.conv = nn.Sequential(*self.features)

    def _make_layers(self, a, b):
        return [nn.Linear(a, b), nn.ReLU()]

    def forward(self, x):
        return self.conv(x)


def works_with_labels():
    a = np.random.uniform(1, 2, size=8)[:, np.newaxis]
    labels = (a - 1) > 0.5
    return torch.from_numpy(labels.astype(np.float32))


labels = works_with_labels()
inputs = torch.cat((torch.ones(8, 5), labels), 1)
net = Net()


@torch.no_grad
def evaluate(net):
    return net(inputs).mean()


print(evaluate(net).requires_grad, inputs.shape)
print(net)
print(nn.Sequential(*net.features, *net.conv), nn.ModuleList(net.conv.children()))
named = {"first": nn.Linear(2, 2), "act": nn.ReLU()}
print(nn.Sequential(*named.values()), nn.Sequential(*(nn.Linear(2, k) for k in (2, 3))))
net.features.extend(nn.Linear(2, k) for k in (2, 3))
print(len(net.features))
