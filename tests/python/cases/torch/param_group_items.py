"""The entries of param_groups are run over and updated as the dicts that they are."""
import torch
import torch.nn as nn

net = nn.Linear(2, 1)
opt = torch.optim.SGD([{"params": [net.weight], "lr": 0.1, "name": "w"}, {"params": [net.bias], "momentum": 0.5}], lr=0.2, momentum=0.9)
for group in opt.param_groups:
    print({k: v for k, v in group.items() if k not in ("params", "dampening", "weight_decay")})
    print(list(group.keys()), len(group))
    group.setdefault("initial_lr", group["lr"])
    for key in group:
        if key.startswith("m"):
            print(key, group[key])
    group.update({"lr": 0.05, "weight_decay": 0.1})
    print(group["lr"], group["weight_decay"], group["initial_lr"])
