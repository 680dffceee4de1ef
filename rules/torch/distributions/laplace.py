"""The Laplace distribution."""
import torch
from torch.distributions.distribution import Distribution, as_tensor, extended, one_shape, shown


class Laplace(Distribution):
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
    def stddev(self):
        return 2**0.5 * self.scale

    @property
    def variance(self):
        return 2 * self.scale.pow(2)

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        u = torch.empty(extended(sample_shape, self.loc.shape)).uniform_(1.1920928955078125e-07 - 1, 1)
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

    def log_prob(self, value):
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

    def entropy(self):
        return 1 + torch.log(2 * self.scale)

    def __repr__(self):
        return f"Laplace(loc: {shown(self.loc)}, scale: {shown(self.scale)})"
