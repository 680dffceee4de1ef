"""InstanceNorm2d with running statistics: they follow in training and are used in eval; state_dict, print, gradients."""
import torch
import torch.nn as nn

torch.manual_seed(0)
norm = nn.InstanceNorm2d(3, affine=True, track_running_stats=True)
print(norm, list(norm.state_dict()))
x = torch.randn(2, 3, 4, 5, requires_grad=True)
for step in range(3):
    out = norm(x * (step + 1) + step)
    loss = (out ** 3).mean()
    loss.backward()
    print(f"{loss.item():.5f}", norm.running_mean, norm.running_var, norm.num_batches_tracked.item())
print(f"{x.grad.norm():.5f}", norm.weight.grad)
norm.eval()
print(norm(x)[0, 1, 0].detach(), norm.track_running_stats, norm.momentum)
other = nn.InstanceNorm2d(3, momentum=0.3, track_running_stats=True)
other.load_state_dict(norm.state_dict(), strict=False)
other(x.detach())
print(other, other.running_mean)
net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.InstanceNorm2d(4, track_running_stats=True), nn.ReLU())
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    loss = net(torch.randn(2, 3, 6, 6)).pow(2).mean()
    loss.backward()
    opt.step()
    print(f"{loss.item():.5f}")
net.eval()
print(f"{net(torch.ones(1, 3, 6, 6)).sum().item():.5f}")
