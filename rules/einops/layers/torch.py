"""einops.layers.torch: the functions as layers."""
import torch.nn as nn

from einops import rearrange, reduce


class Rearrange(nn.Module):
    def __init__(self, pattern, **axes):
        super().__init__()
        self.pattern = pattern
        self.axes_lengths = axes

    def forward(self, x):
        return rearrange(x, self.pattern, **self.axes_lengths)

    def extra_repr(self):
        return repr(self.pattern) + "".join(f", {name}={size}" for name, size in self.axes_lengths.items())


class Reduce(nn.Module):
    def __init__(self, pattern, reduction, **axes):
        super().__init__()
        self.pattern = pattern
        self.reduction = reduction
        self.axes_lengths = axes

    def forward(self, x):
        return reduce(x, self.pattern, self.reduction, **self.axes_lengths)

    def extra_repr(self):
        return repr(self.pattern) + f", {self.reduction!r}" + "".join(f", {name}={size}" for name, size in self.axes_lengths.items())
