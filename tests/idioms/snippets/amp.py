# Mixed precision on the CPU: a scaler that is enabled, autocast and gradient modes as values.
import math
from contextlib import nullcontext

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


def show(net):
    for name, p in net.named_parameters():
        print(name, p.detach().flatten().tolist())


def data(seed, rows=6, width=3):
    torch.manual_seed(seed)
    return torch.randn(rows, width), torch.randn(rows, 2)


class Trainer:
    def __init__(self, net, amp=False, accumulate=1):
        self.net = net
        self.opt = optim.AdamW(net.parameters(), lr=0.01)
        self.scaler = torch.amp.GradScaler("cpu", init_scale=256.0, enabled=not amp)
        self.ctx = torch.autocast("cpu", dtype=torch.bfloat16) if amp else nullcontext()
        self.accumulate = accumulate

    def step(self, x, y, i):
        with self.ctx:
            loss = F.mse_loss(self.net(x).float(), y) / self.accumulate
        self.scaler.scale(loss).backward()
        if (i + 1) % self.accumulate == 0:
            self.scaler.unscale_(self.opt)
            nn.utils.clip_grad_norm_(self.net.parameters(), 0.5)
            self.scaler.step(self.opt)
            self.scaler.update()
            self.opt.zero_grad(set_to_none=True)
        return loss.item()


def cpu_scaler():
    x, y = data(1)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    scaler = torch.amp.GradScaler("cpu")
    for _ in range(3):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        scaler.scale(loss).backward()
        scaler.step(opt)
        scaler.update()
        print(loss.item(), scaler.get_scale())
    show(net)


def cpu_scaler_with_clipping():
    x, y = data(2)
    net = nn.Linear(3, 2)
    opt = optim.Adam(net.parameters(), lr=0.01)
    scaler = torch.GradScaler(device="cpu", init_scale=2.0 ** 10)
    for _ in range(3):
        loss = F.mse_loss(net(x), y)
        opt.zero_grad()
        scaler.scale(loss).backward()
        scaler.unscale_(opt)
        torch.nn.utils.clip_grad_norm_(net.parameters(), 0.5)
        scaler.step(opt)
        scaler.update()
        print(loss.item())
    show(net)


def cpu_scaler_grows():
    x, y = data(3)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.01)
    scaler = torch.amp.GradScaler("cpu", init_scale=4.0, growth_factor=3.0, growth_interval=2)
    for _ in range(5):
        opt.zero_grad()
        scaler.scale(F.mse_loss(net(x), y)).backward()
        scaler.step(opt)
        scaler.update()
        print(scaler.get_scale(), scaler.state_dict()["_growth_tracker"])


def cpu_scaler_skips_overflow():
    x, y = data(4)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.01)
    scaler = torch.amp.GradScaler("cpu", init_scale=1e38, backoff_factor=0.25)
    for _ in range(4):
        opt.zero_grad()
        scaler.scale(F.mse_loss(net(x), y) * 100).backward()
        scaler.step(opt)
        scaler.update()
        print(f"{scaler.get_scale():.6e}", net.bias.tolist())


def scaled_gradients_are_read():
    x, y = data(5)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=8.0)
    scaler.scale(F.mse_loss(net(x), y)).backward()
    print(net.bias.grad.tolist())
    scaler.unscale_(opt)
    print(net.bias.grad.tolist())
    scaler.step(opt)
    print(net.bias.tolist())


def two_optimizers_one_scaler():
    x, y = data(6)
    body, head = nn.Linear(3, 4), nn.Linear(4, 2)
    first, second = optim.SGD(body.parameters(), lr=0.1), optim.Adam(head.parameters(), lr=0.01)
    scaler = torch.amp.GradScaler("cpu", init_scale=512.0, growth_interval=1)
    for _ in range(3):
        first.zero_grad()
        second.zero_grad()
        loss = F.mse_loss(head(torch.tanh(body(x))), y)
        scaler.scale(loss).backward()
        scaler.unscale_(first)
        scaler.step(first)
        scaler.step(second)
        scaler.update()
        print(loss.item(), scaler.get_scale())
    show(body)
    show(head)


def scaled_list_of_losses():
    x, y = data(7)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=16.0)
    out = net(x)
    losses = scaler.scale([F.mse_loss(out, y), F.l1_loss(out, y)])
    (losses[0] + losses[1]).backward()
    scaler.step(opt)
    show(net)


def scaler_resumes():
    x, y = data(8)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=4.0, growth_interval=3)
    scaler.load_state_dict({"scale": 64.0, "growth_factor": 2.0, "backoff_factor": 0.5, "growth_interval": 3, "_growth_tracker": 2})
    scaler.scale(F.mse_loss(net(x), y)).backward()
    scaler.step(opt)
    scaler.update()
    print(scaler.state_dict())


def scaler_in_a_class():
    x, y = data(9)
    trainer = Trainer(nn.Linear(3, 2))
    print([trainer.step(x, y, i) for i in range(3)])
    show(trainer.net)


def scaler_with_accumulation_in_a_class():
    x, y = data(10)
    trainer = Trainer(nn.Linear(3, 2), accumulate=2)
    print([trainer.step(x[i:i + 2], y[i:i + 2], i) for i in range(4)])
    show(trainer.net)


def scaler_of_the_run():
    x, y = data(11)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    for dtype in ["float32", "float16"]:
        scaler = torch.amp.GradScaler("cpu", init_scale=32.0, enabled=(dtype == "float16"))
        opt.zero_grad()
        scaler.scale(F.mse_loss(net(x), y)).backward()
        print(net.bias.grad.tolist(), scaler.is_enabled(), scaler.get_scale())
        scaler.step(opt)
        scaler.update()
    show(net)


def new_scale_by_hand():
    x, y = data(12)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu")
    scaler.scale(F.mse_loss(net(x), y)).backward()
    scaler.step(opt)
    scaler.update(128.0)
    print(scaler.get_scale())
    scaler.update(new_scale=torch.tensor(2.0))
    print(scaler.get_scale())
    scaler.set_growth_factor(4.0)
    scaler.set_backoff_factor(0.1)
    scaler.set_growth_interval(7)
    print(scaler.get_growth_factor(), scaler.get_backoff_factor(), scaler.get_growth_interval())


def errors_of_a_scaler():
    x, y = data(13)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu")
    for call in [scaler.unscale_, scaler.step]:
        try:
            call(opt)
        except AssertionError as e:
            print(e)
    scaler.scale(F.mse_loss(net(x), y)).backward()
    scaler.step(opt)
    for call in [scaler.unscale_, scaler.step]:
        try:
            call(opt)
        except RuntimeError as e:
            print(e)
    try:
        torch.amp.GradScaler("cpu", growth_factor=0.5)
    except AssertionError as e:
        print(e)


def zero_grad_behind_the_step():
    x, y = data(14)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu")
    schedule = optim.lr_scheduler.StepLR(opt, 1, gamma=0.5)
    for _ in range(3):
        loss = F.mse_loss(net(x), y)
        scaler.scale(loss).backward()
        scaler.step(opt)
        scaler.update()
        opt.zero_grad(set_to_none=True)
        schedule.step()
        print(loss.item(), opt.param_groups[0]["lr"])


def context_in_a_variable():
    x, y = data(15)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    ctx = nullcontext() if torch.cuda.is_available() else torch.amp.autocast(device_type="cpu", dtype=torch.bfloat16)
    for _ in range(2):
        with ctx:
            out = net(x)
        loss = F.mse_loss(out.float(), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(out.dtype, net.weight.grad.dtype, round(loss.item(), 1))


def context_in_a_field():
    x, y = data(16)
    trainer = Trainer(nn.Linear(3, 2), amp=True)
    print(round(trainer.step(x, y, 0), 1))


def context_of_a_function():
    def amp(on):
        return torch.autocast("cpu", dtype=torch.bfloat16) if on else nullcontext()

    x, y = data(17)
    net = nn.Linear(3, 2)
    for on in (True, False):
        with amp(on):
            print(net(x).dtype)


def grad_mode_in_a_variable():
    x, y = data(18)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    for phase in ["train", "val"]:
        context = torch.enable_grad() if phase == "train" else torch.no_grad()
        with context:
            out = net(x)
            loss = F.mse_loss(out, y)
        print(phase, out.requires_grad, loss.item())
        if phase == "train":
            opt.zero_grad()
            loss.backward()
            opt.step()


def context_from_a_dict():
    net = nn.Linear(3, 2)
    kinds = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
    for name in kinds:
        ctx = nullcontext() if name == "float32" else torch.autocast("cpu", dtype=kinds[name])
        with torch.no_grad(), ctx:
            print(name, net(torch.ones(1, 3)).dtype, kinds[name] == torch.bfloat16)


def autocast_state_is_asked():
    print(torch.is_autocast_enabled("cpu"), torch.get_autocast_dtype("cpu"))
    with torch.autocast("cpu", dtype=torch.float16):
        print(torch.is_autocast_enabled("cpu"), torch.get_autocast_dtype("cpu"))
        with torch.autocast("cpu", enabled=False):
            print(torch.is_autocast_enabled("cpu"))
    print(torch.is_autocast_enabled("cpu"), torch.is_autocast_enabled())


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 4)
        self.proj = nn.Linear(4, 2)
        self.proj.SCALE_INIT = 0.5
        self.apply(self.init)

    def init(self, module):
        if isinstance(module, nn.Linear):
            std = 0.1 * module.SCALE_INIT if hasattr(module, "SCALE_INIT") else 0.1
            nn.init.normal_(module.weight, std=std)

    def forward(self, x, y=None):
        out = self.proj(torch.relu(self.fc(x)))
        return out, None if y is None else F.mse_loss(out, y)

    def size(self):
        return 4


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.full((3, 2), 0.1))

    def forward(self, x, y=None):
        out = x @ self.w
        return out, None if y is None else F.mse_loss(out, y)

    def size(self):
        return 3


def make(kind):
    if kind == "scaled":
        return Scaled()
    elif kind == "plain":
        return Plain()
    raise ValueError(kind)


def init_flag_on_a_layer():
    x, y = data(21)
    net = Scaled()
    show(net)
    net(x, y)[1].backward()
    print(net.proj.weight.grad.flatten().tolist())


def decay_by_attribute_of_parameters():
    x, y = data(22)
    net = nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4), nn.Linear(4, 2))
    for p in net.parameters():
        p.no_decay = p.dim() < 2
    groups = [{"params": [p for p in net.parameters() if not p.no_decay], "weight_decay": 0.1},
              {"params": [p for p in net.parameters() if p.no_decay], "weight_decay": 0.0}]
    opt = optim.AdamW(groups, lr=0.01)
    F.mse_loss(net(x), y).backward()
    opt.step()
    show(net)


def rates_by_attribute_of_parameters():
    x, y = data(23)
    net = nn.Linear(3, 2)
    net.weight.lr = 0.1
    net.bias.lr = 0.5
    F.mse_loss(net(x), y).backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= getattr(p, "lr", 1.0) * p.grad
    show(net)


def chosen_model_trains():
    for kind in ["scaled", "plain"]:
        x, y = data(24)
        net = make(kind)
        opt = optim.SGD(net.parameters(), lr=0.1)
        for _ in range(2):
            out, loss = net(x, y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            print(kind, loss.item(), net.size())


def chosen_model_under_no_grad():
    x, y = data(25)
    net = make("plain")
    net.eval()
    with torch.no_grad():
        out, loss = net(x)
        print(loss is None, out.flatten().tolist())


def chosen_model_with_a_scaler():
    x, y = data(26)
    net = make("scaled")
    opt = optim.Adam(net.parameters(), lr=0.01)
    scaler = torch.amp.GradScaler("cpu", init_scale=32.0)
    for _ in range(2):
        out, loss = net(x, y)
        scaler.scale(loss).backward()
        scaler.step(opt)
        scaler.update()
        opt.zero_grad(set_to_none=True)
        print(loss.item())
    show(net)
