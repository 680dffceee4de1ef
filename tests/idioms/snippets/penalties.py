"""Gradients of gradients through functions of linear pieces: where PyTorch gives zeros, and where None."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def penalise(critic, x):
    x = x.requires_grad_(True)
    out = critic(x)
    gradient = torch.autograd.grad(out, x, torch.ones_like(out), create_graph=True)[0]
    penalty = ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()
    penalty.backward()
    for name, p in critic.named_parameters():
        print(name, None if p.grad is None else [round(v, 4) for v in p.grad.flatten().tolist()])


def critic_of(activation):
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 4), activation, nn.Linear(4, 1))


def images_of(activation, pool):
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(1, 2, 3, padding=1), activation, pool, nn.Flatten(), nn.Linear(8, 1))


class Norms(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)

    def forward(self, x):
        return self.fc(x).abs().sum(1)


class Rounded(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.other = nn.Linear(3, 2)

    def forward(self, x):
        return (torch.round(self.fc(x)) + self.other(x)).sum(1)


def relu():
    penalise(critic_of(nn.ReLU()), torch.rand(4, 3))


def leaky_relu():
    penalise(critic_of(nn.LeakyReLU(0.2)), torch.rand(4, 3))


def tanh():
    penalise(critic_of(nn.Tanh()), torch.rand(4, 3))


def hardtanh():
    penalise(critic_of(nn.Hardtanh(-0.2, 0.3)), torch.rand(4, 3))


def relu6():
    penalise(critic_of(nn.ReLU6()), torch.rand(4, 3))


def elu():
    penalise(critic_of(nn.ELU()), torch.rand(4, 3))


def softplus():
    penalise(critic_of(nn.Softplus()), torch.rand(4, 3))


def identity():
    penalise(critic_of(nn.Identity()), torch.rand(4, 3))


def max_pool():
    penalise(images_of(nn.LeakyReLU(0.2), nn.MaxPool2d(2)), torch.rand(2, 1, 4, 4))


def average_pool():
    penalise(images_of(nn.Identity(), nn.AvgPool2d(2)), torch.rand(2, 1, 4, 4))


def adaptive_pool():
    penalise(images_of(nn.Identity(), nn.AdaptiveAvgPool2d(2)), torch.rand(2, 1, 4, 4))


def absolute_values():
    torch.manual_seed(1)
    penalise(Norms(), torch.rand(4, 3))


def rounded():
    torch.manual_seed(1)
    x, net = torch.rand(4, 3), Rounded()
    net(x).sum().backward()
    print(net.fc.weight.grad.tolist(), net.fc.bias.grad.tolist(), net.other.bias.grad.tolist())


def signs():
    x = torch.tensor([0.5, -1.0], requires_grad=True)
    torch.sign(x).sum().backward()
    print(x.grad.tolist(), torch.floor(x).requires_grad)


def penalty_with_weight_decay():
    torch.manual_seed(2)
    critic = nn.Sequential(nn.Linear(3, 4), nn.LeakyReLU(0.2), nn.Linear(4, 1))
    optimizer = torch.optim.Adam(critic.parameters(), lr=0.1, weight_decay=0.01)
    for _ in range(3):
        mix = torch.rand(4, 3, requires_grad=True)
        out = critic(mix)
        gradient = torch.autograd.grad(out, mix, torch.ones_like(out), create_graph=True)[0]
        optimizer.zero_grad()
        ((gradient.norm(2, dim=1) - 1) ** 2).mean().backward()
        optimizer.step()
    print([round(v, 4) for v in critic[0].bias.tolist()], [round(v, 4) for v in critic[2].bias.tolist()])
