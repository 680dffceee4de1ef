"""torch.nn.utils.prune: which entries of a weight are kept."""
import torch
from torch.nn.utils.prune import _has_mask, _mask_of, _remove_mask, _set_mask, _value_of


def _count(amount, size):
    """How many of `size` an amount means: a number of them, or a part."""
    if isinstance(amount, int):
        if amount < 0:
            raise ValueError(f"amount={amount} must be a positive integer or a float in the interval [0, 1].")
        if amount > size:
            raise ValueError(f"amount={amount} should be smaller than the number of parameters to prune={size}")
        return amount
    if amount < 0.0 or amount > 1.0:
        raise ValueError(f"amount={amount} should be a float in the interval [0, 1]")
    return round(amount * size)


def _without(mask, kept, dropped):
    """A mask of one dimension, without those of the kept entries that are numbered."""
    out = mask.clone()
    out[kept[dropped]] = 0
    return out


def _kept(mask):
    return mask.nonzero().reshape(-1)


class L1Unstructured:
    def __init__(self, amount):
        self.amount = amount

    def _flat_mask(self, scores, mask):
        kept = _kept(mask)
        n = _count(self.amount, kept.numel())
        if n == 0:
            return mask
        return _without(mask, kept, torch.topk(scores[kept].abs(), n, largest=False)[1])


class RandomUnstructured:
    def __init__(self, amount):
        self.amount = amount

    def _flat_mask(self, scores, mask):
        kept = _kept(mask)
        n = _count(self.amount, kept.numel())
        if n == 0:
            return mask
        return _without(mask, kept, torch.topk(torch.rand(kept.numel()), n)[1])


def _along(mask, dim):
    """Which entries of the dimension are not masked wholly."""
    if dim < 0:
        dim += mask.dim()
    return (mask.transpose(0, dim).reshape(mask.size(dim), -1).sum(1) != 0).nonzero().reshape(-1)


def _rows_mask(mask, dim, rows):
    """The mask, with all but the rows of the dimension masked."""
    shape = [1] * mask.dim()
    shape[dim] = -1
    stays = torch.zeros(mask.size(dim)).index_fill(0, rows, 1.0)
    return mask * stays.reshape(shape)


def identity(module, name):
    _set_mask(module, name, _mask_of(module, name))
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    mask = _mask_of(module, name)
    scores = _value_of(module, name) * mask if importance_scores is None else importance_scores
    _set_mask(module, name, L1Unstructured(amount)._flat_mask(scores.reshape(-1), mask.reshape(-1)).reshape(mask.shape))
    return module


def random_unstructured(module, name, amount):
    mask = _mask_of(module, name)
    _set_mask(module, name, RandomUnstructured(amount)._flat_mask(mask.reshape(-1), mask.reshape(-1)).reshape(mask.shape))
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    mask = _mask_of(module, name)
    scores = _value_of(module, name) * mask if importance_scores is None else importance_scores
    kept = _along(mask, dim)
    drops = _count(amount, kept.numel())
    if drops > 0:
        rows = scores.index_select(dim, kept).transpose(0, dim).reshape(kept.numel(), -1)
        best = torch.topk(torch.norm(rows, p=n, dim=1), kept.numel() - drops)[1]
        mask = _rows_mask(mask, dim, kept[best])
    _set_mask(module, name, mask)
    return module


def random_structured(module, name, amount, dim):
    mask = _mask_of(module, name)
    kept = _along(mask, dim)
    drops = _count(amount, kept.numel())
    if drops > 0:
        drawn = torch.rand(kept.numel())
        mask = _rows_mask(mask, dim, kept[drawn > torch.kthvalue(drawn, drops)[0]])
    _set_mask(module, name, mask)
    return module


def custom_from_mask(module, name, mask):
    old = _mask_of(module, name)
    _set_mask(module, name, old * mask.to(old.dtype))
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, amount=0):
    if importance_scores is not None:
        raise NotImplementedError("importance_scores of global_unstructured")
    pairs = list(parameters)
    scores = torch.cat([_value_of(module, name).reshape(-1) for module, name in pairs])
    masks = torch.cat([_mask_of(module, name).reshape(-1) for module, name in pairs])
    mask = pruning_method(amount)._flat_mask(scores, masks)
    start = 0
    for module, name in pairs:
        old = _mask_of(module, name)
        _set_mask(module, name, old * mask[start : start + old.numel()].reshape(old.shape))
        start += old.numel()


def remove(module, name):
    _remove_mask(module, name)
    return module


def is_pruned(module):
    return _has_mask(module)
