# print(optimizer), the states of schedules, and going on from them.
import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim import lr_scheduler

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
opt = optim.SGD([{"params": model[0].parameters()}, {"params": model[2].parameters(), "lr": 0.01, "weight_decay": 1e-4}], lr=0.1, momentum=0.9)
print(opt)
print(optim.Adam(model.parameters()))
print(optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.95)))
print(optim.RMSprop(model.parameters(), lr=1e-3))
print(optim.Adagrad(model.parameters()))
betas = (0.5, 0.9)
print(optim.Adam(model.parameters(), betas=betas).param_groups[0]["betas"])
x, y = torch.randn(8, 3), torch.randn(8, 1)


def train(schedule, steps):
    for i in range(steps):
        opt.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        opt.step()
        schedule.step()
    print(f"{loss.item():.5f}", [f"{lr:.6f}" for lr in schedule.get_last_lr()])


step = lr_scheduler.StepLR(opt, step_size=2, gamma=0.5)
train(step, 3)
print(step.state_dict())
print(step.step_size, step.gamma, step.base_lrs, step.last_epoch)
cosine = lr_scheduler.CosineAnnealingLR(opt, T_max=10)
print(cosine.state_dict())
warm = lr_scheduler.SequentialLR(opt, [lr_scheduler.LinearLR(opt, 0.1, total_iters=3), lr_scheduler.ExponentialLR(opt, 0.9)], milestones=[3])
train(warm, 5)
saved = {"optimizer": opt.state_dict(), "schedule": warm.state_dict()}
print(saved["schedule"]["_milestones"], saved["schedule"]["last_epoch"], saved["schedule"]["_last_lr"], len(saved["schedule"]["_schedulers"]))
other = optim.SGD([{"params": model[0].parameters()}, {"params": model[2].parameters()}], lr=0.1, momentum=0.9)
again = lr_scheduler.SequentialLR(other, [lr_scheduler.LinearLR(other, 0.1, total_iters=3), lr_scheduler.ExponentialLR(other, 0.9)], milestones=[3])
other.load_state_dict(saved["optimizer"])
again.load_state_dict(saved["schedule"])
opt.step()
other.step()
warm.step()
again.step()
print([f"{g['lr']:.6f}" for g in opt.param_groups], [f"{g['lr']:.6f}" for g in other.param_groups])
plateau = lr_scheduler.ReduceLROnPlateau(opt, mode="min", factor=0.5, patience=1)
for metric in [1.0, 0.9, 0.95, 0.96, 0.97]:
    plateau.step(metric)
print(plateau.num_bad_epochs, plateau.best)
state = plateau.state_dict()
print(list(state.keys()), state["best"], state["default_min_lr"])
