"""Gumbel, Cauchy, HalfNormal: one uniform or normal number, moved and scaled."""
import math

import torch
from torch.distributions.distribution import Distribution, as_tensor, extended, one_shape, shown


class Gumbel(Distribution):
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
        return self.loc + self.scale * 0.57721566490153286060

    @property
    def stddev(self):
        return (math.pi / math.sqrt(6)) * self.scale

    @property
    def variance(self):
        return self.stddev.pow(2)

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        limits = torch.finfo(torch.float32)
        drawn = torch.empty(extended(sample_shape, self.loc.shape)).uniform_(limits.tiny, 1 - limits.eps)
        return self.loc - self.scale * (-drawn.log()).log()

    def log_prob(self, value):
        y = (self.loc - value) / self.scale
        return (y - y.exp()) - self.scale.log()

    def entropy(self):
        return self.scale.log() + (1 + 0.57721566490153286060)

    def __repr__(self):
        return f"Gumbel(loc: {shown(self.loc)}, scale: {shown(self.scale)})"


class Cauchy(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = one_shape(as_tensor(loc), as_tensor(scale))

    @property
    def batch_shape(self):
        return self.loc.shape

    @property
    def event_shape(self):
        return self.loc.shape[self.loc.dim() :]

    def log_prob(self, value):
        return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

    def cdf(self, value):
        return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

    def entropy(self):
        return math.log(4 * math.pi) + self.scale.log()

    def __repr__(self):
        return f"Cauchy(loc: {shown(self.loc)}, scale: {shown(self.scale)})"


class HalfNormal(Distribution):
    has_rsample = True

    def __init__(self, scale, validate_args=None):
        self.scale = as_tensor(scale)

    @property
    def batch_shape(self):
        return self.scale.shape

    @property
    def event_shape(self):
        return self.scale.shape[self.scale.dim() :]

    @property
    def mean(self):
        return self.scale * math.sqrt(2 / math.pi)

    @property
    def variance(self):
        return self.scale.pow(2) * (1 - 2 / math.pi)

    @property
    def stddev(self):
        return self.variance.sqrt()

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        shape = extended(sample_shape, self.scale.shape)
        return (torch.normal(torch.zeros(shape), torch.ones(shape)) * self.scale).abs()

    def log_prob(self, value):
        inside = -(value**2) / (2 * self.scale**2) - self.scale.log() - math.log(math.sqrt(2 * math.pi)) + math.log(2)
        return torch.where(value >= 0, inside, torch.full_like(inside, -float("inf")))

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + self.scale.log() - math.log(2)

    def __repr__(self):
        return f"HalfNormal(scale: {shown(self.scale)})"
