# Mixed precision on the CPU: bfloat16 in layers, float32 in losses and gradients; disabled, nested, under no_grad, as a decorator.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3, padding=1)
        self.bn = nn.BatchNorm2d(4)
        self.norm = nn.LayerNorm(8)
        self.fc1 = nn.Linear(64, 8)
        self.fc2 = nn.Linear(8, 3)

    def forward(self, x):
        h = F.relu(self.bn(self.conv(x)))
        h = F.max_pool2d(h, 2)
        h = self.norm(F.gelu(self.fc1(h.flatten(1))))
        return self.fc2(h)


net = Net()
x, y = torch.randn(4, 1, 8, 8), torch.tensor([0, 1, 2, 1])
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(4):
    opt.zero_grad()
    with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
        out = net(x)
        loss = F.cross_entropy(out, y)
    print(out.dtype, loss.dtype, f"{loss.item():.4f}")
    loss.backward()
    opt.step()
print(net.fc1.weight.dtype, net.fc1.weight.grad.dtype, [round(v, 2) for v in out[0].tolist()])

for flag in (True, False):
    with torch.amp.autocast("cpu", enabled=flag):
        a = x.flatten(1) @ x.flatten(1).t()
        with torch.autocast("cpu", enabled=False):
            b = a.float() @ a.float()
        s = a.softmax(1).sum(1)
        c = torch.cat([a, b])
    print(a.dtype, b.dtype, s.dtype, c.dtype, (a + b).dtype, a.mean())
with torch.no_grad(), torch.cpu.amp.autocast():
    print(net(x).dtype)


@torch.autocast("cpu", dtype=torch.bfloat16)
def run(model, x):
    return model(x)


print(run(net, x).dtype, net(x).dtype)
