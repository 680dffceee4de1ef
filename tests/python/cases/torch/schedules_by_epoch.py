"""scheduler.step(epoch), as scripts before PyTorch 1.1 have it."""
import warnings

warnings.simplefilter("ignore")
import torch
import torch.nn as nn
import torch.optim.lr_scheduler as S
def opt():
    return torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1)
def run(name, s, o):
    rates = []
    for epoch in range(6):
        o.step()
        s.step(epoch)
        rates.append(round(o.param_groups[0]["lr"], 7))
    print(name, rates, s.last_epoch)
o = opt(); run("step", S.StepLR(o, 2, gamma=0.5), o)
o = opt(); run("multi", S.MultiStepLR(o, [4, 1], gamma=0.5), o)
o = opt(); run("exp", S.ExponentialLR(o, 0.9), o)
o = opt(); run("cos", S.CosineAnnealingLR(o, 5, eta_min=0.01), o)
o = opt(); run("lin", S.LinearLR(o, 0.25, total_iters=4), o)
o = opt(); run("const", S.ConstantLR(o, 0.25, total_iters=3), o)
o = opt(); run("poly", S.PolynomialLR(o, total_iters=4, power=2.0), o)
o = opt()
s = S.StepLR(o, step_size=3)
for epoch in range(4, 8):
    o.step()
    s.step(epoch=epoch)
    print(epoch, f"{s.get_last_lr()[0]:.6f}", f"{o.param_groups[0]['lr']:.6f}")
s.step()
print(s.last_epoch, f"{o.param_groups[0]['lr']:.6f}")

o = opt()
warm = S.LambdaLR(o, lambda e: 0.9 ** e)
for epoch in range(3):
    o.step()
    warm.step(epoch)
    print(epoch, warm.get_last_lr())
warm.step()
print(warm.last_epoch, o.param_groups[0]["lr"])
