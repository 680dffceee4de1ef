"""torch.nn.init: what is written in Python, and the old names."""
import math
import warnings

import torch
from torch.nn import init


def dirac_(tensor, groups=1):
    """The middle of the kernel is one where input and output channel are the same."""
    each = tensor.size(0) // groups
    middle = 0
    for n in tensor.shape[2:]:
        middle = middle * n + n // 2
    rows = torch.zeros(tensor.size(0), tensor.size(1), tensor[0, 0].numel())
    for g in range(groups):
        for d in range(min(each, tensor.size(1))):
            rows[g * each + d, d, middle] = 1
    with torch.no_grad():
        tensor.copy_(rows.reshape(tensor.shape))
    return tensor


def sparse_(tensor, sparsity, std=0.01):
    init.normal_(tensor, 0.0, std)
    values = tensor.data.clone()
    count = int(math.ceil(sparsity * tensor.size(0)))
    for column in range(tensor.size(1)):
        order = torch.randperm(tensor.size(0))
        values[order[:count], column] = 0
    with torch.no_grad():
        tensor.copy_(values)
    return tensor


def _warn(old):
    warnings.warn(f"`nn.init.{old}` is now deprecated in favor of `nn.init.{old}_`.", FutureWarning)


def uniform(tensor, a=0.0, b=1.0):
    _warn("uniform")
    return init.uniform_(tensor, a, b)


def normal(tensor, mean=0.0, std=1.0):
    _warn("normal")
    return init.normal_(tensor, mean, std)


def constant(tensor, val):
    _warn("constant")
    return init.constant_(tensor, val)


def eye(tensor):
    _warn("eye")
    return init.eye_(tensor)


def dirac(tensor, groups=1):
    _warn("dirac")
    return dirac_(tensor, groups)


def xavier_uniform(tensor, gain=1.0):
    _warn("xavier_uniform")
    return init.xavier_uniform_(tensor, gain)


def xavier_normal(tensor, gain=1.0):
    _warn("xavier_normal")
    return init.xavier_normal_(tensor, gain)


def kaiming_uniform(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"):
    _warn("kaiming_uniform")
    return init.kaiming_uniform_(tensor, a, mode, nonlinearity)


def kaiming_normal(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"):
    _warn("kaiming_normal")
    return init.kaiming_normal_(tensor, a, mode, nonlinearity)


def orthogonal(tensor, gain=1):
    _warn("orthogonal")
    return init.orthogonal_(tensor, gain)


def sparse(tensor, sparsity, std=0.01):
    _warn("sparse")
    return sparse_(tensor, sparsity, std)
