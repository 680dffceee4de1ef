"""Counts: Poisson and Geometric."""
import torch
from torch import special
from torch.distributions.distribution import Distribution, as_tensor, extended, shown


class Poisson(Distribution):
    def __init__(self, rate, validate_args=None):
        self.rate = as_tensor(rate)

    @property
    def batch_shape(self):
        return self.rate.shape

    @property
    def event_shape(self):
        return self.rate.shape[self.rate.dim() :]

    @property
    def mean(self):
        return self.rate

    @property
    def mode(self):
        return self.rate.floor()

    @property
    def variance(self):
        return self.rate

    @property
    def stddev(self):
        return self.rate.sqrt()

    def sample(self, sample_shape=None):
        return torch.poisson(self.rate.detach().expand(extended(sample_shape, self.rate.shape)))

    def log_prob(self, value):
        return torch.xlogy(value, self.rate) - self.rate - special.gammaln(value + 1)

    def _kl(self, other):
        return self.rate * (self.rate.log() - other.rate.log()) - (self.rate - other.rate)

    def __repr__(self):
        return f"Poisson(rate: {shown(self.rate)})"
