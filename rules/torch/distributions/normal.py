"""The normal distribution."""
import math

import torch
from torch.distributions.distribution import Distribution, as_tensor, extended, one_shape, shown


class Normal(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = one_shape(as_tensor(loc), as_tensor(scale))

    @property
    def batch_shape(self):
        return self.loc.shape

    @property
    def event_shape(self):
        return self.loc.shape[self.loc.dim() :]

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale.pow(2)

    def sample(self, sample_shape=None):
        shape = extended(sample_shape, self.loc.shape)
        return torch.normal(self.loc.detach().expand(shape), self.scale.detach().expand(shape))

    def rsample(self, sample_shape=None):
        shape = extended(sample_shape, self.loc.shape)
        return self.loc + torch.normal(torch.zeros(shape), torch.ones(shape)) * self.scale

    def log_prob(self, value):
        return -((value - self.loc) ** 2) / (2 * self.scale**2) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)

    def _kl(self, other):
        ratio = (self.scale / other.scale).pow(2)
        shift = ((self.loc - other.loc) / other.scale).pow(2)
        return 0.5 * (ratio + shift - 1 - ratio.log())

    def __repr__(self):
        return f"Normal(loc: {shown(self.loc)}, scale: {shown(self.scale)})"
