# The frames of a library written in Python are not the script's.
import torch
import torch.nn as nn


def weights_init(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.5)
        if m.in_features == 3:
            raise ValueError("no three")


class A(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc = nn.Linear(n, 2)


class B(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)


b = B().apply(weights_init)
A(2).apply(weights_init)
print(b.fc.weight)
A(3).apply(weights_init)
