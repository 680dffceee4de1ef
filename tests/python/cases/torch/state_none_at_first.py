"""Recurrent networks whose state is None at first, and what they gave later."""
import torch
import torch.nn as nn
from torch.optim.lr_scheduler import CosineAnnealingLR, ReduceLROnPlateau, StepLR

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self, layers=1):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, num_layers=layers, batch_first=True)
        self.fc = nn.Linear(4, 1)

    def forward(self, x, hidden=None):
        out, hidden = self.lstm(x, hidden)
        return self.fc(out[:, -1]), hidden


class Stateful(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4)
        self.hidden = None

    def forward(self, x):
        if self.hidden is not None:
            self.hidden = tuple(h.detach() for h in self.hidden)
        out, self.hidden = self.lstm(x, self.hidden)
        return out.mean()


class Both(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, batch_first=True)

    def forward(self, s, h0=None, c0=None, return_hidden=False):
        hidden = None if h0 is None and c0 is None else (h0, c0)
        feature, (hn, cn) = self.lstm(s, hidden)
        if return_hidden:
            return feature, hn, cn
        return feature


def scheduler_of(name, optimizer):
    if name == "step":
        return StepLR(optimizer, 2, gamma=0.5)
    elif name == "plateau":
        return ReduceLROnPlateau(optimizer, "min", patience=1, factor=0.5)
    return CosineAnnealingLR(optimizer, 10)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
schedulers = {name: scheduler_of(name, optimizer) for name in ["step", "plateau"]}
hidden = None
for step in range(4):
    x = torch.full((2, 5, 3), 0.1 * step)
    if hidden is not None:
        hidden = (hidden[0].detach(), hidden[1].detach())
    y, hidden = model(x, hidden)
    loss = (y - 1).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    for scheduler in schedulers.values():
        if isinstance(scheduler, ReduceLROnPlateau):
            scheduler.step(1.0)
        else:
            scheduler.step()
    print(f"{loss.item():.4f} {optimizer.param_groups[0]['lr']:.4f}")
for name, scheduler in schedulers.items():
    print(name, isinstance(scheduler, ReduceLROnPlateau), isinstance(scheduler, StepLR))

net = Stateful()
for step in range(3):
    print(f"{net(torch.ones(2, 1, 3)).item():.4f}")

both = Both()
out = both(torch.ones(1, 2, 3))
print(f"{out.sum().item():.4f}")
out, h, c = both(torch.ones(1, 2, 3), torch.zeros(1, 1, 4), torch.ones(1, 1, 4), return_hidden=True)
print(f"{out.sum().item():.4f} {c.sum().item():.4f}")
