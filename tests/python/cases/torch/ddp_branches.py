# nanoGPT's DDP branches, of a program that is one process.
import os
import torch
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel as DDP


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)

    def forward(self, x, y=None):
        out = self.fc(x)
        return out, None if y is None else ((out - y) ** 2).mean()

    def describe(self):
        return "net"


torch.manual_seed(0)
ddp = int(os.environ.get("RANK", -1)) != -1
model = Net()
if ddp:
    rank = int(os.environ["RANK"])
    model = DDP(model, device_ids=[rank])
raw_model = model.module if ddp else model
for step in range(2):
    if ddp:
        model.require_backward_grad_sync = step == 1
    out, loss = model(torch.ones(3, 2), torch.zeros(3, 1))
    print(loss.item(), raw_model.describe())
