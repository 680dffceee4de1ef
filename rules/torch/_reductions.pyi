"""torch: sums, means, extremes, norms, sorting."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32


class Tensor:
    @overload
    @types("dtype_argument")
    @c("mx_sum(mx_astype({self}, {dtype!dtype}))")
    def sum(self, *, dtype: dtype) -> Tensor[""]: ...

    @overload
    @types("int_sum")
    @mlx("mx.sum({self})")
    @c("mx_sum({self})")
    def sum(self) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @types("int_sum")
    @c("mx_sum_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def sum(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @shape("reduce")
    @types("int_sum")
    @c("mx_sum_dims({self}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
    def sum(self, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("dtype_argument")
    @c("mx_mean(mx_astype({self}, {dtype!dtype}))")
    def mean(self, *, dtype: dtype) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @mlx("mx.mean({self})")
    @c("mx_mean({self})")
    def mean(self) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @shape("reduce")
    @c("mx_mean_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def mean(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("float_unary")
    @shape("reduce")
    @c("mx_mean_dims({self}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
    def mean(self, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("int_sum")
    @mlx("mx.prod({self})")
    @c("mx_prod({self})")
    def prod(self) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @types("int_sum")
    @c("mx_prod_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def prod(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @mlx("mx.any({self})")
    @c("mx_any({self})")
    def any(self) -> Tensor["", "bool"]: ...

    @overload
    @shape("reduce")
    @c("mx_any_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def any(self, dim: int, keepdim: bool = False) -> Tensor["...", "bool"]: ...

    @overload
    @mlx("mx.all({self})")
    @c("mx_all({self})")
    def all(self) -> Tensor["", "bool"]: ...

    @overload
    @shape("reduce")
    @c("mx_all_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def all(self, dim: int, keepdim: bool = False) -> Tensor["...", "bool"]: ...

    @overload
    @mlx("mx.amax({self})")
    @c("mx_amax({self})")
    def amax(self) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @c("mx_amax_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def amax(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @shape("reduce")
    @c("mx_amax_dims({self}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
    def amax(self, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @mlx("mx.amin({self})")
    @c("mx_amin({self})")
    def amin(self) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @c("mx_amin_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def amin(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @shape("reduce")
    @c("mx_amin_dims({self}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
    def amin(self, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @mlx("mx.count_nonzero({self})")
    @c("mx_count_nonzero({self})")
    def count_nonzero(self) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @c("mx_count_nonzero_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def count_nonzero(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("float_unary")
    @c("mx_var({self}[, .unbiased = {unbiased!switch}])")
    def var(self, *, unbiased: bool = True) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @c("mx_var({self}, .unbiased = {unbiased!switch})")
    def var(self, unbiased: bool) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @shape("reduce")
    @c("mx_var_dim({self}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def var(self, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("float_unary")
    @shape("reduce")
    @c("mx_var_dims({self}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def var(self, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("float_unary")
    @c("mx_std({self}[, .unbiased = {unbiased!switch}])")
    def std(self, *, unbiased: bool = True) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @c("mx_std({self}, .unbiased = {unbiased!switch})")
    def std(self, unbiased: bool) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @shape("reduce")
    @c("mx_std_dim({self}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def std(self, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("float_unary")
    @shape("reduce")
    @c("mx_std_dims({self}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def std(self, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @shape("reduce")
    @c("mx_logsumexp_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def logsumexp(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @types("float_unary")
    @c("mx_norm({self})")
    def norm(self) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @c("mx_norm_p({self}, {p!d})")
    def norm(self, p: float) -> Tensor[""]: ...

    @overload
    @types("float_unary")
    @shape("reduce")
    @c("mx_norm_p_dim({self}, {p!d}, {dim}[, .keepdim = {keepdim}])")
    def norm(self, p: float = 2, dim: int = ..., keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @c("mx_max({self})")
    def max(self) -> Tensor[""]: ...

    @overload
    @types("values_indices")
    @c("mx_max_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def max(self, dim: int, keepdim: bool = False) -> return_types: ...

    @overload
    @c("mx_min({self})")
    def min(self) -> Tensor[""]: ...

    @overload
    @types("values_indices")
    @c("mx_min_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def min(self, dim: int, keepdim: bool = False) -> return_types: ...

    @overload
    @c("mx_median({self})")
    def median(self) -> Tensor[""]: ...

    @overload
    @types("values_indices")
    @c("mx_median_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def median(self, dim: int, keepdim: bool = False) -> return_types: ...

    @overload
    @shape("broadcast")
    @c("mx_maximum({self}, {other})")
    def max(self, other: Tensor) -> Tensor["..."]: ...

    @overload
    @shape("broadcast")
    @c("mx_minimum({self}, {other})")
    def min(self, other: Tensor) -> Tensor["..."]: ...

    @overload
    @c("mx_argmax({self})")
    def argmax(self) -> Tensor["", "int64"]: ...

    @overload
    @shape("reduce")
    @mlx("mx.argmax({self}, axis={dim})")
    @c("mx_argmax_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def argmax(self, dim: int, keepdim: bool = False) -> Tensor["...", "int64"]: ...

    @overload
    @c("mx_argmin({self})")
    def argmin(self) -> Tensor["", "int64"]: ...

    @overload
    @shape("reduce")
    @mlx("mx.argmin({self}, axis={dim})")
    @c("mx_argmin_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def argmin(self, dim: int, keepdim: bool = False) -> Tensor["...", "int64"]: ...

    @types("values_indices_same")
    @c("mx_sort({self}, {dim}, {descending})")
    def sort(self, dim: int = -1, descending: bool = False) -> return_types: ...

    @c("mx_argsort({self}, {dim}, {descending})")
    def argsort(self, dim: int = -1, descending: bool = False) -> Tensor["...", "int64"]: ...

    @types("values_indices_same")
    @c("mx_topk({self}, {k}[, .dim = NN_INT({dim})][, .largest = {largest!switch}][, .sorted = {sorted!switch}])")
    def topk(self, k: int, dim: int = -1, largest: bool = True, sorted: bool = True) -> return_types: ...

    @c("mx_unique({self})")
    def unique(self) -> Tensor["*"]: ...

    @c("mx_bincount({self})")
    def bincount(self) -> Tensor["*", "int64"]: ...


@overload
@types("dtype_argument")
@c("mx_sum(mx_astype({input}, {dtype!dtype}))")
def sum(input: Tensor, *, dtype: dtype) -> Tensor[""]: ...


@overload
@types("int_sum")
@mlx("mx.sum({input})")
@c("mx_sum({input})")
def sum(input: Tensor) -> Tensor[""]: ...


@overload
@shape("reduce")
@types("int_sum")
@c("mx_sum_dim({input}, {dim}[, .keepdim = {keepdim}])")
def sum(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@shape("reduce")
@types("int_sum")
@c("mx_sum_dims({input}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
def sum(input: Tensor, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_mean(mx_astype({input}, {dtype!dtype}))")
def mean(input: Tensor, *, dtype: dtype) -> Tensor[""]: ...


@overload
@types("float_unary")
@mlx("mx.mean({input})")
@c("mx_mean({input})")
def mean(input: Tensor) -> Tensor[""]: ...


@overload
@types("float_unary")
@shape("reduce")
@c("mx_mean_dim({input}, {dim}[, .keepdim = {keepdim}])")
def mean(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("float_unary")
@shape("reduce")
@c("mx_mean_dims({input}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
def mean(input: Tensor, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("int_sum")
@mlx("mx.prod({input})")
@c("mx_prod({input})")
def prod(input: Tensor) -> Tensor[""]: ...


@overload
@shape("reduce")
@types("int_sum")
@c("mx_prod_dim({input}, {dim}[, .keepdim = {keepdim}])")
def prod(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@mlx("mx.any({input})")
@c("mx_any({input})")
def any(input: Tensor) -> Tensor["", "bool"]: ...


@overload
@shape("reduce")
@c("mx_any_dim({input}, {dim}[, .keepdim = {keepdim}])")
def any(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["...", "bool"]: ...


@overload
@mlx("mx.all({input})")
@c("mx_all({input})")
def all(input: Tensor) -> Tensor["", "bool"]: ...


@overload
@shape("reduce")
@c("mx_all_dim({input}, {dim}[, .keepdim = {keepdim}])")
def all(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["...", "bool"]: ...


@overload
@mlx("mx.amax({input})")
@c("mx_amax({input})")
def amax(input: Tensor) -> Tensor[""]: ...


@overload
@shape("reduce")
@c("mx_amax_dim({input}, {dim}[, .keepdim = {keepdim}])")
def amax(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@shape("reduce")
@c("mx_amax_dims({input}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
def amax(input: Tensor, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...


@overload
@mlx("mx.amin({input})")
@c("mx_amin({input})")
def amin(input: Tensor) -> Tensor[""]: ...


@overload
@shape("reduce")
@c("mx_amin_dim({input}, {dim}[, .keepdim = {keepdim}])")
def amin(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@shape("reduce")
@c("mx_amin_dims({input}, MX_DIMS({dim!dims})[, .keepdim = {keepdim}])")
def amin(input: Tensor, dim: tuple[int, ...] | list[int], keepdim: bool = False) -> Tensor["..."]: ...


@overload
@mlx("mx.count_nonzero({input})")
@c("mx_count_nonzero({input})")
def count_nonzero(input: Tensor) -> Tensor[""]: ...


@overload
@shape("reduce")
@c("mx_count_nonzero_dim({input}, {dim}[, .keepdim = {keepdim}])")
def count_nonzero(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("float_unary")
@c("mx_var({input}[, .unbiased = {unbiased!switch}])")
def var(input: Tensor, *, unbiased: bool = True) -> Tensor[""]: ...


@overload
@types("float_unary")
@c("mx_var({input}, .unbiased = {unbiased!switch})")
def var(input: Tensor, unbiased: bool) -> Tensor[""]: ...


@overload
@types("float_unary")
@shape("reduce")
@c("mx_var_dim({input}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def var(input: Tensor, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("float_unary")
@shape("reduce")
@c("mx_var_dims({input}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def var(input: Tensor, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("float_unary")
@c("mx_std({input}[, .unbiased = {unbiased!switch}])")
def std(input: Tensor, *, unbiased: bool = True) -> Tensor[""]: ...


@overload
@types("float_unary")
@c("mx_std({input}, .unbiased = {unbiased!switch})")
def std(input: Tensor, unbiased: bool) -> Tensor[""]: ...


@overload
@types("float_unary")
@shape("reduce")
@c("mx_std_dim({input}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def std(input: Tensor, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("float_unary")
@shape("reduce")
@c("mx_std_dims({input}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def std(input: Tensor, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@shape("reduce")
@c("mx_logsumexp_dim({input}, {dim}[, .keepdim = {keepdim}])")
def logsumexp(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@types("float_unary")
@c("mx_norm({input})")
def norm(input: Tensor) -> Tensor[""]: ...


@overload
@types("float_unary")
@c("mx_norm_p({input}, {p!d})")
def norm(input: Tensor, p: float) -> Tensor[""]: ...


@overload
@types("float_unary")
@shape("reduce")
@c("mx_norm_p_dim({input}, {p!d}, {dim}[, .keepdim = {keepdim}])")
def norm(input: Tensor, p: float = 2, dim: int = ..., keepdim: bool = False) -> Tensor["..."]: ...


@overload
@c("mx_max({input})")
def max(input: Tensor) -> Tensor[""]: ...


@overload
@types("values_indices")
@c("mx_max_dim({input}, {dim}[, .keepdim = {keepdim}])")
def max(input: Tensor, dim: int, keepdim: bool = False) -> return_types: ...


@overload
@c("mx_min({input})")
def min(input: Tensor) -> Tensor[""]: ...


@overload
@types("values_indices")
@c("mx_min_dim({input}, {dim}[, .keepdim = {keepdim}])")
def min(input: Tensor, dim: int, keepdim: bool = False) -> return_types: ...


@overload
@c("mx_median({input})")
def median(input: Tensor) -> Tensor[""]: ...


@overload
@types("values_indices")
@c("mx_median_dim({input}, {dim}[, .keepdim = {keepdim}])")
def median(input: Tensor, dim: int, keepdim: bool = False) -> return_types: ...


@overload
@shape("broadcast")
@c("mx_maximum({input}, {other})")
def max(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_minimum({input}, {other})")
def min(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@overload
@c("mx_argmax({input})")
def argmax(input: Tensor) -> Tensor["", "int64"]: ...


@overload
@shape("reduce")
@mlx("mx.argmax({input}, axis={dim})")
@c("mx_argmax_dim({input}, {dim}[, .keepdim = {keepdim}])")
def argmax(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["...", "int64"]: ...


@overload
@c("mx_argmin({input})")
def argmin(input: Tensor) -> Tensor["", "int64"]: ...


@overload
@shape("reduce")
@mlx("mx.argmin({input}, axis={dim})")
@c("mx_argmin_dim({input}, {dim}[, .keepdim = {keepdim}])")
def argmin(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["...", "int64"]: ...


@types("values_indices_same")
@c("mx_sort({input}, {dim}, {descending})")
def sort(input: Tensor, dim: int = -1, descending: bool = False) -> return_types: ...


@c("mx_argsort({input}, {dim}, {descending})")
def argsort(input: Tensor, dim: int = -1, descending: bool = False) -> Tensor["...", "int64"]: ...


@types("values_indices_same")
@c("mx_topk({input}, {k}[, .dim = NN_INT({dim})][, .largest = {largest!switch}][, .sorted = {sorted!switch}])")
def topk(input: Tensor, k: int, dim: int = -1, largest: bool = True, sorted: bool = True) -> return_types: ...


@c("mx_unique({input})")
def unique(input: Tensor) -> Tensor["*"]: ...


@c("mx_bincount({input})")
def bincount(input: Tensor) -> Tensor["*", "int64"]: ...
