"""One or zero."""
import torch
from torch.distributions.distribution import Distribution, as_tensor, extended, one_shape, shown
from torch.nn import functional as F


class Bernoulli(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        if probs is not None:
            self._probs = as_tensor(probs)
            kept = self._probs.clamp(1.1920928955078125e-07, 1 - 1.1920928955078125e-07)
            self._logits = kept.log() - torch.log1p(-kept)
        else:
            self._logits = as_tensor(logits)
            self._probs = torch.sigmoid(self._logits)
        self._shows_probs = probs is not None
        self._shows_logits = probs is None

    @property
    def probs(self):
        self._shows_probs = True
        return self._probs

    @property
    def logits(self):
        self._shows_logits = True
        return self._logits

    @property
    def batch_shape(self):
        return self._probs.shape

    @property
    def event_shape(self):
        return self._probs.shape[self._probs.dim() :]

    @property
    def mean(self):
        return self.probs

    @property
    def mode(self):
        return (self.probs >= 0.5).to(self.probs)

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    @property
    def stddev(self):
        return self.variance.sqrt()

    def sample(self, sample_shape=None):
        return torch.bernoulli(self.probs.detach().expand(extended(sample_shape, self.probs.shape)))

    def log_prob(self, value):
        logits, value = one_shape(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")

    def _kl(self, other):
        one = self.probs * (F.softplus(-other.logits) - F.softplus(-self.logits))
        return one + (1 - self.probs) * (F.softplus(other.logits) - F.softplus(self.logits))

    def __repr__(self):
        parts = [f"probs: {shown(self._probs)}"] if self._shows_probs else []
        if self._shows_logits:
            parts.append(f"logits: {shown(self._logits)}")
        return "Bernoulli(" + ", ".join(parts) + ")"
