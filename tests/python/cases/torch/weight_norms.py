# weight_norm and spectral_norm, the old utilities and the parametrizations.
import copy

import torch
import torch.nn as nn
from torch.nn.utils import spectral_norm, weight_norm, remove_weight_norm, remove_spectral_norm
from torch.nn.utils import parametrizations, parametrize


class TemporalBlock(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.conv1 = weight_norm(nn.Conv1d(inputs, outputs, 3, padding=1))
        self.relu = nn.ReLU()
        self.conv2 = weight_norm(nn.Conv1d(outputs, outputs, 3, padding=1), dim=None)
        self.net = nn.Sequential(self.conv1, self.relu, self.conv2)
        self.init_weights()

    def init_weights(self):
        self.conv1.weight.data.normal_(0, 0.01)

    def forward(self, x):
        return self.net(x).mean(dim=2)


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(
            spectral_norm(nn.Conv2d(1, 4, 3, stride=2)),
            nn.LeakyReLU(0.2),
            nn.Flatten(),
            spectral_norm(nn.Linear(36, 5), n_power_iterations=2),
        )
        self.up = parametrizations.spectral_norm(nn.ConvTranspose2d(2, 3, 2))
        self.out = parametrizations.weight_norm(nn.Linear(5, 1))

    def forward(self, x):
        return self.out(self.main(x)) + self.up(x[:, :, :2, :2].repeat(1, 2, 1, 1)).mean()


def train(model, x, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(steps):
        optimizer.zero_grad()
        loss = (model(x) - 1).pow(2).mean()
        loss.backward()
        optimizer.step()
        print(f"{step}: {loss.item():.5f}")


torch.manual_seed(0)
block = TemporalBlock(2, 4)
print([(name, tuple(p.shape)) for name, p in block.named_parameters()])
train(block, torch.randn(3, 2, 7), 4)
remove_weight_norm(block.conv1)
print(sorted(block.conv1.state_dict().keys()), f"{block.conv1.weight.norm().item():.4f}")

model = Discriminator()
print(model)
for name, value in model.state_dict().items():
    print(name, tuple(value.shape))
x = torch.randn(4, 1, 8, 8)
train(model, x, 4)
model.eval()
with torch.no_grad():
    print(model(x).sum().item() == model(x).sum().item(), f"{model(x).sum().item():.4f}")
twin = copy.deepcopy(model)
train(twin, x, 1)
print(f"{model(x).sum().item():.4f}", f"{twin(x).sum().item():.4f}")
print(parametrize.is_parametrized(model.out), parametrize.is_parametrized(model.main[0]))
parametrize.remove_parametrizations(model.out, 'weight')
remove_spectral_norm(model.main[0])
print(model.out, sorted(k for k in model.state_dict() if k.startswith('main.0')))
