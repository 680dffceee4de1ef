"""One of several classes."""
import torch
from torch.distributions.distribution import Distribution, extended


class Categorical(Distribution):
    """Of probs and logits the one that is not given is shown after it was asked for."""

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        if probs is not None:
            if probs.dim() < 1:
                raise ValueError("`probs` parameter must be at least one-dimensional.")
            self._probs = probs / probs.sum(-1, keepdim=True)
            self._logits = self._probs.clamp(1.1920928955078125e-07, 1 - 1.1920928955078125e-07).log()
        else:
            if logits.dim() < 1:
                raise ValueError("`logits` parameter must be at least one-dimensional.")
            self._logits = logits - logits.logsumexp(dim=-1, keepdim=True)
            self._probs = torch.softmax(self._logits, dim=-1)
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
        return self._probs.shape[:-1]

    @property
    def event_shape(self):
        return self._probs.shape[self._probs.dim() :]

    @property
    def param_shape(self):
        return self._probs.shape

    @property
    def mode(self):
        return self.probs.argmax(dim=-1)

    def sample(self, sample_shape=None):
        count = 1
        if sample_shape is not None:
            for n in sample_shape:
                count *= int(n)
        rows = self.probs.detach().reshape(-1, self._probs.size(-1))
        return torch.multinomial(rows, count, True).t().reshape(extended(sample_shape, self._probs.shape[:-1]))

    def log_prob(self, value):
        whole = value.long().unsqueeze(-1) + torch.zeros_like(self._logits[..., :1]).long()
        logits = self.logits + torch.zeros_like(whole).float()
        return logits.gather(-1, whole).squeeze(-1)

    def entropy(self):
        return -(self.logits.clamp(min=-3.4028234663852886e38) * self.probs).sum(-1)

    def enumerate_support(self, expand=True):
        batch = [n for n in self._probs.shape[:-1]]
        values = torch.arange(self._probs.size(-1)).reshape([-1] + [1 for n in batch])
        return values.expand([-1] + batch) if expand else values

    def _kl(self, other):
        terms = self.probs * (self.logits - other.logits)
        terms = torch.where(other.probs == 0, torch.full_like(terms, float("inf")), terms)
        return torch.where(self.probs == 0, torch.zeros_like(terms), terms).sum(-1)

    def __repr__(self):
        shown = [f"probs: {self._probs.shape}"] if self._shows_probs else []
        if self._shows_logits:
            shown.append(f"logits: {self._logits.shape}")
        return "Categorical(" + ", ".join(shown) + ")"
