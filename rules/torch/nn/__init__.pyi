"""torch.nn: modules. A layer is a struct that a model embeds; `__init__` initialises it in place (`{self}` is its address)."""
from typing import Any, Callable, Iterable, Literal, Optional

from builtins import dict, dict_items, dict_keys, dict_values, list
from torch import Tensor, dtype
from torch._callbacks import RemovableHandle, _give, _given, _given_or_none
from torch.nn import functional, init, parallel, utils
from torch.nn.parameter import Parameter


@c_type("nn_params", pointer=True)
class Parameters:
    """What parameters() gives: parameters in order, shared ones once."""

    @c("nn_params_list({self})")
    def __iter__(self) -> list[Parameter]: ...


@c_type("nn_load_result", pointer=True)
class IncompatibleKeys:
    """What load_state_dict gives."""

    missing_keys: list[str] = c("{self}->missing")
    unexpected_keys: list[str] = c("{self}->unexpected")


@c_type("nn_module")
class Module:
    training: bool = c("{self}->training")
    weight: Parameter | None = c("nn_get_weight({self})")
    bias: Parameter | None = c("nn_find_parameter({self}, \"bias\")")

    @c("nn_module_init({self}, &nn_module_class)")
    def __init__(self) -> None: ...

    @effect("mutates", "draws", "raises")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates")
    @c("nn_give({self}, {name!s}, {value!v})")
    def _give(self, value: Any, name: str) -> None: ...

    @effect("raises")
    @c("nn_given({self}, {name!s})")
    def _given(self, name: str) -> Boxed: ...

    @c("nn_given_or({self}, {name!s}, {default!v})")
    def _given_or(self, name: str, default: Any) -> Boxed: ...

    @c("nn_has_given({self}, {name!s})")
    def _has_given(self, name: str) -> bool: ...

    @c("nn_has_entry({self}, {name!s})")
    def _has_entry(self, name: str) -> bool: ...

    @effect("mutates")
    @c("nn_gather_statistics({self}, {gathers})")
    def _gather_statistics(self, gathers: bool) -> bool: ...

    @effect("mutates")
    @c("nn_defer_reset({self})")
    def _defer_reset(self) -> None: ...

    @effect("mutates")
    @role("gives_self")
    @mlx("{self}.train()")
    @overload
    @c("nn_train({self})")
    def train(self) -> Self: ...

    @effect("mutates")
    @role("gives_self")
    @overload
    @c("nn_train_mode({self}, {mode})")
    def train(self, mode: bool) -> Self: ...

    @effect("mutates")
    @role("gives_self")
    @mlx("{self}.eval()")
    @c("nn_eval({self})")
    def eval(self) -> Self: ...

    @overload
    @drop("there is one device")
    @c("{self}")
    def to(self, device: torch.device | str | int | None = None, non_blocking: bool = False) -> Self: ...

    @overload
    @effect("mutates")
    @role("gives_self")
    @c("nn_to_dtype({self}, {dtype!dtype})")
    def to(self, dtype: dtype, non_blocking: bool = False) -> Self: ...

    @overload
    @effect("mutates")
    @role("gives_self")
    @c("nn_to_dtype({self}, {dtype!dtype})")
    def to(self, device: torch.device | str | int | None, dtype: dtype, non_blocking: bool = False) -> Self: ...

    @drop("there is one device")
    @c("{self}")
    def cuda(self, device: Any = None) -> Self: ...

    @drop("there is one device")
    @c("{self}")
    def cpu(self) -> Self: ...

    @effect("mutates")
    @role("gives_self")
    @c("nn_to_dtype({self}, MX_FLOAT32)")
    def float(self) -> Self: ...

    @effect("mutates")
    @role("gives_self")
    @c("nn_to_dtype({self}, MX_FLOAT64)")
    def double(self) -> Self: ...

    @effect("mutates")
    @role("gives_self")
    @c("nn_to_dtype({self}, MX_FLOAT16)")
    def half(self) -> Self: ...

    @effect("mutates")
    @role("gives_self")
    @c("nn_to_dtype({self}, MX_BFLOAT16)")
    def bfloat16(self) -> Self: ...

    @effect("mutates")
    @role("gives_self")
    @c("nn_to_dtype({self}, {dst_type!dtype})")
    def type(self, dst_type: dtype) -> Self: ...

    @mlx("{self}.parameters()")
    @c("nn_parameters({self})")
    def parameters(self, recurse: bool = True) -> Parameters: ...

    @c("nn_named_parameters({self})")
    def named_parameters(self, prefix: Literal[""] = "", recurse: Literal[True] = True) -> list[tuple[str, Parameter]]: ...

    @c("nn_buffers({self})")
    def buffers(self, recurse: Literal[True] = True) -> list[Tensor]: ...

    @c("nn_named_buffers({self})")
    def named_buffers(self, prefix: Literal[""] = "", recurse: Literal[True] = True) -> list[tuple[str, Tensor]]: ...

    @effect("raises")
    @c("nn_get_parameter({self}, {target!s})")
    def get_parameter(self, target: str) -> Parameter: ...

    @c("nn_modules({self})")
    def modules(self) -> list[Module]: ...

    @c("nn_children({self})")
    def children(self) -> list[Module]: ...

    @overload
    @role("zero_grad")
    @effect("mutates")
    @c("nn_zero_grad({self})")
    def zero_grad(self, set_to_none: Literal[True] = True) -> None: ...

    @overload
    @role("zero_grad")
    @effect("mutates")
    @c("nn_clear_grads({self}, {set_to_none})")
    def zero_grad(self, set_to_none: bool) -> None: ...

    @effect("mutates")
    @role("gives_self")
    @c("nn_requires_grad({self}, {requires_grad})")
    def requires_grad_(self, requires_grad: bool = True) -> Self: ...

    @c("nn_named_modules({self})")
    def named_modules(self) -> list[tuple[str, Module]]: ...

    @c("nn_named_children({self})")
    def named_children(self) -> list[tuple[str, Module]]: ...

    @property
    def _modules(self) -> dict[str, Module]:
        return dict(self.named_children())

    def _get_name(self) -> str:
        return type(self).__name__

    @c("nn_modules_from_below({self})")
    def _modules_from_below(self) -> list[Module]: ...

    def apply(self, fn: Callable) -> Self:
        for module in self._modules_from_below():
            fn(module)
        return self

    @mlx("dict(tree_flatten({self}.parameters()))")
    @c("nn_state_dict({self})")
    def state_dict(self) -> dict[str, Tensor]: ...

    @overload
    @role("assign_parameter")
    @effect("mutates", "raises")
    @c("nn_load_state_dict({self}, {state_dict}[, .strict = {strict!switch}])")
    def load_state_dict(self, state_dict: dict[str, Tensor], strict: bool = True, assign: bool = False) -> None: ...

    @overload
    @role("assign_parameter")
    @effect("mutates", "raises")
    @c("nn_load_state_dict({self}, nn_state_of({state_dict!v})[, .strict = {strict!switch}])")
    def load_state_dict(self, state_dict: Any, strict: bool = True, assign: bool = False) -> None: ...

    @role("assign_parameter")
    @effect("mutates", "raises")
    @c("nn_load_state_keys({self}, nn_state_of({state_dict!v})[, .strict = {strict!switch}])")
    def _load_state_keys(self, state_dict: Any, strict: bool = True, assign: bool = False) -> IncompatibleKeys: ...

    @role("assign_parameter")
    @effect("mutates", "raises")
    @c("nn_load_state_pair({self}, nn_state_of({state_dict!v})[, .strict = {strict!switch}])")
    def _load_state_pair(self, state_dict: Any, strict: bool = True, assign: bool = False) -> tuple[list[str], list[str]]: ...

    @effect("mutates")
    @types("register_buffer")
    @c("nn_add_buffer({self}, {name!s}, {tensor}, {persistent})")
    def register_buffer(self, name: str, tensor: Tensor | None, persistent: bool = True) -> None: ...

    @types("register_parameter")
    def register_parameter(self, name: str, param: Parameter | None) -> None: ...

    @effect("raises")
    @c("nn_get_module({self}, {target!s})")
    def get_submodule(self, target: str) -> Module: ...

    @effect("raises")
    @c("nn_get_buffer({self}, {target!s})")
    def get_buffer(self, target: str) -> Tensor: ...

    @types("add_module")
    def add_module(self, name: str, module: Module | None) -> None: ...

    @role("record")
    @effect("mutates", "raises")
    @c("nn_add_hook({self}, NN_FORWARD_PRE_HOOK, {run!callback})")
    def _add_pre_hook(self, run: Callable[[], None]) -> RemovableHandle: ...

    @role("record")
    @effect("mutates", "raises")
    @c("nn_add_hook({self}, NN_FORWARD_HOOK, {run!callback})")
    def _add_forward_hook(self, run: Callable[[], None]) -> RemovableHandle: ...

    @role("record")
    @effect("mutates", "raises")
    @c("nn_add_hook({self}, NN_FULL_BACKWARD_HOOK, {run!callback})")
    def _add_backward_hook(self, run: Callable[[], None]) -> RemovableHandle: ...

    def register_forward_pre_hook(self, hook: Callable, *, prepend: Literal[False] = False, with_kwargs: Literal[False] = False) -> RemovableHandle:
        def run():
            seen = hook(_given_module(), (_given(0),))
            _give(seen)
        return self._add_pre_hook(run)

    def register_forward_hook(self, hook: Callable, *, prepend: Literal[False] = False, with_kwargs: Literal[False] = False, always_call: Literal[False] = False) -> RemovableHandle:
        def run():
            seen = hook(_given_module(), (_given(0),), _given(1))
            _give(seen)
        return self._add_forward_hook(run)

    def register_full_backward_hook(self, hook: Callable, prepend: Literal[False] = False) -> RemovableHandle:
        def run():
            seen = hook(_given_module(), (_given_or_none(1),), (_given(0),))
            _give(seen)
        return self._add_backward_hook(run)

    @c("nn_repr({self})")
    def __repr__(self) -> str: ...

    @c("nn_repr({self})")
    def __str__(self) -> str: ...

    @types("forward")
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...


@effect("io")
@c("mx_given_object()")
def _given_module() -> Module: ...


@c_type("nn_linear")
@mlx("nn.Linear({in_features}, {out_features}, bias={bias})")
class Linear(Module):
    weight: Parameter["out in", "float32"] = c("{self}->weight")
    bias: Parameter["out", "float32"] | None = c("{self}->bias")
    in_features: int = c("{self}->in_features")
    out_features: int = c("{self}->out_features")

    @c("nn_linear_init({self}, {in_features}, {out_features}[, .bias = {bias!switch}])")
    @effect("draws")
    def __init__(self, in_features: int["in"], out_features: int["out"], bias: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @c("nn_linear_forward({self}, {input})")
    def forward(self, input: Tensor["... in"]) -> Tensor["... out"]: ...


@c_type("nn_conv2d")
@mlx("nn.Conv2d({in_channels}, {out_channels}, {kernel_size}, {stride}, {padding})")
class Conv2d(Module):
    """MLX is NHWC: the runtime keeps the NCHW view and the weight (O, I, kH, kW) of PyTorch."""

    kernel_size: tuple[int, int] = c("nn_pair({self}->kernel_size)")
    stride: tuple[int, int] = c("nn_pair({self}->options.stride)")
    padding: tuple[int, int] = c("nn_pair(nn_padding_of({self}))")
    dilation: tuple[int, int] = c("nn_pair({self}->options.dilation)")
    output_padding: tuple[int, int] = c("nn_pair({self}->options.output_padding)")
    groups: int = c("{self}->options.groups")
    padding_mode: str = c("nn_mode_text({self}->options.padding_mode, \"zeros\")")
    transposed: Literal[False] = ...
    weight: Parameter["out * * *", "float32"] = c("{self}->weight")
    bias: Parameter["out", "float32"] | None = c("{self}->bias")
    in_channels: int = c("{self}->in_channels")
    out_channels: int = c("{self}->out_channels")

    @overload
    @c("nn_conv2d_init({self}, {in_channels}, {out_channels}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .dilation = {dilation!2}][, .groups = {groups}][, .bias = {bias!switch}][, .padding_mode = {padding_mode!s}])")
    @effect("draws")
    def __init__(self, in_channels: int["in"], out_channels: int["out"], kernel_size: int | tuple[int, int], stride: int | tuple[int, int] = 1, padding: int | tuple[int, int] = 0, dilation: int | tuple[int, int] = 1, groups: int = 1, bias: bool = True, padding_mode: str = "zeros", device: Any = None, dtype: None = None) -> None: ...

    @overload
    @c("nn_conv2d_init({self}, {in_channels}, {out_channels}, {kernel_size!2}[, .stride = {stride!2}], .same = true[, .dilation = {dilation!2}][, .groups = {groups}][, .bias = {bias!switch}][, .padding_mode = {padding_mode!s}])")
    @effect("draws")
    def __init__(self, in_channels: int["in"], out_channels: int["out"], kernel_size: int | tuple[int, int], stride: int | tuple[int, int] = 1, padding: Literal["same"] = ..., dilation: int | tuple[int, int] = 1, groups: int = 1, bias: bool = True, padding_mode: str = "zeros", device: Any = None, dtype: None = None) -> None: ...

    @overload
    @c("nn_conv2d_init({self}, {in_channels}, {out_channels}, {kernel_size!2}[, .stride = {stride!2}], .padding_text = {padding!s}[, .dilation = {dilation!2}][, .groups = {groups}][, .bias = {bias!switch}][, .padding_mode = {padding_mode!s}])")
    @effect("draws")
    def __init__(self, in_channels: int["in"], out_channels: int["out"], kernel_size: int | tuple[int, int], stride: int | tuple[int, int] = 1, padding: str = ..., dilation: int | tuple[int, int] = 1, groups: int = 1, bias: bool = True, padding_mode: str = "zeros", device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @shape("conv2d")
    @c("nn_conv2d_forward({self}, {input})")
    def forward(self, input: Tensor["B in H W"]) -> Tensor["B out * *"]: ...


@c_type("nn_conv_transpose2d")
class ConvTranspose2d(Module):
    kernel_size: tuple[int, int] = c("nn_pair({self}->kernel_size)")
    stride: tuple[int, int] = c("nn_pair({self}->options.stride)")
    padding: tuple[int, int] = c("nn_pair(nn_padding_of({self}))")
    dilation: tuple[int, int] = c("nn_pair({self}->options.dilation)")
    output_padding: tuple[int, int] = c("nn_pair({self}->options.output_padding)")
    groups: int = c("{self}->options.groups")
    padding_mode: str = c("nn_mode_text({self}->options.padding_mode, \"zeros\")")
    transposed: Literal[True] = ...
    weight: Parameter["in * * *", "float32"] = c("{self}->weight")
    bias: Parameter["*", "float32"] | None = c("{self}->bias")
    in_channels: int = c("{self}->in_channels")
    out_channels: int = c("{self}->out_channels")

    @c("nn_conv_transpose2d_init({self}, {in_channels}, {out_channels}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .output_padding = {output_padding!2}][, .groups = {groups}][, .bias = {bias!switch}][, .dilation = {dilation!2}])")
    @effect("draws")
    def __init__(self, in_channels: int["in"], out_channels: int["out"], kernel_size: int | tuple[int, int], stride: int | tuple[int, int] = 1, padding: int | tuple[int, int] = 0, output_padding: int | tuple[int, int] = 0, groups: int = 1, bias: bool = True, dilation: int | tuple[int, int] = 1, padding_mode: Literal["zeros"] = "zeros", device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @shape("conv_transpose2d")
    @c("nn_conv_transpose2d_forward({self}, {input})")
    def forward(self, input: Tensor["B in H W"]) -> Tensor["B out * *"]: ...


@c_type("nn_conv1d")
class Conv1d(Module):
    in_channels: int = c("{self}->in_channels")
    out_channels: int = c("{self}->out_channels")
    kernel_size: tuple[int, ...] = c("PY_TUPLE(PY_INT, py_of({self}->kernel_size))")
    stride: tuple[int, ...] = c("PY_TUPLE(PY_INT, py_of({self}->options.stride))")
    dilation: tuple[int, ...] = c("PY_TUPLE(PY_INT, py_of({self}->options.dilation))")
    groups: int = c("{self}->options.groups")
    padding_mode: str = c("nn_mode_text({self}->options.padding_mode, \"zeros\")")
    transposed: Literal[False] = ...
    weight: Parameter["out * *", "float32"] = c("{self}->weight")
    bias: Parameter["out", "float32"] | None = c("{self}->bias")

    @overload
    @c("nn_conv1d_init({self}, {in_channels}, {out_channels}, {kernel_size}[, .stride = {stride}][, .padding = {padding}][, .dilation = {dilation}][, .groups = {groups}][, .bias = {bias!switch}][, .padding_mode = {padding_mode!s}])")
    @effect("draws")
    def __init__(self, in_channels: int["in"], out_channels: int["out"], kernel_size: int, stride: int = 1, padding: int = 0, dilation: int = 1, groups: int = 1, bias: bool = True, padding_mode: str = "zeros", device: Any = None, dtype: None = None) -> None: ...

    @overload
    @c("nn_conv1d_init({self}, {in_channels}, {out_channels}, {kernel_size}[, .stride = {stride}], .padding_text = {padding!s}[, .dilation = {dilation}][, .groups = {groups}][, .bias = {bias!switch}][, .padding_mode = {padding_mode!s}])")
    @effect("draws")
    def __init__(self, in_channels: int["in"], out_channels: int["out"], kernel_size: int, stride: int = 1, padding: str = ..., dilation: int = 1, groups: int = 1, bias: bool = True, padding_mode: str = "zeros", device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @shape("conv1d")
    @c("nn_conv1d_forward({self}, {input})")
    def forward(self, input: Tensor["B in L"]) -> Tensor["B out *"]: ...


@c_type("nn_max_pool2d")
@mlx("nn.MaxPool2d({kernel_size}, {stride})")
class MaxPool2d(Module):
    @overload
    @c("nn_max_pool2d_init({self}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .dilation = {dilation!2}][, .ceil_mode = {ceil_mode}])")
    def __init__(self, kernel_size: int | tuple[int, int], stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, dilation: int | tuple[int, int] = 1, return_indices: Literal[False] = False, ceil_mode: bool = False) -> None: ...

    @overload
    @types("with_indices")
    @c("nn_max_pool2d_init({self}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .dilation = {dilation!2}][, .ceil_mode = {ceil_mode}])")
    def __init__(self, kernel_size: int | tuple[int, int], stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, dilation: int | tuple[int, int] = 1, return_indices: Literal[True] = ..., ceil_mode: bool = False) -> None: ...

    @shape("pool2d")
    @c("nn_max_pool2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_max_pool2d")
class MaxPool2dWithIndices(Module):
    """MaxPool2d(..., return_indices=True)"""

    _kernel: int = c("{self}->kernel_size.h")
    _stride: int = c("({self}->options.stride.h != 0 ? {self}->options.stride.h : {self}->kernel_size.h)")
    _padding: int = c("{self}->options.padding.h")
    _dilation: int = c("({self}->options.dilation.h != 0 ? {self}->options.dilation.h : 1)")
    _kernel_w: int = c("{self}->kernel_size.w")
    _stride_w: int = c("({self}->options.stride.w != 0 ? {self}->options.stride.w : {self}->kernel_size.w)")
    _padding_w: int = c("{self}->options.padding.w")
    _dilation_w: int = c("({self}->options.dilation.w != 0 ? {self}->options.dilation.w : 1)")
    _ceil_mode: bool = c("{self}->options.ceil_mode")

    def forward(self, input: Tensor) -> Any:
        return functional.max_pool2d_with_indices(input, (self._kernel, self._kernel_w), (self._stride, self._stride_w), (self._padding, self._padding_w), (self._dilation, self._dilation_w), self._ceil_mode)


@c_type("nn_avg_pool2d")
class AvgPool2d(Module):
    @c("nn_avg_pool2d_init({self}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .ceil_mode = {ceil_mode}][, .count_include_pad = {count_include_pad!switch}])")
    def __init__(self, kernel_size: int | tuple[int, int], stride: int | tuple[int, int] | None = None, padding: int | tuple[int, int] = 0, ceil_mode: bool = False, count_include_pad: bool = True) -> None: ...

    @shape("pool2d")
    @c("nn_avg_pool2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_adaptive_avg_pool2d")
class AdaptiveAvgPool2d(Module):
    @c("nn_adaptive_avg_pool2d_init({self}, {output_size!2})")
    def __init__(self, output_size: int | tuple[int, int]) -> None: ...

    @shape("adaptive_pool2d")
    @c("nn_adaptive_avg_pool2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_batch_norm1d")
@mlx("nn.BatchNorm({num_features}, eps={eps}, momentum={momentum})")
class BatchNorm1d(Module):
    affine: bool = c("({self}->weight != NULL)")
    track_running_stats: bool = c("!mx_is_none({self}->running_mean)")
    num_batches_tracked: Tensor["", "int64"] | None = c("{self}->num_batches_tracked")
    weight: Parameter["n", "float32"] | None = c("{self}->weight")
    bias: Parameter["n", "float32"] | None = c("{self}->bias")
    running_mean: Tensor["n", "float32"] | None = c("{self}->running_mean")
    running_var: Tensor["n", "float32"] | None = c("{self}->running_var")
    num_features: int = c("{self}->num_features")
    eps: float = c("{self}->eps")
    momentum: float = c("{self}->momentum")

    @c("nn_batch_norm1d_init({self}, {num_features}[, .eps = NN_REAL({eps})][, .momentum = NN_REAL({momentum})][, .affine = {affine!switch}][, .track_running_stats = {track_running_stats!switch}])")
    def __init__(self, num_features: int["n"], eps: float = 1e-5, momentum: float = 0.1, affine: bool = True, track_running_stats: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @c("nn_batch_norm1d_forward({self}, {input})")
    def forward(self, input: Tensor["B n ..."]) -> Tensor["B n ..."]: ...


@c_type("nn_batch_norm2d")
@mlx("nn.BatchNorm({num_features}, eps={eps}, momentum={momentum})")
class BatchNorm2d(Module):
    affine: bool = c("({self}->weight != NULL)")
    track_running_stats: bool = c("!mx_is_none({self}->running_mean)")
    num_batches_tracked: Tensor["", "int64"] | None = c("{self}->num_batches_tracked")
    weight: Parameter["n", "float32"] | None = c("{self}->weight")
    bias: Parameter["n", "float32"] | None = c("{self}->bias")
    running_mean: Tensor["n", "float32"] | None = c("{self}->running_mean")
    running_var: Tensor["n", "float32"] | None = c("{self}->running_var")
    num_features: int = c("{self}->num_features")
    eps: float = c("{self}->eps")
    momentum: float = c("{self}->momentum")

    @c("nn_batch_norm2d_init({self}, {num_features}[, .eps = NN_REAL({eps})][, .momentum = NN_REAL({momentum})][, .affine = {affine!switch}][, .track_running_stats = {track_running_stats!switch}])")
    def __init__(self, num_features: int["n"], eps: float = 1e-5, momentum: float = 0.1, affine: bool = True, track_running_stats: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @c("nn_batch_norm2d_forward({self}, {input})")
    def forward(self, input: Tensor["B n H W"]) -> Tensor["B n H W"]: ...


@c_type("nn_layer_norm")
@mlx("nn.LayerNorm({normalized_shape}, eps={eps})")
class LayerNorm(Module):
    normalized_shape: tuple[int, ...] = c("py_tuple_of_list(mx_dims_list({self}->normalized_shape))")
    eps: float = c("{self}->eps")
    elementwise_affine: bool = c("({self}->weight != NULL)")
    weight: Parameter | None = c("{self}->weight")
    bias: Parameter | None = c("{self}->bias")

    @c("nn_layer_norm_init({self}, MX_DIMS({normalized_shape!dims})[, .eps = NN_REAL({eps})][, .elementwise_affine = {elementwise_affine!switch}][, .bias = {bias!switch}])")
    def __init__(self, normalized_shape: int | tuple[int, ...] | list[int], eps: float = 1e-5, elementwise_affine: bool = True, bias: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @shape("same")
    @c("nn_layer_norm_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_rms_norm")
@mlx("nn.RMSNorm({normalized_shape})")
class RMSNorm(Module):
    normalized_shape: tuple[int, ...] = c("py_tuple_of_list(mx_dims_list({self}->normalized_shape))")
    elementwise_affine: bool = c("({self}->weight != NULL)")
    weight: Parameter | None = c("{self}->weight")

    @c("nn_rms_norm_init({self}, MX_DIMS({normalized_shape!dims})[, .eps = NN_REAL({eps})][, .elementwise_affine = {elementwise_affine!switch}])")
    def __init__(self, normalized_shape: int | tuple[int, ...] | list[int], eps: float | None = None, elementwise_affine: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @shape("same")
    @c("nn_rms_norm_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_group_norm")
class GroupNorm(Module):
    num_groups: int = c("{self}->num_groups")
    num_channels: int = c("{self}->num_channels")
    eps: float = c("{self}->eps")
    affine: bool = c("({self}->weight != NULL)")
    weight: Parameter | None = c("{self}->weight")
    bias: Parameter | None = c("{self}->bias")

    @c("nn_group_norm_init({self}, {num_groups}, {num_channels}[, .eps = NN_REAL({eps})][, .elementwise_affine = {affine!switch}])")
    def __init__(self, num_groups: int, num_channels: int, eps: float = 1e-5, affine: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @shape("same")
    @c("nn_group_norm_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_embedding")
@mlx("nn.Embedding({num_embeddings}, {embedding_dim})")
class Embedding(Module):
    scale_grad_by_freq: bool = c("{self}->scale_grad_by_freq")
    sparse: bool = c("{self}->sparse")
    weight: Parameter["* d", "float32"] = c("{self}->weight")
    num_embeddings: int = c("{self}->num_embeddings")
    embedding_dim: int = c("{self}->embedding_dim")

    @overload
    @c("nn_embedding_init({self}, {num_embeddings}, {embedding_dim}[, .padding_idx = NN_INT({padding_idx})][, .scale_grad_by_freq = {scale_grad_by_freq}][, .sparse = {sparse}])")
    @effect("draws")
    def __init__(self, num_embeddings: int, embedding_dim: int["d"], padding_idx: int | None = None, max_norm: None = None, norm_type: float = 2.0, scale_grad_by_freq: bool = False, sparse: bool = False, *, device: Any = None, dtype: None = None) -> None: ...

    @overload
    @role("record")
    @c("nn_embedding_init({self}, {num_embeddings}, {embedding_dim}[, .padding_idx = NN_INT({padding_idx})], .max_norm = NN_REAL({max_norm})[, .norm_type = NN_REAL({norm_type})][, .scale_grad_by_freq = {scale_grad_by_freq}][, .sparse = {sparse}])")
    @effect("draws")
    def __init__(self, num_embeddings: int, embedding_dim: int["d"], padding_idx: int | None = None, max_norm: float = ..., norm_type: float = 2.0, scale_grad_by_freq: bool = False, sparse: bool = False, *, device: Any = None, dtype: None = None) -> None: ...

    @staticmethod
    @overload
    @c("nn_embedding_from({embeddings}[, .trains = !{freeze}][, .padding_idx = NN_INT({padding_idx})][, .scale_grad_by_freq = {scale_grad_by_freq}][, .sparse = {sparse}])")
    def from_pretrained(embeddings: Tensor, freeze: bool = True, padding_idx: int | None = None, max_norm: None = None, norm_type: float = 2.0, scale_grad_by_freq: bool = False, sparse: bool = False) -> Embedding: ...

    @staticmethod
    @overload
    @role("record")
    @c("nn_embedding_from({embeddings}[, .trains = !{freeze}][, .padding_idx = NN_INT({padding_idx})], .max_norm = NN_REAL({max_norm})[, .norm_type = NN_REAL({norm_type})][, .scale_grad_by_freq = {scale_grad_by_freq}][, .sparse = {sparse}])")
    def from_pretrained(embeddings: Tensor, freeze: bool = True, padding_idx: int | None = None, max_norm: float = ..., norm_type: float = 2.0, scale_grad_by_freq: bool = False, sparse: bool = False) -> Embedding: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @c("nn_embedding_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["... d", "float32"]: ...


@c_type("nn_dropout")
@mlx("nn.Dropout({p})")
class Dropout(Module):
    inplace: bool = c("{self}->inplace")
    p: float = c("{self}->p")

    @c("nn_dropout_init({self}, {p!d}[, .inplace = {inplace}])")
    def __init__(self, p: float = 0.5, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_dropout_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_dropout2d")
@mlx("nn.Dropout({p})")
class Dropout2d(Module):
    inplace: bool = c("{self}->inplace")
    p: float = c("{self}->p")

    @c("nn_dropout2d_init({self}, {p!d}[, .inplace = {inplace}])")
    def __init__(self, p: float = 0.5, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_dropout2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_relu")
class ReLU(Module):
    inplace: bool = c("{self}->inplace")

    @c("nn_relu_init({self}[, .inplace = {inplace}])")
    def __init__(self, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_relu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_relu6")
class ReLU6(Module):
    inplace: bool = c("{self}->inplace")

    @c("nn_relu6_init({self}[, .inplace = {inplace}])")
    def __init__(self, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_relu6_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_sigmoid")
class Sigmoid(Module):
    @c("nn_sigmoid_init({self})")
    def __init__(self) -> None: ...

    @shape("same")
    @c("nn_sigmoid_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_tanh")
class Tanh(Module):
    @c("nn_tanh_init({self})")
    def __init__(self) -> None: ...

    @shape("same")
    @c("nn_tanh_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_silu")
class SiLU(Module):
    inplace: bool = c("{self}->inplace")

    @c("nn_silu_init({self}[, .inplace = {inplace}])")
    def __init__(self, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_silu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_mish")
class Mish(Module):
    inplace: bool = c("{self}->inplace")

    @c("nn_mish_init({self}[, .inplace = {inplace}])")
    def __init__(self, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_mish_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_selu")
class SELU(Module):
    inplace: bool = c("{self}->inplace")

    @c("nn_selu_init({self}[, .inplace = {inplace}])")
    def __init__(self, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_selu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_hardsigmoid")
class Hardsigmoid(Module):
    inplace: bool = c("{self}->inplace")

    @c("nn_hardsigmoid_init({self}[, .inplace = {inplace}])")
    def __init__(self, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_hardsigmoid_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_hardswish")
class Hardswish(Module):
    inplace: bool = c("{self}->inplace")

    @c("nn_hardswish_init({self}[, .inplace = {inplace}])")
    def __init__(self, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_hardswish_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_logsigmoid")
class LogSigmoid(Module):
    @c("nn_logsigmoid_init({self})")
    def __init__(self) -> None: ...

    @shape("same")
    @c("nn_logsigmoid_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_softsign")
class Softsign(Module):
    @c("nn_softsign_init({self})")
    def __init__(self) -> None: ...

    @shape("same")
    @c("nn_softsign_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_tanhshrink")
class Tanhshrink(Module):
    @c("nn_tanhshrink_init({self})")
    def __init__(self) -> None: ...

    @shape("same")
    @c("nn_tanhshrink_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_identity")
class Identity(Module):
    @c("nn_identity_init({self})")
    def __init__(self, *args: Any) -> None: ...

    @shape("same")
    @c("nn_identity_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_gelu")
@mlx("nn.GELU()")
class GELU(Module):
    approximate: str = c("nn_mode_text({self}->approximate, \"none\")")

    @c("nn_gelu_init({self}[, .approximate = {approximate!s}])")
    def __init__(self, approximate: str = "none") -> None: ...

    @shape("same")
    @c("nn_gelu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_leaky_relu")
class LeakyReLU(Module):
    negative_slope: float = c("{self}->a")
    inplace: bool = c("{self}->inplace")

    @c("nn_leaky_relu_init({self}, {negative_slope!d}[, .inplace = {inplace}])")
    def __init__(self, negative_slope: float = 0.01, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_leaky_relu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_elu")
class ELU(Module):
    alpha: float = c("{self}->a")
    inplace: bool = c("{self}->inplace")

    @c("nn_elu_init({self}, {alpha!d}[, .inplace = {inplace}])")
    def __init__(self, alpha: float = 1.0, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_elu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_softplus")
class Softplus(Module):
    beta: float = c("{self}->a")
    threshold: float = c("{self}->b")

    @c("nn_softplus_init({self}, {beta!d}, {threshold!d})")
    def __init__(self, beta: float = 1, threshold: float = 20) -> None: ...

    @shape("same")
    @c("nn_softplus_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_hardtanh")
class Hardtanh(Module):
    min_val: float = c("{self}->a")
    max_val: float = c("{self}->b")
    inplace: bool = c("{self}->inplace")

    @c("nn_hardtanh_init({self}, {min_val!d}, {max_val!d}[, .inplace = {inplace}])")
    def __init__(self, min_val: float = -1.0, max_val: float = 1.0, inplace: bool = False) -> None: ...

    @shape("same")
    @c("nn_hardtanh_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_softmax")
class Softmax(Module):
    @overload
    @c("nn_softmax_init({self}, {dim})")
    def __init__(self, dim: int) -> None: ...

    @overload
    @c("nn_softmax_init({self}, NN_NO_DIM)")
    def __init__(self, dim: None = None) -> None: ...

    @shape("same")
    @c("nn_softmax_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_log_softmax")
class LogSoftmax(Module):
    @overload
    @c("nn_log_softmax_init({self}, {dim})")
    def __init__(self, dim: int) -> None: ...

    @overload
    @c("nn_log_softmax_init({self}, NN_NO_DIM)")
    def __init__(self, dim: None = None) -> None: ...

    @shape("same")
    @c("nn_log_softmax_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_glu")
class GLU(Module):
    @c("nn_glu_init({self}, {dim})")
    def __init__(self, dim: int = -1) -> None: ...

    @shape("unknown")
    @c("nn_glu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_flatten")
class Flatten(Module):
    start_dim: int = c("{self}->start_dim")
    end_dim: int = c("{self}->end_dim")

    @c("nn_flatten_init({self}[, .start_dim = NN_INT({start_dim})][, .end_dim = NN_INT({end_dim})])")
    def __init__(self, start_dim: int = 1, end_dim: int = -1) -> None: ...

    @shape("flatten_layer")
    @c("nn_flatten_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_unflatten")
class Unflatten(Module):
    @c("nn_unflatten_init({self}, {dim}, MX_DIMS({unflattened_size!dims}))")
    def __init__(self, dim: int, unflattened_size: tuple[int, ...]) -> None: ...

    @shape("unknown")
    @c("nn_unflatten_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_upsample")
class Upsample(Module):
    mode: str = c("nn_mode_text({self}->mode, \"nearest\")")

    @c("nn_upsample_init({self}[, .size = {size!2}][, .scale_factor = {scale_factor!d}][, .mode = {mode!s}][, .align_corners = {align_corners}])")
    def __init__(self, size: int | tuple[int, int] | None = None, scale_factor: float | None = None, mode: str = "nearest", align_corners: bool = False) -> None: ...

    @shape("unknown")
    @c("nn_upsample_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_sequential")
class Sequential(Module):
    @overload
    @c("nn_sequential_init({self}, {*args})")
    def __init__(self, *args: Module) -> None: ...

    @overload
    @c("nn_sequential_init_dict({self}, {members})")
    def __init__(self, members: dict[str, T]) -> None: ...

    @shape("unknown")
    @types("sequential_forward")
    @c("nn_sequential_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...

    @c("nn_sequential_length({self})")
    def __len__(self) -> int: ...

    @overload
    @types("sequential_item")
    @c("nn_sequential_at({self}, {index})")
    def __getitem__(self, index: int) -> Module: ...

    @overload
    def __getitem__(self, index: slice) -> Sequential: ...

    @effect("mutates", "raises")
    @types("added_layer")
    @c("nn_sequential_set({self}, {index}, {module})")
    def __setitem__(self, index: int, module: Module) -> None: ...

    @effect("mutates", "raises")
    @types("added_layer")
    @c("nn_sequential_delete({self}, {index})")
    def __delitem__(self, index: int) -> None: ...

    @c("nn_sequential_members({self})")
    def __iter__(self) -> list[Module]: ...

    @effect("mutates")
    @types("added_layer")
    @c("nn_sequential_add_module({self}, {name}, {module})")
    def add_module(self, name: str, module: Module) -> None: ...

    @role("gives_self")
    @effect("mutates")
    @types("added_layer")
    @c("nn_sequential_append({self}, {module})")
    def append(self, module: Module) -> Self: ...

    @role("gives_self")
    @effect("mutates")
    @types("added_layer")
    @c("nn_sequential_extend({self}, {sequential})")
    def extend(self, sequential: list[Module]) -> Self: ...

    @role("gives_self")
    @effect("mutates")
    @types("added_layer")
    @c("nn_sequential_insert({self}, {index}, {module})")
    def insert(self, index: int, module: Module) -> Self: ...


@c_type("nn_module_list")
class ModuleList(Module):
    @overload
    @c("nn_module_list_init_list({self}, NULL)")
    def __init__(self) -> None: ...

    @overload
    @c("nn_module_list_init_list({self}, {modules})")
    def __init__(self, modules: Iterable[T]) -> None: ...

    @c("nn_module_list_length({self})")
    def __len__(self) -> int: ...

    @overload
    @c("nn_module_list_at({self}, {index})")
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> ModuleList[T]: ...

    @effect("mutates", "raises")
    @c("nn_sequential_set({self}, {index}, {module})")
    def __setitem__(self, index: int, module: T) -> None: ...

    @effect("mutates", "raises")
    @c("nn_sequential_delete({self}, {index})")
    def __delitem__(self, index: int) -> None: ...

    @c("{self}->members")
    def __iter__(self) -> list[T]: ...

    @role("gives_self")
    @effect("mutates")
    @c("nn_module_list_append({self}, {module})")
    def append(self, module: T) -> Self: ...

    @role("gives_self")
    @effect("mutates")
    @c("nn_sequential_extend({self}, {modules})")
    def extend(self, modules: Iterable[T]) -> Self: ...

    @effect("mutates")
    @c("nn_sequential_extend({self}, {modules})")
    def __iadd__(self, modules: Iterable[T]) -> None: ...

    @effect("mutates")
    @c("nn_sequential_insert({self}, {index}, {module})")
    def insert(self, index: int, module: T) -> None: ...


@c_type("nn_module_dict")
class ModuleDict(Module):
    @overload
    @c("nn_module_dict_init({self}, NULL)")
    def __init__(self, modules: None = None) -> None: ...

    @overload
    @c("nn_module_dict_init({self}, {modules})")
    def __init__(self, modules: dict[str, T]) -> None: ...

    @overload
    @c("nn_module_dict_init({self}, py_dict_of_pairs(PY_OBJECT, PY_OBJECT, {modules}))")
    def __init__(self, modules: list[tuple[str, T]]) -> None: ...

    @c("py_dict_length({self}->extra)")
    def __len__(self) -> int: ...

    @effect("raises")
    @c("nn_members_at({self}, {key})")
    def __getitem__(self, key: str) -> T: ...

    @effect("mutates", "raises")
    @c("nn_members_set({self}, {key}, {module})")
    def __setitem__(self, key: str, module: T) -> None: ...

    @effect("mutates", "raises")
    @c("py_dict_delete({self}->extra, py_of({key}))")
    def __delitem__(self, key: str) -> None: ...

    @c("py_dict_contains({self}->extra, py_of({key}))")
    def __contains__(self, key: str) -> bool: ...

    @c("py_dict_keys({self}->extra)")
    def __iter__(self) -> list[str]: ...

    @c("py_dict_view_of({self}->extra, PY_KEYS)")
    def keys(self) -> dict_keys[str]: ...

    @c("py_dict_view_of({self}->extra, PY_VALUES)")
    def values(self) -> dict_values[T]: ...

    @c("py_dict_view_of({self}->extra, PY_ITEMS)")
    def items(self) -> dict_items[tuple[str, T]]: ...

    @overload
    @effect("mutates")
    @c("nn_members_update({self}, {modules})")
    def update(self, modules: dict[str, T]) -> None: ...

    @effect("mutates", "raises")
    @c("py_dict_pop({self}->extra, py_of({key})).o")
    def pop(self, key: str) -> T: ...

    @effect("mutates")
    @c("py_dict_clear({self}->extra)")
    def clear(self) -> None: ...


@c_type("nn_parameter_dict")
class ParameterDict(Module):
    @overload
    @c("nn_parameter_dict_init({self}, NULL)")
    def __init__(self, parameters: None = None) -> None: ...

    @overload
    @c("nn_parameter_dict_init({self}, {parameters})")
    def __init__(self, parameters: dict[str, Parameter]) -> None: ...

    @c("py_dict_length({self}->extra)")
    def __len__(self) -> int: ...

    @effect("raises")
    @c("nn_members_at({self}, {key})")
    def __getitem__(self, key: str) -> Parameter: ...

    @effect("mutates", "raises")
    @c("nn_members_set({self}, {key}, {parameter})")
    def __setitem__(self, key: str, parameter: Parameter) -> None: ...

    @c("py_dict_contains({self}->extra, py_of({key}))")
    def __contains__(self, key: str) -> bool: ...

    @c("py_dict_keys({self}->extra)")
    def __iter__(self) -> list[str]: ...

    @c("py_dict_view_of({self}->extra, PY_KEYS)")
    def keys(self) -> dict_keys[str]: ...

    @c("py_dict_view_of({self}->extra, PY_VALUES)")
    def values(self) -> dict_values[Parameter]: ...

    @c("py_dict_view_of({self}->extra, PY_ITEMS)")
    def items(self) -> dict_items[tuple[str, Parameter]]: ...

    @effect("mutates")
    @c("nn_members_update({self}, {parameters})")
    def update(self, parameters: dict[str, Parameter]) -> None: ...


@c_type("nn_parameter_list")
class ParameterList(Module):
    @overload
    @c("nn_parameter_list_init({self}, NULL)")
    def __init__(self, values: None = None) -> None: ...

    @overload
    @c("nn_parameter_list_init({self}, {values})")
    def __init__(self, values: list[Parameter]) -> None: ...

    @c("py_dict_length({self}->extra)")
    def __len__(self) -> int: ...

    @effect("raises")
    @c("nn_parameter_list_at({self}, {index})")
    def __getitem__(self, index: int) -> Parameter: ...

    @c("py_dict_values({self}->extra)")
    def __iter__(self) -> list[Parameter]: ...

    @role("gives_self")
    @effect("mutates")
    @c("nn_parameter_list_append({self}, {value})")
    def append(self, value: Parameter) -> Self: ...

    @role("gives_self")
    @effect("mutates")
    @c("nn_parameter_list_extend({self}, {values})")
    def extend(self, values: list[Parameter]) -> Self: ...


@c_type("nn_loss")
class _Loss(Module):
    """What several losses have in common: `criterion = nn.MSELoss() if args.mse else nn.L1Loss()`."""

    reduction: str = c("nn_mode_text({self}->options.reduction, \"mean\")")

    @shape("unknown")
    @types("loss")
    @effect("raises")
    @c("nn_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor: ...


@c_type("nn_cross_entropy_loss")
class CrossEntropyLoss(_Loss):
    @overload
    @c("nn_cross_entropy_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})][, .reduction = {reduction!s}][, .label_smoothing = {label_smoothing!d}])")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: None = None, reduction: str = "mean", label_smoothing: float = 0.0) -> None: ...

    @overload
    @c("nn_cross_entropy_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})][, .label_smoothing = {label_smoothing!d}])")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[True] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", label_smoothing: float = 0.0) -> None: ...

    @overload
    @c("nn_cross_entropy_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"sum\"[, .label_smoothing = {label_smoothing!d}])")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[False] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", label_smoothing: float = 0.0) -> None: ...

    @overload
    @c("nn_cross_entropy_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"none\"[, .label_smoothing = {label_smoothing!d}])")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", label_smoothing: float = 0.0) -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_cross_entropy_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_nll_loss")
class NLLLoss(_Loss):
    @overload
    @c("nn_nll_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})][, .reduction = {reduction!s}])")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_nll_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})])")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[True] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_nll_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"sum\")")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[False] = ..., ignore_index: int = -100, reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_nll_loss_init({self}[, .weight = {weight}][, .ignore_index = NN_INT({ignore_index})], .reduction = \"none\")")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, ignore_index: int = -100, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_nll_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_mse_loss")
class MSELoss(_Loss):
    @overload
    @c("nn_mse_loss_init({self}[, .reduction = {reduction!s}])")
    def __init__(self, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_mse_loss_init({self})")
    def __init__(self, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_mse_loss_init({self}, .reduction = \"sum\")")
    def __init__(self, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_mse_loss_init({self}, .reduction = \"none\")")
    def __init__(self, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_mse_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_l1_loss")
class L1Loss(_Loss):
    @overload
    @c("nn_l1_loss_init({self}[, .reduction = {reduction!s}])")
    def __init__(self, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_l1_loss_init({self})")
    def __init__(self, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_l1_loss_init({self}, .reduction = \"sum\")")
    def __init__(self, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_l1_loss_init({self}, .reduction = \"none\")")
    def __init__(self, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_l1_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_smooth_l1_loss")
class SmoothL1Loss(_Loss):
    @overload
    @c("nn_smooth_l1_loss_init({self}[, .reduction = {reduction!s}][, .beta = NN_REAL({beta})])")
    def __init__(self, size_average: None = None, reduce: None = None, reduction: str = "mean", beta: float = 1.0) -> None: ...

    @overload
    @c("nn_smooth_l1_loss_init({self}[, .beta = NN_REAL({beta})])")
    def __init__(self, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", beta: float = 1.0) -> None: ...

    @overload
    @c("nn_smooth_l1_loss_init({self}, .reduction = \"sum\"[, .beta = NN_REAL({beta})])")
    def __init__(self, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", beta: float = 1.0) -> None: ...

    @overload
    @c("nn_smooth_l1_loss_init({self}, .reduction = \"none\"[, .beta = NN_REAL({beta})])")
    def __init__(self, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", beta: float = 1.0) -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_smooth_l1_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_huber_loss")
class HuberLoss(_Loss):
    @c("nn_huber_loss_init({self}[, .reduction = {reduction!s}][, .delta = NN_REAL({delta})])")
    def __init__(self, reduction: str = "mean", delta: float = 1.0) -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_huber_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_bce_loss")
class BCELoss(_Loss):
    @overload
    @c("nn_bce_loss_init({self}[, .weight = {weight}][, .reduction = {reduction!s}])")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_bce_loss_init({self}[, .weight = {weight}])")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_bce_loss_init({self}[, .weight = {weight}], .reduction = \"sum\")")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_bce_loss_init({self}[, .weight = {weight}], .reduction = \"none\")")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_bce_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_bce_with_logits_loss")
class BCEWithLogitsLoss(_Loss):
    @overload
    @c("nn_bce_with_logits_loss_init({self}[, .weight = {weight}][, .reduction = {reduction!s}][, .pos_weight = {pos_weight}])")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, reduce: None = None, reduction: str = "mean", pos_weight: Tensor | None = None) -> None: ...

    @overload
    @c("nn_bce_with_logits_loss_init({self}[, .weight = {weight}][, .pos_weight = {pos_weight}])")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", pos_weight: Tensor | None = None) -> None: ...

    @overload
    @c("nn_bce_with_logits_loss_init({self}[, .weight = {weight}], .reduction = \"sum\"[, .pos_weight = {pos_weight}])")
    def __init__(self, weight: Tensor | None = None, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", pos_weight: Tensor | None = None) -> None: ...

    @overload
    @c("nn_bce_with_logits_loss_init({self}[, .weight = {weight}], .reduction = \"none\"[, .pos_weight = {pos_weight}])")
    def __init__(self, weight: Tensor | None = None, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", pos_weight: Tensor | None = None) -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_bce_with_logits_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_kl_div_loss")
class KLDivLoss(_Loss):
    @overload
    @c("nn_kl_div_loss_init({self}[, .reduction = {reduction!s}][, .log_target = {log_target}])")
    def __init__(self, size_average: None = None, reduce: None = None, reduction: str = "mean", log_target: bool = False) -> None: ...

    @overload
    @c("nn_kl_div_loss_init({self}[, .log_target = {log_target}])")
    def __init__(self, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", log_target: bool = False) -> None: ...

    @overload
    @c("nn_kl_div_loss_init({self}, .reduction = \"sum\"[, .log_target = {log_target}])")
    def __init__(self, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean", log_target: bool = False) -> None: ...

    @overload
    @c("nn_kl_div_loss_init({self}, .reduction = \"none\"[, .log_target = {log_target}])")
    def __init__(self, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean", log_target: bool = False) -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_kl_div_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_hinge_embedding_loss")
class HingeEmbeddingLoss(_Loss):
    @overload
    @c("nn_hinge_embedding_loss_init({self}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
    def __init__(self, margin: float = 1.0, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_hinge_embedding_loss_init({self}[, .margin = NN_REAL({margin})])")
    def __init__(self, margin: float = 1.0, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_hinge_embedding_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"sum\")")
    def __init__(self, margin: float = 1.0, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_hinge_embedding_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"none\")")
    def __init__(self, margin: float = 1.0, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_hinge_embedding_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_soft_margin_loss")
class SoftMarginLoss(_Loss):
    @overload
    @c("nn_soft_margin_loss_init({self}[, .reduction = {reduction!s}])")
    def __init__(self, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_soft_margin_loss_init({self})")
    def __init__(self, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_soft_margin_loss_init({self}, .reduction = \"sum\")")
    def __init__(self, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_soft_margin_loss_init({self}, .reduction = \"none\")")
    def __init__(self, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_soft_margin_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_poisson_nll_loss")
class PoissonNLLLoss(_Loss):
    @c("nn_poisson_nll_loss_init({self}[, .log_input = {log_input!switch}][, .reduction = {reduction!s}])")
    def __init__(self, log_input: bool = True, reduction: str = "mean") -> None: ...

    @shape("loss")
    @types("loss")
    @c("nn_poisson_nll_loss_forward({self}, {input}, {target})")
    def forward(self, input: Tensor, target: Tensor) -> Tensor["..."]: ...


@c_type("nn_rnn")
class RNN(_Recurrent):
    """Parameters and gates are in PyTorch's order, so weights of both sides fit."""

    dropout: float = c("{self}->options.dropout")
    proj_size: Literal[0] = ...
    input_size: int = c("{self}->input_size")
    hidden_size: int = c("{self}->hidden_size")
    num_layers: int = c("{self}->options.num_layers")
    batch_first: bool = c("{self}->options.batch_first")
    bidirectional: bool = c("{self}->options.bidirectional")

    @c("nn_rnn_init({self}, {input_size}, {hidden_size}[, .num_layers = {num_layers}][, .nonlinearity = {nonlinearity!s}][, .bias = {bias!switch}][, .batch_first = {batch_first}][, .dropout = {dropout!d}][, .bidirectional = {bidirectional}])")
    @effect("draws")
    def __init__(self, input_size: int, hidden_size: int, num_layers: int = 1, nonlinearity: str = "tanh", bias: bool = True, batch_first: bool = False, dropout: float = 0.0, bidirectional: bool = False, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @drop("weights have no common memory")
    def flatten_parameters(self) -> None: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward({self}, {input}, MX_NONE)")
    def forward(self, input: Tensor, hx: None = None) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward({self}, {input}, {hx})")
    def forward(self, input: Tensor, hx: Tensor) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward_lengths({self}, {input}, {lengths}, MX_NONE, MX_NONE)")
    def _forward_lengths(self, input: Tensor, lengths: list[int], hx: None = None) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward_lengths({self}, {input}, {lengths}, {hx}, MX_NONE)")
    def _forward_lengths(self, input: Tensor, lengths: list[int], hx: Tensor) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    def forward(self, input: Any, hx: Any = None) -> Any:
        return input._through(self, hx)


@c_type("nn_gru")
class GRU(_Recurrent):
    """Parameters and gates are in PyTorch's order, so weights of both sides fit."""

    dropout: float = c("{self}->options.dropout")
    proj_size: Literal[0] = ...
    mode: Literal["GRU"] = ...
    input_size: int = c("{self}->input_size")
    hidden_size: int = c("{self}->hidden_size")
    num_layers: int = c("{self}->options.num_layers")
    batch_first: bool = c("{self}->options.batch_first")
    bidirectional: bool = c("{self}->options.bidirectional")

    @c("nn_gru_init({self}, {input_size}, {hidden_size}[, .num_layers = {num_layers}][, .bias = {bias!switch}][, .batch_first = {batch_first}][, .dropout = {dropout!d}][, .bidirectional = {bidirectional}])")
    @effect("draws")
    def __init__(self, input_size: int, hidden_size: int, num_layers: int = 1, bias: bool = True, batch_first: bool = False, dropout: float = 0.0, bidirectional: bool = False, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @drop("weights have no common memory")
    def flatten_parameters(self) -> None: ...

    @overload
    @effect("draws")
    @c("nn_gru_forward({self}, {input}, MX_NONE)")
    def forward(self, input: Tensor, hx: None = None) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    @effect("draws")
    @c("nn_gru_forward({self}, {input}, {hx})")
    def forward(self, input: Tensor, hx: Tensor) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward_lengths({self}, {input}, {lengths}, MX_NONE, MX_NONE)")
    def _forward_lengths(self, input: Tensor, lengths: list[int], hx: None = None) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward_lengths({self}, {input}, {lengths}, {hx}, MX_NONE)")
    def _forward_lengths(self, input: Tensor, lengths: list[int], hx: Tensor) -> tuple[Tensor["...", "float32"], Tensor["...", "float32"]]: ...

    @overload
    def forward(self, input: Any, hx: Any = None) -> Any:
        return input._through(self, hx)


@c_type("nn_rnn")
class _Recurrent(Module):
    weight_ih_l0: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l0\")")
    weight_hh_l0: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l0\")")
    bias_ih_l0: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l0\")")
    bias_hh_l0: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l0\")")
    weight_ih_l0_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l0_reverse\")")
    weight_hh_l0_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l0_reverse\")")
    bias_ih_l0_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l0_reverse\")")
    bias_hh_l0_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l0_reverse\")")
    weight_ih_l1: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l1\")")
    weight_hh_l1: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l1\")")
    bias_ih_l1: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l1\")")
    bias_hh_l1: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l1\")")
    weight_ih_l1_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l1_reverse\")")
    weight_hh_l1_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l1_reverse\")")
    bias_ih_l1_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l1_reverse\")")
    bias_hh_l1_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l1_reverse\")")
    weight_ih_l2: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l2\")")
    weight_hh_l2: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l2\")")
    bias_ih_l2: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l2\")")
    bias_hh_l2: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l2\")")
    weight_ih_l2_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l2_reverse\")")
    weight_hh_l2_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l2_reverse\")")
    bias_ih_l2_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l2_reverse\")")
    bias_hh_l2_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l2_reverse\")")
    weight_ih_l3: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l3\")")
    weight_hh_l3: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l3\")")
    bias_ih_l3: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l3\")")
    bias_hh_l3: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l3\")")
    weight_ih_l3_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_ih_l3_reverse\")")
    weight_hh_l3_reverse: Parameter = c("nn_rnn_weight({self}, \"weight_hh_l3_reverse\")")
    bias_ih_l3_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_ih_l3_reverse\")")
    bias_hh_l3_reverse: Parameter = c("nn_rnn_weight({self}, \"bias_hh_l3_reverse\")")


@c_type("nn_lstm")
class LSTM(_Recurrent):
    """Parameters and gates are in PyTorch's order, so weights of both sides fit."""

    dropout: float = c("{self}->options.dropout")
    proj_size: Literal[0] = ...
    mode: Literal["LSTM"] = ...
    input_size: int = c("{self}->input_size")
    hidden_size: int = c("{self}->hidden_size")
    num_layers: int = c("{self}->options.num_layers")
    batch_first: bool = c("{self}->options.batch_first")
    bidirectional: bool = c("{self}->options.bidirectional")

    @c("nn_lstm_init({self}, {input_size}, {hidden_size}[, .num_layers = {num_layers}][, .bias = {bias!switch}][, .batch_first = {batch_first}][, .dropout = {dropout!d}][, .bidirectional = {bidirectional}])")
    @effect("draws")
    def __init__(self, input_size: int, hidden_size: int, num_layers: int = 1, bias: bool = True, batch_first: bool = False, dropout: float = 0.0, bidirectional: bool = False, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @drop("weights have no common memory")
    def flatten_parameters(self) -> None: ...

    @overload
    @effect("draws")
    @c("nn_lstm_forward({self}, {input}, MX_NONE, MX_NONE)")
    def forward(self, input: Tensor, hx: None = None) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    @effect("draws")
    @c("nn_lstm_forward({self}, {input}, {hx!items})")
    def forward(self, input: Tensor, hx: tuple[Tensor, Tensor]) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    @effect("draws")
    @c("nn_lstm_forward_from({self}, {input}, {hx})")
    def forward(self, input: Tensor, hx: Optional[tuple[Tensor, Tensor]]) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    @effect("draws")
    @c("nn_lstm_forward_from({self}, {input}, {hx})")
    def forward(self, input: Tensor, hx: Optional[tuple[Tensor, ...]]) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    @effect("draws")
    @c("nn_lstm_forward({self}, {input}, py_tuple_at({hx}, 0).a, py_tuple_at({hx}, 1).a)")
    def forward(self, input: Tensor, hx: tuple[Tensor, ...]) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    @effect("draws")
    @c("nn_lstm_forward({self}, {input}, py_list_at({hx}, 0).a, py_list_at({hx}, 1).a)")
    def forward(self, input: Tensor, hx: list[Tensor]) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward_lengths({self}, {input}, {lengths}, MX_NONE, MX_NONE)")
    def _forward_lengths(self, input: Tensor, lengths: list[int], hx: None = None) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    @effect("draws")
    @c("nn_rnn_forward_lengths({self}, {input}, {lengths}, {hx!items})")
    def _forward_lengths(self, input: Tensor, lengths: list[int], hx: tuple[Tensor, Tensor]) -> tuple[Tensor["...", "float32"], tuple[Tensor["...", "float32"], Tensor["...", "float32"]]]: ...

    @overload
    def forward(self, input: Any, hx: Any = None) -> Any:
        return input._through(self, hx)


@c_type("nn_max_pool1d")
class MaxPool1d(Module):
    @overload
    @c("nn_max_pool1d_init({self}, {kernel_size}[, .stride = {stride}][, .padding = {padding}][, .dilation = {dilation}][, .ceil_mode = {ceil_mode}])")
    def __init__(self, kernel_size: int, stride: int | None = None, padding: int = 0, dilation: int = 1, return_indices: Literal[False] = False, ceil_mode: bool = False) -> None: ...

    @overload
    @types("with_indices")
    @c("nn_max_pool1d_init({self}, {kernel_size}[, .stride = {stride}][, .padding = {padding}][, .dilation = {dilation}][, .ceil_mode = {ceil_mode}])")
    def __init__(self, kernel_size: int, stride: int | None = None, padding: int = 0, dilation: int = 1, return_indices: Literal[True] = ..., ceil_mode: bool = False) -> None: ...

    @shape("unknown")
    @c("nn_max_pool1d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_max_pool1d")
class MaxPool1dWithIndices(Module):
    """MaxPool1d(..., return_indices=True)"""

    _kernel: int = c("{self}->kernel_size")
    _stride: int = c("({self}->options.stride != 0 ? {self}->options.stride : {self}->kernel_size)")
    _padding: int = c("{self}->options.padding")
    _dilation: int = c("({self}->options.dilation != 0 ? {self}->options.dilation : 1)")
    _ceil_mode: bool = c("{self}->options.ceil_mode")

    def forward(self, input: Tensor) -> Any:
        return functional.max_pool1d_with_indices(input, self._kernel, self._stride, self._padding, self._dilation, self._ceil_mode)


@c_type("nn_avg_pool1d")
class AvgPool1d(Module):
    @c("nn_avg_pool1d_init({self}, {kernel_size}[, .stride = {stride}][, .padding = {padding}][, .ceil_mode = {ceil_mode}][, .count_include_pad = {count_include_pad!switch}])")
    def __init__(self, kernel_size: int, stride: int | None = None, padding: int = 0, ceil_mode: bool = False, count_include_pad: bool = True) -> None: ...

    @shape("unknown")
    @c("nn_avg_pool1d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_instance_norm2d")
class InstanceNorm2d(Module):
    affine: bool = c("({self}->weight != NULL)")
    track_running_stats: bool = c("!mx_is_none({self}->running_mean)")
    num_batches_tracked: Tensor["", "int64"] | None = c("{self}->num_batches_tracked")
    running_mean: Tensor["n", "float32"] | None = c("{self}->running_mean")
    running_var: Tensor["n", "float32"] | None = c("{self}->running_var")
    momentum: float = c("{self}->momentum")
    weight: Parameter | None = c("{self}->weight")
    bias: Parameter | None = c("{self}->bias")
    num_features: int = c("{self}->num_features")
    eps: float = c("{self}->eps")

    @c("nn_instance_norm2d_init({self}, {num_features}[, .eps = NN_REAL({eps})][, .momentum = NN_REAL({momentum})][, .affine = {affine}][, .track_running_stats = {track_running_stats}])")
    def __init__(self, num_features: int["n"], eps: float = 1e-5, momentum: float = 0.1, affine: bool = False, track_running_stats: bool = False, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_parameters({self})")
    def reset_parameters(self) -> None: ...

    @effect("mutates", "draws")
    @c("nn_reset_layer({self})")
    def _reset_layer(self) -> None: ...

    @c("nn_instance_norm2d_forward({self}, {input})")
    def forward(self, input: Tensor["B n H W"]) -> Tensor["B n H W"]: ...


@c_type("nn_prelu")
class PReLU(Module):
    weight: Parameter["*", "float32"] = c("{self}->weight")

    @c("nn_prelu_init({self}, {num_parameters}, {init!d})")
    def __init__(self, num_parameters: int = 1, init: float = 0.25, device: Any = None, dtype: None = None) -> None: ...

    @shape("same")
    @c("nn_prelu_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_zero_pad2d")
class ZeroPad2d(Module):
    @c("nn_zero_pad2d_init({self}, MX_DIMS({padding!dims}))")
    def __init__(self, padding: int | tuple[int, int, int, int]) -> None: ...

    @shape("unknown")
    @c("nn_zero_pad2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_reflection_pad2d")
class ReflectionPad2d(Module):
    @c("nn_reflection_pad2d_init({self}, MX_DIMS({padding!dims}))")
    def __init__(self, padding: int | tuple[int, int, int, int]) -> None: ...

    @shape("unknown")
    @c("nn_reflection_pad2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_replication_pad2d")
class ReplicationPad2d(Module):
    @c("nn_replication_pad2d_init({self}, MX_DIMS({padding!dims}))")
    def __init__(self, padding: int | tuple[int, int, int, int]) -> None: ...

    @shape("unknown")
    @c("nn_replication_pad2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_constant_pad2d")
class ConstantPad2d(Module):
    @c("nn_constant_pad2d_init({self}, MX_DIMS({padding!dims}), {value!d})")
    def __init__(self, padding: int | tuple[int, int, int, int], value: float) -> None: ...

    @shape("unknown")
    @c("nn_constant_pad2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_pixel_shuffle")
class PixelShuffle(Module):
    upscale_factor: int = c("{self}->factor")

    @c("nn_pixel_shuffle_init({self}, {upscale_factor})")
    def __init__(self, upscale_factor: int) -> None: ...

    @shape("unknown")
    @c("nn_pixel_shuffle_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_margin_ranking_loss")
class MarginRankingLoss(Module):
    @overload
    @c("nn_margin_ranking_loss_init({self}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
    def __init__(self, margin: float = 0.0, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_margin_ranking_loss_init({self}[, .margin = NN_REAL({margin})])")
    def __init__(self, margin: float = 0.0, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_margin_ranking_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"sum\")")
    def __init__(self, margin: float = 0.0, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_margin_ranking_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"none\")")
    def __init__(self, margin: float = 0.0, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("unknown")
    @c("nn_margin_ranking_loss_forward({self}, {input1}, {input2}, {target})")
    def forward(self, input1: Tensor, input2: Tensor, target: Tensor) -> Tensor: ...


@c_type("nn_cosine_embedding_loss")
class CosineEmbeddingLoss(Module):
    @overload
    @c("nn_cosine_embedding_loss_init({self}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
    def __init__(self, margin: float = 0.0, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_cosine_embedding_loss_init({self}[, .margin = NN_REAL({margin})])")
    def __init__(self, margin: float = 0.0, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_cosine_embedding_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"sum\")")
    def __init__(self, margin: float = 0.0, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_cosine_embedding_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"none\")")
    def __init__(self, margin: float = 0.0, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("unknown")
    @c("nn_cosine_embedding_loss_forward({self}, {input1}, {input2}, {target})")
    def forward(self, input1: Tensor, input2: Tensor, target: Tensor) -> Tensor: ...


@c_type("nn_triplet_margin_loss")
class TripletMarginLoss(Module):
    @overload
    @c("nn_triplet_margin_loss_init({self}[, .margin = NN_REAL({margin})][, .reduction = {reduction!s}])")
    def __init__(self, margin: float = 1.0, p: Literal[2.0] = 2.0, eps: Literal[1e-06] = 1e-6, swap: Literal[False] = False, size_average: None = None, reduce: None = None, reduction: str = "mean") -> None: ...

    @overload
    @c("nn_triplet_margin_loss_init({self}[, .margin = NN_REAL({margin})])")
    def __init__(self, margin: float = 1.0, p: Literal[2.0] = 2.0, eps: Literal[1e-06] = 1e-6, swap: Literal[False] = False, size_average: Literal[True] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_triplet_margin_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"sum\")")
    def __init__(self, margin: float = 1.0, p: Literal[2.0] = 2.0, eps: Literal[1e-06] = 1e-6, swap: Literal[False] = False, size_average: Literal[False] = ..., reduce: Literal[True] | None = None, reduction: Literal["mean"] = "mean") -> None: ...

    @overload
    @c("nn_triplet_margin_loss_init({self}[, .margin = NN_REAL({margin})], .reduction = \"none\")")
    def __init__(self, margin: float = 1.0, p: Literal[2.0] = 2.0, eps: Literal[1e-06] = 1e-6, swap: Literal[False] = False, size_average: None = None, reduce: Literal[False] = ..., reduction: Literal["mean"] = "mean") -> None: ...

    @shape("unknown")
    @c("nn_triplet_margin_loss_forward({self}, {anchor}, {positive}, {negative})")
    def forward(self, anchor: Tensor, positive: Tensor, negative: Tensor) -> Tensor: ...


@c_type("nn_gaussian_nll_loss")
class GaussianNLLLoss(Module):
    @c("nn_gaussian_nll_loss_init({self}[, .eps = NN_REAL({eps})][, .reduction = {reduction!s}])")
    def __init__(self, *, full: Literal[False] = False, eps: float = 1e-6, reduction: str = "mean") -> None: ...

    @shape("unknown")
    @c("nn_gaussian_nll_loss_forward({self}, {input}, {target}, {var})")
    def forward(self, input: Tensor, target: Tensor, var: Tensor) -> Tensor: ...


@c_type("nn_linear")
class LazyLinear(Linear):
    @role("record")
    @c("nn_lazy_linear_init({self}, {out_features}[, .bias = {bias!switch}])")
    def __init__(self, out_features: int["out"], bias: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("draws", "mutates")
    @c("nn_lazy_linear_forward({self}, {input})")
    def forward(self, input: Tensor["... *"]) -> Tensor["... out"]: ...


@c_type("nn_conv2d")
class LazyConv2d(Conv2d):
    @role("record")
    @c("nn_lazy_conv2d_init({self}, {out_channels}, {kernel_size!2}[, .stride = {stride!2}][, .padding = {padding!2}][, .dilation = {dilation!2}][, .groups = {groups}][, .bias = {bias!switch}][, .padding_mode = {padding_mode!s}])")
    def __init__(self, out_channels: int["out"], kernel_size: int | tuple[int, int], stride: int | tuple[int, int] = 1, padding: int | tuple[int, int] = 0, dilation: int | tuple[int, int] = 1, groups: int = 1, bias: bool = True, padding_mode: str = "zeros", device: Any = None, dtype: None = None) -> None: ...

    @effect("draws", "mutates")
    @shape("conv2d")
    @c("nn_lazy_conv2d_forward({self}, {input})")
    def forward(self, input: Tensor["B * H W"]) -> Tensor["B out * *"]: ...


@c_type("nn_batch_norm1d")
class LazyBatchNorm1d(BatchNorm1d):
    @role("record")
    @c("nn_lazy_batch_norm1d_init({self}[, .eps = NN_REAL({eps})][, .momentum = NN_REAL({momentum})][, .affine = {affine!switch}][, .track_running_stats = {track_running_stats!switch}])")
    def __init__(self, eps: float = 1e-5, momentum: float = 0.1, affine: bool = True, track_running_stats: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates")
    @shape("same")
    @c("nn_lazy_batch_norm1d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...


@c_type("nn_batch_norm2d")
class LazyBatchNorm2d(BatchNorm2d):
    @role("record")
    @c("nn_lazy_batch_norm2d_init({self}[, .eps = NN_REAL({eps})][, .momentum = NN_REAL({momentum})][, .affine = {affine!switch}][, .track_running_stats = {track_running_stats!switch}])")
    def __init__(self, eps: float = 1e-5, momentum: float = 0.1, affine: bool = True, track_running_stats: bool = True, device: Any = None, dtype: None = None) -> None: ...

    @effect("mutates")
    @shape("same")
    @c("nn_lazy_batch_norm2d_forward({self}, {input})")
    def forward(self, input: Tensor["..."]) -> Tensor["..."]: ...
