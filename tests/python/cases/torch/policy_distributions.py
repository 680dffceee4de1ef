import torch
import torch.nn as nn
import torch.optim as optim
from torch.distributions.categorical import Categorical
from torch.distributions.normal import Normal

torch.manual_seed(1)


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 2))
        self.log_std = nn.Parameter(torch.zeros(2))

    def forward(self, x):
        return Categorical(logits=self.net(x)), Normal(self.net(x), self.log_std.exp())


policy = Policy()
optimizer = optim.Adam(policy.parameters(), lr=0.01)
x = torch.randn(5, 4)
for step in range(3):
    discrete, continuous = policy(x)
    action = discrete.sample()
    move = continuous.sample()
    loss = -(discrete.log_prob(action) * torch.arange(5.0)).mean() - continuous.log_prob(move).sum(-1).mean() - 0.01 * discrete.entropy().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(action.tolist(), f"{loss.item():.4f}")
z = torch.distributions.Normal(torch.zeros(2), torch.ones(2))
print(f"{z.log_prob(torch.ones(2)).sum().item():.4f}")
