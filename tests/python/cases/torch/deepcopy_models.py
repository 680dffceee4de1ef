"""deepcopy of a model copies what its attributes hold (dicts, objects, lists) with it; lists and dicts of models are copied too."""
import copy
import torch
import torch.nn as nn


class Stats:
    def __init__(self):
        self.seen = []


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.again = self.fc
        self.cache = {"hits": 0}
        self.stats = Stats()
        self.names = ["a"]
        self.pair = (1, [2])
        self.blocks = {"x": [1, 2]}

    def forward(self, x):
        self.cache["hits"] += 1
        self.stats.seen.append(x.shape[0])
        return self.again(self.fc(x)[:, :1].repeat(1, 3))


torch.manual_seed(0)
net = Net()
twin = copy.deepcopy(net)
net(torch.ones(4, 3))
print(net.cache, twin.cache, net.stats.seen, twin.stats.seen)
twin.names.append("b")
twin.pair[1].append(3)
twin.blocks["x"].append(9)
print(net.names, twin.names, net.pair, twin.pair, net.blocks, twin.blocks)
with torch.no_grad():
    twin.fc.weight.zero_()
print(twin.again.weight.sum(), net.fc.weight.sum() != 0)
models = [net, twin]
others = copy.deepcopy(models)
print(others[0] is net, len(others), torch.equal(others[0].fc.weight, net.fc.weight))
table = {"q": net, "target": net}
copied = copy.deepcopy(table)
print(copied["q"] is copied["target"], copied["q"] is net)
