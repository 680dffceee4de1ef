"""Layers with parameters: convolutions, normalisations and others."""
import math

import torch
from torch import nn
from torch.nn import functional as F


def _sizes(value, n):
    return tuple([value] * n) if isinstance(value, int) else tuple(value)


class _Conv(nn.Module):
    """`spread`: of a transposed convolution the weight has the channels of the input first."""

    def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, output_padding, groups, bias, is_transposed, padding_mode="zeros"):
        super().__init__()
        if is_transposed and padding_mode != "zeros":
            raise ValueError('Only "zeros" padding mode is supported for ' + type(self).__name__)
        self.padding_mode = padding_mode
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.output_padding = output_padding
        self.groups = groups
        if is_transposed:
            self.weight = nn.Parameter(torch.empty(in_channels, out_channels // groups, *kernel_size))
        else:
            self.weight = nn.Parameter(torch.empty(out_channels, in_channels // groups, *kernel_size))
        if bias:
            self.bias = nn.Parameter(torch.empty(out_channels))
        else:
            self.register_parameter("bias", None)
        nn.init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in = self.weight.size(1) * math.prod(kernel_size)
            bound = 1 / math.sqrt(fan_in)
            nn.init.uniform_(self.bias, -bound, bound)

    def extra_repr(self):
        text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        if max(self.padding) > 0:
            text += f", padding={self.padding}"
        if max(self.dilation) > 1:
            text += f", dilation={self.dilation}"
        if max(self.output_padding) > 0:
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        text += "" if self.bias is not None else ", bias=False"
        return text + (f", padding_mode={self.padding_mode}" if self.padding_mode != "zeros" else "")


class Conv3d(_Conv):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode="zeros", device=None, dtype=None):
        super().__init__(in_channels, out_channels, _sizes(kernel_size, 3), _sizes(stride, 3), _sizes(padding, 3), _sizes(dilation, 3), (0, 0, 0), groups, bias, False, padding_mode)

    def forward(self, input):
        if self.padding_mode != "zeros":
            d, h, w = self.padding
            input = F.pad(input, (w, w, h, h, d, d), self.padding_mode)
            return F.conv3d(input, self.weight, self.bias, self.stride, (0, 0, 0), self.dilation, self.groups)
        return F.conv3d(input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)


class ConvTranspose1d(_Conv):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
        super().__init__(in_channels, out_channels, _sizes(kernel_size, 1), _sizes(stride, 1), _sizes(padding, 1), _sizes(dilation, 1), _sizes(output_padding, 1), groups, bias, True, padding_mode)

    def forward(self, input):
        return F.conv_transpose1d(input, self.weight, self.bias, self.stride, self.padding, self.output_padding, self.groups, self.dilation)


class ConvTranspose3d(_Conv):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
        super().__init__(in_channels, out_channels, _sizes(kernel_size, 3), _sizes(stride, 3), _sizes(padding, 3), _sizes(dilation, 3), _sizes(output_padding, 3), groups, bias, True, padding_mode)

    def forward(self, input):
        return F.conv_transpose3d(input, self.weight, self.bias, self.stride, self.padding, self.output_padding, self.groups, self.dilation)


class Bilinear(nn.Module):
    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in1_features = in1_features
        self.in2_features = in2_features
        self.out_features = out_features
        self.weight = nn.Parameter(torch.empty(out_features, in1_features, in2_features))
        if bias:
            self.bias = nn.Parameter(torch.empty(out_features))
        else:
            self.register_parameter("bias", None)
        bound = 1 / math.sqrt(in1_features)
        nn.init.uniform_(self.weight, -bound, bound)
        if self.bias is not None:
            nn.init.uniform_(self.bias, -bound, bound)

    def forward(self, input1, input2):
        return F.bilinear(input1, input2, self.weight, self.bias)

    def extra_repr(self):
        return f"in1_features={self.in1_features}, in2_features={self.in2_features}, out_features={self.out_features}, bias={self.bias is not None}"


class BatchNorm3d(nn.BatchNorm1d):
    def forward(self, input):
        if input.dim() != 5:
            raise ValueError(f"expected 5D input (got {input.dim()}D input)")
        return super().forward(input.reshape(input.size(0), input.size(1), -1)).reshape(input.shape)


class SyncBatchNorm(nn.BatchNorm1d):
    def forward(self, input):
        if input.dim() <= 3:
            return super().forward(input)
        return super().forward(input.reshape(input.size(0), input.size(1), -1)).reshape(input.shape)

    @classmethod
    def convert_sync_batchnorm(cls, module, process_group=None):
        return module


class _InstanceNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = nn.Parameter(torch.ones(num_features))
            self.bias = nn.Parameter(torch.zeros(num_features))
        else:
            self.register_parameter("weight", None)
            self.register_parameter("bias", None)
        if track_running_stats:
            self.register_buffer("running_mean", torch.zeros(num_features))
            self.register_buffer("running_var", torch.ones(num_features))
            self.register_buffer("num_batches_tracked", torch.tensor(0, dtype=torch.long))
        else:
            self.register_buffer("running_mean", None)
            self.register_buffer("running_var", None)
            self.register_buffer("num_batches_tracked", None)

    def _normalised(self, input, dims):
        """`dims`: those behind the channels."""
        n = input.size(0) if input.dim() == dims + 2 else 1
        x = input.reshape(n, self.num_features, -1)
        if self.track_running_stats and not self.training:
            mean, var = self.running_mean.reshape(1, -1, 1), self.running_var.reshape(1, -1, 1)
        else:
            mean, var = x.mean(2, keepdim=True), x.var(2, unbiased=False, keepdim=True)
            if self.track_running_stats:
                count = x.size(2)
                self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean.detach().mean(0).reshape(-1)
                self.running_var = (1 - self.momentum) * self.running_var + self.momentum * (var.detach().mean(0).reshape(-1) * (count / (count - 1)))
        out = (x - mean) / torch.sqrt(var + self.eps)
        if self.weight is not None and self.bias is not None:
            out = out * self.weight.reshape(1, -1, 1) + self.bias.reshape(1, -1, 1)
        return out.reshape(input.shape)

    def extra_repr(self):
        return f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, bias={self.affine}, track_running_stats={self.track_running_stats}"


class InstanceNorm1d(_InstanceNorm):
    def forward(self, input):
        return self._normalised(input, 1)


class InstanceNorm3d(_InstanceNorm):
    def forward(self, input):
        return self._normalised(input, 3)


class EmbeddingBag(nn.Module):
    def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean", sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None):
        super().__init__()
        if max_norm is not None or scale_grad_by_freq:
            raise NotImplementedError("max_norm and scale_grad_by_freq of EmbeddingBag")
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.mode = mode
        self.include_last_offset = include_last_offset
        self.padding_idx = -1
        if padding_idx is not None:
            self.padding_idx = padding_idx if padding_idx >= 0 else num_embeddings + padding_idx
        if _weight is not None:
            self.weight = nn.Parameter(_weight)
        else:
            self.weight = nn.Parameter(torch.empty(num_embeddings, embedding_dim))
            nn.init.normal_(self.weight)
            if self.padding_idx >= 0:
                with torch.no_grad():
                    self.weight[self.padding_idx].fill_(0)

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean", sparse=False, include_last_offset=False, padding_idx=None):
        bag = cls(embeddings.size(0), embeddings.size(1), max_norm, norm_type, scale_grad_by_freq, mode, sparse, embeddings, include_last_offset, padding_idx)
        bag.weight.requires_grad_(not freeze)
        return bag

    def forward(self, input, offsets=None, per_sample_weights=None):
        padding_idx = self.padding_idx if self.padding_idx >= 0 else None
        return F.embedding_bag(input, self.weight, offsets, mode=self.mode, per_sample_weights=per_sample_weights, include_last_offset=self.include_last_offset, padding_idx=padding_idx)

    def extra_repr(self):
        return f"{self.num_embeddings}, {self.embedding_dim}, mode={self.mode!r}" + (f", padding_idx={self.padding_idx}" if self.padding_idx >= 0 else "")
