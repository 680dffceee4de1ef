"""Classes and coins whose draws have gradients, mixtures, the number of failures before the first success."""
import torch
from torch import special
from torch.distributions.distribution import Distribution, as_tensor, extended, shown
from torch.distributions.one_hot_categorical import OneHotCategorical

_EPS = 1.1920928955078125e-07


def _inside(probs):
    return probs.clamp(min=_EPS, max=1 - _EPS)


class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True

    def rsample(self, sample_shape=None):
        drawn = self.sample(sample_shape)
        probs = self._categorical.probs
        return drawn + (probs - probs.detach())


class RelaxedOneHotCategorical(Distribution):
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = as_tensor(temperature)
        self._categorical = OneHotCategorical(probs, logits)

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        drawn = _inside(torch.rand(extended(sample_shape, self.logits.shape)))
        scores = (self.logits - (-drawn.log()).log()) / self.temperature
        return (scores - scores.logsumexp(dim=-1, keepdim=True)).exp()

    def log_prob(self, value):
        count, logs = self.logits.size(-1), value.log()
        scale = special.gammaln(torch.full_like(self.temperature, float(count))) + self.temperature.log() * (count - 1)
        score = self.logits - logs * self.temperature
        base = (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1) + scale
        return -logs.sum(-1) + base


class RelaxedBernoulli(Distribution):
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = as_tensor(temperature)
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        self.probs = as_tensor(probs) if probs is not None else torch.sigmoid(as_tensor(logits))

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        shape = extended(sample_shape, self.probs.shape)
        probs = _inside(self.probs.expand(shape))
        drawn = _inside(torch.rand(shape))
        return torch.sigmoid((drawn.log() - (-drawn).log1p() + probs.log() - (-probs).log1p()) / self.temperature)


class MixtureSameFamily(Distribution):
    """Of components whose parameters have the classes in their last dim."""

    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        self.mixture_distribution = mixture_distribution
        self.component_distribution = component_distribution

    @property
    def batch_shape(self):
        shape = self.component_distribution.batch_shape
        return shape[: len(shape) - 1]

    @property
    def event_shape(self):
        return self.component_distribution.event_shape

    def _padded(self, probs):
        """Of the mixture, against samples of the components."""
        return probs.reshape(list(probs.shape) + [1 for _ in self.event_shape])

    @property
    def mean(self):
        return (self._padded(self.mixture_distribution.probs) * self.component_distribution.mean).sum(-1 - len(self.event_shape))

    @property
    def variance(self):
        dim = -1 - len(self.event_shape)
        probs, mean = self._padded(self.mixture_distribution.probs), self.component_distribution.mean
        inside = (probs * self.component_distribution.variance).sum(dim)
        return inside + (probs * (mean - self.mean.unsqueeze(dim)).pow(2.0)).sum(dim)

    def sample(self, sample_shape=None):
        with torch.no_grad():
            chosen = self.mixture_distribution.sample(sample_shape)
            drawn = self.component_distribution.sample(sample_shape)
            dim = drawn.dim() - 1 - len(self.event_shape)
            places = chosen.reshape(list(chosen.shape) + [1] + [1 for _ in self.event_shape])
            places = places.expand(list(chosen.shape) + [1] + list(self.event_shape))
            return drawn.gather(dim, places).squeeze(dim)

    def log_prob(self, value):
        inside = self.component_distribution.log_prob(value.unsqueeze(-1 - len(self.event_shape)))
        return torch.logsumexp(inside + torch.log_softmax(self.mixture_distribution.logits, -1), -1)


class Geometric(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        self.probs = as_tensor(probs) if probs is not None else torch.sigmoid(as_tensor(logits))

    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def sample(self, sample_shape=None):
        drawn = torch.empty(extended(sample_shape, self.probs.shape)).uniform_(torch.finfo(torch.float32).tiny, 1)
        return (drawn.log() / (-self.probs.detach()).log1p()).floor()

    def log_prob(self, value):
        return value * (-self.probs).log1p() + self.probs.log()

    def __repr__(self):
        return f"Geometric(probs: {shown(self.probs)})"
