"""param_groups[0].update(lr=...), with a dict, with several options; and the schedules that people write with it."""
import torch
from torch import nn, optim


def adjust(opt, step, total, base=0.1):
    lr = base * (1 - step / total)
    opt.param_groups[0].update(lr=lr)
    return lr


torch.manual_seed(0)
net = nn.Linear(3, 1)
opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
x, y = torch.randn(16, 3), torch.randn(16, 1)
for step in range(4):
    lr = adjust(opt, step, 4)
    loss = ((net(x) - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print("%.4f %.6f" % (opt.param_groups[0]["lr"], loss.item()), lr == opt.param_groups[0]["lr"])

opt.param_groups[0].update({"lr": 0.01, "weight_decay": 0.5})
print(opt.param_groups[0]["lr"], opt.param_groups[0]["weight_decay"])
opt.param_groups[0].update(momentum=0.5, nesterov=True)
print(opt.param_groups[0]["momentum"], opt.param_groups[0]["nesterov"])
loss = ((net(x) - y) ** 2).mean()
opt.zero_grad()
loss.backward()
opt.step()
print([round(v, 5) for v in net.weight.flatten().tolist()])
