# Mixed precision without CUDA, and checkpoints of activations.
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.cuda.amp import GradScaler, autocast
from torch.utils.checkpoint import checkpoint, checkpoint_sequential


def show(net):
    for name, p in net.named_parameters():
        print(name, p.detach().flatten().tolist())


def data(seed, rows=6, width=3):
    torch.manual_seed(seed)
    return torch.randn(rows, width), torch.randn(rows, 2)


class Trainer:
    def __init__(self, net, use_amp):
        self.net = net
        self.opt = optim.SGD(net.parameters(), lr=0.1)
        self.use_amp = use_amp
        self.scaler = torch.amp.GradScaler("cuda", enabled=use_amp)

    def step(self, x, y):
        self.opt.zero_grad()
        with torch.autocast(device_type="cuda", dtype=torch.float16, enabled=self.use_amp):
            loss = F.mse_loss(self.net(x), y)
        self.scaler.scale(loss).backward()
        self.scaler.step(self.opt)
        self.scaler.update()
        return loss.item()


class Blocks(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(0.5))
        self.second = nn.Linear(4, 2)

    def block(self, x):
        return self.first(x)

    def forward(self, x):
        return self.second(checkpoint(self.block, x, use_reentrant=False))


def scaler_without_cuda():
    x, y = data(1)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    scaler = GradScaler()
    for _ in range(3):
        opt.zero_grad()
        with autocast():
            loss = F.mse_loss(net(x), y)
        scaler.scale(loss).backward()
        scaler.step(opt)
        scaler.update()
        print(loss.item(), scaler.get_scale())
    show(net)


def scaler_with_clipping():
    x, y = data(2)
    net = nn.Linear(3, 2)
    opt = optim.Adam(net.parameters(), lr=0.01)
    scaler = torch.amp.GradScaler("cuda")
    for _ in range(3):
        with torch.amp.autocast("cuda"):
            loss = F.mse_loss(net(x), y)
        opt.zero_grad()
        scaler.scale(loss).backward()
        scaler.unscale_(opt)
        torch.nn.utils.clip_grad_norm_(net.parameters(), 0.5)
        scaler.step(opt)
        scaler.update()
        print(loss.item())
    show(net)


def scaler_in_a_trainer():
    x, y = data(3)
    trainer = Trainer(nn.Linear(3, 2), True)
    for _ in range(3):
        print(trainer.step(x, y))
    show(trainer.net)


def scaler_with_accumulation():
    x, y = data(4)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    scaler = GradScaler(enabled=False)
    for i in range(4):
        with autocast(enabled=False):
            loss = F.mse_loss(net(x[i:i + 2]), y[i:i + 2]) / 2
        scaler.scale(loss).backward()
        if (i + 1) % 2 == 0:
            scaler.step(opt)
            scaler.update()
            opt.zero_grad()
    show(net)


def checkpoint_of_a_block():
    x, y = data(5)
    net = Blocks()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        print(loss.item(), net.first[1].running_mean.flatten().tolist())
    show(net)


def checkpoint_prints_twice():
    def run(a):
        print("run")
        return torch.tanh(a) * 2

    x = torch.ones(2, requires_grad=True)
    y = checkpoint(run, x, use_reentrant=False)
    print("forward is done")
    y.sum().backward()
    print(x.grad.tolist())


def checkpoint_of_parts():
    x, y = data(6)
    net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 4), nn.Tanh(), nn.Linear(4, 2))
    F.mse_loss(checkpoint_sequential(net, 2, x, use_reentrant=False), y).backward()
    for name, p in net.named_parameters():
        print(name, p.grad.flatten().tolist())
