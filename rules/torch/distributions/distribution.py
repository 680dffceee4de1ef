"""What all distributions have in common."""
# Each class has parameters, shapes and an __init__ of its own although many are alike: the C then says Normal_init(...) and self->loc, where a
# class between would make it LocationScale_init(&...->base, ...) and self->base.loc.
import torch


def as_tensor(value):
    if isinstance(value, torch.Tensor):
        return value
    return torch.tensor(float(value))


def one_shape(a, b):
    """Both with the shape that they have together."""
    whole = torch.zeros_like(a) + torch.zeros_like(b)
    return a.expand_as(whole), b.expand_as(whole)


def shown(value):
    """A parameter as repr shows it: the number if it is one, or the size."""
    return f"{value}" if value.numel() == 1 else f"{value.shape}"


def extended(sample_shape, shape):
    before = [] if sample_shape is None else [int(n) for n in sample_shape]
    return before + [n for n in shape]


class Distribution:
    has_rsample = False
