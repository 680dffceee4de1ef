import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
decay, no_decay = [], []
for name, p in net.named_parameters():
    if not p.requires_grad:
        continue
    if p.ndim == 1 or name.endswith(".bias"):
        no_decay.append(p)
    else:
        decay.append(p)
print(len(decay), len(no_decay), sum(p.numel() for p in decay))
groups = [{"params": decay, "weight_decay": 0.1}, {"params": no_decay, "weight_decay": 0.0}]
optimizer = optim.AdamW(groups, lr=1e-2)
for group in optimizer.param_groups:
    print(group["weight_decay"], len(group["params"]))

everything = []
for p in net.parameters():
    everything.append(p)
everything.extend(nn.Linear(1, 1).parameters())
sgd = optim.SGD(everything, lr=0.5)
print(len(sgd.param_groups[0]["params"]))
loss = net(torch.ones(2, 3)).sum()
loss.backward()
sgd.step()
print([round(v, 4) for v in everything[3].detach().tolist()])
