import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(2)

# batch norm, dropout, fake used by both losses; statistics move once
G = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 3))
D = nn.Sequential(nn.Linear(3, 8), nn.LeakyReLU(0.2), nn.Dropout(0.3), nn.Linear(8, 1), nn.Sigmoid())
opt_G = torch.optim.SGD(G.parameters(), lr=2e-2)
opt_D = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.999))
adversarial_loss = torch.nn.BCELoss()
for i in range(5):
    valid = torch.ones(6, 1)
    fake = torch.zeros(6, 1)
    real = torch.randn(6, 3)
    opt_G.zero_grad()
    gen = G(torch.randn(6, 4))
    g_loss = adversarial_loss(D(gen), valid)
    g_loss.backward()
    opt_G.step()
    opt_D.zero_grad()
    real_loss = adversarial_loss(D(real), valid)
    fake_loss = adversarial_loss(D(gen.detach()), fake)
    d_loss = (real_loss + fake_loss) / 2
    d_loss.backward()
    opt_D.step()
    print("[Batch %d] [D loss: %f] [G loss: %f]" % (i, d_loss.item(), g_loss.item()))
print(G[1].running_mean.sum().item())

# frozen, then not
backbone = nn.Linear(3, 3)
head = nn.Linear(3, 2)
for p in backbone.parameters():
    p.requires_grad = False
opt = torch.optim.SGD(head.parameters(), lr=0.1)
x, y = torch.randn(5, 3), torch.tensor([0, 1, 0, 1, 1])
for epoch in range(4):
    if epoch == 2:
        for p in backbone.parameters():
            p.requires_grad = True
        opt = torch.optim.SGD(list(backbone.parameters()) + list(head.parameters()), lr=0.05)
    opt.zero_grad()
    loss = F.cross_entropy(head(torch.relu(backbone(x))), y)
    loss.backward()
    opt.step()
    print(epoch, loss.item(), backbone.weight.grad is None)

# multi-task: two heads, gradients of each loss read
trunk, head_a, head_b = nn.Linear(3, 4), nn.Linear(4, 1), nn.Linear(4, 1)
params = list(trunk.parameters()) + list(head_a.parameters()) + list(head_b.parameters())
opt = torch.optim.Adagrad(params, lr=0.1)
for i in range(3):
    h = torch.tanh(trunk(x))
    la, lb = head_a(h).pow(2).mean(), (head_b(h) - 1).pow(2).mean()
    opt.zero_grad()
    la.backward(retain_graph=True)
    ga = trunk.weight.grad.clone()
    lb.backward()
    gb = trunk.weight.grad - ga
    cos = (ga * gb).sum() / (ga.norm() * gb.norm())
    opt.step()
    print(i, la.item(), lb.item(), cos.item())

# conv net, an adversarial example
net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 3))


def fgsm(model, images, labels, eps):
    images = images.clone().detach()
    images.requires_grad = True
    loss = F.cross_entropy(model(images), labels)
    model.zero_grad()
    loss.backward()
    return torch.clamp(images + eps * images.grad.sign(), 0, 1).detach()


images, labels = torch.rand(4, 1, 8, 8), torch.tensor([0, 1, 2, 1])
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(3):
    adv = fgsm(net, images, labels, 0.1)
    opt.zero_grad()
    loss = 0.5 * F.cross_entropy(net(images), labels) + 0.5 * F.cross_entropy(net(adv), labels)
    loss.backward()
    opt.step()
    print(i, loss.item(), adv.mean().item())
