"""One of several classes, as a row with a one."""
import torch
from torch.distributions.categorical import Categorical
from torch.distributions.distribution import Distribution


class OneHotCategorical(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)

    @property
    def batch_shape(self):
        return self._categorical.batch_shape

    @property
    def event_shape(self):
        return self._categorical.param_shape[-1:]

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def mean(self):
        return self._categorical.probs

    def sample(self, sample_shape=None):
        index = self._categorical.sample(sample_shape)
        return torch.nn.functional.one_hot(index, self._categorical.probs.size(-1)).float()

    def log_prob(self, value):
        return self._categorical.log_prob(value.argmax(-1))

    def entropy(self):
        return self._categorical.entropy()
