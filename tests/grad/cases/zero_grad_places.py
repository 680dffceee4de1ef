# zero_grad before the forward, between loss and backward, after step, on the model; a loss from a helper; a method; two loops.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Trainer:
    def __init__(self, model, lr):
        self.model = model
        self.optimizer = torch.optim.AdamW(model.parameters(), lr=lr)

    def step(self, x, y):
        self.model.train()
        self.optimizer.zero_grad()
        loss = F.mse_loss(self.model(x), y)
        loss.backward()
        self.optimizer.step()
        return loss.item()


def loss_of(model, x, y):
    return F.mse_loss(model(x), y)


torch.manual_seed(7)
x = torch.randn(16, 3)
y = x.sum(dim=1, keepdim=True)
net = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Dropout(0.1), nn.Linear(8, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-3)

for i in range(4):
    opt.zero_grad()
    loss = loss_of(net, x, y)
    loss.backward()
    opt.step()
    print('before', i, f'{loss.item():.5f}')

for i in range(4):
    pred = net(x)
    mse = F.mse_loss(pred, y)
    penalty = sum(p.pow(2).sum() for p in net.parameters()) * 1e-3
    loss = mse + penalty
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    opt.step()
    print('between', i, f'{loss.item():.5f} {mse.item():.5f} {pred.mean().item():.4f}')

for i in range(4):
    loss = loss_of(net, x, y)
    loss.backward()
    opt.step()
    net.zero_grad()
    print('after', i, f'{loss.item():.5f}')

trainer = Trainer(net, 1e-2)
for i in range(4):
    print('method', i, f'{trainer.step(x, y):.5f}')
net.eval()
with torch.no_grad():
    print('end', f'{loss_of(net, x, y).item():.5f}')
