"""einops: patterns of axes become reshape, permute and expand."""
import torch

from einops._pattern import axes_of, named, sizes_of


class EinopsError(RuntimeError):
    pass


def _laid_out(tensor, pattern, axes):
    """The tensor with one dimension for each name on the left, in that order; the names, the sizes, the right side."""
    sides = pattern.split("->")
    if len(sides) != 2:
        raise EinopsError(f"pattern {pattern!r} must have one ->")
    shape = list(tensor.shape)
    left = axes_of(sides[0], len(shape))
    sizes = sizes_of(left, shape, axes, pattern)
    names = [name for group in left for name in group]
    rest = len([name for name in names if name.startswith("...")])
    right = axes_of(sides[1], 0, rest)
    return tensor.reshape([sizes[name] for name in names]), names, sizes, right


def rearrange(tensor, pattern, **axes):
    x, names, sizes, right = _laid_out(tensor, pattern, axes)
    wanted = [name for group in right for name in group]
    for name in wanted:
        if name not in sizes and name != "1":
            raise EinopsError(f"Identifiers only on one side of expression (should be on both): {name!r} in {pattern!r}")
    order = [names.index(name) for name in wanted if name in names]
    if len(order) != len(names):
        raise EinopsError(f"Identifiers only on one side of expression (should be on both) in {pattern!r}")
    return x.permute(order).reshape(named(right, sizes))


def repeat(tensor, pattern, **axes):
    x, names, sizes, right = _laid_out(tensor, pattern, axes)
    wanted = [name for group in right for name in group]
    added = [name for name in wanted if name not in names]
    for name in added:
        if name.isdigit():
            sizes[name] = int(name)
        elif name in axes:
            sizes[name] = axes[name]
        else:
            raise EinopsError(f"Specify sizes for new axes in repeat: {name!r} in {pattern!r}")
    x = x.reshape([sizes[name] for name in names] + [1 for name in added])
    x = x.expand([sizes[name] for name in names + added])
    every = names + added
    return x.permute([every.index(name) for name in wanted]).reshape(named(right, sizes))


def reduce(tensor, pattern, reduction, **axes):
    x, names, sizes, right = _laid_out(tensor, pattern, axes)
    wanted = [name for group in right for name in group if name in names]
    gone = [place for place, name in enumerate(names) if name not in wanted]
    kept = [name for name in names if name in wanted]
    if reduction == "mean":
        x = x.mean(gone) if gone else x
    elif reduction == "sum":
        x = x.sum(gone) if gone else x
    elif reduction == "max":
        x = x.amax(gone) if gone else x
    elif reduction == "min":
        x = x.amin(gone) if gone else x
    elif reduction == "prod":
        for place in reversed(gone):
            x = x.prod(place)
    else:
        raise EinopsError(f"Unknown reduction {reduction}. Expect one of ('min', 'max', 'sum', 'mean', 'prod', 'any', 'all').")
    return x.permute([kept.index(name) for name in wanted]).reshape(named(right, sizes))
