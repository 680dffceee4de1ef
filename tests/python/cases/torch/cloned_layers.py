import copy
import torch
import torch.nn as nn


def clones(module, N):
    "Produce N identical layers."
    return nn.ModuleList([copy.deepcopy(module) for _ in range(N)])


class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)

    def forward(self, x, y):
        return self.fc(x) + y


class B(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)

    def forward(self, x, y, z):
        return self.fc(x) + y * z


class Enc(nn.Module):
    def __init__(self, layer, N):
        super().__init__()
        self.layers = clones(layer, N)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x, 1.0)
        return x


class Dec(nn.Module):
    def __init__(self, layer, N):
        super().__init__()
        self.layers = clones(layer, N)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x, 1.0, 2.0)
        return x


torch.manual_seed(0)
e, d = Enc(A(), 2), Dec(B(), 2)
x = torch.ones(1, 2)
print(f"{e(x).sum().item():.4f} {d(x).sum().item():.4f}")
