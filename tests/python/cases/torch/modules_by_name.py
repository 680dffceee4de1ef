import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.n = len(sizes) - 1
        for i, (a, b) in enumerate(zip(sizes[:-1], sizes[1:])):
            self.add_module(f"fc{i}", nn.Linear(a, b))
            self.add_module("bn%d" % i, nn.BatchNorm1d(b))
        for name, act in [("relu", nn.ReLU()), ("tanh", nn.Tanh())]:
            self.register_module(name, act)
        self.add_module("last", nn.Linear(sizes[-1], 1))
    def forward(self, x):
        for i in range(self.n):
            fc = getattr(self, f"fc{i}")
            bn = getattr(self, "bn%d" % i)
            x = self.relu(bn(fc(x)))
        return self.last(self.tanh(x))
torch.manual_seed(0)
net = Net([3, 5, 4])
print(net)
print([n for n, _ in net.named_parameters()])
print(list(net.state_dict().keys())[:6])
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(3):
    loss = net(torch.randn(8, 3)).pow(2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
    print(f"{loss.item():.5f}")
