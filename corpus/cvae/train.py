"""Conditional beta-VAE with a small decoder, on half-sized digits."""
from dataclasses import dataclass, asdict
import json
import math

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset
from torchvision.datasets import MNIST


@dataclass
class Config:
    n_train: int = 2560
    n_test: int = 512
    batch_size: int = 64
    latent_dim: int = 6
    hidden_dim: int = 96
    num_classes: int = 10
    beta_max: float = 2.0
    warmup_epochs: int = 2
    epochs: int = 4
    lr: float = 1e-3
    seed: int = 42


cfg = Config()
print(json.dumps(asdict(cfg), indent=2))
torch.manual_seed(cfg.seed)
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def load(train, n):
    mnist = MNIST("./data", train=train, download=True)
    x = mnist.data[:n].unsqueeze(1) / 255.0
    return TensorDataset(F.avg_pool2d(x, 2), mnist.targets[:n])


class Encoder(nn.Module):
    def __init__(self, input_dim, hidden_dim, latent_dim, num_classes):
        super(Encoder, self).__init__()
        self.FC_input = nn.Linear(input_dim + num_classes, hidden_dim)
        self.FC_input2 = nn.Linear(hidden_dim, hidden_dim)
        self.FC_mean = nn.Linear(hidden_dim, latent_dim)
        self.FC_var = nn.Linear(hidden_dim, latent_dim)
        self.LeakyReLU = nn.LeakyReLU(0.2)

    def forward(self, x, y):
        h_ = self.LeakyReLU(self.FC_input(torch.cat([x, y], dim=-1)))
        h_ = self.LeakyReLU(self.FC_input2(h_))
        mean = self.FC_mean(h_)
        log_var = self.FC_var(h_)
        return mean, log_var


class Decoder(nn.Module):
    def __init__(self, latent_dim, hidden_dim, num_classes):
        super(Decoder, self).__init__()
        self.project = nn.Linear(latent_dim + num_classes, hidden_dim)
        self.expand = nn.Linear(hidden_dim, 16 * 7 * 7)
        self.up = nn.Sequential(
            nn.Upsample(scale_factor=2, mode="nearest"),
            nn.Conv2d(16, 1, kernel_size=3, padding=1),
        )

    def forward(self, z, y):
        h = F.silu(self.project(torch.cat((z, y), dim=-1)))
        h = F.silu(self.expand(h)).reshape(-1, 16, 7, 7)
        return self.up(h)


class CVAE(nn.Module):
    def __init__(self, encoder, decoder):
        super(CVAE, self).__init__()
        self.encoder = encoder
        self.decoder = decoder

    def forward(self, x, y):
        mean, log_var = self.encoder(x.flatten(start_dim=1), y)
        q = torch.distributions.Normal(mean, torch.exp(0.5 * log_var))
        p = torch.distributions.Normal(torch.zeros_like(mean), torch.ones_like(mean))
        z = q.rsample()
        kl = torch.distributions.kl_divergence(q, p).sum(dim=1)
        return self.decoder(z, y), kl

    @torch.no_grad()
    def sample(self, labels):
        self.eval()
        z = torch.randn(len(labels), cfg.latent_dim, device=DEVICE)
        return torch.sigmoid(self.decoder(z, one_hot(labels)))


def one_hot(labels):
    return F.one_hot(labels, num_classes=cfg.num_classes).float()


def elbo(logits, x, kl, beta):
    recon = F.binary_cross_entropy_with_logits(logits, x, reduction="none").sum(dim=[1, 2, 3])
    return (recon + beta * kl).mean(), recon.mean(), kl.mean()


def beta_schedule(step, total):
    """Half a cosine from 0 to beta_max."""
    return cfg.beta_max * 0.5 * (1 - math.cos(math.pi * min(1.0, step / total)))


train_loader = DataLoader(load(True, cfg.n_train), batch_size=cfg.batch_size, shuffle=True, drop_last=True)
test_loader = DataLoader(load(False, cfg.n_test), batch_size=cfg.batch_size, shuffle=False)

model = CVAE(Encoder(14 * 14, cfg.hidden_dim, cfg.latent_dim, cfg.num_classes),
             Decoder(cfg.latent_dim, cfg.hidden_dim, cfg.num_classes)).to(DEVICE)
optimizer = torch.optim.AdamW(model.parameters(), lr=cfg.lr, betas=(0.9, 0.99), weight_decay=1e-3)
print(f"{sum(p.numel() for p in model.parameters()):,} parameters")

global_step = 0
best = float("inf")
for epoch in range(cfg.epochs):
    model.train()
    sums = torch.zeros(3)
    for x, y in train_loader:
        x, y = x.to(DEVICE), one_hot(y.to(DEVICE))
        beta = beta_schedule(global_step, cfg.warmup_epochs * len(train_loader))
        logits, kl = model(x, y)
        loss, recon, kld = elbo(logits, x, kl, beta)

        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

        global_step += 1
        sums += torch.stack([loss, recon, kld]).detach().cpu()
    mean_loss, mean_recon, mean_kl = (sums / len(train_loader)).tolist()

    model.eval()
    with torch.no_grad():
        test_loss = 0.0
        for x, y in test_loader:
            logits, kl = model(x, one_hot(y))
            test_loss += elbo(logits, x, kl, cfg.beta_max)[0].item()
        test_loss /= len(test_loader)
    marker = ""
    if test_loss < best:
        best, marker = test_loss, " *"
    print(f"{epoch:>2d} | beta {beta:4.2f} | loss {mean_loss:8.3f} | recon {mean_recon:8.3f} | kl {mean_kl:7.3f} | "
          f"test {test_loss:8.3f}{marker}")

generated = model.sample(torch.arange(10))
print("samples", tuple(generated.shape), f"mean {generated.mean():.4f}, brightest digit {generated.mean((1, 2, 3)).argmax()}")
