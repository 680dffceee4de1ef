"""torch: operators and functions of two tensors, element by element."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32


class Tensor:
    @shape("broadcast")
    @mlx("{self} + {other}")
    @c("mx_add({self}, {other})")
    def __add__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_add({self}, {other})")
    def __radd__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_add({self}, {other})")
    def __iadd__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @mlx("{self} - {other}")
    @c("mx_sub({self}, {other})")
    def __sub__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_rsub({self}, {other})")
    def __rsub__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_sub({self}, {other})")
    def __isub__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @mlx("{self} * {other}")
    @c("mx_mul({self}, {other})")
    def __mul__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_mul({self}, {other})")
    def __rmul__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_mul({self}, {other})")
    def __imul__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @types("true_division")
    @mlx("{self} / {other}")
    @c("mx_div({self}, {other})")
    def __truediv__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @types("true_division")
    @c("mx_rdiv({self}, {other})")
    def __rtruediv__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @types("true_division")
    @c("mx_div({self}, {other})")
    def __itruediv__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @mlx("{self} // {other}")
    @c("mx_floordiv({self}, {other})")
    def __floordiv__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_rfloordiv({self}, {other})")
    def __rfloordiv__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_floordiv({self}, {other})")
    def __ifloordiv__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @mlx("{self} % {other}")
    @c("mx_mod({self}, {other})")
    def __mod__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_rmod({self}, {other})")
    def __rmod__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_mod({self}, {other})")
    def __imod__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @mlx("{self} ** {other}")
    @c("mx_pow({self}, {other})")
    def __pow__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_rpow({self}, {other})")
    def __rpow__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_pow({self}, {other})")
    def __ipow__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_eq({self}, {other})")
    def __eq__(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_eq({self}, {other})")
    def eq(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_ne({self}, {other})")
    def __ne__(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_ne({self}, {other})")
    def ne(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_lt({self}, {other})")
    def __lt__(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_lt({self}, {other})")
    def lt(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_le({self}, {other})")
    def __le__(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_le({self}, {other})")
    def le(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_gt({self}, {other})")
    def __gt__(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_gt({self}, {other})")
    def gt(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_ge({self}, {other})")
    def __ge__(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_ge({self}, {other})")
    def ge(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_and({self}, {other})")
    def __and__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_and({self}, {other})")
    def __rand__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_or({self}, {other})")
    def __or__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_or({self}, {other})")
    def __ror__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_xor({self}, {other})")
    def __xor__(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_xor({self}, {other})")
    def __rxor__(self, other: Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_logical_and({self}, {other})")
    def logical_and(self, other: Tensor) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_logical_or({self}, {other})")
    def logical_or(self, other: Tensor) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_logical_xor({self}, {other})")
    def logical_xor(self, other: Tensor) -> Tensor["...", "bool"]: ...

    @overload
    @shape("broadcast")
    @c("mx_add({self}, {other})")
    def add(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @overload
    @shape("broadcast")
    @c("mx_add_scaled({self}, {other}, {alpha!d})")
    def add(self, other: Tensor, *, alpha: float) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @c("mx_add({self}, {other})")
    def add_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @c("mx_add_scaled({self}, {other}, {alpha!d})")
    def add_(self, other: Tensor, *, alpha: float) -> Tensor["..."]: ...

    @overload
    @shape("broadcast")
    @c("mx_sub({self}, {other})")
    def sub(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @overload
    @shape("broadcast")
    @c("mx_add_scaled({self}, {other}, -({alpha!d}))")
    def sub(self, other: Tensor, *, alpha: float) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @c("mx_sub({self}, {other})")
    def sub_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @c("mx_add_scaled({self}, {other}, -({alpha!d}))")
    def sub_(self, other: Tensor, *, alpha: float) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_sub({self}, {other})")
    def subtract(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_sub({self}, {other})")
    def subtract_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_mul({self}, {other})")
    def mul(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_mul({self}, {other})")
    def mul_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_mul({self}, {other})")
    def multiply(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_mul({self}, {other})")
    def multiply_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @overload
    @shape("broadcast")
    @types("true_division")
    @c("mx_div({self}, {other})")
    def div(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @overload
    @shape("broadcast")
    @c("mx_floordiv({self}, {other})")
    def div(self, other: Tensor | Scalar, *, rounding_mode: Literal["floor"]) -> Tensor["..."]: ...

    @overload
    @shape("broadcast")
    @c("mx_truncdiv({self}, {other})")
    def div(self, other: Tensor | Scalar, *, rounding_mode: Literal["trunc"]) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_div({self}, {other})")
    def div_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @types("true_division")
    @c("mx_div({self}, {other})")
    def divide(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_div({self}, {other})")
    def divide_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @types("true_division")
    @c("mx_div({self}, {other})")
    def true_divide(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_div({self}, {other})")
    def true_divide_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_floordiv({self}, {other})")
    def floor_divide(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_floordiv({self}, {other})")
    def floor_divide_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_mod({self}, {other})")
    def remainder(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_mod({self}, {other})")
    def remainder_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_fmod({self}, {other})")
    def fmod(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_fmod({self}, {other})")
    def fmod_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_pow({self}, {exponent})")
    def pow(self, exponent: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_pow({self}, {exponent})")
    def pow_(self, exponent: Tensor | Scalar) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_maximum({self}, {other})")
    def maximum(self, other: Tensor) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_minimum({self}, {other})")
    def minimum(self, other: Tensor) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_atan2({self}, {other})")
    def atan2(self, other: Tensor) -> Tensor["..."]: ...

    @c("mx_addcmul({self}, {tensor1}, {tensor2}, {value!d})")
    def addcmul(self, tensor1: Tensor, tensor2: Tensor, *, value: float = 1) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_addcmul({self}, {tensor1}, {tensor2}, {value!d})")
    def addcmul_(self, tensor1: Tensor, tensor2: Tensor, *, value: float = 1) -> Tensor["..."]: ...

    @c("mx_addcdiv({self}, {tensor1}, {tensor2}, {value!d})")
    def addcdiv(self, tensor1: Tensor, tensor2: Tensor, *, value: float = 1) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_addcdiv({self}, {tensor1}, {tensor2}, {value!d})")
    def addcdiv_(self, tensor1: Tensor, tensor2: Tensor, *, value: float = 1) -> Tensor["..."]: ...

    @c("mx_lerp({self}, {end}, {weight!d})")
    def lerp(self, end: Tensor, weight: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_lerp({self}, {end}, {weight!d})")
    def lerp_(self, end: Tensor, weight: float) -> Tensor["..."]: ...

    @c("mx_clamp({self}[, .min = NN_REAL({min})][, .max = NN_REAL({max})])")
    def clamp(self, min: float | None = None, max: float | None = None) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_clamp({self}[, .min = NN_REAL({min})][, .max = NN_REAL({max})])")
    def clamp_(self, min: float | None = None, max: float | None = None) -> Tensor["..."]: ...

    @c("mx_clamp({self}[, .min = NN_REAL({min})][, .max = NN_REAL({max})])")
    def clip(self, min: float | None = None, max: float | None = None) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_clamp({self}[, .min = NN_REAL({min})][, .max = NN_REAL({max})])")
    def clip_(self, min: float | None = None, max: float | None = None) -> Tensor["..."]: ...

    @c("mx_clamp({self}, .min = NN_REAL({min}))")
    def clamp_min(self, min: float) -> Tensor["..."]: ...

    @c("mx_clamp({self}, .max = NN_REAL({max}))")
    def clamp_max(self, max: float) -> Tensor["..."]: ...

    @shape("same")
    @mlx("mx.where({mask}, {value}, {self})")
    @c("mx_masked_fill({self}, {mask}, {value!d})")
    def masked_fill(self, mask: Tensor, value: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_masked_fill({self}, {mask}, {value!d})")
    def masked_fill_(self, mask: Tensor, value: float) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_nan_to_num({self}[, .nan = {nan!d}][, .posinf = NN_REAL({posinf})][, .neginf = NN_REAL({neginf})])")
    def nan_to_num(self, nan: float = 0.0, posinf: float | None = None, neginf: float | None = None) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_logaddexp({self}, {other})")
    def logaddexp(self, other: Tensor) -> Tensor["..."]: ...

    @shape("broadcast")
    @c("mx_gt({self}, {other})")
    def greater(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_lt({self}, {other})")
    def less(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...

    @shape("broadcast")
    @c("mx_ne({self}, {other})")
    def not_equal(self, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_eq({input}, {other})")
def eq(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_ne({input}, {other})")
def ne(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_lt({input}, {other})")
def lt(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_le({input}, {other})")
def le(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_gt({input}, {other})")
def gt(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_ge({input}, {other})")
def ge(input: Tensor, other: Tensor | Scalar) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_logical_and({input}, {other})")
def logical_and(input: Tensor, other: Tensor) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_logical_or({input}, {other})")
def logical_or(input: Tensor, other: Tensor) -> Tensor["...", "bool"]: ...


@shape("broadcast")
@c("mx_logical_xor({input}, {other})")
def logical_xor(input: Tensor, other: Tensor) -> Tensor["...", "bool"]: ...


@overload
@shape("broadcast")
@c("mx_add({input}, {other})")
def add(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_add_scaled({input}, {other}, {alpha!d})")
def add(input: Tensor, other: Tensor, *, alpha: float) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_sub({input}, {other})")
def sub(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_add_scaled({input}, {other}, -({alpha!d}))")
def sub(input: Tensor, other: Tensor, *, alpha: float) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_sub({input}, {other})")
def subtract(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_mul({input}, {other})")
def mul(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_mul({input}, {other})")
def multiply(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@types("true_division")
@c("mx_div({input}, {other})")
def div(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_floordiv({input}, {other})")
def div(input: Tensor, other: Tensor | Scalar, *, rounding_mode: Literal["floor"]) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_truncdiv({input}, {other})")
def div(input: Tensor, other: Tensor | Scalar, *, rounding_mode: Literal["trunc"]) -> Tensor["..."]: ...


@shape("broadcast")
@types("true_division")
@c("mx_div({input}, {other})")
def divide(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("broadcast")
@types("true_division")
@c("mx_div({input}, {other})")
def true_divide(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_floordiv({input}, {other})")
def floor_divide(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_mod({input}, {other})")
def remainder(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_fmod({input}, {other})")
def fmod(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_pow({input}, {exponent})")
def pow(input: Tensor, exponent: Tensor | Scalar) -> Tensor["..."]: ...


@overload
@shape("broadcast")
@c("mx_rpow({exponent}, {self})")
def pow(self: Scalar, exponent: Tensor) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_maximum({input}, {other})")
def maximum(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_minimum({input}, {other})")
def minimum(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_atan2({input}, {other})")
def atan2(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@c("mx_addcmul({input}, {tensor1}, {tensor2}, {value!d})")
def addcmul(input: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: float = 1) -> Tensor["..."]: ...


@c("mx_addcdiv({input}, {tensor1}, {tensor2}, {value!d})")
def addcdiv(input: Tensor, tensor1: Tensor, tensor2: Tensor, *, value: float = 1) -> Tensor["..."]: ...


@c("mx_lerp({input}, {end}, {weight!d})")
def lerp(input: Tensor, end: Tensor, weight: float) -> Tensor["..."]: ...


@c("mx_clamp({input}[, .min = NN_REAL({min})][, .max = NN_REAL({max})])")
def clamp(input: Tensor["..."], min: float | None = None, max: float | None = None) -> Tensor["..."]: ...


@c("mx_clamp({input}[, .min = NN_REAL({min})][, .max = NN_REAL({max})])")
def clip(input: Tensor["..."], min: float | None = None, max: float | None = None) -> Tensor["..."]: ...


@shape("same")
@mlx("mx.where({mask}, {value}, {input})")
@c("mx_masked_fill({input}, {mask}, {value!d})")
def masked_fill(input: Tensor, mask: Tensor, value: float) -> Tensor["..."]: ...


@overload
@c("mx_nonzero_columns({condition})")
def where(condition: Tensor) -> tuple[Tensor["*", "int64"], ...]: ...


@overload
@shape("broadcast")
@types("where")
@mlx("mx.where({condition}, {input}, {other})")
@c("mx_where({condition}, {input}, {other})")
def where(condition: Tensor, input: Tensor | Scalar, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("same")
@c("mx_nan_to_num({input}[, .nan = {nan!d}][, .posinf = NN_REAL({posinf})][, .neginf = NN_REAL({neginf})])")
def nan_to_num(input: Tensor["..."], nan: float = 0.0, posinf: float | None = None, neginf: float | None = None) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_logaddexp({input}, {other})")
def logaddexp(input: Tensor["..."], other: Tensor) -> Tensor["..."]: ...
