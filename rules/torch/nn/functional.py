"""torch.nn.functional: what is written in terms of other functions."""
import math

import torch
from torch import nn
from torch.nn import functional as F


def _sizes(value, n):
    """A size for each dimension, of one for all of them or a sequence."""
    return [value] * n if isinstance(value, int) else [size for size in value]


# ---- activations


def relu_(input):
    return input.copy_(F.relu(input))


def elu_(input, alpha=1.0):
    return input.copy_(F.elu(input, alpha))


def celu_(input, alpha=1.0):
    return input.copy_(F.celu(input, alpha))


def selu_(input):
    return input.copy_(F.selu(input))


def leaky_relu_(input, negative_slope=0.01):
    return input.copy_(F.leaky_relu(input, negative_slope))


def hardtanh_(input, min_val=-1.0, max_val=1.0):
    return input.copy_(F.hardtanh(input, min_val, max_val))


def threshold_(input, threshold, value):
    return input.copy_(F.threshold(input, threshold, value))


def softshrink(input, lambd=0.5):
    return torch.where(input > lambd, input - lambd, torch.where(input < -lambd, input + lambd, input * 0.0))


def hardshrink(input, lambd=0.5):
    return torch.where(input.abs() > lambd, input, input * 0.0)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    if not training:
        return F.leaky_relu(input, (lower + upper) / 2)
    slopes = []
    return torch.where(input > 0, input, input * torch.empty_like(input).uniform_(lower, upper))


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    one_hot = torch.zeros_like(logits).scatter(dim, index, 1.0)
    return one_hot - soft.detach() + soft


# ---- normalisation


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    return F._layer_norm(input, len(normalized_shape), weight, bias, eps)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    return F._rms_norm(input, len(normalized_shape), weight, 1.1920928955078125e-07 if eps is None else eps)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    squares = (input * input).unsqueeze(1)
    n, _, c = squares.size(0), squares.size(1), squares.size(2)
    squares = F.pad(squares.reshape(n, c, -1), (0, 0, size // 2, (size - 1) // 2))
    total = squares[:, 0:c]
    for i in range(1, size):
        total = total + squares[:, i : i + c]
    return input / (total.reshape(input.shape) / size * alpha + k).pow(beta)


# ---- pooling


def _pooled(length, size):
    """Start and end of each of `size` parts of a dimension, which may overlap."""
    return [(i * length // size, -((-(i + 1) * length) // size)) for i in range(size)]


def adaptive_avg_pool1d(input, output_size):
    return F.adaptive_avg_pool2d(input.unsqueeze(-2), (1, _sizes(output_size, 1)[0])).squeeze(-2)


def _adaptive_max(input, dim, size):
    x = input.transpose(dim, -1)
    return torch.stack([x[..., start:end].amax(-1) for start, end in _pooled(x.size(-1), size)], -1).transpose(dim, -1)


def _adaptive_mean(input, dim, size):
    x = input.transpose(dim, -1)
    return torch.stack([x[..., start:end].mean(-1) for start, end in _pooled(x.size(-1), size)], -1).transpose(dim, -1)


def adaptive_max_pool1d(input, output_size):
    return _adaptive_max(input, input.dim() - 1, _sizes(output_size, 1)[0])


def adaptive_max_pool2d(input, output_size):
    h, w = _sizes(output_size, 2)
    return _adaptive_max(_adaptive_max(input, input.dim() - 1, w), input.dim() - 2, h)


def adaptive_max_pool3d(input, output_size):
    d, h, w = _sizes(output_size, 3)
    n = input.dim()
    return _adaptive_max(_adaptive_max(_adaptive_max(input, n - 1, w), n - 2, h), n - 3, d)


def adaptive_avg_pool3d(input, output_size):
    d, h, w = _sizes(output_size, 3)
    n = input.dim()
    return _adaptive_mean(_adaptive_mean(_adaptive_mean(input, n - 1, w), n - 2, h), n - 3, d)


def _by_planes(input):
    """(N, C, D, H, W) as (N, C * D, H, W); one dimension less without a batch."""
    return input.reshape(*input.shape[:-4], input.size(-4) * input.size(-3), input.size(-2), input.size(-1))


def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    k, p, d = _sizes(kernel_size, 3), _sizes(padding, 3), _sizes(dilation, 3)
    s = k if stride is None else _sizes(stride, 3)
    planes = F.max_pool2d(_by_planes(input), (k[1], k[2]), (s[1], s[2]), (p[1], p[2]), (d[1], d[2]), ceil_mode)
    h, w = planes.size(-2), planes.size(-1)
    columns = planes.reshape(*input.shape[:-2], h * w)
    columns = F.max_pool2d(columns, (k[0], 1), (s[0], 1), (p[0], 0), (d[0], 1), ceil_mode)
    return columns.reshape(*input.shape[:-3], columns.size(-2), h, w)


def avg_pool3d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
    k, p = _sizes(kernel_size, 3), _sizes(padding, 3)
    s = k if stride is None else _sizes(stride, 3)
    planes = F.avg_pool2d(_by_planes(input), (k[1], k[2]), (s[1], s[2]), (p[1], p[2]), ceil_mode, count_include_pad)
    h, w = planes.size(-2), planes.size(-1)
    columns = F.avg_pool2d(planes.reshape(*input.shape[:-2], h * w), (k[0], 1), (s[0], 1), (p[0], 0), ceil_mode, count_include_pad)
    out = columns.reshape(*input.shape[:-3], columns.size(-2), h, w)
    return out if divisor_override is None else out * (k[0] * k[1] * k[2] / divisor_override)


# ---- places of the largest


def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """The largest of each window, and its place among the H * W of the input."""
    k, p, d = _sizes(kernel_size, 2), _sizes(padding, 2), _sizes(dilation, 2)
    s = k if stride is None else _sizes(stride, 2)
    out = F.max_pool2d(input, (k[0], k[1]), (s[0], s[1]), (p[0], p[1]), (d[0], d[1]), ceil_mode)
    rows, columns, height, width = out.size(-2), out.size(-1), input.size(-2), input.size(-1)
    top = (torch.arange(rows) * s[0] - p[0]).reshape(rows, 1, 1, 1) + (torch.arange(k[0]) * d[0]).reshape(1, 1, k[0], 1)
    left = (torch.arange(columns) * s[1] - p[1]).reshape(1, columns, 1, 1) + (torch.arange(k[1]) * d[1]).reshape(1, 1, 1, k[1])
    inside = (top >= 0) & (top < height) & (left >= 0) & (left < width)
    places = (top.clamp(0, height - 1) * width + left.clamp(0, width - 1)).reshape(rows * columns, k[0] * k[1])
    seen = input.reshape(-1, height * width)[:, places.reshape(-1)].reshape(-1, rows * columns, k[0] * k[1])
    seen = seen.masked_fill(torch.logical_not(inside.reshape(1, rows * columns, k[0] * k[1])), float("-inf"))
    values, which = seen.max(dim=2)
    chosen = places.unsqueeze(0).expand(seen.size(0), -1, -1).gather(2, which.unsqueeze(2))
    return values.reshape(out.shape), chosen.reshape(out.shape)


def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    k, p, d = _sizes(kernel_size, 1)[0], _sizes(padding, 1)[0], _sizes(dilation, 1)[0]
    s = k if stride is None else _sizes(stride, 1)[0]
    values, places = max_pool2d_with_indices(input.unsqueeze(-2), (1, k), (1, s), (0, p), (1, d), ceil_mode)
    return values.squeeze(-2), places.squeeze(-2)


def _unpooled(input, indices, dims, count):
    """Zeros but at the places that the indices name; the last `dims` dimensions count as one."""
    before = [n for n in input.shape[: input.dim() - dims]]
    flat = input.reshape(before + [-1])
    return torch.zeros(before + [count], dtype=input.dtype).scatter(-1, indices.reshape(before + [-1]), flat)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    k, p = _sizes(kernel_size, 2), _sizes(padding, 2)
    s = k if stride is None else _sizes(stride, 2)
    if output_size is None:
        height = (input.size(-2) - 1) * s[0] - 2 * p[0] + k[0]
        width = (input.size(-1) - 1) * s[1] - 2 * p[1] + k[1]
    else:
        height, width = int(output_size[len(output_size) - 2]), int(output_size[len(output_size) - 1])
    before = [n for n in input.shape[:-2]]
    return _unpooled(input, indices, 2, height * width).reshape(before + [height, width])


def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    k, p = _sizes(kernel_size, 1)[0], _sizes(padding, 1)[0]
    s = k if stride is None else _sizes(stride, 1)[0]
    length = (input.size(-1) - 1) * s - 2 * p + k if output_size is None else int(output_size[len(output_size) - 1])
    return _unpooled(input, indices, 1, length)


# ---- grids


def _affine_volume(theta, size, align_corners):
    n, depth, height, width = size[0], size[2], size[3], size[4]
    x, y, z = torch.linspace(-1, 1, width), torch.linspace(-1, 1, height), torch.linspace(-1, 1, depth)
    if not align_corners:
        x, y, z = x * ((width - 1) / width), y * ((height - 1) / height), z * ((depth - 1) / depth)
    shape = [depth, height, width]
    base = [x.reshape(1, 1, -1).expand(shape), y.reshape(1, -1, 1).expand(shape), z.reshape(-1, 1, 1).expand(shape), torch.ones(shape)]
    return torch.matmul(torch.stack(base, dim=-1).reshape(1, -1, 4), theta.transpose(1, 2)).reshape(n, depth, height, width, 3)


def affine_grid(theta, size, align_corners=None):
    """Where each pixel of the output looks in the input, in -1 to 1."""
    if len(size) == 5:
        return _affine_volume(theta, [int(n) for n in size], align_corners)
    n, height, width = int(size[0]), int(size[2]), int(size[3])
    x, y = torch.linspace(-1, 1, width), torch.linspace(-1, 1, height)
    if not align_corners:
        x, y = x * ((width - 1) / width), y * ((height - 1) / height)
    base = torch.stack([x.unsqueeze(0).expand(height, width), y.unsqueeze(1).expand(height, width), torch.ones(height, width)], dim=-1)
    return torch.matmul(base.reshape(1, height * width, 3), theta.transpose(1, 2)).reshape(n, height, width, 2)


def _mirrored(x, low, high):
    """Into low..high, as by mirrors at both."""
    span = high - low
    if span <= 0:
        return torch.zeros_like(x)
    away = (x - low).abs()
    turns = torch.floor(away / span)
    rest = away - turns * span
    return torch.where(turns % 2 == 0, rest + low, span - rest + low)


def _unnormalized(x, size, padding_mode, align_corners):
    x = (x + 1) / 2 * (size - 1) if align_corners else ((x + 1) * size - 1) / 2
    if padding_mode == "reflection":
        x = _mirrored(x, 0.0, size - 1.0) if align_corners else _mirrored(x, -0.5, size - 0.5)
    return x if padding_mode == "zeros" else x.clamp(0, size - 1)


def _at_places(input, x, y):
    """input[n, :, y, x] of whole x and y; zero outside."""
    n, c, height, width = input.size(0), input.size(1), input.size(2), input.size(3)
    inside = ((x >= 0) & (x < width) & (y >= 0) & (y < height)).unsqueeze(1)
    places = (y.clamp(0, height - 1) * width + x.clamp(0, width - 1)).long().reshape(n, 1, -1).expand(n, c, -1)
    seen = input.reshape(n, c, -1).gather(2, places).reshape([n, c] + list(x.shape[1:]))
    return torch.where(inside, seen, torch.zeros_like(seen))


def _at_voxels(input, x, y, z):
    """input[n, :, z, y, x] of whole x, y and z; zero outside."""
    sizes = [n for n in input.shape]
    n, c, depth, height, width = sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]
    inside = ((x >= 0) & (x < width) & (y >= 0) & (y < height) & (z >= 0) & (z < depth)).unsqueeze(1)
    places = ((z.clamp(0, depth - 1) * height + y.clamp(0, height - 1)) * width + x.clamp(0, width - 1)).long()
    seen = input.reshape(n, c, depth * height * width).gather(2, places.reshape(n, 1, -1).expand(n, c, -1))
    seen = seen.reshape(n, c, x.size(1), x.size(2), x.size(3))
    return torch.where(inside, seen, torch.zeros_like(seen))


def _grid_sample_volume(input, grid, mode, padding_mode, corners):
    sizes = [n for n in input.shape]
    x = _unnormalized(grid[..., 0], sizes[4], padding_mode, corners)
    y = _unnormalized(grid[..., 1], sizes[3], padding_mode, corners)
    z = _unnormalized(grid[..., 2], sizes[2], padding_mode, corners)
    if mode == "nearest":
        return _at_voxels(input, torch.round(x), torch.round(y), torch.round(z))
    left, top, front = torch.floor(x).detach(), torch.floor(y).detach(), torch.floor(z).detach()
    right, bottom, back = (x - left).unsqueeze(1), (y - top).unsqueeze(1), (z - front).unsqueeze(1)
    out = _at_voxels(input, left, top, front) * (1 - right) * (1 - bottom) * (1 - back)
    out = out + _at_voxels(input, left + 1, top, front) * right * (1 - bottom) * (1 - back)
    out = out + _at_voxels(input, left, top + 1, front) * (1 - right) * bottom * (1 - back)
    out = out + _at_voxels(input, left + 1, top + 1, front) * right * bottom * (1 - back)
    out = out + _at_voxels(input, left, top, front + 1) * (1 - right) * (1 - bottom) * back
    out = out + _at_voxels(input, left + 1, top, front + 1) * right * (1 - bottom) * back
    out = out + _at_voxels(input, left, top + 1, front + 1) * (1 - right) * bottom * back
    return out + _at_voxels(input, left + 1, top + 1, front + 1) * right * bottom * back


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    if mode not in ("bilinear", "nearest"):
        raise NotImplementedError(f"grid_sample with mode {mode!r}")
    if padding_mode not in ("zeros", "border", "reflection"):
        raise ValueError(f"nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '{padding_mode}'")
    corners = True if align_corners else False
    if input.dim() == 5:
        return _grid_sample_volume(input, grid, mode, padding_mode, corners)
    x = _unnormalized(grid[..., 0], input.size(3), padding_mode, corners)
    y = _unnormalized(grid[..., 1], input.size(2), padding_mode, corners)
    if mode == "nearest":
        return _at_places(input, torch.round(x), torch.round(y))
    left, top = torch.floor(x).detach(), torch.floor(y).detach()
    right, bottom = (x - left).unsqueeze(1), (y - top).unsqueeze(1)
    upper = _at_places(input, left, top) * (1 - right) * (1 - bottom) + _at_places(input, left + 1, top) * right * (1 - bottom)
    return upper + _at_places(input, left, top + 1) * (1 - right) * bottom + _at_places(input, left + 1, top + 1) * right * bottom


def _per_channel(values, input):
    return values.reshape([1, -1] + [1] * (input.dim() - 2))


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
    if training:
        count = input.numel() // input.size(1)
        if count <= 1:
            raise ValueError(f"Expected more than 1 value per channel when training, got input size {input.size()}")
        if running_mean is not None and running_var is not None:
            with torch.no_grad():
                rows = input.detach().transpose(0, 1).reshape(input.size(1), -1)
                running_mean.mul_(1 - momentum).add_(rows.mean(1) * momentum)
                running_var.mul_(1 - momentum).add_(rows.var(1) * momentum)
        return F._batch_norm(input, weight, bias, eps)
    if running_mean is None or running_var is None:
        raise RuntimeError("Expected running_mean and running_var to be defined when training=False")
    scale = (running_var + eps).rsqrt()
    if weight is not None:
        scale = scale * weight
    out = (input - _per_channel(running_mean, input)) * _per_channel(scale, input)
    return out if bias is None else out + _per_channel(bias, input)


def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5):
    if running_mean is not None and running_var is not None:
        n, c = input.size(0), input.size(1)
        rows = input.reshape([1, n * c] + list(input.shape[2:]))
        mean, var = running_mean.repeat(n), running_var.repeat(n)
        scale = None if weight is None else weight.repeat(n)
        shift = None if bias is None else bias.repeat(n)
        out = batch_norm(rows, mean, var, scale, shift, use_input_stats, momentum, eps)
        if use_input_stats:
            with torch.no_grad():
                running_mean.copy_(mean.reshape(n, c).mean(0))
                running_var.copy_(var.reshape(n, c).mean(0))
        return out.reshape(input.shape)
    x = input.reshape(input.size(0), input.size(1), -1)
    mean, var = x.mean(2, keepdim=True), x.var(2, unbiased=False, keepdim=True)
    out = (x - mean) / torch.sqrt(var + eps)
    if weight is not None:
        out = out * weight.reshape(1, -1, 1)
    if bias is not None:
        out = out + bias.reshape(1, -1, 1)
    return out.reshape(input.shape)


# ---- powers


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    out = F.avg_pool1d(input.pow(norm_type), kernel_size, kernel_size if stride is None else stride, 0, ceil_mode)
    return (torch.sign(out) * F.relu(torch.abs(out)) * kernel_size).pow(1.0 / norm_type)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    kh, kw = _sizes(kernel_size, 2)
    sh, sw = (kh, kw) if stride is None else _sizes(stride, 2)
    out = F.avg_pool2d(input.pow(norm_type), (kh, kw), (sh, sw), 0, ceil_mode)
    return (torch.sign(out) * F.relu(torch.abs(out)) * (kh * kw)).pow(1.0 / norm_type)


# ---- convolution


def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """One two-dimensional convolution for each plane of the kernel."""
    s, p, d = _sizes(stride, 3), _sizes(padding, 3), _sizes(dilation, 3)
    x = input if input.dim() == 5 else input.unsqueeze(0)
    n, kd = x.size(0), weight.size(2)
    x = F.pad(x, (0, 0, 0, 0, p[0], p[0]))
    depth = (x.size(2) - d[0] * (kd - 1) - 1) // s[0] + 1
    planes = []
    for k in range(kd):
        start = k * d[0]
        part = x[:, :, start : start + (depth - 1) * s[0] + 1 : s[0]].transpose(1, 2).reshape(n * depth, x.size(1), x.size(3), x.size(4))
        planes.append(F.conv2d(part, weight[:, :, k], None, (s[1], s[2]), (p[1], p[2]), (d[1], d[2]), groups))
    out = planes[0]
    for plane in planes[1:]:
        out = out + plane
    out = out.reshape(n, depth, out.size(1), out.size(2), out.size(3)).transpose(1, 2)
    if bias is not None:
        out = out + bias.reshape(-1, 1, 1, 1)
    return out if input.dim() == 5 else out.squeeze(0)


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    s, p, o, d = _sizes(stride, 1)[0], _sizes(padding, 1)[0], _sizes(output_padding, 1)[0], _sizes(dilation, 1)[0]
    return F.conv_transpose2d(input.unsqueeze(-2), weight.unsqueeze(-2), bias, (1, s), (0, p), (0, o), groups, (1, d)).squeeze(-2)


def conv_transpose3d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    """One two-dimensional transposed convolution for each plane of the kernel, whose results are added where they belong."""
    s, p, o, d = _sizes(stride, 3), _sizes(padding, 3), _sizes(output_padding, 3), _sizes(dilation, 3)
    x = input if input.dim() == 5 else input.unsqueeze(0)
    n, depth, kd = x.size(0), x.size(2), weight.size(2)
    planes = x.transpose(1, 2).reshape(n * depth, x.size(1), x.size(3), x.size(4))
    whole = (depth - 1) * s[0] + d[0] * (kd - 1) + 1 + o[0]
    parts = []
    for k in range(kd):
        part = F.conv_transpose2d(planes, weight[:, :, k], None, (s[1], s[2]), (p[1], p[2]), (o[1], o[2]), groups, (d[1], d[2]))
        part = part.reshape(n, depth, part.size(1), part.size(2), part.size(3)).transpose(1, 2)
        if s[0] > 1:
            gaps = torch.zeros(n, part.size(1), depth, s[0] - 1, part.size(3), part.size(4), dtype=part.dtype)
            part = torch.cat([part.unsqueeze(3), gaps], dim=3).reshape(n, part.size(1), depth * s[0], part.size(3), part.size(4))
            part = part[:, :, : (depth - 1) * s[0] + 1]
        before = k * d[0]
        parts.append(F.pad(part, (0, 0, 0, 0, before, whole - before - part.size(2))))
    out = parts[0]
    for part in parts[1:]:
        out = out + part
    out = out[:, :, p[0] : whole - p[0]]
    if bias is not None:
        out = out + bias.reshape(-1, 1, 1, 1)
    return out if input.dim() == 5 else out.squeeze(0)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    k, d, p, s = _sizes(kernel_size, 2), _sizes(dilation, 2), _sizes(padding, 2), _sizes(stride, 2)
    x = F.pad(input, (p[1], p[1], p[0], p[0]))
    rows = (x.size(-2) - d[0] * (k[0] - 1) - 1) // s[0] + 1
    columns = (x.size(-1) - d[1] * (k[1] - 1) - 1) // s[1] + 1
    patches = []
    for i in range(k[0]):
        for j in range(k[1]):
            top, left = i * d[0], j * d[1]
            patches.append(x[..., top : top + (rows - 1) * s[0] + 1 : s[0], left : left + (columns - 1) * s[1] + 1 : s[1]])
    out = torch.stack(patches, dim=-3)
    return out.reshape(*input.shape[:-3], input.size(-3) * k[0] * k[1], rows * columns)


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    size, k, d, p, s = _sizes(output_size, 2), _sizes(kernel_size, 2), _sizes(dilation, 2), _sizes(padding, 2), _sizes(stride, 2)
    height, width = size[0] + 2 * p[0], size[1] + 2 * p[1]
    channels = input.size(-2) // (k[0] * k[1])
    x = input.reshape(-1, channels, input.size(-2) // channels, input.size(-1))
    weight = torch.eye(k[0] * k[1]).reshape(k[0] * k[1], 1, k[0], k[1])
    rows = (height - d[0] * (k[0] - 1) - 1) // s[0] + 1
    columns = (width - d[1] * (k[1] - 1) - 1) // s[1] + 1
    x = x.reshape(-1, k[0] * k[1], rows, columns)
    out = F.conv_transpose2d(x, weight, None, (s[0], s[1]), (0, 0), (0, 0), 1, (d[0], d[1]))
    out = F.pad(out, (0, width - out.size(-1), 0, height - out.size(-2)))
    out = out[..., p[0] : p[0] + size[0], p[1] : p[1] + size[1]]
    return out.reshape(*input.shape[:-2], channels, size[0], size[1])


# ---- pixels


def pixel_unshuffle(input, downscale_factor):
    r = downscale_factor
    c, h, w = input.size(-3), input.size(-2) // r, input.size(-1) // r
    x = input.reshape(-1, c, h, r, w, r).permute(0, 1, 3, 5, 2, 4)
    return x.reshape(*input.shape[:-3], c * r * r, h, w)


def channel_shuffle(input, groups):
    x = input.reshape(input.size(0), groups, input.size(1) // groups, -1)
    return x.transpose(1, 2).reshape(input.shape)


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    if size is not None:
        return F.interpolate(input, size, mode=mode, align_corners=bool(align_corners))
    return F.interpolate(input, scale_factor=scale_factor, mode=mode, align_corners=bool(align_corners))


def upsample_nearest(input, size=None, scale_factor=None):
    return upsample(input, size, scale_factor, "nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    return upsample(input, size, scale_factor, "bilinear", True)


# ---- dropout


def dropout1d(input, p=0.5, training=True, inplace=False):
    if input.dim() == 2:
        return F.dropout2d(input.unsqueeze(0), p, training).squeeze(0)
    return F.dropout2d(input, p, training)


def dropout3d(input, p=0.5, training=True, inplace=False):
    if input.dim() == 4:
        return F.dropout2d(input.unsqueeze(0), p, training).squeeze(0)
    return F.dropout2d(input, p, training)


def _alpha_dropout(input, noise, p):
    alpha = 1.7580993408473766
    a = 1.0 / math.sqrt((alpha * alpha * p + 1) * (1 - p))
    b = (noise - 1) * (alpha * a) + alpha * a * p
    return input * (noise * a) + b


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    if not training or p == 0.0:
        return input
    return _alpha_dropout(input, torch.empty_like(input).bernoulli_(1 - p), p)


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    if not training or p == 0.0:
        return input
    shape = [input.size(0), input.size(1)] + [1] * (input.dim() - 2)
    return _alpha_dropout(input, torch.empty(shape).bernoulli_(1 - p), p)


# ---- losses and distances


def _reduced(loss, reduction):
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    return loss


def bilinear(input1, input2, weight, bias=None):
    x, y = input1.reshape(-1, input1.size(-1)), input2.reshape(-1, input2.size(-1))
    out = torch.einsum("ni,kij,nj->nk", x, weight, y).reshape(*input1.shape[:-1], weight.size(0))
    return out if bias is None else out + bias


def pdist(input, p=2.0):
    n = input.size(0)
    rows = [torch.norm(input[i : i + 1] - input[i + 1 :], p, dim=-1) for i in range(n - 1)]
    return torch.cat(rows)


def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
    x = input if input.dim() == 2 else input.unsqueeze(0)
    y = target.reshape(-1, 1)
    right = x.gather(1, y)
    loss = F.relu(margin - right + x).pow(p)
    if weight is not None:
        loss = loss * weight[y]
    loss = loss * (1.0 - torch.zeros_like(x).scatter(1, y, 1.0))
    loss = loss.sum(1) / x.size(1)
    return _reduced(loss if input.dim() == 2 else loss.squeeze(0), reduction)


def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    loss = -(target * F.logsigmoid(input) + (1 - target) * F.logsigmoid(-input))
    if weight is not None:
        loss = loss * weight
    return _reduced(loss.mean(-1), reduction)


def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    x = input if input.dim() == 2 else input.unsqueeze(0)
    y = target if target.dim() == 2 else target.unsqueeze(0)
    is_label = (y >= 0).float().cumprod(1)
    index = (y * is_label.long())
    labels = torch.zeros_like(x).scatter_add(1, index, is_label) > 0
    right = x.gather(1, index)
    loss = F.relu(1.0 - right.unsqueeze(2) + x.unsqueeze(1))
    loss = loss * is_label.unsqueeze(2) * (~labels).float().unsqueeze(1)
    loss = loss.sum((1, 2)) / x.size(1)
    return _reduced(loss if input.dim() == 2 else loss.squeeze(0), reduction)


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
    if distance_function is None:
        distance_function = F.pairwise_distance
    near, far = distance_function(anchor, positive), distance_function(anchor, negative)
    if swap:
        far = torch.minimum(far, distance_function(positive, negative))
    return _reduced(F.relu(margin + near - far), reduction)


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
    """The forward recursion over the labels with blanks in between, for all of the batch at once."""
    steps, batch = log_probs.size(0), log_probs.size(1)
    target_sizes = [int(n) for n in target_lengths]
    input_sizes = [int(n) for n in input_lengths]
    longest = max(target_sizes)
    labels = torch.full((batch, 2 * longest + 1), blank, dtype=torch.long)
    flat, start = targets.reshape(-1), 0
    for b in range(batch):
        labels[b, 1 : 2 * target_sizes[b] : 2] = flat[start : start + target_sizes[b]]
        start += target_sizes[b] if targets.dim() == 1 else targets.size(-1)
    emitted = log_probs.gather(2, labels.unsqueeze(0).expand(steps, batch, 2 * longest + 1))
    nothing = torch.full((batch, 1), -1e30)
    may_skip = torch.zeros(batch, 2 * longest + 1, dtype=torch.bool)
    if longest > 1:
        may_skip[:, 2:] = (labels[:, 2:] != blank) & (labels[:, 2:] != labels[:, :-2])
    first = torch.arange(2 * longest + 1).unsqueeze(0) < 2
    alpha = torch.where(first, emitted[0], torch.full_like(emitted[0], -1e30))
    alphas = [alpha]
    for t in range(1, steps):
        one = torch.cat([nothing, alpha[:, :-1]], dim=1)
        two = torch.cat([nothing, nothing, alpha[:, :-2]], dim=1)
        two = torch.where(may_skip, two, torch.full_like(two, -1e30))
        alpha = torch.logsumexp(torch.stack([alpha, one, two]), dim=0) + emitted[t]
        alphas.append(alpha)
    losses = []
    for b in range(batch):
        last = alphas[input_sizes[b] - 1][b]
        n = 2 * target_sizes[b]
        loss = -torch.logaddexp(last[n], last[n - 1]) if n > 0 else -last[0]
        losses.append(loss)
    loss = torch.stack(losses)
    impossible = loss > 1e29
    loss = torch.where(impossible, torch.full_like(loss, 0.0 if zero_infinity else float("inf")), loss)
    if reduction == "mean":
        return (loss / torch.tensor([float(max(n, 1)) for n in target_sizes])).mean()
    return loss.sum() if reduction == "sum" else loss


# ---- embeddings


def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean", sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
    if max_norm is not None or scale_grad_by_freq:
        raise NotImplementedError("max_norm and scale_grad_by_freq of embedding_bag")
    rows = weight[input]
    if per_sample_weights is not None:
        rows = rows * per_sample_weights.unsqueeze(-1)
    if input.dim() == 2:
        bags = [rows[i] for i in range(input.size(0))]
        indices = [input[i] for i in range(input.size(0))]
    else:
        starts = [int(i) for i in offsets]
        if not include_last_offset:
            starts.append(input.size(0))
        bags = [rows[starts[i] : starts[i + 1]] for i in range(len(starts) - 1)]
        indices = [input[starts[i] : starts[i + 1]] for i in range(len(starts) - 1)]
    out = []
    for bag, which in zip(bags, indices):
        if padding_idx is not None:
            bag = bag[which != padding_idx]
        if bag.size(0) == 0:
            out.append(torch.zeros(weight.size(1)))
        elif mode == "sum":
            out.append(bag.sum(0))
        elif mode == "max":
            out.append(bag.amax(0))
        else:
            out.append(bag.mean(0))
    return torch.stack(out)
