import math

import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim.lr_scheduler import LambdaLR, _LRScheduler

model = nn.Linear(2, 2)
optimizer = optim.SGD(model.parameters(), lr=0.1)
scheduler = LambdaLR(optimizer, lr_lambda=lambda epoch: 0.95**epoch)
for epoch in range(3):
    optimizer.step()
    scheduler.step()
    print(scheduler.get_last_lr(), optimizer.param_groups[0]["lr"], scheduler.last_epoch)


def warm_up(step):
    if step < 4:
        return (step + 1) / 4
    return 0.5 * (1 + math.cos(math.pi * (step - 4) / 10))


adam = optim.Adam(model.parameters(), lr=1e-3)
warm = torch.optim.lr_scheduler.LambdaLR(adam, warm_up)
for i in range(6):
    adam.step()
    warm.step()
    print(f"{warm.get_last_lr()[0]:.6f}")


class Poly(_LRScheduler):
    def __init__(self, optimizer, max_iters, power=0.9, last_epoch=-1):
        self.max_iters = max_iters
        self.power = power
        super(Poly, self).__init__(optimizer, last_epoch)

    def get_lr(self):
        return [base_lr * (1 - self.last_epoch / self.max_iters) ** self.power for base_lr in self.base_lrs]


poly = Poly(optim.SGD(model.parameters(), lr=0.2), 10)
for i in range(3):
    poly.optimizer.step()
    poly.step()
    print([f"{lr:.5f}" for lr in poly.get_last_lr()])
mult = optim.lr_scheduler.MultiplicativeLR(optim.SGD(model.parameters(), lr=0.5), lambda epoch: 0.9)
for i in range(2):
    mult.optimizer.step()
    mult.step()
    print(mult.get_last_lr())
