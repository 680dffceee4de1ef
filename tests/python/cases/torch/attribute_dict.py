import torch
import torch.nn as nn
class Dotdict(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
args = Dotdict({"lr": 0.1, "epochs": 2, "hidden": 4})
class Net(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.cfg = cfg
        self.fc1 = nn.Linear(2, cfg.hidden)
        self.fc2 = nn.Linear(cfg.hidden, 1)
    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))
torch.manual_seed(0)
net = Net(args)
opt = torch.optim.SGD(net.parameters(), lr=args.lr)
x = torch.ones(3, 2)
for epoch in range(args.epochs):
    loss = (net(x) - 1).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(epoch, f"{loss.item():.4f}", args.missing, args.lr * 2)
