# What state_dict() gives shares memory with the model: it follows training, copies do not, and writing into it changes the model.
import copy

import torch
import torch.nn as nn


def make():
    net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
    with torch.no_grad():
        net[0].weight.fill_(1.0)
        net[0].bias.zero_()
    return net


def train(net, optimizer, steps, by_hand=False):
    x = torch.tensor([[1.0, 2.0], [3.0, 4.0], [0.0, 1.0]])
    for _ in range(steps):
        optimizer.zero_grad()
        loss = (net(x) - 1).pow(2).sum() + net[0].weight.sum()
        loss.backward()
        if by_hand:
            for p in net.parameters():
                p.grad.mul_(0.5)
        optimizer.step()


net = make()
early = net[0].weight.data.clone()
best = net.state_dict()
kept = copy.deepcopy(net.state_dict())
cloned = {k: v.clone() for k, v in net.state_dict().items()}
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
train(net, optimizer, 3)
print(best["0.weight"], early)
print(kept["0.weight"], cloned["0.weight"])
print(best["1.running_mean"], best["1.num_batches_tracked"], kept["1.num_batches_tracked"])
best["0.bias"].fill_(7.0)
print(net[0].bias.data)
for name, value in net.state_dict().items():
    if "num" not in name:
        value.mul_(0.5)
print(net[0].bias.data, best["0.bias"])
net.load_state_dict(best)
print(net[0].weight.data, best["0.weight"])
net.load_state_dict(kept)
print(best["0.weight"], kept["0.weight"])
train(net, optimizer, 1)
print(best["0.weight"], kept["0.weight"])
best["0.weight"] = torch.zeros(2, 2)
print(net[0].weight.data)

# an average of the weights, updated through its state dict
average = make()
for _ in range(3):
    train(net, optimizer, 1, by_hand=True)
    now = net.state_dict()
    for name, value in average.state_dict().items():
        if value.dtype == torch.float32:
            value.copy_(value * 0.5 + now[name] * 0.5)
print(average[0].weight.data, average[1].running_var)
average.load_state_dict(net.state_dict())
train(net, optimizer, 2)
print((average[0].weight.data == net[0].weight.data).all().item())

# copies of a model whose state dict is held are copies all the same
held = net.state_dict()
twin = copy.deepcopy(net)
follower = make()
with torch.no_grad():
    for p, q in zip(follower.parameters(), net.parameters()):
        p.data.copy_(q.data)
start = net[0].weight.data.clone()
train(net, optimizer, 2)
print((twin[0].weight.data == start).all().item(), (follower[0].weight.data == start).all().item())
print((held["0.weight"] == net[0].weight.data).all().item(), (held["0.weight"] == start).all().item())
print(torch.equal(twin[1].running_mean, net[1].running_mean))
