"""update_bn: statistics of batch norms over a whole loader."""
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x, y = torch.randn(6, 3), torch.randn(6, 1)

model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 1))
swa = torch.optim.swa_utils.AveragedModel(model)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
sched = torch.optim.swa_utils.SWALR(opt, swa_lr=0.05)
loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=3, drop_last=False)
for e in range(3):
    for a, b in loader:
        opt.zero_grad()
        F.mse_loss(model(a), b).backward()
        opt.step()
    swa.update_parameters(model)
    sched.step()
torch.optim.swa_utils.update_bn(loader, swa)
swa.eval()
print(f"{F.mse_loss(swa(x), y).item():.4f}", [round(v, 4) for v in swa.module[1].running_mean.tolist()], sched.get_last_lr())
bn = nn.BatchNorm1d(3)
m2 = nn.Sequential(bn)
m2(x[:3])
print(bn.running_mean)
torch.optim.swa_utils.update_bn([x[:3], x[3:]], m2)
print(bn.running_mean, x.mean(0), m2.training)
