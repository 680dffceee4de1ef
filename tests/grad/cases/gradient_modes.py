import torch
import torch.nn as nn

torch.manual_seed(0)
backbone = nn.Sequential(nn.Linear(4, 6), nn.ReLU())
head = nn.Linear(6, 2)
for param in backbone.parameters():
    param.requires_grad = False
opt = torch.optim.SGD(filter(lambda p: p.requires_grad, head.parameters()), lr=0.1, momentum=0.9)
x = torch.randn(8, 4)
features = backbone(x)
for step in range(3):
    loss = head(features).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(loss.item())
for phase in ["train", "val"]:
    with torch.set_grad_enabled(phase == "train"):
        loss = head(backbone(x)).pow(2).mean()
        if phase == "train":
            opt.zero_grad()
            loss.backward(retain_graph=True)
            loss.backward()
            opt.step()
    print(phase, loss.item(), loss.requires_grad)
with torch.no_grad():
    with torch.enable_grad():
        y = head(backbone(x)).sum()
print(y.requires_grad)
backbone.requires_grad_(True)
for step in range(2):
    loss = head(backbone(x)).pow(2).mean()
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()
    print(loss.item(), backbone[0].weight.grad.norm().item())
total = 0
for name, p in head.named_parameters():
    print(name, p.shape, p.grad.norm().item(), p.requires_grad)
print(sum(p.numel() for p in head.parameters() if p.requires_grad))
