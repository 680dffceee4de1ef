# TransformedDistribution, transforms, mixtures of vectors
import torch
from torch.distributions import Normal, Uniform, Independent, TransformedDistribution, Categorical, MixtureSameFamily
from torch.distributions.transforms import AffineTransform, SigmoidTransform, ExpTransform, ComposeTransform, TanhTransform
torch.manual_seed(0)
base = Uniform(torch.zeros(2), torch.ones(2))
logistic = TransformedDistribution(base, [SigmoidTransform().inv, AffineTransform(loc=torch.tensor([1.0, 2.0]), scale=torch.tensor([0.5, 2.0]))])
x = logistic.sample((3,))
print(x)
print(logistic.log_prob(x))
ln = TransformedDistribution(Normal(0.0, 1.0), ExpTransform())
print(ln.log_prob(torch.tensor(2.0)), ln.rsample((2,)))
d = TransformedDistribution(Independent(Normal(torch.zeros(2), torch.ones(2)), 1), [TanhTransform(cache_size=1)])
y = d.rsample()
print(y, d.log_prob(y))
c = ComposeTransform([AffineTransform(1.0, 2.0), ExpTransform()])
print(c(torch.tensor([0.5])), c.inv(torch.tensor([0.5])), c.log_abs_det_jacobian(torch.tensor([0.5]), torch.tensor([1.0])))
print(ln.cdf(torch.tensor(1.0)))
w = torch.tensor([0.2, 0.8], requires_grad=True)
mix = MixtureSameFamily(Categorical(probs=w), Independent(Normal(torch.randn(2, 3), torch.ones(2, 3)), 1))
loss = -mix.log_prob(torch.randn(4, 3)).mean()
loss.backward()
print(loss, w.grad, mix.sample())
