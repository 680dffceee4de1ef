import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(3)
net = nn.Linear(4, 3)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
sched = torch.optim.lr_scheduler.StepLR(opt, 2)
accum = 3
total = 0
opt.zero_grad()
for i in range(10):
    x = torch.randn(5, 4)
    y = torch.randint(0, 3, (5,))
    out = net(x)
    loss = F.cross_entropy(out, y) / accum
    loss.backward()
    total += loss.item()
    if (i + 1) % accum == 0:
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 0.5)
        opt.step()
        opt.zero_grad()
        sched.step()
        print(i, total, norm.item(), opt.param_groups[0]['lr'])
h = torch.zeros(1, 4)
losses = 0
for t in range(3):
    h = torch.tanh(h)
    losses = losses + net(h + t).pow(2).mean()
losses.backward()
opt.step()
print(losses.item(), net.weight.sum().item())
for p in net.parameters():
    p.requires_grad = False
print(sum(p.numel() for p in net.parameters() if p.requires_grad))
