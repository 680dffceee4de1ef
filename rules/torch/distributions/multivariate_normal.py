"""The normal distribution of vectors."""
import math

import torch
from torch.distributions.distribution import Distribution, extended


def _cholesky(matrix):
    """The lower factor, column by column."""
    n = matrix.size(-1)
    columns = []
    for j in range(n):
        rest = matrix[..., j]
        for column in columns:
            rest = rest - column * column[..., j : j + 1]
        column = rest / rest[..., j : j + 1].sqrt()
        is_below = torch.arange(n) >= j
        columns.append(torch.where(is_below, column, torch.zeros_like(column)))
    return torch.stack(columns, -1)


def _solve_lower(factor, value):
    """factor x = value, by substitution from the top."""
    n = factor.size(-1)
    found = []
    for i in range(n):
        rest = value[..., i]
        for j in range(i):
            rest = rest - factor[..., i, j] * found[j]
        found.append(rest / factor[..., i, i])
    return torch.stack(found, -1)


class MultivariateNormal(Distribution):
    has_rsample = True

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if scale_tril is not None:
            self.scale_tril = scale_tril
        elif covariance_matrix is not None:
            self.scale_tril = _cholesky(covariance_matrix)
        else:
            raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        self.loc = loc

    @property
    def batch_shape(self):
        return self.loc.shape[: self.loc.dim() - 1]

    @property
    def event_shape(self):
        return self.loc.shape[self.loc.dim() - 1 :]

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def covariance_matrix(self):
        return self.scale_tril @ self.scale_tril.transpose(-1, -2)

    @property
    def variance(self):
        return self.scale_tril.pow(2).sum(-1)

    def sample(self, sample_shape=None):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=None):
        shape = extended(sample_shape, self.loc.shape)
        noise = torch.normal(torch.zeros(shape), torch.ones(shape))
        return self.loc + (self.scale_tril @ noise.unsqueeze(-1)).squeeze(-1)

    def _half_log_det(self):
        return (self.scale_tril * torch.eye(self.loc.size(-1))).sum(-1).log().sum(-1)

    def log_prob(self, value):
        difference = value - self.loc
        square = _solve_lower(self.scale_tril, difference).pow(2).sum(-1)
        return -0.5 * (self.loc.size(-1) * math.log(2 * math.pi) + square) - self._half_log_det()

    def entropy(self):
        return 0.5 * self.loc.size(-1) * (1.0 + math.log(2 * math.pi)) + self._half_log_det()
