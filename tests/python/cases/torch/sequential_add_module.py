"""Layers of a Sequential under computed names: add_module, in loops and builders."""
import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.MLP = nn.Sequential()
        for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:])):
            self.MLP.add_module(name="L{:d}".format(i), module=nn.Linear(n_in, n_out))
            self.MLP.add_module(name="A{:d}".format(i), module=nn.ReLU())
        self.out = nn.Linear(sizes[-1], 2)

    def forward(self, x):
        return self.out(self.MLP(x))


torch.manual_seed(0)
net = Encoder([4, 6, 3])
print(net)
print([name for name, p in net.named_parameters()])
print(net(torch.ones(2, 4)).shape, list(net.state_dict())[:2])
main = nn.Sequential(nn.Linear(2, 2))
main.add_module("relu", nn.ReLU())
main.append(nn.Linear(2, 1))
main.add_module("relu", nn.Sigmoid())
print(main, len(main))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for step in range(3):
    opt.zero_grad()
    loss = net(torch.ones(2, 4)).pow(2).mean()
    loss.backward()
    opt.step()
    print(f"{loss.item():.5f}")
