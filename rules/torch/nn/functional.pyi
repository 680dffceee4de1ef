"""torch.nn.functional: what has no state."""
from typing import Any, Literal, Optional

from torch import Tensor, dtype, norm
from torch.nn import functional as _functional


@overload
@shape("same")
@effect("mutates")
@c("nn_relu_in_place({input})")
def relu(input: Tensor["..."], *, inplace: Literal[True]) -> Tensor["..."]: ...

@overload
@shape("same")
@mlx("nn.relu({input})")
@c("mx_relu({input})")
def relu(input: Tensor["..."], inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.relu6({input})")
@c("nn_relu6_of({input})")
def relu6(input: Tensor["..."], inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.sigmoid({input})")
@c("mx_sigmoid({input})")
def sigmoid(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.tanh({input})")
@c("mx_tanh({input})")
def tanh(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.silu({input})")
@c("nn_silu_of({input})")
def silu(input: Tensor["..."], inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.mish({input})")
@c("nn_mish_of({input})")
def mish(input: Tensor["..."], inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.selu({input})")
@c("nn_selu_of({input})")
def selu(input: Tensor["..."], inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.hardsigmoid({input})")
@c("nn_hardsigmoid_of({input})")
def hardsigmoid(input: Tensor["..."], inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.hardswish({input})")
@c("nn_hardswish_of({input})")
def hardswish(input: Tensor["..."], inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.logsigmoid({input})")
@c("nn_logsigmoid_of({input})")
def logsigmoid(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.softsign({input})")
@c("nn_softsign_of({input})")
def softsign(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.tanhshrink({input})")
@c("nn_tanhshrink_of({input})")
def tanhshrink(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("same")
@mlx("nn.gelu({input})")
@c("nn_gelu_of({input}[, .approximate = {approximate!s}])")
def gelu(input: Tensor["..."], approximate: str = "none") -> Tensor["..."]: ...


@overload
@shape("same")
@effect("mutates")
@c("nn_leaky_relu_in_place({input}, {negative_slope!d})")
def leaky_relu(input: Tensor["..."], negative_slope: float = 0.01, *, inplace: Literal[True]) -> Tensor["..."]: ...

@overload
@shape("same")
@c("nn_leaky_relu_of({input}, {negative_slope!d})")
def leaky_relu(input: Tensor["..."], negative_slope: float = 0.01, inplace: bool = False) -> Tensor["..."]: ...


@overload
@shape("same")
@effect("mutates")
@c("nn_elu_in_place({input}, {alpha!d})")
def elu(input: Tensor["..."], alpha: float = 1.0, *, inplace: Literal[True]) -> Tensor["..."]: ...

@overload
@shape("same")
@c("nn_elu_of({input}, {alpha!d})")
def elu(input: Tensor["..."], alpha: float = 1.0, inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@c("nn_softplus_of({input}, {beta!d}, {threshold!d})")
def softplus(input: Tensor["..."], beta: float = 1, threshold: float = 20) -> Tensor["..."]: ...


@shape("same")
@c("nn_hardtanh_of({input}, {min_val!d}, {max_val!d})")
def hardtanh(input: Tensor["..."], min_val: float = -1.0, max_val: float = 1.0, inplace: bool = False) -> Tensor["..."]: ...


@shape("unknown")
@c("nn_glu_of({input}, {dim})")
def glu(input: Tensor["..."], dim: int = -1) -> Tensor["..."]: ...


@overload
@shape("same")
@mlx("mx.softmax({input}, axis={dim})")
@c("mx_softmax({input}, {dim})")
def softmax(input: Tensor["..."], dim: int) -> Tensor["..."]: ...


@overload
@shape("same")
@types("dtype_argument")
@c("mx_softmax(mx_astype({input}, {dtype!dtype}), {dim})")
def softmax(input: Tensor["..."], dim: int, *, dtype: dtype) -> Tensor["..."]: ...

@overload
def softmax(input: Tensor) -> Tensor["..."]:
    """Without dim PyTorch warns, and takes 0 for 0, 1 or 3 dimensions, else 1."""
    return softmax(input, 0 if input.dim() in (0, 1, 3) else 1)


@overload
@shape("same")
@mlx("nn.log_softmax({input}, axis={dim})")
@c("mx_log_softmax({input}, {dim})")
def log_softmax(input: Tensor["..."], dim: int) -> Tensor["..."]: ...


@overload
@shape("same")
@types("dtype_argument")
@c("mx_log_softmax(mx_astype({input}, {dtype!dtype}), {dim})")
def log_softmax(input: Tensor["..."], dim: int, *, dtype: dtype) -> Tensor["..."]: ...

@overload
def log_softmax(input: Tensor) -> Tensor["..."]:
    """Without dim PyTorch warns, and takes 0 for 0, 1 or 3 dimensions, else 1."""
    return log_softmax(input, 0 if input.dim() in (0, 1, 3) else 1)


@shape("linear")
@c("nn_linear_of({input}, {weight}, {bias})")
def linear(input: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor["..."]: ...


@shape("unknown")
@c("nn_conv2d_of({input}, {weight}, {bias}[, .stride = {stride!2}][, .padding = {padding!2}][, .dilation = {dilation!2}][, .groups = {groups}])")
def conv2d(input: Tensor, weight: Tensor, bias: Tensor | None = None, stride: int | tuple[int, int] = 1, padding: int | tuple[int, int] = 0, dilation: int | tuple[int, int] = 1, groups: int = 1) -> Tensor["* * * *"]: ...


@overload
@shape("pool2d")
@mlx("nn.MaxPool2d({kernel_size}, {stride})({input})")
@c("nn_max_pool2d_of({input}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .dilation = {dilation!2}][, .ceil_mode = {ceil_mode}])")
def max_pool2d(input: Tensor["..."], kernel_size: int | tuple[int, int], stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, dilation: int | tuple[int, int] = 1, ceil_mode: bool = False, return_indices: Literal[False] = False) -> Tensor["..."]: ...


@overload
def max_pool2d(input: Tensor, kernel_size: int | tuple[int, int], stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, dilation: int | tuple[int, int] = 1, ceil_mode: bool = False, return_indices: Literal[True] = ...) -> Any:
    return _functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)


@overload
@shape("pool2d")
@c("nn_avg_pool2d_of({input}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .ceil_mode = {ceil_mode}][, .count_include_pad = {count_include_pad!switch}])")
def avg_pool2d(input: Tensor["..."], kernel_size: int | tuple[int, int], stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, ceil_mode: bool = False, count_include_pad: bool = True, divisor_override: None = None) -> Tensor["..."]: ...


@overload
def avg_pool2d(input: Tensor, kernel_size: int, stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, ceil_mode: bool = False, count_include_pad: bool = True, divisor_override: int = ...) -> Tensor["..."]:
    return avg_pool2d(input, kernel_size, stride, padding, ceil_mode, True) * (kernel_size * kernel_size / divisor_override)


@overload
def avg_pool2d(input: Tensor, kernel_size: tuple[int, int], stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, ceil_mode: bool = False, count_include_pad: bool = True, divisor_override: int = ...) -> Tensor["..."]:
    return avg_pool2d(input, kernel_size, stride, padding, ceil_mode, True) * (kernel_size[0] * kernel_size[1] / divisor_override)


@shape("adaptive_pool2d")
@c("nn_adaptive_avg_pool2d_of({input}, {output_size!2})")
def adaptive_avg_pool2d(input: Tensor["..."], output_size: int | tuple[int, int]) -> Tensor["..."]: ...


@overload
@shape("same")
@effect("draws", "mutates")
@c("nn_dropout_in_place({input}, {p!d}, {training})")
def dropout(input: Tensor["..."], p: float = 0.5, training: bool = True, *, inplace: Literal[True]) -> Tensor["..."]: ...

@overload
@shape("same")
@effect("draws")
@c("nn_dropout_of({input}, {p!d}, {training})")
def dropout(input: Tensor["..."], p: float = 0.5, training: bool = True, inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@effect("draws")
@c("nn_dropout2d_of({input}, {p!d}, {training})")
def dropout2d(input: Tensor["..."], p: float = 0.5, training: bool = True, inplace: bool = False) -> Tensor["..."]: ...


@shape("unknown")
@c("nn_embedding_of({input}, {weight}[, .padding_idx = NN_INT({padding_idx})][, .scale_grad_by_freq = {scale_grad_by_freq}])")
def embedding(input: Tensor, weight: Tensor, padding_idx: int | None = None, max_norm: None = None, norm_type: float = 2.0, scale_grad_by_freq: bool = False, sparse: bool = False) -> Tensor["...", "float32"]: ...


@shape("unknown")
@c("mx_one_hot({tensor}, {num_classes})")
def one_hot(tensor: Tensor, num_classes: int = -1) -> Tensor["...", "int64"]: ...


@overload
@shape("same")
@c("nn_normalize({input}, {dim}, {eps!d})")
def normalize(input: Tensor["..."], p: Literal[2.0] = 2.0, dim: int = 1, eps: float = 1e-12) -> Tensor["..."]: ...


@overload
@shape("same")
@c("nn_normalize({input}, {dim}, {eps!d})")
def normalize(input: Tensor["..."], p: Literal[2] = 2, dim: int = 1, eps: float = 1e-12) -> Tensor["..."]: ...


@overload
def normalize(input: Tensor, p: float, dim: int = 1, eps: float = 1e-12) -> Tensor["..."]:
    return input / norm(input, p, dim=dim, keepdim=True).clamp(min=eps)


@shape("unknown")
@c("mx_pad({input}, MX_DIMS({pad!dims}), {mode!s}, {value!d})")
def pad(input: Tensor, pad: tuple[int, ...] | list[int], mode: str = "constant", value: float = 0) -> Tensor["..."]: ...


@shape("unknown")
@c("nn_attention({query}, {key}, {value}[, .mask = {attn_mask}][, .dropout_p = {dropout_p!d}][, .is_causal = {is_causal}][, .scale = NN_REAL({scale})])")
@effect("draws")
def scaled_dot_product_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | None = None, dropout_p: float = 0.0, is_causal: bool = False, scale: float | None = None) -> Tensor["..."]: ...


@overload
@mlx("nn.losses.cross_entropy({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_cross_entropy({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})][, .reduction = {reduction!s}][, .label_smoothing = {label_smoothing!d}])")
def cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: None = None, reduction: str = "mean", label_smoothing: float = 0.0) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_cross_entropy({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})][, .label_smoothing = {label_smoothing!d}])")
def cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[True] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", label_smoothing: float = 0.0) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_cross_entropy({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"sum\"[, .label_smoothing = {label_smoothing!d}])")
def cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[False] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", label_smoothing: float = 0.0) -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_cross_entropy({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"none\"[, .label_smoothing = {label_smoothing!d}])")
def cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", label_smoothing: float = 0.0) -> Tensor["..."]: ...


@overload
@mlx("nn.losses.nll_loss({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_nll({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})][, .reduction = {reduction!s}])")
def nll_loss(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: None = None, reduction: str = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_nll({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})])")
def nll_loss(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[True] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_nll({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"sum\")")
def nll_loss(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[False] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_nll({input}, {target}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"none\")")
def nll_loss(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@mlx("nn.losses.mse_loss({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_mse({input}, {target}[, .reduction = {reduction!s}])")
def mse_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_mse({input}, {target})")
def mse_loss(input: Tensor, target: Tensor, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_mse({input}, {target}, .reduction = \"sum\")")
def mse_loss(input: Tensor, target: Tensor, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_mse({input}, {target}, .reduction = \"none\")")
def mse_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@mlx("nn.losses.l1_loss({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_l1({input}, {target}[, .reduction = {reduction!s}])")
def l1_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_l1({input}, {target})")
def l1_loss(input: Tensor, target: Tensor, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_l1({input}, {target}, .reduction = \"sum\")")
def l1_loss(input: Tensor, target: Tensor, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_l1({input}, {target}, .reduction = \"none\")")
def l1_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@mlx("nn.losses.smooth_l1_loss({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_smooth_l1({input}, {target}[, .reduction = {reduction!s}][, .beta = NN_REAL({beta})])")
def smooth_l1_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: None = None, reduction: str = "mean", beta: float = 1.0) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_smooth_l1({input}, {target}[, .beta = NN_REAL({beta})])")
def smooth_l1_loss(input: Tensor, target: Tensor, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", beta: float = 1.0) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_smooth_l1({input}, {target}, .reduction = \"sum\"[, .beta = NN_REAL({beta})])")
def smooth_l1_loss(input: Tensor, target: Tensor, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", beta: float = 1.0) -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_smooth_l1({input}, {target}, .reduction = \"none\"[, .beta = NN_REAL({beta})])")
def smooth_l1_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", beta: float = 1.0) -> Tensor["..."]: ...


@mlx("nn.losses.huber_loss({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_huber({input}, {target}[, .reduction = {reduction!s}][, .delta = NN_REAL({delta})])")
def huber_loss(input: Tensor, target: Tensor, reduction: str = "mean", delta: float = 1.0) -> Tensor["..."]: ...


@overload
@mlx("nn.losses.binary_cross_entropy({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_bce({input}, {target}[, .weight = {weight}][, .reduction = {reduction!s}])")
def binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_bce({input}, {target}[, .weight = {weight}])")
def binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_bce({input}, {target}[, .weight = {weight}], .reduction = \"sum\")")
def binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_bce({input}, {target}[, .weight = {weight}], .reduction = \"none\")")
def binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@mlx("nn.losses.binary_cross_entropy({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_bce_with_logits({input}, {target}[, .weight = {weight}][, .reduction = {reduction!s}][, .pos_weight = {pos_weight}])")
def binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, reduce: None = None, reduction: str = "mean", pos_weight: Tensor | None = None) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_bce_with_logits({input}, {target}[, .weight = {weight}][, .pos_weight = {pos_weight}])")
def binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", pos_weight: Tensor | None = None) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_bce_with_logits({input}, {target}[, .weight = {weight}], .reduction = \"sum\"[, .pos_weight = {pos_weight}])")
def binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", pos_weight: Tensor | None = None) -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_bce_with_logits({input}, {target}[, .weight = {weight}], .reduction = \"none\"[, .pos_weight = {pos_weight}])")
def binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | None = None, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", pos_weight: Tensor | None = None) -> Tensor["..."]: ...


@overload
@mlx("nn.losses.kl_div_loss({input}, {target}, reduction={reduction})")
@shape("loss")
@types("loss")
@c("nn_kl_div({input}, {target}[, .reduction = {reduction!s}][, .log_target = {log_target}])")
def kl_div(input: Tensor, target: Tensor, size_average: None = None, reduce: None = None, reduction: str = "mean", log_target: bool = False) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_kl_div({input}, {target}[, .log_target = {log_target}])")
def kl_div(input: Tensor, target: Tensor, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", log_target: bool = False) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_kl_div({input}, {target}, .reduction = \"sum\"[, .log_target = {log_target}])")
def kl_div(input: Tensor, target: Tensor, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", log_target: bool = False) -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_kl_div({input}, {target}, .reduction = \"none\"[, .log_target = {log_target}])")
def kl_div(input: Tensor, target: Tensor, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", log_target: bool = False) -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_hinge_embedding({input}, {target}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
def hinge_embedding_loss(input: Tensor, target: Tensor, margin: float = 1.0, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_hinge_embedding({input}, {target}[, .margin = NN_REAL({margin})])")
def hinge_embedding_loss(input: Tensor, target: Tensor, margin: float = 1.0, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_hinge_embedding({input}, {target}[, .margin = NN_REAL({margin})], .reduction = \"sum\")")
def hinge_embedding_loss(input: Tensor, target: Tensor, margin: float = 1.0, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_hinge_embedding({input}, {target}[, .margin = NN_REAL({margin})], .reduction = \"none\")")
def hinge_embedding_loss(input: Tensor, target: Tensor, margin: float = 1.0, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_soft_margin({input}, {target}[, .reduction = {reduction!s}])")
def soft_margin_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_soft_margin({input}, {target})")
def soft_margin_loss(input: Tensor, target: Tensor, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("loss")
@types("loss")
@c("nn_soft_margin({input}, {target}, .reduction = \"sum\")")
def soft_margin_loss(input: Tensor, target: Tensor, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("nn_soft_margin({input}, {target}, .reduction = \"none\")")
def soft_margin_loss(input: Tensor, target: Tensor, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> Tensor["..."]: ...


@shape("loss")
@types("loss")
@c("nn_poisson_nll({input}, {target}[, .log_input = {log_input!switch}][, .reduction = {reduction!s}])")
def poisson_nll_loss(input: Tensor, target: Tensor, log_input: bool = True, reduction: str = "mean") -> Tensor["..."]: ...


@shape("same")
@c("nn_celu_of({input}, {alpha!d})")
def celu(input: Tensor["..."], alpha: float = 1.0, inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@c("nn_threshold_of({input}, {threshold!d}, {value!d})")
def threshold(input: Tensor["..."], threshold: float, value: float, inplace: bool = False) -> Tensor["..."]: ...


@shape("same")
@c("nn_prelu_of({input}, {weight})")
def prelu(input: Tensor["..."], weight: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("nn_softmin_of({input}, {dim})")
def softmin(input: Tensor["..."], dim: int) -> Tensor["..."]: ...


@shape("unknown")
@c("nn_conv1d_of({input}, {weight}, {bias}[, .stride = {stride}][, .padding = {padding}][, .dilation = {dilation}][, .groups = {groups}])")
def conv1d(input: Tensor, weight: Tensor, bias: Tensor | None = None, stride: int = 1, padding: int = 0, dilation: int = 1, groups: int = 1) -> Tensor["* * *"]: ...


@shape("unknown")
@c("nn_conv_transpose2d_of({input}, {weight}, {bias}[, .stride = {stride!2}][, .padding = {padding!2}][, .output_padding = {output_padding!2}][, .groups = {groups}][, .dilation = {dilation!2}])")
def conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | None = None, stride: int | tuple[int, int] = 1, padding: int | tuple[int, int] = 0, output_padding: int | tuple[int, int] = 0, groups: int = 1, dilation: int | tuple[int, int] = 1) -> Tensor["* * * *"]: ...


@overload
@shape("unknown")
@c("nn_max_pool1d_of({input}, {kernel_size}[, .stride = {stride}][, .padding = {padding}][, .dilation = {dilation}][, .ceil_mode = {ceil_mode}])")
def max_pool1d(input: Tensor["..."], kernel_size: int, stride: int | None = None, padding: int = 0, dilation: int = 1, ceil_mode: bool = False, return_indices: Literal[False] = False) -> Tensor["..."]: ...


@overload
def max_pool1d(input: Tensor, kernel_size: int, stride: int | None = None, padding: int = 0, dilation: int = 1, ceil_mode: bool = False, return_indices: Literal[True] = ...) -> Any:
    return _functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)


@shape("unknown")
@c("nn_avg_pool1d_of({input}, {kernel_size}[, .stride = {stride}][, .padding = {padding}][, .ceil_mode = {ceil_mode}][, .count_include_pad = {count_include_pad!switch}])")
def avg_pool1d(input: Tensor["..."], kernel_size: int, stride: int | None = None, padding: int = 0, ceil_mode: bool = False, count_include_pad: bool = True) -> Tensor["..."]: ...


@shape("same")
@c("nn_group_norm_of({input}, {num_groups}, {weight}, {bias}, {eps!d})")
def group_norm(input: Tensor["..."], num_groups: int, weight: Tensor | None = None, bias: Tensor | None = None, eps: float = 1e-5) -> Tensor["..."]: ...


@shape("unknown")
@c("nn_cosine_similarity({x1}, {x2}, {dim}, {eps!d})")
def cosine_similarity(x1: Tensor, x2: Tensor, dim: int = 1, eps: float = 1e-8) -> Tensor: ...


@overload
@shape("unknown")
@c("nn_pairwise_distance({x1}, {x2}, {eps!d})")
def pairwise_distance(x1: Tensor, x2: Tensor, p: Literal[2.0] = 2.0, eps: float = 1e-6, keepdim: Literal[False] = False) -> Tensor: ...


@overload
def pairwise_distance(x1: Tensor, x2: Tensor, p: float = 2.0, eps: float = 1e-6, keepdim: bool = False) -> Tensor:
    return norm(x1 - x2 + eps, p, dim=-1, keepdim=keepdim)


@shape("unknown")
@c("nn_pixel_shuffle_of({input}, {upscale_factor})")
def pixel_shuffle(input: Tensor, upscale_factor: int) -> Tensor["* * * *"]: ...


@overload
@shape("unknown")
@c("nn_interpolate({input}, {size!2}, 0, {mode!s}, {align_corners})")
def interpolate(input: Tensor, size: int | tuple[int, int], *, mode: str = "nearest", align_corners: bool = False) -> Tensor["* * * *"]: ...


@overload
@shape("unknown")
@c("nn_interpolate({input}, NN_2D(0, 0), {scale_factor!d}, {mode!s}, {align_corners})")
def interpolate(input: Tensor, *, scale_factor: float, mode: str = "nearest", align_corners: bool = False) -> Tensor["* * * *"]: ...


@shape("unknown")
@c("nn_margin_ranking({input1}, {input2}, {target}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
def margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: float = 0.0, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor: ...


@shape("unknown")
@c("nn_cosine_embedding({input1}, {input2}, {target}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
def cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: float = 0.0, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor: ...


@shape("unknown")
@c("nn_triplet_margin({anchor}, {positive}, {negative}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
def triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: float = 1.0, p: Literal[2.0] = 2.0, eps: Literal[1e-06] = 1e-6, swap: Literal[False] = False, size_average: None = None, reduce: None = None, reduction: str = "mean") -> Tensor: ...


@shape("unknown")
@c("nn_gaussian_nll({input}, {target}, {var}[, .eps = NN_REAL({eps})][, .reduction = {reduction!s}])")
def gaussian_nll_loss(input: Tensor, target: Tensor, var: Tensor, full: Literal[False] = False, eps: float = 1e-6, reduction: str = "mean") -> Tensor: ...


@c("nn_batch_norm_of({input}, {weight}, {bias}, {eps!d})")
def _batch_norm(input: Tensor["..."], weight: Tensor | None = None, bias: Tensor | None = None, eps: float = 1e-5) -> Tensor["..."]: ...


@c("(mx_dtype_of({tensor}) == MX_BOOL)")
def _is_bool(tensor: Tensor) -> bool: ...


@shape("same")
@c("nn_layer_norm_of({input}, {dims}, {weight}, {bias}, {eps!d})")
def _layer_norm(input: Tensor["..."], dims: int, weight: Tensor | None = None, bias: Tensor | None = None, eps: float = 1e-5) -> Tensor["..."]: ...


@shape("same")
@c("nn_rms_norm_of({input}, {dims}, {weight}, {eps!d})")
def _rms_norm(input: Tensor["..."], dims: int, weight: Tensor | None = None, eps: float = 1e-5) -> Tensor["..."]: ...

