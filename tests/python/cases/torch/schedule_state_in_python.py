# The state of schedules that the library has in Python: saved, loaded, gone on from.
import torch
import torch.nn as nn
model = nn.Linear(2, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
s = torch.optim.lr_scheduler.LambdaLR(opt, lr_lambda=lambda e: 0.9 ** e)
for _ in range(3):
    opt.step()
    s.step()
torch.save({"opt": opt.state_dict(), "sched": s.state_dict()}, "schedule_state.pt")
opt2 = torch.optim.SGD(model.parameters(), lr=0.1)
s2 = torch.optim.lr_scheduler.LambdaLR(opt2, lr_lambda=lambda e: 0.9 ** e)
ck = torch.load("schedule_state.pt", weights_only=False)
opt2.load_state_dict(ck["opt"])
s2.load_state_dict(ck["sched"])
opt2.step()
s2.step()
print(s2.get_last_lr(), s2.last_epoch, opt2.param_groups[0]["lr"])

cosine = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(opt, T_0=2, T_mult=2)
for _ in range(4):
    cosine.step()
other = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(opt2, T_0=2, T_mult=2)
other.load_state_dict(cosine.state_dict())
cosine.step()
other.step()
print(f"{cosine.get_last_lr()[0] / cosine.base_lrs[0]:.5f} {other.get_last_lr()[0] / other.base_lrs[0]:.5f}", cosine.state_dict()["T_i"])
