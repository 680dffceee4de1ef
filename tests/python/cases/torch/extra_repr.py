import torch
import torch.nn as nn
import torch.nn.functional as F


class L(nn.Module):
    def __init__(self, i, o, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(o, i))
        if bias:
            self.bias = nn.Parameter(torch.ones(o))
        else:
            self.register_parameter("bias", None)

    def extra_repr(self):
        return f"x={self.bias is not None}"

    def forward(self, x):
        if self.bias is not None:
            x = x + self.bias
        return F.linear(x, self.weight, self.bias)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = L(3, 3)
        self.b = L(3, 2, bias=False)

    def forward(self, x):
        return self.b(self.a(x))


n = Net()
print(n)
print(n(torch.ones(2, 3)).tolist())
print([k for k, _ in n.named_parameters()])


class Block(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.depth = depth
        self.layers = nn.ModuleList([nn.Linear(2, 2) for _ in range(depth)] + [nn.ReLU()])

    def extra_repr(self):
        return f"depth={self.depth},\nplain"


class Named(nn.Module):
    def __repr__(self):
        return "Named<\n>"


print(Block(3))
print(nn.Sequential(Named(), Block(1), nn.ModuleList()))
