# Parameter groups with options of their own, read and written by the script.
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(0)
body = nn.Linear(3, 4)
head = nn.Linear(4, 2)
opt = optim.SGD([{"params": body.parameters()}, {"params": head.parameters(), "lr": 1e-3, "name": "head"}], lr=1e-2, momentum=0.9)
for group in opt.param_groups:
    print(group["lr"], group["momentum"], len(group["params"]), group.get("name", "-"))
for g in opt.param_groups:
    g["lr"] = g["lr"] * 0.5
    g["momentum"] = 0.8
print([g["lr"] for g in opt.param_groups], opt.param_groups[0]["momentum"], "lr" in opt.param_groups[0], "name" in opt.param_groups[0])
extra = nn.Linear(2, 2)
opt.add_param_group({"params": extra.parameters(), "weight_decay": 0.5})
print(len(opt.param_groups), opt.param_groups[-1]["weight_decay"], opt.param_groups[2]["lr"])
adam = optim.Adam([{"params": [body.weight], "betas": (0.5, 0.9)}, {"params": [body.bias]}], lr=0.1)
print(adam.param_groups[0]["betas"], adam.param_groups[1]["betas"], len(adam.param_groups[1]["params"]))
x = torch.ones(5, 3)
for step in range(3):
    opt.zero_grad()
    loss = extra(head(body(x))).pow(2).mean()
    loss.backward()
    opt.step()
    print("%.4f" % loss.item())
state = opt.state_dict()
print(sorted(state.keys()), len(state["param_groups"]))
other = optim.SGD([{"params": body.parameters()}, {"params": head.parameters()}, {"params": extra.parameters()}], lr=1)
other.load_state_dict(state)
print([g["lr"] for g in other.param_groups])
def adjust_learning_rate(optimizer, epoch, lr):
    lr = lr * (0.1 ** (epoch // 2))
    for param_group in optimizer.param_groups:
        param_group["lr"] = lr
for epoch in range(4):
    adjust_learning_rate(opt, epoch, 0.1)
    print("%g" % opt.param_groups[0]["lr"])
