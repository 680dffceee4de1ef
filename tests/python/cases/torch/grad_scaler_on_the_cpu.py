# A scaler for the CPU: growth, backoff, its errors and its state.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
device = "cuda" if torch.cuda.is_available() else "cpu"
scaler = torch.amp.GradScaler(device, init_scale=1024.0, growth_interval=2)
x, y = torch.randn(6, 3), torch.randn(6, 2)
for step in range(6):
    opt.zero_grad()
    loss = F.mse_loss(net(x), y)
    scaler.scale(loss).backward()
    scaler.unscale_(opt)
    norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    scaler.step(opt)
    scaler.update()
    print(step, f"{loss.item():.4f} {norm.item():.4f}", scaler.get_scale())
print(scaler.state_dict(), scaler.is_enabled())
scaler.scale(F.mse_loss(net(x), y)).backward()
scaler.unscale_(opt)
try:
    scaler.unscale_(opt)
except RuntimeError as e:
    print(e)
scaler.step(opt)
try:
    scaler.step(opt)
except RuntimeError as e:
    print(e)
try:
    scaler.unscale_(opt)
except RuntimeError as e:
    print(e)
scaler.update()
other = torch.amp.GradScaler("cpu", enabled=False)
print(other.state_dict(), other.get_scale(), other.is_enabled())
other.load_state_dict({})
third = torch.GradScaler("cpu")
try:
    third.load_state_dict(other.state_dict())
except RuntimeError as e:
    print(e)
third.load_state_dict(scaler.state_dict())
print(third.get_scale(), third.get_growth_factor(), third.get_growth_interval(), third.get_backoff_factor())
# overflow
opt.zero_grad()
before = net[0].weight.detach().clone()
loss = F.mse_loss(net(x), y) * 1e38
third.scale(loss).backward()
third.step(opt)
third.update()
print(torch.equal(before, net[0].weight), third.get_scale())
try:
    torch.amp.GradScaler("cpu").update()
except AssertionError as e:
    print(e)
a, b = third.scale([loss.detach(), loss.detach() * 0])
print(b)
third.update(64.0)
print(third.get_scale())
