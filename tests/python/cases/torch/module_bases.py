import torch
import torch.nn as nn
class Net(nn.Module):
    hidden = 8
    def __init__(self, n):
        nn.Module.__init__(self)
        self.fc = nn.Linear(n, self.hidden)
    def forward(self, x):
        return self.fc(x)
class Net2(Net):
    hidden = 16
    def __init__(self, n):
        super(Net2, self).__init__(n)
        self.out = nn.Linear(Net2.hidden, 1)
    def forward(self, x):
        return self.out(torch.relu(super().forward(x)))
class ConvReLU(nn.Sequential):
    def __init__(self, a, b):
        layer = nn.Linear(a, b)
        super().__init__(layer, nn.Tanh())
class Deep(nn.Sequential):
    def __init__(self, n):
        super(Deep, self).__init__(ConvReLU(2, n), ConvReLU(n, 1))
        self.scale = 2.0
    def forward(self, x):
        return super().forward(x) * self.scale
torch.manual_seed(0)
m = Net2(4)
print(m.__class__.__name__, m.hidden, type(m).__name__)
print(m(torch.ones(2, 4)).shape)
c = ConvReLU(2, 3)
print(c(torch.ones(1, 2)).detach(), len(c))
d = Deep(3)
print(d(torch.ones(1, 2)).detach(), sum(1 for p in d.parameters()), d.training)
opt = torch.optim.SGD(d.parameters(), lr=0.1)
for i in range(3):
    loss = (d(torch.ones(1, 2)) - 3).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(f"{loss.item():.4f}")
