"""Tensors that carry a graph print it: PyTorch's names of operations, through variables, functions, layers and lists."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
x = torch.randn(5, 4)
y = torch.tensor([0, 1, 0, 1, 1])
criterion = nn.CrossEntropyLoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(3):
    out = net(x)
    loss = criterion(out, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print("epoch", epoch, "loss", loss)
print(out)
with torch.no_grad():
    print(net(x).sum())
print(net(x).mean(), net(x).mean(dim=1), (net(x) * 2)[0], net(x)[:, 0])
print(loss.detach(), loss.data, y)


def show(value):
    print("value", value)


show(loss * 2)
show(F.mse_loss(net(x)[:, 0], torch.zeros(5)))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.last = None

    def forward(self, v):
        v = torch.sigmoid(self.fc(v))
        return v


n = Net()
print(n(x)[0], n(x).squeeze(1))
print(n.fc.weight.grad, n.fc.bias)
losses = [loss, loss + 1]
print(sum(losses))
print(nn.Sequential(nn.Linear(4, 2), nn.Sigmoid())(x)[0])
w = torch.tensor([1.0, 2.0], requires_grad=True)
print(w, w.data, w * 3, w.sum(), w @ w, 2 - w, w ** 2, -w, w / 2, w.exp().log())
print(w.detach(), (w * 2).detach(), w.view(2, 1), w.unsqueeze(0), torch.stack([w, w]), torch.cat([w, w]))
p = nn.Parameter(torch.zeros(2))
print(p, [p, w], p.data)
