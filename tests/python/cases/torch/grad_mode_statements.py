"""torch.set_grad_enabled as a statement: a function that turns gradients on and puts back what was."""
import torch
import torch.nn as nn


def sharpen(net, x, steps):
    was_training, had_gradients = net.training, torch.is_grad_enabled()
    net.eval()
    for p in net.parameters():
        p.requires_grad = False
    torch.set_grad_enabled(True)
    x.requires_grad = True
    for _ in range(steps):
        net(x).sum().backward()
        x.data.add_(-0.1 * x.grad.data)
        x.grad.zero_()
    for p in net.parameters():
        p.requires_grad = True
    net.train(was_training)
    torch.set_grad_enabled(had_gradients)
    return x


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
teacher = nn.Linear(2, 1)
with torch.no_grad():
    x = sharpen(net, torch.ones(1, 2), 2)
    print(torch.is_grad_enabled(), net(x).requires_grad)
print([round(v, 5) for v in x.detach().flatten().tolist()])
for epoch in range(3):
    for phase in ["train", "val"]:
        torch.set_grad_enabled(phase == "train")
        out = net(torch.ones(3, 2))
        torch.set_grad_enabled(False)
        target = teacher(torch.ones(3, 2))
        torch.set_grad_enabled(phase == "train")
        loss = ((out - target) ** 2).mean()
        if phase == "train":
            opt.zero_grad()
            loss.backward()
            opt.step()
        print(phase, f"{loss.item():.5f}", loss.requires_grad, target.requires_grad)
torch.set_grad_enabled(True)
