"""A distribution whose samples go through transforms."""
import torch
from torch.distributions.distribution import Distribution


def _sum_last(value, n):
    return value if n <= 0 else value.flatten(-n).sum(-1)


class TransformedDistribution(Distribution):
    has_rsample = True

    def __init__(self, base_distribution, transforms, validate_args=None):
        self.base_dist = base_distribution
        self.transforms = transforms if isinstance(transforms, list) else [transforms]

    @property
    def batch_shape(self):
        whole = list(self.base_dist.batch_shape) + list(self.base_dist.event_shape)
        return tuple(whole[: len(whole) - self._event_dims()])

    @property
    def event_shape(self):
        whole = list(self.base_dist.batch_shape) + list(self.base_dist.event_shape)
        return tuple(whole[len(whole) - self._event_dims() :])

    def _event_dims(self):
        dims = len(self.base_dist.event_shape)
        for transform in self.transforms:
            dims = max(dims, transform._dims())
        return dims

    def sample(self, sample_shape=None):
        with torch.no_grad():
            x = self.base_dist.sample(sample_shape)
            for transform in self.transforms:
                x = transform(x)
        return x

    def rsample(self, sample_shape=None):
        x = self.base_dist.rsample(sample_shape)
        for transform in self.transforms:
            x = transform(x)
        return x

    def log_prob(self, value):
        dims = self._event_dims()
        total = torch.zeros(())
        y = value
        for transform in self.transforms[::-1]:
            x = transform._inv_call(y)
            total = total - _sum_last(transform.log_abs_det_jacobian(x, y), dims - transform._dims())
            y = x
        return total + _sum_last(self.base_dist.log_prob(y), dims - len(self.base_dist.event_shape))

    def cdf(self, value):
        for transform in self.transforms[::-1]:
            value = transform._inv_call(value)
        return self.base_dist.cdf(value)
