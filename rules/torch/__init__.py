"""torch: what torch.linalg and torch.special have under the same names."""
import itertools

import torch
from torch import linalg
from torch.linalg import det, matrix_power, qr, slogdet
from torch.linalg import pinv as pinverse
from torch.nn import functional
from torch.nn.functional import (adaptive_avg_pool1d, avg_pool1d, binary_cross_entropy_with_logits, celu, conv1d, conv2d, conv_transpose2d,
                                 cosine_embedding_loss, cosine_similarity, embedding, group_norm, hardshrink, hinge_embedding_loss, instance_norm,
                                 kl_div, layer_norm, margin_ranking_loss, max_pool1d, max_pool2d, pairwise_distance, pixel_shuffle, pixel_unshuffle,
                                 poisson_nll_loss, selu, threshold, triplet_margin_loss)
from torch.special import digamma, polygamma
from torch.special import gammaln as lgamma
from torch.special import multigammaln as mvlgamma


def logdet(input):
    sign, value = slogdet(input)
    return value + sign.log()


# ---- the long tail


def tensordot(a, b, dims=2):
    if isinstance(dims, int):
        left = list(range(a.dim() - dims, a.dim()))
        right = list(range(dims))
    else:
        left = [int(d) % a.dim() for d in dims[0]]
        right = [int(d) % b.dim() for d in dims[1]]
    rows = [d for d in range(a.dim()) if d not in left]
    columns = [d for d in range(b.dim()) if d not in right]
    count = 1
    for d in left:
        count *= a.size(d)
    out = torch.matmul(a.permute(rows + left).reshape(-1, count), b.permute(right + columns).reshape(count, -1))
    return out.reshape([a.size(d) for d in rows] + [b.size(d) for d in columns])


def broadcast_tensors(*tensors):
    whole = torch.zeros(())
    for x in tensors:
        whole = whole + torch.zeros(x.shape)
    return [x.expand(whole.shape) for x in tensors]


def broadcast_shapes(*shapes):
    whole = torch.zeros(())
    for shape in shapes:
        whole = whole + torch.zeros(shape)
    return whole.shape


def broadcast_to(input, size):
    return input.expand(size)


def tensor_split(input, indices_or_sections, dim=0):
    length = input.size(dim)
    if isinstance(indices_or_sections, int):
        count = indices_or_sections
        sizes = [length // count + (1 if i < length % count else 0) for i in range(count)]
        return tuple(torch.split(input, sizes, dim))
    ends = [int(i) for i in indices_or_sections] + [length]
    starts = [0] + [int(i) for i in indices_or_sections]
    return tuple(torch.split(input, [end - start for start, end in zip(starts, ends)], dim))


def hsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0 if input.dim() == 1 else 1)


def vsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0)


def combinations(input, r=2, with_replacement=False):
    rows = itertools.combinations_with_replacement(range(input.size(0)), r) if with_replacement else itertools.combinations(range(input.size(0)), r)
    return input[torch.tensor([list(row) for row in rows])]


def renorm(input, p, dim, maxnorm):
    other = [d for d in range(input.dim()) if d != dim % input.dim()]
    norms = input.abs().pow(p).sum(dim=other, keepdim=True).pow(1.0 / p)
    return input * torch.where(norms > maxnorm, maxnorm / (norms + 1e-7), torch.ones_like(norms))


def cummax(input, dim):
    return _running(input, dim, True)


def cummin(input, dim):
    return _running(input, dim, False)


def _running(input, dim, is_max):
    rows = torch.unbind(input, dim)
    best, place = rows[0], torch.zeros_like(rows[0]).long()
    values, places = [best], [place]
    for i in range(1, len(rows)):
        wins = rows[i] >= best if is_max else rows[i] <= best
        best = torch.where(wins, rows[i], best)
        place = torch.where(wins, torch.full_like(place, i), place)
        values.append(best)
        places.append(place)
    return torch.stack(values, dim), torch.stack(places, dim)


def dropout(input, p, train):
    return functional.dropout(input, p, train)


def pdist(input, p=2.0):
    rows = [i for i in range(input.size(0)) for j in range(i + 1, input.size(0))]
    columns = [j for i in range(input.size(0)) for j in range(i + 1, input.size(0))]
    return torch.norm(input[torch.tensor(rows)] - input[torch.tensor(columns)], p, dim=1)


def positive(input):
    return input


def gcd(input, other):
    a, b = input.abs(), (other + torch.zeros_like(input)).abs()
    while bool((b != 0).any()):
        rest = torch.where(b != 0, a % torch.where(b != 0, b, torch.ones_like(b)), torch.zeros_like(b))
        a, b = torch.where(b != 0, b, a), rest
    return a


def lcm(input, other):
    both = gcd(input, other)
    return (input * other).abs() // torch.where(both != 0, both, torch.ones_like(both))


def copysign(input, other):
    return torch.where(other < 0, -input.abs(), input.abs())


def ldexp(input, other):
    return input * torch.pow(2.0, other)


def svd(input, some=True, compute_uv=True):
    U, S, Vh = linalg.svd(input, not some)
    return U, S, Vh.transpose(-2, -1)
