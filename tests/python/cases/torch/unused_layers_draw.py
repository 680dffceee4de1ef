"""Layers that nobody uses draw their weights all the same."""
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(3, 2)
    def forward(self, x):
        return self.a(x)
def make():
    unused = nn.Conv2d(1, 2, 3)
    return torch.rand(1)
torch.manual_seed(0)
net = Net()
seq = nn.Sequential(nn.Linear(2, 2), nn.Embedding(3, 2))
emb = nn.Embedding(3, 2)
lstm = nn.LSTM(2, 3)
l = [nn.Linear(2, 2) for _ in range(2)]
nn.Linear(3, 3)
print(make())
