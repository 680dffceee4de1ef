"""A loss that the command line, a config or a table chooses: its class shows when it runs."""
import torch
from torch import nn


class Trainer:
    def __init__(self, model, loss_name, lr=0.1):
        self.model = model
        if loss_name == "mse":
            self.criterion = nn.MSELoss()
        elif loss_name == "huber":
            self.criterion = nn.HuberLoss(delta=0.5)
        else:
            self.criterion = nn.L1Loss()
        self.opt = torch.optim.SGD(model.parameters(), lr=lr)

    def step(self, x, y):
        self.opt.zero_grad()
        loss = self.criterion(self.model(x), y)
        loss.backward()
        self.opt.step()
        return loss.item()


def build(name):
    losses = {"mse": nn.MSELoss(), "l1": nn.L1Loss(reduction="sum"), "smooth": nn.SmoothL1Loss(beta=0.3)}
    return losses[name]


def train(criterion, steps=3):
    torch.manual_seed(0)
    model = nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.05)
    x, y = torch.randn(8, 3), torch.randn(8, 1)
    for _ in range(steps):
        loss = criterion(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return round(loss.item(), 4)


torch.manual_seed(0)
x, y = torch.randn(4, 3), torch.randn(4, 1)
for name in ("mse", "huber", "l1"):
    torch.manual_seed(1)
    trainer = Trainer(nn.Linear(3, 1), name)
    print(name, [round(trainer.step(x, y), 4) for _ in range(3)], trainer.criterion)

criterion = nn.MSELoss() if len(name) > 3 else nn.SmoothL1Loss()
print("%.4f" % criterion(x[:, :1], y).item(), criterion)
for name in ("mse", "l1", "smooth"):
    print(name, train(build(name)))
for loss in [nn.BCEWithLogitsLoss(), nn.MSELoss(reduction="none")]:
    print(type(loss).__name__, loss(x[:, :1], (y > 0).float()).sum().item() > 0)
parts = nn.ModuleDict({"a": nn.MSELoss(), "b": nn.L1Loss()})
print(["%s %.4f" % (key, part(x[:, :1], y).item()) for key, part in parts.items()])
for loss in (build("mse"), build("l1")):
    kind = "squares" if isinstance(loss, nn.MSELoss) else "other"
    print(kind, loss.__class__.__name__, isinstance(loss, (nn.L1Loss, nn.HuberLoss)), isinstance(loss, nn.Module), loss.training)
