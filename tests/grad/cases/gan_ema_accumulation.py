import copy
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


# WGAN: weights clipped in place, the generator every other step
G = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
D = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(0.2), nn.Linear(8, 1))
optG = torch.optim.RMSprop(G.parameters(), lr=5e-3)
optD = torch.optim.RMSprop(D.parameters(), lr=5e-3)
for i in range(6):
    real = torch.randn(16, 2) + 1
    z = torch.randn(16, 3)
    optD.zero_grad()
    fake = G(z).detach()
    loss_D = -torch.mean(D(real)) + torch.mean(D(fake))
    loss_D.backward()
    optD.step()
    for p in D.parameters():
        p.data.clamp_(-0.05, 0.05)
    if i % 2 == 0:
        optG.zero_grad()
        gen = G(z)
        loss_G = -torch.mean(D(gen))
        loss_G.backward()
        optG.step()
        print("[%d] D %.6f G %.6f" % (i, loss_D.item(), loss_G.item()))

# accumulation with a shorter last group
net = nn.Linear(4, 2)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
data = torch.randn(7, 5, 4)
opt.zero_grad()
for i, x in enumerate(data):
    loss = net(x).pow(2).mean() / 3
    loss.backward()
    if (i + 1) % 3 == 0 or i + 1 == len(data):
        opt.step()
        opt.zero_grad()
print(net.weight.norm().item())

# forgotten zero_grad: gradients add up
net = nn.Linear(2, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.01)
for i in range(3):
    loss = net(torch.ones(4, 2)).sum()
    loss.backward()
    opt.step()
    print(loss.item(), net.weight.grad)


# a helper that takes everything
def train_step(model, optimizer, criterion, batch):
    x, y = batch
    optimizer.zero_grad()
    out = model(x)
    losses = {"ce": criterion(out, y), "l2": sum(p.pow(2).sum() for p in model.parameters()) * 1e-3}
    loss = sum(losses.values())
    loss.backward()
    total_norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
    optimizer.step()
    return {k: v.item() for k, v in losses.items()}, total_norm.item()


model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
ema = copy.deepcopy(model)
for p in ema.parameters():
    p.requires_grad_(False)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2, weight_decay=0.1)
for i in range(4):
    batch = (torch.randn(6, 4), torch.randint(0, 3, (6,)))
    logs, norm = train_step(model, optimizer, F.cross_entropy, batch)
    with torch.no_grad():
        for e, p in zip(ema.parameters(), model.parameters()):
            e.mul_(0.9).add_(p, alpha=0.1)
    print(f"{logs['ce']:.6f} {logs['l2']:.6f} {norm:.6f} {ema[0].weight.sum().item():.6f}")

# a graph walked twice, and once too often
w = torch.ones(3, requires_grad=True)
y = (w * w).sum()
y.backward(retain_graph=True)
y.backward()
print(w.grad)
try:
    y.backward()
except RuntimeError as e:
    print(str(e)[:52])
try:
    torch.ones(2).sum().backward()
except RuntimeError as e:
    print(e)
try:
    (w * 2).backward()
except RuntimeError as e:
    print(e)
a, b = (w ** 2).sum(), (w ** 3).sum()
w.grad = None
a.backward()
b.backward()
print(w.grad)
v = w.detach()
print(v.requires_grad, (v * 2).requires_grad, (w * 2).requires_grad, w.data.requires_grad)
