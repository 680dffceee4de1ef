"""The time between events."""
import torch
from torch.distributions.distribution import Distribution, as_tensor, extended, shown


class Exponential(Distribution):
    has_rsample = True

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
        return self.rate.reciprocal()

    @property
    def stddev(self):
        return self.rate.reciprocal()

    @property
    def variance(self):
        return self.rate.pow(-2)

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        return torch.empty(extended(sample_shape, self.rate.shape)).exponential_() / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def cdf(self, value):
        return 1 - torch.exp(-self.rate * value)

    def entropy(self):
        return 1.0 - torch.log(self.rate)

    def _kl(self, other):
        ratio = other.rate / self.rate
        return ratio - 1 - ratio.log()

    def __repr__(self):
        return f"Exponential(rate: {shown(self.rate)})"
