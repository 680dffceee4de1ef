"""torch: other names of functions, and the forms that change their tensor."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32


class Tensor:
    @role("assign_self")
    @effect("mutates")
    @c("mx_abs({self})")
    def absolute_(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_acosh({self})")
    def acosh_(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_addmm({self}, {mat1}, {mat2})")
    def addmm_(self, mat1: Tensor, mat2: Tensor) -> Tensor["* *"]: ...

    @types("float_unary")
    @c("mx_acos({self})")
    def arccos(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_acos({self})")
    def arccos_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @c("mx_acosh({self})")
    def arccosh(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_acosh({self})")
    def arccosh_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @c("mx_asin({self})")
    def arcsin(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_asin({self})")
    def arcsin_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @c("mx_asinh({self})")
    def arcsinh(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_asinh({self})")
    def arcsinh_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @c("mx_atan({self})")
    def arctan(self) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_atan2({self}, {other})")
    def arctan2(self, other: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("broadcast")
    @c("mx_atan2({self}, {other})")
    def arctan2_(self, other: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_atan({self})")
    def arctan_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @c("mx_atanh({self})")
    def arctanh(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_atanh({self})")
    def arctanh_(self) -> Tensor["..."]: ...

    @c("mx_nonzero({self})")
    def argwhere(self) -> Tensor["* *", "int64"]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_asinh({self})")
    def asinh_(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("broadcast")
    @c("mx_atan2({self}, {other})")
    def atan2_(self, other: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @types("float_unary")
    @c("mx_atanh({self})")
    def atanh_(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_baddbmm({self}, {batch1}, {batch2})")
    def baddbmm_(self, batch1: Tensor, batch2: Tensor) -> Tensor["* * *"]: ...

    @overload
    @shape("expand")
    @c("mx_expand({self}, {*sizes})")
    def broadcast_to(self, *sizes: int) -> Tensor["..."]: ...

    @overload
    @shape("expand")
    @c("mx_expand({self}, {sizes!dims})")
    def broadcast_to(self, sizes: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_clamp({self}, .max = NN_REAL({max}))")
    def clamp_max_(self, max: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_clamp({self}, .min = NN_REAL({min}))")
    def clamp_min_(self, min: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_cumprod({self}, {dim})")
    def cumprod_(self, dim: int) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_cumsum({self}, {dim})")
    def cumsum_(self, dim: int) -> Tensor["..."]: ...

    @c("mx_trunc({self})")
    def fix(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_trunc({self})")
    def fix_(self) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_ge({self}, {other})")
    def greater_equal(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_index_add({self}, {dim}, {index}, {source})")
    def index_add_(self, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_le({self}, {other})")
    def less_equal(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("unknown")
    @c("mx_movedim({self}, {source}, {destination})")
    def moveaxis(self, source: int, destination: int) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_nan_to_num({self}[, .nan = {nan!d}][, .posinf = NN_REAL({posinf})][, .neginf = NN_REAL({neginf})])")
    def nan_to_num_(self, nan: float = 0.0, posinf: float | None = None, neginf: float | None = None) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_neg({self})")
    def negative_(self) -> Tensor["..."]: ...

    @overload
    @shape("split")
    @c("mx_split({self}, {split_size}, {dim})")
    def split_with_sizes(self, split_size: int, dim: int = 0) -> list[Tensor]: ...

    @overload
    @shape("split")
    @c("mx_split_list({self}, {split_size}, {dim})")
    def split_with_sizes(self, split_size: list[int], dim: int = 0) -> list[Tensor]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("squeeze")
    @c("mx_squeeze({self})")
    def squeeze_(self) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("squeeze")
    @c("mx_squeeze_dim({self}, {dim})")
    def squeeze_(self, dim: int) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("transpose")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def swapaxes_(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("transpose")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def swapdims_(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("t")
    @c("mx_t({self})")
    def t_(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("transpose")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def transpose_(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_tril({self}, {diagonal})")
    def tril_(self, diagonal: int = 0) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_triu({self}, {diagonal})")
    def triu_(self, diagonal: int = 0) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("unsqueeze")
    @c("mx_unsqueeze({self}, {dim})")
    def unsqueeze_(self, dim: int) -> Tensor["..."]: ...


@types("float_unary")
@c("mx_acos({input})")
def arccos(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@c("mx_acosh({input})")
def arccosh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@c("mx_asin({input})")
def arcsin(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@c("mx_asinh({input})")
def arcsinh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@c("mx_atan({input})")
def arctan(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_atan2({input}, {other})")
def arctan2(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@types("float_unary")
@c("mx_atanh({input})")
def arctanh(input: Tensor["..."]) -> Tensor["..."]: ...


@c("mx_nonzero({input})")
def argwhere(input: Tensor) -> Tensor["* *", "int64"]: ...


@c("mx_trunc({input})")
def fix(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_gt({input}, {other})")
def greater(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_ge({input}, {other})")
def greater_equal(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_lt({input}, {other})")
def less(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_le({input}, {other})")
def less_equal(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("unknown")
@c("mx_movedim({input}, {source}, {destination})")
def moveaxis(input: Tensor, source: int, destination: int) -> Tensor["..."]: ...


@c("mx_neg({input})")
def negative(input: Tensor["..."]) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_ne({input}, {other})")
def not_equal(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@overload
@shape("split")
@c("mx_split({input}, {split_size}, {dim})")
def split_with_sizes(input: Tensor, split_size: int, dim: int = 0) -> list[Tensor]: ...


@overload
@shape("split")
@c("mx_split_list({input}, {split_size}, {dim})")
def split_with_sizes(input: Tensor, split_size: list[int], dim: int = 0) -> list[Tensor]: ...
