import torch
import torch.nn as nn

torch.manual_seed(3)
G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1), nn.Sigmoid())
opt_g = torch.optim.Adam(G.parameters(), lr=1e-2, betas=(0.5, 0.999))
opt_d = torch.optim.Adam(D.parameters(), lr=1e-2, betas=(0.5, 0.999))
bce = nn.BCELoss()
real_label = torch.ones(8, 1)
fake_label = torch.zeros(8, 1)
for step in range(4):
    real = torch.randn(8, 2)
    fake = G(torch.randn(8, 4))
    loss_real = bce(D(real), real_label)
    loss_fake = bce(D(fake.detach()), fake_label)
    d_loss = (loss_real + loss_fake) / 2
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()

    g_loss = bce(D(fake), real_label)
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    print(step, d_loss.item(), g_loss.item())
