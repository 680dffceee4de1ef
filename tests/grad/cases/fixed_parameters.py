import torch
import torch.nn as nn

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pos = nn.Parameter(torch.randn(1, 3), requires_grad=False)
        self.fc = nn.Linear(3, 1)

    def forward(self, x):
        return self.fc(x + self.pos)


net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(3):
    loss = net(torch.ones(2, 3)).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(loss.item(), net.pos.sum().item(), net.pos.requires_grad)
print(net.pos)
print([n for n, p in net.named_parameters() if p.requires_grad])
