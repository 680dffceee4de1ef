import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim.lr_scheduler import ChainedScheduler, ConstantLR, CosineAnnealingLR, ExponentialLR, LinearLR, SequentialLR, StepLR

torch.manual_seed(0)
x, y = torch.randn(8, 3), torch.randn(8, 1)


def train(model, optimizer, steps):
    losses = []
    for i in range(steps):
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(f"{loss.item():.4f}")
    print(" ".join(losses))


a, b, c, d = nn.Linear(3, 1), nn.Linear(3, 1), nn.Linear(3, 1), nn.Linear(3, 1)
train(a, optim.ASGD(a.parameters(), lr=0.05, lambd=0.01, t0=2), 6)
train(b, optim.Rprop(b.parameters(), lr=0.1), 6)
train(c, optim.Rprop(c.parameters(), lr=0.02, etas=(0.4, 1.5), step_sizes=(1e-5, 1.0)), 6)
train(d, optim.Adamax(d.parameters(), lr=0.02, maximize=True), 3)
opt = optim.SGD(a.parameters(), lr=0.1)
warm = LinearLR(opt, start_factor=0.1, total_iters=3)
rest = CosineAnnealingLR(opt, T_max=7)
both = SequentialLR(opt, schedulers=[warm, rest], milestones=[3])
for i in range(8):
    opt.step()
    both.step()
    print(f"{both.get_last_lr()[0]:.6f}", end=" ")
print()
opt = optim.SGD(a.parameters(), lr=1.0)
chained = ChainedScheduler([ConstantLR(opt, factor=0.1, total_iters=2), ExponentialLR(opt, gamma=0.9)])
for i in range(4):
    opt.step()
    chained.step()
    print(f"{opt.param_groups[0]['lr']:.6f}", end=" ")
print()
steps = StepLR(opt, step_size=2, gamma=0.5, last_epoch=-1)
print(steps.get_last_lr())
t = torch.randn(4)
print(f"{nn.MSELoss(size_average=False)(t, torch.zeros(4)).item():.4f} {nn.L1Loss(reduce=False)(t, torch.zeros(4)).shape} {nn.MSELoss(size_average=True)(t, torch.zeros(4)).item():.4f}")
print(nn.Conv2d(1, 2, 3, device="cpu"), nn.BatchNorm2d(2, device=torch.device("cpu")))
loss = a(x).mean()
opt.zero_grad()
loss.backward()
total = nn.utils.clip_grad_norm_(a.parameters(), max_norm=0.1, norm_type=2)
opt.step()
print(f"{total.item():.4f}")
