import torch
import torch.nn as nn
from torch.distributions import Categorical, Geometric, MixtureSameFamily, Normal, OneHotCategoricalStraightThrough, RelaxedBernoulli, RelaxedOneHotCategorical

torch.manual_seed(0)
logits = torch.tensor([[0.3, -0.2, 1.0], [0.5, 0.1, -1.0]], requires_grad=True)
soft = RelaxedOneHotCategorical(torch.tensor(0.5), logits=logits)
drawn = soft.rsample()
print(drawn, soft.log_prob(drawn.detach()))
hard = OneHotCategoricalStraightThrough(logits=logits).rsample()
print(hard.detach())
coin = RelaxedBernoulli(torch.tensor(0.7), probs=torch.tensor([0.2, 0.9]))
print(coin.rsample((2,)))
loss = (drawn * torch.arange(3.0)).sum() + (hard * torch.tensor([1.0, -1.0, 2.0])).sum()
loss.backward()
print(logits.grad)
net = nn.Linear(2, 6)
optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
x, y = torch.randn(4, 2), torch.randn(4)
for _ in range(3):
    weights, means = net(x).chunk(2, dim=-1)
    mixture = MixtureSameFamily(Categorical(logits=weights), Normal(means, torch.ones_like(means) * 0.5))
    loss = -mixture.log_prob(y).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
print(mixture.sample().shape, mixture.mean.detach(), Geometric(torch.tensor([0.3, 0.7])).sample(), Geometric(0.5).log_prob(torch.tensor(2.0)))
