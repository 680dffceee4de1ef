"""Equally likely between two bounds."""
import torch
from torch.distributions.distribution import Distribution, as_tensor, extended, one_shape, shown


class Uniform(Distribution):
    has_rsample = True

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = one_shape(as_tensor(low), as_tensor(high))

    @property
    def batch_shape(self):
        return self.low.shape

    @property
    def event_shape(self):
        return self.low.shape[self.low.dim() :]

    @property
    def mean(self):
        return (self.high + self.low) / 2

    @property
    def stddev(self):
        return (self.high - self.low) / 12**0.5

    @property
    def variance(self):
        return (self.high - self.low).pow(2) / 12

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        return self.low + torch.rand(extended(sample_shape, self.low.shape)) * (self.high - self.low)

    def log_prob(self, value):
        is_inside = self.low.le(value).float().mul(self.high.gt(value).float())
        return torch.log(is_inside) - torch.log(self.high - self.low)

    def cdf(self, value):
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

    def entropy(self):
        return torch.log(self.high - self.low)

    def _kl(self, other):
        out = ((other.high - other.low) / (self.high - self.low)).log()
        is_outside = (other.low > self.low) | (other.high < self.high)
        return torch.where(is_outside, torch.full_like(out, float("inf")), out)

    def __repr__(self):
        return f"Uniform(low: {shown(self.low)}, high: {shown(self.high)})"
