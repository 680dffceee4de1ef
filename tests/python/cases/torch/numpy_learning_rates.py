"""A schedule that NumPy computes: what is set in the groups is an np.float64."""
import numpy as np
import torch
import torch.nn as nn


def adjust(optimizer, epoch, base=0.1, epochs=4):
    lr = base * 0.5 * (np.cos(np.pi * epoch / epochs) + 1)
    for group in optimizer.param_groups:
        group["lr"] = lr
    return lr


torch.manual_seed(0)
net = nn.Linear(2, 1)
optimizer = torch.optim.SGD(net.parameters(), lr=1.0, momentum=0.9)
for epoch in range(4):
    lr = adjust(optimizer, epoch)
    optimizer.zero_grad()
    loss = (net(torch.ones(3, 2)) ** 2).mean()
    loss.backward()
    optimizer.step()
    print(epoch, f"{lr:.5f}", f"{loss.item():.5f}")
noise = torch.randint_like(torch.zeros(2, 3), high=2)
noise[noise == 0] = -1
print(noise, torch.randint_like(torch.zeros(3, dtype=torch.int64), 3, 9))
