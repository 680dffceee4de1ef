import torch
from torch.distributions import Beta, Cauchy, Chi2, Dirichlet, Gamma, Gumbel, HalfNormal, Poisson, StudentT, kl_divergence

torch.manual_seed(0)
print(Gamma(2.0, 1.0).sample((5,)), Gamma(torch.tensor([0.5, 3.0]), torch.tensor([1.0, 2.0])).sample())
print(Beta(2.0, 3.0).sample((4,)), Beta(torch.tensor([0.5]), torch.tensor([0.5])).sample())
print(Dirichlet(torch.tensor([0.5, 1.0, 2.0])).sample(), Chi2(3.0).sample((2,)))
print(Poisson(torch.tensor([0.5, 3.0, 30.0])).sample((2,)), StudentT(4.0).sample((3,)), Gumbel(0.0, 1.0).sample((2,)), HalfNormal(2.0).sample((2,)))
a = torch.tensor([2.0, 0.7], requires_grad=True)
b = torch.tensor([1.5, 3.0], requires_grad=True)
dist = Beta(a, b)
value = torch.tensor([0.3, 0.8])
loss = -(dist.log_prob(value) + 0.1 * dist.entropy()).sum() + kl_divergence(dist, Beta(torch.ones(2), torch.ones(2))).sum()
loss.backward()
print(f"{loss.item():.4f}", a.grad, b.grad, dist.mean, dist.variance)
print(Gamma(a, b).log_prob(value), Dirichlet(a.detach()).log_prob(torch.tensor([0.4, 0.6])), StudentT(3.0).log_prob(value))
print(Poisson(2.0).log_prob(torch.tensor([0.0, 3.0])), Cauchy(0.0, 1.0).log_prob(value), Gumbel(0.0, 2.0).log_prob(value), HalfNormal(1.0).log_prob(value))
print(torch.special.gammaln(torch.tensor([0.5, 3.0, 10.0])), torch.special.digamma(torch.tensor([0.5, 3.0])), torch.special.expit(torch.tensor(0.3)))
print(Gamma(2.0, 1.0), Poisson(2.0), Beta(2.0, 3.0))
