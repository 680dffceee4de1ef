# Averages of weights over a run: SWA and EMA.
import torch
import torch.nn as nn
from torch.optim.swa_utils import AveragedModel, SWALR, get_ema_multi_avg_fn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
schedule = SWALR(opt, swa_lr=0.05, anneal_epochs=3)
swa = AveragedModel(model)
ema = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9))
x, y = torch.randn(8, 3), torch.randn(8, 1)
for i in range(5):
    opt.zero_grad()
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    opt.step()
    schedule.step()
    print(f"{schedule.get_last_lr()[0]:.6f}")
    swa.update_parameters(model)
    ema.update_parameters(model)
with torch.no_grad():
    print(f"{((swa(x) - y) ** 2).mean().item():.5f} {((ema(x) - y) ** 2).mean().item():.5f}")
print(list(swa.state_dict().keys()), swa.n_averaged)
