# Blocks whose forward takes more than the input, in a Sequential, in variables and in a function that takes any model.
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.fc = nn.Linear(size, size)

    def forward(self, x, mask=None, scale=2.0):
        x = self.fc(x) * scale
        if mask is not None:
            x = x * mask
        return x


class Doubled(nn.Module):
    def forward(self, x):
        return x * 2


class Repeated(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(3, 3)

    def forward(self, x, times=3):
        for _ in range(times):
            x = torch.tanh(self.inner(x)) + x
        return x


def describe(model, x):
    out = model(x)
    print(type(model).__name__, tuple(out.shape), [round(v, 4) for v in out[0].tolist()])


torch.manual_seed(0)
block, doubled = Block(3), Doubled()
chain = nn.Sequential(block, doubled)
x = torch.ones(2, 3)
describe(chain, x)
describe(block, x)
describe(doubled, x)
describe(Repeated(), x)
print([round(v, 4) for v in block(x, mask=torch.zeros(3))[0].tolist()])
models = {"block": block}
models["chain"] = nn.Sequential(doubled, nn.ReLU())
for name, model in models.items():
    print(name, [round(v, 4) for v in model(x)[1].tolist()])
