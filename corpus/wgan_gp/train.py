"""Improved training of Wasserstein GANs on a ring of eight gaussians."""
import math
import random

import torch
from torch import autograd, nn, optim

BATCH_SIZE = 128
DIM = 64
LATENT = 2
LAMBDA = 10       # gradient penalty coefficient
CRITIC_ITERS = 5  # how many critic iterations per generator iteration
ITERS = 25        # how many generator iterations to train for

use_cuda = torch.cuda.is_available()
device = torch.device("cuda" if use_cuda else "cpu")


class Generator(nn.Module):

    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(
            nn.Linear(LATENT, DIM),
            nn.ReLU(True),
            nn.Linear(DIM, DIM),
            nn.ReLU(True),
            nn.Linear(DIM, 2),
        )

    def forward(self, noise):
        return self.main(noise)


class Critic(nn.Module):

    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(
            nn.Linear(2, DIM),
            nn.LeakyReLU(0.2),
            nn.Linear(DIM, DIM),
            nn.LeakyReLU(0.2),
            nn.Linear(DIM, 1),
        )

    def forward(self, inputs):
        return self.main(inputs).view(-1)


def weights_init(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, 0.0, 0.2)
        nn.init.zeros_(m.bias)


def inf_train_gen():
    """Endless batches of points around a circle."""
    scale = 2.
    centers = [(1, 0), (-1, 0), (0, 1), (0, -1),
               (1. / math.sqrt(2), 1. / math.sqrt(2)),
               (1. / math.sqrt(2), -1. / math.sqrt(2)),
               (-1. / math.sqrt(2), 1. / math.sqrt(2)),
               (-1. / math.sqrt(2), -1. / math.sqrt(2))]
    centers = [(scale * x, scale * y) for x, y in centers]
    while True:
        dataset = []
        for _ in range(BATCH_SIZE):
            center = random.choice(centers)
            point = [random.gauss(0, 1) * .02 + c for c in center]
            dataset.append(point)
        yield torch.tensor(dataset, device=device) / 1.414  # stdev


def calc_gradient_penalty(netD, real_data, fake_data):
    alpha = torch.rand(BATCH_SIZE, 1, device=device)
    alpha = alpha.expand(real_data.size())
    interpolates = alpha * real_data + ((1 - alpha) * fake_data)
    interpolates = interpolates.detach().requires_grad_(True)

    disc_interpolates = netD(interpolates)
    gradients = autograd.grad(outputs=disc_interpolates, inputs=interpolates,
                              grad_outputs=torch.ones_like(disc_interpolates),
                              create_graph=True, retain_graph=True, only_inputs=True)[0]
    gradient_penalty = ((gradients.norm(2, dim=1) - 1) ** 2).mean() * LAMBDA
    return gradient_penalty


random.seed(10)
torch.manual_seed(10)

netG = Generator().to(device)
netD = Critic().to(device)
netG.apply(weights_init)
netD.apply(weights_init)
print(netG)
print(netD)

optimizerD = optim.Adam(netD.parameters(), lr=1e-4, betas=(0.5, 0.9))
optimizerG = optim.Adam(netG.parameters(), lr=1e-4, betas=(0.5, 0.9))

data = inf_train_gen()

for iteration in range(ITERS):
    ############################
    # (1) Update D network
    ############################
    for p in netD.parameters():  # reset requires_grad
        p.requires_grad = True   # they are set to False below in netG update

    for iter_d in range(CRITIC_ITERS):
        real_data = next(data)
        netD.zero_grad()

        # train with real
        D_real = netD(real_data).mean()
        # train with fake
        noise = torch.randn(BATCH_SIZE, LATENT, device=device)
        with torch.no_grad():
            fake = netG(noise)
        D_fake = netD(fake).mean()
        # train with gradient penalty
        gradient_penalty = calc_gradient_penalty(netD, real_data, fake)

        D_cost = D_fake - D_real + gradient_penalty
        D_cost.backward()
        Wasserstein_D = D_real - D_fake
        optimizerD.step()

    ############################
    # (2) Update G network
    ############################
    for p in netD.parameters():
        p.requires_grad = False  # to avoid computation
    netG.zero_grad()

    noise = torch.randn(BATCH_SIZE, LATENT, device=device)
    G_cost = -netD(netG(noise)).mean()
    G_cost.backward()
    optimizerG.step()

    if iteration % 5 == 4:
        print(f"iter {iteration + 1:3d}  D cost {D_cost.item():.5f}  G cost {G_cost.item():.5f}  "
              f"wasserstein {Wasserstein_D.item():.5f}  penalty {gradient_penalty.item():.5f}")

with torch.no_grad():
    samples = netG(torch.randn(1000, LATENT, device=device))
print("mean", samples.mean(0), "std", samples.std(0))
