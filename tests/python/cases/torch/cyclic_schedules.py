import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim import lr_scheduler

model = nn.Linear(2, 2)


def run(optimizer, scheduler, steps):
    rates = []
    for i in range(steps):
        optimizer.step()
        rates.append(f"{scheduler.get_last_lr()[0]:.6f}")
        scheduler.step()
    print(" ".join(rates))


sgd = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
one = lr_scheduler.OneCycleLR(sgd, max_lr=0.1, total_steps=10)
run(sgd, one, 10)
print(f"{sgd.param_groups[0]['momentum']:.4f}")
adam = optim.Adam(model.parameters(), lr=0.001)
two = lr_scheduler.OneCycleLR(adam, max_lr=0.01, steps_per_epoch=5, epochs=2, anneal_strategy="linear", pct_start=0.4)
run(adam, two, 8)
warm = optim.SGD(model.parameters(), lr=0.5)
run(warm, lr_scheduler.CosineAnnealingWarmRestarts(warm, T_0=3, T_mult=2, eta_min=0.01), 12)
cyc = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
run(cyc, lr_scheduler.CyclicLR(cyc, base_lr=0.01, max_lr=0.1, step_size_up=3, mode="triangular2"), 14)
