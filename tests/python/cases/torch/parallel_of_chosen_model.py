"""A model whose class the run chooses, wrapped for several devices."""
import argparse
import torch
import torch.nn as nn


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(3, 2)

    def forward(self, x, scale=2.0):
        return self.l(x) * scale


class Large(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(3, 4)

    def forward(self, x):
        return self.l(x)


def define(name):
    if name == "small":
        net = Small()
        net = nn.DataParallel(net)
    elif name == "large":
        net = Large()
        net = nn.DataParallel(net)
    else:
        raise Exception("no such model")
    return net


parser = argparse.ArgumentParser()
parser.add_argument("--net", default="small")
args = parser.parse_args([])
torch.manual_seed(0)
net = define(args.net)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(3):
    loss = net(torch.ones(2, 3)).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
print(list(net.state_dict().keys()))
