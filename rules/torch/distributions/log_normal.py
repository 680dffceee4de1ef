"""The exponential of a normal variable."""
import torch
from torch.distributions.distribution import Distribution
from torch.distributions.normal import Normal


class LogNormal(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self.base_dist = Normal(loc, scale)

    @property
    def batch_shape(self):
        return self.base_dist.loc.shape

    @property
    def event_shape(self):
        return self.base_dist.loc.shape[self.base_dist.loc.dim() :]

    @property
    def loc(self):
        return self.base_dist.loc

    @property
    def scale(self):
        return self.base_dist.scale

    @property
    def mean(self):
        return (self.loc + self.scale.pow(2) / 2).exp()

    @property
    def variance(self):
        square = self.scale.pow(2)
        return torch.expm1(square) * (2 * self.loc + square).exp()

    def sample(self, sample_shape=None):
        return self.base_dist.sample(sample_shape).exp()

    def rsample(self, sample_shape=None):
        return self.base_dist.rsample(sample_shape).exp()

    def log_prob(self, value):
        return self.base_dist.log_prob(value.log()) - value.log()

    def entropy(self):
        return self.base_dist.entropy() + self.loc
