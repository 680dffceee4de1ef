import torch
import torch.nn as nn
from torch.optim import lr_scheduler as S

model = nn.Linear(2, 1)


def schedule(name, opt, last):
    if name == "step":
        return S.StepLR(opt, 2, 0.5, last_epoch=last)
    if name == "multi":
        return S.MultiStepLR(opt, [2, 4], 0.5, last)
    if name == "exp":
        return S.ExponentialLR(opt, gamma=0.9, last_epoch=last)
    return S.CosineAnnealingLR(opt, T_max=10, last_epoch=last)


for name in ["step", "multi", "exp", "cosine"]:
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    first = schedule(name, opt, -1)
    for epoch in range(3):
        opt.step()
        first.step()
    saved = opt.state_dict()
    again = torch.optim.SGD(model.parameters(), lr=0.1)
    again.load_state_dict(saved)
    second = schedule(name, again, 2)
    rates = []
    for epoch in range(3):
        again.step()
        second.step()
        rates.append(round(again.param_groups[0]["lr"], 6))
    print(name, second.last_epoch, rates)
try:
    S.StepLR(torch.optim.SGD(model.parameters(), lr=0.1), 2, last_epoch=3)
except KeyError as error:
    print("KeyError", error)
opt = torch.optim.SGD([{"params": model.parameters(), "initial_lr": 0.1}], lr=0.05)
lam = S.LambdaLR(opt, lambda e: 0.9 ** e, last_epoch=4)
opt.step()
lam.step()
print(lam.last_epoch, round(lam.get_last_lr()[0], 6))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
p = S.ReduceLROnPlateau(opt, mode="max", threshold_mode="abs", threshold=0.5, factor=0.5, patience=1, eps=0.02)
for m in [1.0, 1.2, 1.4, 1.4, 2.0, 2.1, 2.2, 2.3, 2.4, 2.4]:
    p.step(m)
    print(opt.param_groups[0]["lr"], p.num_bad_epochs, p.best)
print(p.state_dict()["threshold_mode"], p.state_dict()["eps"])
opt = torch.optim.SGD(model.parameters(), lr=0.1)
mul = S.MultiplicativeLR(opt, lambda e: 0.5)
opt.step()
mul.step()
again = S.MultiplicativeLR(opt, lambda e: 0.5, last_epoch=1)
print(opt.param_groups[0]["lr"], again.last_epoch)
