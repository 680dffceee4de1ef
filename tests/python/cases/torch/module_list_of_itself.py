# a class below ModuleList or ModuleDict runs over itself
import torch, torch.nn as nn
class Stack(nn.ModuleList):
    def __init__(self, n):
        super().__init__([nn.Linear(2, 2) for _ in range(n)])
    def forward(self, x):
        for layer in self:
            x = layer(x)
        return x
class Dct(nn.ModuleDict):
    def forward(self, x):
        for k, m in self.items():
            x = m(x)
        for m in self.values():
            x = m(x)
        return x
torch.manual_seed(0)
x = torch.ones(1, 2)
print(Stack(3)(x), len(Stack(2)))
print(Dct({"a": nn.Linear(2, 2), "b": nn.Tanh()})(x))
