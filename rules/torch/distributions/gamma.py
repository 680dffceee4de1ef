"""The gamma distribution and those that are made of it: Chi2, Beta, Dirichlet, StudentT."""
import math

import torch
from torch import special
from torch.distributions.distribution import Distribution, as_tensor, extended, one_shape, shown


class Gamma(Distribution):
    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = one_shape(as_tensor(concentration), as_tensor(rate))

    @property
    def batch_shape(self):
        return self.rate.shape

    @property
    def event_shape(self):
        return self.rate.shape[self.rate.dim() :]

    @property
    def mean(self):
        return self.concentration / self.rate

    @property
    def mode(self):
        return ((self.concentration - 1) / self.rate).clamp(min=0)

    @property
    def variance(self):
        return self.concentration / self.rate.pow(2)

    @property
    def stddev(self):
        return self.variance.sqrt()

    def sample(self, sample_shape=None):
        shape = extended(sample_shape, self.rate.shape)
        value = torch._standard_gamma(self.concentration.detach().expand(shape)) / self.rate.detach().expand(shape)
        return value.clamp(min=torch.finfo(torch.float32).tiny)

    def log_prob(self, value):
        return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value) - self.rate * value
                - special.gammaln(self.concentration))

    def entropy(self):
        return (self.concentration - torch.log(self.rate) + special.gammaln(self.concentration)
                + (1.0 - self.concentration) * special.digamma(self.concentration))

    def _kl(self, other):
        return (other.concentration * (self.rate / other.rate).log() + special.gammaln(other.concentration) - special.gammaln(self.concentration)
                + (self.concentration - other.concentration) * special.digamma(self.concentration)
                + (other.rate - self.rate) * (self.concentration / self.rate))

    def __repr__(self):
        return f"Gamma(concentration: {shown(self.concentration)}, rate: {shown(self.rate)})"


class Chi2(Gamma):
    def __init__(self, df, validate_args=None):
        half = 0.5 * as_tensor(df)
        super().__init__(half, torch.full_like(half, 0.5))

    @property
    def df(self):
        return self.concentration * 2

    def __repr__(self):
        return f"Chi2(df: {shown(self.df)})"


class Dirichlet(Distribution):
    def __init__(self, concentration, validate_args=None):
        self.concentration = concentration

    @property
    def batch_shape(self):
        return self.concentration.shape[:-1]

    @property
    def event_shape(self):
        return self.concentration.shape[-1:]

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def variance(self):
        whole = self.concentration.sum(-1, True)
        return self.concentration * (whole - self.concentration) / (whole.pow(2) * (whole + 1))

    @property
    def stddev(self):
        return self.variance.sqrt()

    def sample(self, sample_shape=None):
        return torch._sample_dirichlet(self.concentration.detach().expand(extended(sample_shape, self.concentration.shape)))

    def log_prob(self, value):
        return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + special.gammaln(self.concentration.sum(-1))
                - special.gammaln(self.concentration).sum(-1))

    def entropy(self):
        k = self.concentration.size(-1)
        whole = self.concentration.sum(-1)
        return (special.gammaln(self.concentration).sum(-1) - special.gammaln(whole) - (k - whole) * special.digamma(whole)
                - ((self.concentration - 1.0) * special.digamma(self.concentration)).sum(-1))

    def _kl(self, other):
        whole, others = self.concentration.sum(-1), other.concentration.sum(-1)
        first = special.gammaln(whole) - special.gammaln(others)
        second = (special.gammaln(self.concentration) - special.gammaln(other.concentration)).sum(-1)
        apart = self.concentration - other.concentration
        return first - second + (apart * (special.digamma(self.concentration) - special.digamma(whole.unsqueeze(-1)))).sum(-1)

    def __repr__(self):
        return f"Dirichlet(concentration: {shown(self.concentration)})"


class Beta(Distribution):
    def __init__(self, concentration1, concentration0, validate_args=None):
        first, second = one_shape(as_tensor(concentration1), as_tensor(concentration0))
        self._dirichlet = Dirichlet(torch.stack([first, second], -1))

    @property
    def concentration1(self):
        return self._dirichlet.concentration[..., 0]

    @property
    def concentration0(self):
        return self._dirichlet.concentration[..., 1]

    @property
    def batch_shape(self):
        return self._dirichlet.concentration.shape[:-1]

    @property
    def event_shape(self):
        return self._dirichlet.concentration.shape[self._dirichlet.concentration.dim() :]

    @property
    def mean(self):
        return self.concentration1 / (self.concentration1 + self.concentration0)

    @property
    def mode(self):
        return (self.concentration1 - 1) / (self.concentration1 + self.concentration0 - 2)

    @property
    def variance(self):
        whole = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (whole.pow(2) * (whole + 1))

    @property
    def stddev(self):
        return self.variance.sqrt()

    def sample(self, sample_shape=None):
        return self._dirichlet.sample(sample_shape)[..., 0]

    def log_prob(self, value):
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

    def entropy(self):
        return self._dirichlet.entropy()

    def _kl(self, other):
        sum1, sum2 = self.concentration1 + self.concentration0, other.concentration1 + other.concentration0
        t1 = special.gammaln(other.concentration1) + special.gammaln(other.concentration0) + special.gammaln(sum1)
        t2 = special.gammaln(self.concentration1) + special.gammaln(self.concentration0) + special.gammaln(sum2)
        t3 = (self.concentration1 - other.concentration1) * special.digamma(self.concentration1)
        t4 = (self.concentration0 - other.concentration0) * special.digamma(self.concentration0)
        return t1 - t2 + t3 + t4 + (sum2 - sum1) * special.digamma(sum1)

    def __repr__(self):
        return "Beta()"


class StudentT(Distribution):
    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        df, loc = one_shape(as_tensor(df), as_tensor(loc))
        self.df, self.scale = one_shape(df, as_tensor(scale))
        self.loc = loc.expand_as(self.df)

    @property
    def batch_shape(self):
        return self.df.shape

    @property
    def event_shape(self):
        return self.df.shape[self.df.dim() :]

    @property
    def mean(self):
        return torch.where(self.df <= 1, torch.full_like(self.loc, float("nan")), self.loc)

    def sample(self, sample_shape=None):
        shape = extended(sample_shape, self.df.shape)
        normal = torch.normal(torch.zeros(shape), torch.ones(shape))
        chi2 = Chi2(self.df.detach()).sample(sample_shape)
        return self.loc.detach() + self.scale.detach() * normal * torch.rsqrt(chi2 / self.df.detach())

    def log_prob(self, value):
        y = (value - self.loc) / self.scale
        norm = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + special.gammaln(0.5 * self.df)
                - special.gammaln(0.5 * (self.df + 1.0)))
        return -0.5 * (self.df + 1.0) * torch.log1p(y**2.0 / self.df) - norm

    def __repr__(self):
        return f"StudentT(df: {shown(self.df)}, loc: {shown(self.loc)}, scale: {shown(self.scale)})"
