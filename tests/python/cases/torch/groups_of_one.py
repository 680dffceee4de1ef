import torch
import torch.nn as nn
torch.manual_seed(0)
model = nn.Linear(3, 1)
opt = torch.optim.SGD([{"params": model.weight, "lr": 0.1}, {"params": model.bias}], lr=0.01, momentum=0.5)
x = torch.randn(5, 3)
for i in range(2):
    opt.zero_grad()
    loss = model(x).pow(2).mean()
    loss.backward()
    opt.step()
    print(round(loss.item(), 5))
print(opt)
for g in opt.param_groups:
    print([k for k in g.keys()], "lr" in g, g.get("nope", 3), len(g["params"]))
