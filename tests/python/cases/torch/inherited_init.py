import torch
import torch.nn as nn


class Base(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.fc = nn.Linear(2, 2)

    def extra_repr(self):
        return f"size={self.size}"


class A(Base):
    def forward(self, x):
        return self.fc(x) + 1


class B(Base):
    def forward(self, x):
        return self.fc(x) + 2


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = A(3)
        self.b = B((4, 5))
        self.c = nn.Sequential(A(1), B((1, 2)))

    def forward(self, x):
        return self.c(self.a(x) + self.b(x))


torch.manual_seed(0)
n = Net()
print(n, n(torch.ones(1, 2)).shape)
