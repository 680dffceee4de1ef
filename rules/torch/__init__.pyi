"""torch: tensors, their creation, and the functions on them.

A method that ends in `_` changes its tensor. Arrays of the runtime do not change, so such a call assigns the result to the place that holds
the tensor (role `assign_self`).
"""
from typing import Any, Literal, Optional

from torch import autograd, backends, cuda, nn, optim, utils
from torch._modes import enable_grad, inference_mode, no_grad, set_grad_enabled

__version__: str = c('PY_STR("2.13.0")')


class dtype:
    """A type of elements; nearly always known at convert time."""


float32: dtype["float32"] = ...
float: dtype["float32"] = ...
float64: dtype["float64"] = ...
double: dtype["float64"] = ...
float16: dtype["float16"] = ...
half: dtype["float16"] = ...
bfloat16: dtype["bfloat16"] = ...
int8: dtype["int8"] = ...
uint8: dtype["uint8"] = ...
int16: dtype["int16"] = ...
short: dtype["int16"] = ...
int32: dtype["int32"] = ...
int: dtype["int32"] = ...
int64: dtype["int64"] = ...
long: dtype["int64"] = ...
bool: dtype["bool"] = ...


@c_type(None)
class device:
    """There is one device, the one that the engine runs on: a device object needs no value in C."""

    @drop("there is one device")
    def __init__(self, type: Any = None, index: Any = None) -> None: ...

    type: Literal["cpu"] = ...


@c_type("random_generator", pointer=True)
class Generator:
    @c("random_generator_new()")
    def __init__(self, device: Any = None) -> None: ...

    @effect("mutates")
    @c("random_generator_seed({self}, {seed})")
    def manual_seed(self, seed: int) -> Generator: ...


Size = tuple[int, ...]


class Tensor:
    @types("float_unary")
    @mlx("mx.exp({self})")
    @c("mx_exp({self})")
    def exp(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_exp({self})")
    def exp_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @c("mx_exp2({self})")
    def exp2(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_exp2({self})")
    def exp2_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.expm1({self})")
    @c("mx_expm1({self})")
    def expm1(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_expm1({self})")
    def expm1_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.log({self})")
    @c("mx_log({self})")
    def log(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_log({self})")
    def log_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.log2({self})")
    @c("mx_log2({self})")
    def log2(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_log2({self})")
    def log2_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.log10({self})")
    @c("mx_log10({self})")
    def log10(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_log10({self})")
    def log10_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.log1p({self})")
    @c("mx_log1p({self})")
    def log1p(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_log1p({self})")
    def log1p_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.sqrt({self})")
    @c("mx_sqrt({self})")
    def sqrt(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_sqrt({self})")
    def sqrt_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.rsqrt({self})")
    @c("mx_rsqrt({self})")
    def rsqrt(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_rsqrt({self})")
    def rsqrt_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.reciprocal({self})")
    @c("mx_reciprocal({self})")
    def reciprocal(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_reciprocal({self})")
    def reciprocal_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.sin({self})")
    @c("mx_sin({self})")
    def sin(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_sin({self})")
    def sin_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.cos({self})")
    @c("mx_cos({self})")
    def cos(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_cos({self})")
    def cos_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.tan({self})")
    @c("mx_tan({self})")
    def tan(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_tan({self})")
    def tan_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.arcsin({self})")
    @c("mx_asin({self})")
    def asin(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_asin({self})")
    def asin_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.arccos({self})")
    @c("mx_acos({self})")
    def acos(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_acos({self})")
    def acos_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.arctan({self})")
    @c("mx_atan({self})")
    def atan(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_atan({self})")
    def atan_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.sinh({self})")
    @c("mx_sinh({self})")
    def sinh(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_sinh({self})")
    def sinh_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.cosh({self})")
    @c("mx_cosh({self})")
    def cosh(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_cosh({self})")
    def cosh_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.arcsinh({self})")
    @c("mx_asinh({self})")
    def asinh(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.arccosh({self})")
    @c("mx_acosh({self})")
    def acosh(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.arctanh({self})")
    @c("mx_atanh({self})")
    def atanh(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.tanh({self})")
    @c("mx_tanh({self})")
    def tanh(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_tanh({self})")
    def tanh_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.sigmoid({self})")
    @c("mx_sigmoid({self})")
    def sigmoid(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_sigmoid({self})")
    def sigmoid_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.erf({self})")
    @c("mx_erf({self})")
    def erf(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_erf({self})")
    def erf_(self) -> Tensor["..."]: ...

    @types("float_unary")
    @mlx("mx.erfinv({self})")
    @c("mx_erfinv({self})")
    def erfinv(self) -> Tensor["..."]: ...

    @types("float_unary")
    @role("assign_self")
    @effect("mutates")
    @c("mx_erfinv({self})")
    def erfinv_(self) -> Tensor["..."]: ...

    @mlx("mx.negative({self})")
    @c("mx_neg({self})")
    def neg(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_neg({self})")
    def neg_(self) -> Tensor["..."]: ...

    @mlx("mx.abs({self})")
    @c("mx_abs({self})")
    def abs(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_abs({self})")
    def abs_(self) -> Tensor["..."]: ...

    @mlx("mx.sign({self})")
    @c("mx_sign({self})")
    def sign(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_sign({self})")
    def sign_(self) -> Tensor["..."]: ...

    @mlx("mx.square({self})")
    @c("mx_square({self})")
    def square(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_square({self})")
    def square_(self) -> Tensor["..."]: ...

    @mlx("mx.floor({self})")
    @c("mx_floor({self})")
    def floor(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_floor({self})")
    def floor_(self) -> Tensor["..."]: ...

    @mlx("mx.ceil({self})")
    @c("mx_ceil({self})")
    def ceil(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_ceil({self})")
    def ceil_(self) -> Tensor["..."]: ...

    @mlx("mx.round({self})")
    @c("mx_round({self})")
    def round(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_round({self})")
    def round_(self) -> Tensor["..."]: ...

    @c("mx_trunc({self})")
    def trunc(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_trunc({self})")
    def trunc_(self) -> Tensor["..."]: ...

    @c("mx_frac({self})")
    def frac(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_frac({self})")
    def frac_(self) -> Tensor["..."]: ...

    @c("mx_relu({self})")
    def relu(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_relu({self})")
    def relu_(self) -> Tensor["..."]: ...

    @mlx("mx.isnan({self})")
    @c("mx_isnan({self})")
    def isnan(self) -> Tensor["...", "bool"]: ...

    @mlx("mx.isinf({self})")
    @c("mx_isinf({self})")
    def isinf(self) -> Tensor["...", "bool"]: ...

    @mlx("mx.isfinite({self})")
    @c("mx_isfinite({self})")
    def isfinite(self) -> Tensor["...", "bool"]: ...

    @mlx("mx.logical_not({self})")
    @c("mx_logical_not({self})")
    def logical_not(self) -> Tensor["...", "bool"]: ...

    @c("mx_abs({self})")
    def absolute(self) -> Tensor["..."]: ...

    @c("mx_neg({self})")
    def negative(self) -> Tensor["..."]: ...

    @c("mx_neg({self})")
    def __neg__(self) -> Tensor["..."]: ...

    @c("mx_abs({self})")
    def __abs__(self) -> Tensor["..."]: ...

    @c("mx_not({self})")
    def __invert__(self) -> Tensor["..."]: ...

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
    @c("mx_pow({self}, {other})")
    def pow(self, other: Tensor | Scalar) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_pow({self}, {other})")
    def pow_(self, other: Tensor | Scalar) -> Tensor["..."]: ...

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
    @mlx("mx.mean({self})")
    @c("mx_mean({self})")
    def mean(self) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @c("mx_mean_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def mean(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
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
    @c("mx_var({self}[, .unbiased = {unbiased!switch}])")
    def var(self, *, unbiased: bool = True) -> Tensor[""]: ...

    @overload
    @c("mx_var({self}, .unbiased = {unbiased!switch})")
    def var(self, unbiased: bool) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @c("mx_var_dim({self}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def var(self, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @shape("reduce")
    @c("mx_var_dims({self}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def var(self, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @c("mx_std({self}[, .unbiased = {unbiased!switch}])")
    def std(self, *, unbiased: bool = True) -> Tensor[""]: ...

    @overload
    @c("mx_std({self}, .unbiased = {unbiased!switch})")
    def std(self, unbiased: bool) -> Tensor[""]: ...

    @overload
    @shape("reduce")
    @c("mx_std_dim({self}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def std(self, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @shape("reduce")
    @c("mx_std_dims({self}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
    def std(self, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...

    @shape("reduce")
    @c("mx_logsumexp_dim({self}, {dim}[, .keepdim = {keepdim}])")
    def logsumexp(self, dim: int, keepdim: bool = False) -> Tensor["..."]: ...

    @overload
    @c("mx_norm({self})")
    def norm(self) -> Tensor[""]: ...

    @overload
    @c("mx_norm_p({self}, {p!d})")
    def norm(self, p: float) -> Tensor[""]: ...

    @overload
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
    @shape("view")
    @c("mx_reshape({self}, {*shape})")
    def reshape(self, *shape: int) -> Tensor["..."]: ...

    @overload
    @shape("permute")
    @c("mx_permute({self}, {*dims})")
    def permute(self, *dims: int) -> Tensor["..."]: ...

    @shape("transpose")
    @mlx("mx.swapaxes({self}, {dim0}, {dim1})")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def transpose(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @shape("transpose")
    @mlx("mx.swapaxes({self}, {dim0}, {dim1})")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def swapaxes(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @shape("transpose")
    @mlx("mx.swapaxes({self}, {dim0}, {dim1})")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def swapdims(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @shape("t")
    @c("mx_t({self})")
    def t(self) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_movedim({self}, {source}, {destination})")
    def movedim(self, source: int, destination: int) -> Tensor["..."]: ...

    @overload
    @shape("squeeze")
    @c("mx_squeeze({self})")
    def squeeze(self) -> Tensor["..."]: ...

    @overload
    @shape("squeeze")
    @c("mx_squeeze_dim({self}, {dim})")
    def squeeze(self, dim: int) -> Tensor["..."]: ...

    @shape("unsqueeze")
    @mlx("mx.expand_dims({self}, {dim})")
    @c("mx_unsqueeze({self}, {dim})")
    def unsqueeze(self, dim: int) -> Tensor["..."]: ...

    @shape("flatten")
    @mlx("mx.flatten({self}, {start_dim}, {end_dim})")
    @c("mx_flatten({self}, {start_dim}, {end_dim})")
    def flatten(self, start_dim: int = 0, end_dim: int = -1) -> Tensor["..."]: ...

    @c("mx_flatten({self}, 0, -1)")
    def ravel(self) -> Tensor["*"]: ...

    @shape("unknown")
    @c("mx_unflatten({self}, {dim}, {sizes!dims})")
    def unflatten(self, dim: int, sizes: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @c("mx_clone({self})")
    def clone(self) -> Tensor["..."]: ...

    @overload
    @c("mx_flip({self}, {dims!dims})")
    def flip(self, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @c("mx_flip({self}, {*dims})")
    def flip(self, *dims: int) -> Tensor["..."]: ...

    @c("mx_roll({self}, {shifts}, {dims})")
    def roll(self, shifts: int, dims: int) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_repeat_interleave({self}, {repeats}, {dim})")
    def repeat_interleave(self, repeats: int, dim: int) -> Tensor["..."]: ...

    @overload
    @shape("split")
    @c("mx_split({self}, {split_size}, {dim})")
    def split(self, split_size: int, dim: int = 0) -> list[Tensor]: ...

    @overload
    @shape("split")
    @c("mx_split_list({self}, {split_size}, {dim})")
    def split(self, split_size: list[int], dim: int = 0) -> list[Tensor]: ...

    @shape("split")
    @c("mx_chunk({self}, {chunks}, {dim})")
    def chunk(self, chunks: int, dim: int = 0) -> list[Tensor]: ...

    @shape("split")
    @c("mx_unbind({self}, {dim})")
    def unbind(self, dim: int = 0) -> list[Tensor]: ...

    @shape("matmul")
    @mlx("mx.matmul({self}, {other})")
    @c("mx_matmul({self}, {other})")
    def matmul(self, other: Tensor) -> Tensor["..."]: ...

    @shape("matmul")
    @c("mx_mm({self}, {mat2})")
    def mm(self, mat2: Tensor) -> Tensor["..."]: ...

    @shape("matmul")
    @c("mx_bmm({self}, {mat2})")
    def bmm(self, mat2: Tensor) -> Tensor["..."]: ...

    @shape("matmul")
    @c("mx_matmul({self}, {vec})")
    def mv(self, vec: Tensor) -> Tensor["..."]: ...

    @c("mx_dot({self}, {tensor})")
    def dot(self, tensor: Tensor) -> Tensor[""]: ...

    @c("mx_outer({self}, {vec2})")
    def outer(self, vec2: Tensor) -> Tensor["* *"]: ...

    @c("mx_outer({self}, {vec2})")
    def ger(self, vec2: Tensor) -> Tensor["* *"]: ...

    @c("mx_addmm({self}, {mat1}, {mat2})")
    def addmm(self, mat1: Tensor, mat2: Tensor) -> Tensor["* *"]: ...

    @c("mx_baddbmm({self}, {batch1}, {batch2})")
    def baddbmm(self, batch1: Tensor, batch2: Tensor) -> Tensor["* * *"]: ...

    @shape("same")
    @mlx("mx.softmax({self}, axis={dim})")
    @c("mx_softmax({self}, {dim})")
    def softmax(self, dim: int) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_log_softmax({self}, {dim})")
    def log_softmax(self, dim: int) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_cumsum({self}, {dim})")
    def cumsum(self, dim: int) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_cumprod({self}, {dim})")
    def cumprod(self, dim: int) -> Tensor["..."]: ...

    @shape("same")
    @mlx("mx.tril({self}, k={diagonal})")
    @c("mx_tril({self}, {diagonal})")
    def tril(self, diagonal: int = 0) -> Tensor["..."]: ...

    @shape("same")
    @mlx("mx.triu({self}, k={diagonal})")
    @c("mx_triu({self}, {diagonal})")
    def triu(self, diagonal: int = 0) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_diag({self}, {diagonal})")
    def diag(self, diagonal: int = 0) -> Tensor["..."]: ...

    @shape("like_index")
    @c("mx_gather({self}, {dim}, {index})")
    def gather(self, dim: int, index: Tensor) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_scatter({self}, {dim}, {index}, {src})")
    def scatter(self, dim: int, index: Tensor, src: Tensor | float) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_scatter_add({self}, {dim}, {index}, {src})")
    def scatter_add(self, dim: int, index: Tensor, src: Tensor) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_index_select({self}, {dim}, {index})")
    def index_select(self, dim: int, index: Tensor) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_index_add({self}, {dim}, {index}, {source})")
    def index_add(self, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...

    @shape("same")
    @mlx("mx.where({mask}, {value}, {self})")
    @c("mx_masked_fill({self}, {mask}, {value!d})")
    def masked_fill(self, mask: Tensor, value: float) -> Tensor["..."]: ...

    @c("mx_masked_select({self}, {mask})")
    def masked_select(self, mask: Tensor) -> Tensor["*"]: ...

    @c("mx_nonzero({self})")
    def nonzero(self) -> Tensor["* *", "int64"]: ...

    @effect("draws")
    @shape("multinomial")
    @c("mx_multinomial({self}, {num_samples}[, .replacement = {replacement}][, .generator = {generator}])")
    def multinomial(self, num_samples: int, replacement: bool = False, *, generator: Generator | None = None) -> Tensor["...", "int64"]: ...

    @c("mx_equal({self}, {other})")
    def equal(self, other: Tensor) -> bool: ...

    @c("mx_allclose({self}, {other}[, .rtol = NN_REAL({rtol})][, .atol = NN_REAL({atol})])")
    def allclose(self, other: Tensor, rtol: float = 1e-5, atol: float = 1e-8) -> bool: ...

    @c("mx_numel({self})")
    def numel(self) -> int: ...

    @role("detach")
    @mlx("mx.stop_gradient({self})")
    @c("mx_detach({self})")
    def detach(self) -> Tensor["..."]: ...

    @c("mx_is_float({self})")
    def is_floating_point(self) -> bool: ...

    @overload
    @shape("view")
    @mlx("mx.reshape({self}, ({*shape}))")
    @c("mx_reshape({self}, {*shape})")
    def view(self, *shape: int) -> Tensor["..."]: ...

    @overload
    @shape("view")
    @c("mx_reshape({self}, {shape!dims})")
    def view(self, shape: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @shape("view")
    @c("mx_reshape({self}, {shape!dims})")
    def reshape(self, shape: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @shape("permute")
    @c("mx_permute({self}, {dims!dims})")
    def permute(self, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @shape("like_other")
    @c("mx_reshape_dims({self}, mx_shape({other}))")
    def view_as(self, other: Tensor) -> Tensor["..."]: ...

    @shape("like_other")
    @c("mx_reshape_dims({self}, mx_shape({other}))")
    def reshape_as(self, other: Tensor) -> Tensor["..."]: ...

    @overload
    @shape("expand")
    @c("mx_expand({self}, {*sizes})")
    def expand(self, *sizes: int) -> Tensor["..."]: ...

    @overload
    @shape("expand")
    @c("mx_expand({self}, {sizes!dims})")
    def expand(self, sizes: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @shape("like_other")
    @c("mx_expand_dims({self}, mx_shape({other}))")
    def expand_as(self, other: Tensor) -> Tensor["..."]: ...

    @overload
    @shape("unknown")
    @c("mx_repeat({self}, {*repeats})")
    def repeat(self, *repeats: int) -> Tensor["..."]: ...

    @overload
    @shape("unknown")
    @c("mx_repeat({self}, {repeats!dims})")
    def repeat(self, repeats: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @drop("arrays have no memory order that a script could see")
    @c("{self}")
    def contiguous(self) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_astype({self}, mx_dtype_of({other}))")
    def type_as(self, other: Tensor) -> Tensor["..."]: ...

    @c("mx_astype({self}, MX_FLOAT32)")
    def float(self) -> Tensor["...", "float32"]: ...

    @c("mx_astype({self}, MX_FLOAT64)")
    def double(self) -> Tensor["...", "float64"]: ...

    @c("mx_astype({self}, MX_FLOAT16)")
    def half(self) -> Tensor["...", "float16"]: ...

    @c("mx_astype({self}, MX_BFLOAT16)")
    def bfloat16(self) -> Tensor["...", "bfloat16"]: ...

    @c("mx_astype({self}, MX_INT64)")
    def long(self) -> Tensor["...", "int64"]: ...

    @c("mx_astype({self}, MX_INT32)")
    def int(self) -> Tensor["...", "int32"]: ...

    @c("mx_astype({self}, MX_BOOL)")
    def bool(self) -> Tensor["...", "bool"]: ...

    @c("mx_astype({self}, MX_UINT8)")
    def byte(self) -> Tensor["...", "uint8"]: ...

    @overload
    @types("astype")
    @c("mx_astype({self}, {dtype!dtype})")
    def to(self, dtype: dtype) -> Tensor["..."]: ...

    @overload
    @types("astype")
    @c("mx_astype({self}, {dtype!dtype})")
    def to(self, device: device | str | int, dtype: dtype) -> Tensor["..."]: ...

    @overload
    @drop("there is one device")
    @c("{self}")
    def to(self, device: device | str | int | None = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @overload
    @c("mx_astype({self}, mx_dtype_of({other}))")
    def to(self, other: Tensor) -> Tensor["..."]: ...

    @types("astype")
    @c("mx_astype({self}, {dtype!dtype})")
    def type(self, dtype: dtype) -> Tensor["..."]: ...

    @drop("there is one device")
    @c("{self}")
    def cuda(self, device: Any = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @drop("there is one device")
    @c("{self}")
    def cpu(self, device: Any = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @drop("there is one device")
    @c("{self}")
    def pin_memory(self, device: Any = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @types("item")
    def item(self) -> Scalar: ...

    @types("tolist")
    @c("mx_tolist({self})")
    def tolist(self) -> list[Any]: ...

    @overload
    @types("size")
    @c("mx_shape({self})")
    def size(self) -> tuple[int, ...]: ...

    @overload
    @types("dim")
    @c("mx_dim({self}, {dim})")
    def size(self, dim: int) -> int: ...

    @property
    @types("size")
    @c("mx_shape({self})")
    def shape(self) -> tuple[int, ...]: ...

    @property
    @c("mx_ndim({self})")
    def ndim(self) -> int: ...

    @property
    @shape("t")
    @c("mx_t({self})")
    def T(self) -> Tensor["..."]: ...

    @property
    @shape("mt")
    @c("mx_transpose({self}, -2, -1)")
    def mT(self) -> Tensor["..."]: ...

    @property
    @role("detach")
    @c("mx_detach({self})")
    def data(self) -> Tensor["..."]: ...

    @property
    def is_cuda(self) -> Literal[False]: ...

    @property
    @types("dtype_of")
    @c("mx_dtype_of({self})")
    def dtype(self) -> dtype: ...

    @property
    @drop("there is one device")
    def device(self) -> device: ...

    @c("mx_ndim({self})")
    def dim(self) -> int: ...

    @c("mx_ndim({self})")
    def ndimension(self) -> int: ...

    @c("mx_numel({self})")
    def nelement(self) -> int: ...

    @types("length")
    @c("mx_length({self})")
    def __len__(self) -> int: ...

    @c("mx_item_float({self})")
    def __float__(self) -> float: ...

    @c("mx_item_int({self})")
    def __int__(self) -> int: ...

    @c("mx_item_bool({self})")
    def __bool__(self) -> bool: ...

    @shape("matmul")
    @mlx("mx.matmul({self}, {other})")
    @c("mx_matmul({self}, {other})")
    def __matmul__(self, other: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_full_like({self}, {value!d})")
    def fill_(self, value: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_zeros_like({self})")
    def zero_(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_expand_dims(mx_astype({src}, mx_dtype_of({self})), mx_shape({self}))")
    def copy_(self, src: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_masked_fill({self}, {mask}, {value!d})")
    def masked_fill_(self, mask: Tensor, value: float) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_scatter({self}, {dim}, {index}, {src})")
    def scatter_(self, dim: int, index: Tensor, src: Tensor | float) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_scatter({self}, {dim}, {index}, {value!d})")
    def scatter_(self, dim: int, index: Tensor, *, value: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_scatter_add({self}, {dim}, {index}, {src})")
    def scatter_add_(self, dim: int, index: Tensor, src: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_uniform({a!d}, {b!d}, mx_shape({self}))")
    def uniform_(self, a: float = 0, b: float = 1) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_normal({mean!d}, {std!d}, mx_shape({self}))")
    def normal_(self, mean: float = 0, std: float = 1) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_bernoulli_like({self}, {p!d})")
    def bernoulli_(self, p: float = 0.5) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_exponential_like({self}, {lambd!d})")
    def exponential_(self, lambd: float = 1) -> Tensor["..."]: ...

    @effect("draws")
    @shape("same")
    @c("mx_bernoulli({self})")
    def bernoulli(self) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_zeros(mx_dtype_of({self}), {*size})")
    def new_zeros(self, *size: int) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_zeros(mx_dtype_of({self}), {size!dims})")
    def new_zeros(self, size: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_ones(mx_dtype_of({self}), {*size})")
    def new_ones(self, *size: int) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_ones(mx_dtype_of({self}), {size!dims})")
    def new_ones(self, size: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @todo("T2M4020", effort="hours", why="optimising a tensor that is not a parameter of a module is not lifted yet")
    def requires_grad_(self, requires_grad: bool = True) -> Tensor["..."]: ...

    @todo("T2M4021", effort="hours", why="reading gradients outside of an optimizer step needs the recorded graph")
    @property
    def grad(self) -> Optional[Tensor]: ...

    @property
    @todo("T2M4020", effort="hours", why="optimising a tensor that is not a parameter of a module is not lifted yet")
    def requires_grad(self) -> bool: ...

    @overload
    @role("backward")
    @effect("mutates")
    def backward(self) -> None: ...

    @overload
    @role("backward")
    @todo("T2M4022", effort="hours", why="gradient=, retain_graph= and create_graph= need the recorded graph")
    def backward(self, gradient: Any = None, retain_graph: bool | None = None, create_graph: bool = False) -> None: ...

    @todo("T2M2301", effort="hours", why="NumPy arrays are not converted yet")
    def numpy(self) -> Any: ...

    @todo("T2M4030", effort="rewrite", why="hooks on gradients have no place in a lifted loss function")
    def register_hook(self, hook: Any) -> Any: ...

    @todo("T2M2302", effort="hours", why="a Python function on every element has no fast form; write it with tensor operations")
    def apply_(self, callable: Any) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_unfold({self}, {dimension}, {size}, {step})")
    def unfold(self, dimension: int, size: int, step: int) -> Tensor: ...

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

    @todo("T2M2303", effort="minutes", why="the lengths of these results depend on the data; write it with sort and indexing")
    def unique_consecutive(self, *args: Any, **kwargs: Any) -> Any: ...

    @todo("T2M2304", effort="hours", why="linear algebra beyond products is not in the runtime yet")
    def inverse(self) -> Tensor: ...

    @todo("T2M2304", effort="hours", why="linear algebra beyond products is not in the runtime yet")
    def det(self) -> Tensor: ...

    def is_contiguous(self) -> Literal[True]: ...


@types("float_unary")
@mlx("mx.exp({input})")
@c("mx_exp({input})")
def exp(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@c("mx_exp2({input})")
def exp2(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.expm1({input})")
@c("mx_expm1({input})")
def expm1(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.log({input})")
@c("mx_log({input})")
def log(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.log2({input})")
@c("mx_log2({input})")
def log2(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.log10({input})")
@c("mx_log10({input})")
def log10(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.log1p({input})")
@c("mx_log1p({input})")
def log1p(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.sqrt({input})")
@c("mx_sqrt({input})")
def sqrt(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.rsqrt({input})")
@c("mx_rsqrt({input})")
def rsqrt(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.reciprocal({input})")
@c("mx_reciprocal({input})")
def reciprocal(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.sin({input})")
@c("mx_sin({input})")
def sin(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.cos({input})")
@c("mx_cos({input})")
def cos(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.tan({input})")
@c("mx_tan({input})")
def tan(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.arcsin({input})")
@c("mx_asin({input})")
def asin(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.arccos({input})")
@c("mx_acos({input})")
def acos(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.arctan({input})")
@c("mx_atan({input})")
def atan(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.sinh({input})")
@c("mx_sinh({input})")
def sinh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.cosh({input})")
@c("mx_cosh({input})")
def cosh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.arcsinh({input})")
@c("mx_asinh({input})")
def asinh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.arccosh({input})")
@c("mx_acosh({input})")
def acosh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.arctanh({input})")
@c("mx_atanh({input})")
def atanh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.tanh({input})")
@c("mx_tanh({input})")
def tanh(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.sigmoid({input})")
@c("mx_sigmoid({input})")
def sigmoid(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.erf({input})")
@c("mx_erf({input})")
def erf(input: Tensor["..."]) -> Tensor["..."]: ...


@types("float_unary")
@mlx("mx.erfinv({input})")
@c("mx_erfinv({input})")
def erfinv(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.negative({input})")
@c("mx_neg({input})")
def neg(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.abs({input})")
@c("mx_abs({input})")
def abs(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.sign({input})")
@c("mx_sign({input})")
def sign(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.square({input})")
@c("mx_square({input})")
def square(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.floor({input})")
@c("mx_floor({input})")
def floor(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.ceil({input})")
@c("mx_ceil({input})")
def ceil(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.round({input})")
@c("mx_round({input})")
def round(input: Tensor["..."]) -> Tensor["..."]: ...


@c("mx_trunc({input})")
def trunc(input: Tensor["..."]) -> Tensor["..."]: ...


@c("mx_frac({input})")
def frac(input: Tensor["..."]) -> Tensor["..."]: ...


@c("mx_relu({input})")
def relu(input: Tensor["..."]) -> Tensor["..."]: ...


@mlx("mx.isnan({input})")
@c("mx_isnan({input})")
def isnan(input: Tensor["..."]) -> Tensor["...", "bool"]: ...


@mlx("mx.isinf({input})")
@c("mx_isinf({input})")
def isinf(input: Tensor["..."]) -> Tensor["...", "bool"]: ...


@mlx("mx.isfinite({input})")
@c("mx_isfinite({input})")
def isfinite(input: Tensor["..."]) -> Tensor["...", "bool"]: ...


@mlx("mx.logical_not({input})")
@c("mx_logical_not({input})")
def logical_not(input: Tensor["..."]) -> Tensor["...", "bool"]: ...


@c("mx_abs({input})")
def absolute(input: Tensor["..."]) -> Tensor["..."]: ...


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


@shape("broadcast")
@c("mx_pow({input}, {other})")
def pow(input: Tensor, other: Tensor | Scalar) -> Tensor["..."]: ...


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
@mlx("mx.mean({input})")
@c("mx_mean({input})")
def mean(input: Tensor) -> Tensor[""]: ...


@overload
@shape("reduce")
@c("mx_mean_dim({input}, {dim}[, .keepdim = {keepdim}])")
def mean(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
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
@c("mx_var({input}[, .unbiased = {unbiased!switch}])")
def var(input: Tensor, *, unbiased: bool = True) -> Tensor[""]: ...


@overload
@c("mx_var({input}, .unbiased = {unbiased!switch})")
def var(input: Tensor, unbiased: bool) -> Tensor[""]: ...


@overload
@shape("reduce")
@c("mx_var_dim({input}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def var(input: Tensor, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@shape("reduce")
@c("mx_var_dims({input}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def var(input: Tensor, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@c("mx_std({input}[, .unbiased = {unbiased!switch}])")
def std(input: Tensor, *, unbiased: bool = True) -> Tensor[""]: ...


@overload
@c("mx_std({input}, .unbiased = {unbiased!switch})")
def std(input: Tensor, unbiased: bool) -> Tensor[""]: ...


@overload
@shape("reduce")
@c("mx_std_dim({input}, {dim}[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def std(input: Tensor, dim: int, unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@shape("reduce")
@c("mx_std_dims({input}, MX_DIMS({dim!dims})[, .unbiased = {unbiased!switch}][, .keepdim = {keepdim}])")
def std(input: Tensor, dim: tuple[int, ...] | list[int], unbiased: bool = True, keepdim: bool = False) -> Tensor["..."]: ...


@shape("reduce")
@c("mx_logsumexp_dim({input}, {dim}[, .keepdim = {keepdim}])")
def logsumexp(input: Tensor, dim: int, keepdim: bool = False) -> Tensor["..."]: ...


@overload
@c("mx_norm({input})")
def norm(input: Tensor) -> Tensor[""]: ...


@overload
@c("mx_norm_p({input}, {p!d})")
def norm(input: Tensor, p: float) -> Tensor[""]: ...


@overload
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


@shape("view")
@c("mx_reshape({input}, {shape!dims})")
def reshape(input: Tensor, shape: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@shape("permute")
@c("mx_permute({input}, {dims!dims})")
def permute(input: Tensor, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@shape("transpose")
@mlx("mx.swapaxes({input}, {dim0}, {dim1})")
@c("mx_transpose({input}, {dim0}, {dim1})")
def transpose(input: Tensor, dim0: int, dim1: int) -> Tensor["..."]: ...


@shape("transpose")
@mlx("mx.swapaxes({input}, {dim0}, {dim1})")
@c("mx_transpose({input}, {dim0}, {dim1})")
def swapaxes(input: Tensor, dim0: int, dim1: int) -> Tensor["..."]: ...


@shape("transpose")
@mlx("mx.swapaxes({input}, {dim0}, {dim1})")
@c("mx_transpose({input}, {dim0}, {dim1})")
def swapdims(input: Tensor, dim0: int, dim1: int) -> Tensor["..."]: ...


@shape("t")
@c("mx_t({input})")
def t(input: Tensor) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_movedim({input}, {source}, {destination})")
def movedim(input: Tensor, source: int, destination: int) -> Tensor["..."]: ...


@overload
@shape("squeeze")
@c("mx_squeeze({input})")
def squeeze(input: Tensor) -> Tensor["..."]: ...


@overload
@shape("squeeze")
@c("mx_squeeze_dim({input}, {dim})")
def squeeze(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("unsqueeze")
@mlx("mx.expand_dims({input}, {dim})")
@c("mx_unsqueeze({input}, {dim})")
def unsqueeze(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("flatten")
@mlx("mx.flatten({input}, {start_dim}, {end_dim})")
@c("mx_flatten({input}, {start_dim}, {end_dim})")
def flatten(input: Tensor, start_dim: int = 0, end_dim: int = -1) -> Tensor["..."]: ...


@c("mx_flatten({input}, 0, -1)")
def ravel(input: Tensor) -> Tensor["*"]: ...


@shape("unknown")
@c("mx_unflatten({input}, {dim}, {sizes!dims})")
def unflatten(input: Tensor, dim: int, sizes: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@c("mx_clone({input})")
def clone(input: Tensor) -> Tensor["..."]: ...


@overload
@c("mx_flip({input}, {dims!dims})")
def flip(input: Tensor, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@c("mx_roll({input}, {shifts}, {dims})")
def roll(input: Tensor, shifts: int, dims: int) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_repeat_interleave({input}, {repeats}, {dim})")
def repeat_interleave(input: Tensor, repeats: int, dim: int) -> Tensor["..."]: ...


@overload
@shape("split")
@c("mx_split({input}, {split_size}, {dim})")
def split(input: Tensor, split_size: int, dim: int = 0) -> list[Tensor]: ...


@overload
@shape("split")
@c("mx_split_list({input}, {split_size}, {dim})")
def split(input: Tensor, split_size: list[int], dim: int = 0) -> list[Tensor]: ...


@shape("split")
@c("mx_chunk({input}, {chunks}, {dim})")
def chunk(input: Tensor, chunks: int, dim: int = 0) -> list[Tensor]: ...


@shape("split")
@c("mx_unbind({input}, {dim})")
def unbind(input: Tensor, dim: int = 0) -> list[Tensor]: ...


@shape("matmul")
@mlx("mx.matmul({input}, {other})")
@c("mx_matmul({input}, {other})")
def matmul(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@shape("matmul")
@c("mx_mm({input}, {mat2})")
def mm(input: Tensor, mat2: Tensor) -> Tensor["..."]: ...


@shape("matmul")
@c("mx_bmm({input}, {mat2})")
def bmm(input: Tensor, mat2: Tensor) -> Tensor["..."]: ...


@shape("matmul")
@c("mx_matmul({input}, {vec})")
def mv(input: Tensor, vec: Tensor) -> Tensor["..."]: ...


@c("mx_dot({input}, {tensor})")
def dot(input: Tensor, tensor: Tensor) -> Tensor[""]: ...


@c("mx_outer({input}, {vec2})")
def outer(input: Tensor, vec2: Tensor) -> Tensor["* *"]: ...


@c("mx_outer({input}, {vec2})")
def ger(input: Tensor, vec2: Tensor) -> Tensor["* *"]: ...


@c("mx_addmm({input}, {mat1}, {mat2})")
def addmm(input: Tensor, mat1: Tensor, mat2: Tensor) -> Tensor["* *"]: ...


@c("mx_baddbmm({input}, {batch1}, {batch2})")
def baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor) -> Tensor["* * *"]: ...


@shape("same")
@mlx("mx.softmax({input}, axis={dim})")
@c("mx_softmax({input}, {dim})")
def softmax(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("same")
@c("mx_log_softmax({input}, {dim})")
def log_softmax(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("same")
@c("mx_cumsum({input}, {dim})")
def cumsum(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("same")
@c("mx_cumprod({input}, {dim})")
def cumprod(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("same")
@mlx("mx.tril({input}, k={diagonal})")
@c("mx_tril({input}, {diagonal})")
def tril(input: Tensor, diagonal: int = 0) -> Tensor["..."]: ...


@shape("same")
@mlx("mx.triu({input}, k={diagonal})")
@c("mx_triu({input}, {diagonal})")
def triu(input: Tensor, diagonal: int = 0) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_diag({input}, {diagonal})")
def diag(input: Tensor, diagonal: int = 0) -> Tensor["..."]: ...


@shape("like_index")
@c("mx_gather({input}, {dim}, {index})")
def gather(input: Tensor, dim: int, index: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("mx_scatter({input}, {dim}, {index}, {src})")
def scatter(input: Tensor, dim: int, index: Tensor, src: Tensor | float) -> Tensor["..."]: ...


@shape("same")
@c("mx_scatter_add({input}, {dim}, {index}, {src})")
def scatter_add(input: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_index_select({input}, {dim}, {index})")
def index_select(input: Tensor, dim: int, index: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("mx_index_add({input}, {dim}, {index}, {source})")
def index_add(input: Tensor, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...


@shape("same")
@mlx("mx.where({mask}, {value}, {input})")
@c("mx_masked_fill({input}, {mask}, {value!d})")
def masked_fill(input: Tensor, mask: Tensor, value: float) -> Tensor["..."]: ...


@c("mx_masked_select({input}, {mask})")
def masked_select(input: Tensor, mask: Tensor) -> Tensor["*"]: ...


@c("mx_nonzero({input})")
def nonzero(input: Tensor) -> Tensor["* *", "int64"]: ...


@effect("draws")
@shape("multinomial")
@c("mx_multinomial({input}, {num_samples}[, .replacement = {replacement}][, .generator = {generator}])")
def multinomial(input: Tensor, num_samples: int, replacement: bool = False, *, generator: Generator | None = None) -> Tensor["...", "int64"]: ...


@c("mx_equal({input}, {other})")
def equal(input: Tensor, other: Tensor) -> bool: ...


@c("mx_allclose({input}, {other}[, .rtol = NN_REAL({rtol})][, .atol = NN_REAL({atol})])")
def allclose(input: Tensor, other: Tensor, rtol: float = 1e-5, atol: float = 1e-8) -> bool: ...


@c("mx_numel({input})")
def numel(input: Tensor) -> int: ...


@role("detach")
@mlx("mx.stop_gradient({input})")
@c("mx_detach({input})")
def detach(input: Tensor) -> Tensor["..."]: ...


@c("mx_is_float({input})")
def is_floating_point(input: Tensor) -> bool: ...


@overload
@shape("sizes")
@types("dtype_argument")
@mlx("mx.zeros(({*size}))")
@c("mx_zeros({dtype!dtype}, {*size})")
def zeros(*size: int, dtype: dtype = float32, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@c("mx_zeros({dtype!dtype}, {size!dims})")
def zeros(size: tuple[int, ...] | list[int], dtype: dtype = float32, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@mlx("mx.ones(({*size}))")
@c("mx_ones({dtype!dtype}, {*size})")
def ones(*size: int, dtype: dtype = float32, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@c("mx_ones({dtype!dtype}, {size!dims})")
def ones(size: tuple[int, ...] | list[int], dtype: dtype = float32, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@mlx("mx.empty(({*size}))")
@c("mx_empty({dtype!dtype}, {*size})")
def empty(*size: int, dtype: dtype = float32, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@c("mx_empty({dtype!dtype}, {size!dims})")
def empty(size: tuple[int, ...] | list[int], dtype: dtype = float32, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@shape("sizes")
@types("full")
@c("mx_full({dtype!dtype}, {fill_value!d}, {size!dims})")
def full(size: tuple[int, ...] | list[int], fill_value: float, *, dtype: dtype = float32, device: Any = None) -> Tensor["..."]: ...


@overload
@c("mx_zeros_like({input})")
def zeros_like(input: Tensor["..."], *, device: Any = None) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_astype(mx_zeros_like({input}), {dtype!dtype})")
def zeros_like(input: Tensor["..."], *, dtype: dtype, device: Any = None) -> Tensor["..."]: ...


@overload
@c("mx_ones_like({input})")
def ones_like(input: Tensor["..."], *, device: Any = None) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_astype(mx_ones_like({input}), {dtype!dtype})")
def ones_like(input: Tensor["..."], *, dtype: dtype, device: Any = None) -> Tensor["..."]: ...


@overload
@c("mx_zeros_like({input})")
def empty_like(input: Tensor["..."], *, device: Any = None) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_astype(mx_zeros_like({input}), {dtype!dtype})")
def empty_like(input: Tensor["..."], *, dtype: dtype, device: Any = None) -> Tensor["..."]: ...


@c("mx_full_like({input}, {fill_value!d})")
def full_like(input: Tensor["..."], fill_value: float) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_eye({dtype!dtype}, {n}, {n})")
def eye(n: int, *, dtype: dtype = float32, device: Any = None) -> Tensor["* *"]: ...


@overload
@types("dtype_argument")
@c("mx_eye({dtype!dtype}, {n}, {m})")
def eye(n: int, m: int, *, dtype: dtype = float32, device: Any = None) -> Tensor["* *"]: ...


@overload
@types("arange")
@c("mx_arange(0, {end}, 1)")
def arange(end: Scalar, *, device: Any = None) -> Tensor["*"]: ...


@overload
@types("arange")
@c("mx_arange({start}, {end}, {step})")
def arange(start: Scalar, end: Scalar, step: Scalar = 1, *, device: Any = None) -> Tensor["*"]: ...


@overload
@types("dtype_argument")
@c("mx_arange_as({dtype!dtype}, 0, {end}, 1)")
def arange(end: Scalar, *, dtype: dtype, device: Any = None) -> Tensor["*"]: ...


@overload
@types("dtype_argument")
@c("mx_arange_as({dtype!dtype}, {start}, {end}, {step})")
def arange(start: Scalar, end: Scalar, step: Scalar = 1, *, dtype: dtype, device: Any = None) -> Tensor["*"]: ...


@c("mx_linspace({start!d}, {end!d}, {steps})")
def linspace(start: float, end: float, steps: int, *, device: Any = None) -> Tensor["*", "float32"]: ...


@overload
@types("tensor")
@c("mx_tensor({data})")
def tensor(data: Any, *, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, {dtype!dtype})")
def tensor(data: Any, *, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor({data})")
def as_tensor(data: Any, *, device: Any = None) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, {dtype!dtype})")
def as_tensor(data: Any, dtype: dtype, device: Any = None) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_FLOAT32)")
def FloatTensor(data: list[Any]) -> Tensor["...", "float32"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_FLOAT32, {*size})")
def FloatTensor(*size: int) -> Tensor["...", "float32"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_INT64)")
def LongTensor(data: list[Any]) -> Tensor["...", "int64"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_INT64, {*size})")
def LongTensor(*size: int) -> Tensor["...", "int64"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_FLOAT64)")
def DoubleTensor(data: list[Any]) -> Tensor["...", "float64"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_FLOAT64, {*size})")
def DoubleTensor(*size: int) -> Tensor["...", "float64"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_BOOL)")
def BoolTensor(data: list[Any]) -> Tensor["...", "bool"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_BOOL, {*size})")
def BoolTensor(*size: int) -> Tensor["...", "bool"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_UINT8)")
def ByteTensor(data: list[Any]) -> Tensor["...", "uint8"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_UINT8, {*size})")
def ByteTensor(*size: int) -> Tensor["...", "uint8"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_INT32)")
def IntTensor(data: list[Any]) -> Tensor["...", "int32"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_INT32, {*size})")
def IntTensor(*size: int) -> Tensor["...", "int32"]: ...


@todo("T2M2301", effort="hours", why="NumPy arrays are not converted yet")
def from_numpy(ndarray: Any) -> Tensor: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_rand({*size})")
def rand(*size: int, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_rand_as({dtype!dtype}, MX_DIMS({*size}))")
def rand(*size: int, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_rand_as({dtype!dtype}, MX_DIMS({size!dims}))")
def rand(size: tuple[int, ...] | list[int], *, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_rand({size!dims})")
def rand(size: tuple[int, ...] | list[int], *, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_rand_from({generator}, MX_DIMS({*size}))")
def rand(*size: int, generator: Generator, device: Any = None) -> Tensor["...", "float32"]: ...


@effect("draws")
@c("mx_rand_like({input})")
def rand_like(input: Tensor["..."], device: Any = None) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randn({*size})")
def randn(*size: int, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_randn_as({dtype!dtype}, MX_DIMS({*size}))")
def randn(*size: int, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_randn_as({dtype!dtype}, MX_DIMS({size!dims}))")
def randn(size: tuple[int, ...] | list[int], *, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randn({size!dims})")
def randn(size: tuple[int, ...] | list[int], *, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randn_from({generator}, MX_DIMS({*size}))")
def randn(*size: int, generator: Generator, device: Any = None) -> Tensor["...", "float32"]: ...


@effect("draws")
@c("mx_randn_like({input})")
def randn_like(input: Tensor["..."], device: Any = None) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint(0, {high}, {size!dims})")
def randint(high: int, size: tuple[int, ...] | list[int], *, device: Any = None) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint({low}, {high}, {size!dims})")
def randint(low: int, high: int, size: tuple[int, ...] | list[int], *, device: Any = None) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint_from({generator}, 0, {high}, MX_DIMS({size!dims}))")
def randint(high: int, size: tuple[int, ...] | list[int], *, generator: Generator, device: Any = None) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint_from({generator}, {low}, {high}, MX_DIMS({size!dims}))")
def randint(low: int, high: int, size: tuple[int, ...] | list[int], *, generator: Generator, device: Any = None) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@c("mx_randperm({n})")
def randperm(n: int, *, device: Any = None) -> Tensor["*", "int64"]: ...


@overload
@effect("draws")
@c("mx_randperm_from({generator}, {n})")
def randperm(n: int, *, generator: Generator, device: Any = None) -> Tensor["*", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_normal({mean!d}, {std!d}, MX_DIMS({size!dims}))")
def normal(mean: float, std: float, size: tuple[int, ...] | list[int]) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@c("mx_normal_of({mean}, {std})")
def normal(mean: Tensor, std: Tensor) -> Tensor["..."]: ...


@effect("draws")
@c("mx_bernoulli({input})")
def bernoulli(input: Tensor["..."]) -> Tensor["..."]: ...


@effect("draws", "mutates")
@mlx("mx.random.seed({seed})")
@c("random_seed({seed})")
def manual_seed(seed: int) -> None: ...


@c("random_initial_seed()")
def initial_seed() -> int: ...


@todo("T2M2310", effort="minutes", why="a seed from the system clock cannot be compared with PyTorch; use torch.manual_seed")
def seed() -> int: ...


@shape("cat")
@mlx("mx.concatenate({tensors}, axis={dim})")
@c("mx_cat({dim}, {*tensors})")
def cat(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...


@shape("cat")
@mlx("mx.concatenate({tensors}, axis={dim})")
@c("mx_cat({dim}, {*tensors})")
def concat(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...


@shape("cat")
@mlx("mx.concatenate({tensors}, axis={dim})")
@c("mx_cat({dim}, {*tensors})")
def concatenate(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...


@shape("stack")
@mlx("mx.stack({tensors}, axis={dim})")
@c("mx_stack({dim}, {*tensors})")
def stack(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...


@shape("broadcast")
@types("where")
@mlx("mx.where({condition}, {input}, {other})")
@c("mx_where({condition}, {input}, {other})")
def where(condition: Tensor, input: Tensor | Scalar, other: Tensor | Scalar) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_einsum({equation!s}, {*operands})")
def einsum(equation: str, *operands: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("mx_nan_to_num({input}[, .nan = {nan!d}][, .posinf = NN_REAL({posinf})][, .neginf = NN_REAL({neginf})])")
def nan_to_num(input: Tensor["..."], nan: float = 0.0, posinf: float | None = None, neginf: float | None = None) -> Tensor["..."]: ...


@shape("broadcast")
@c("mx_logaddexp({input}, {other})")
def logaddexp(input: Tensor["..."], other: Tensor) -> Tensor["..."]: ...


@todo("T2M2304", effort="hours", why="linear algebra beyond products is not in the runtime yet")
def inverse(input: Tensor) -> Tensor: ...


@todo("T2M2304", effort="hours", why="linear algebra beyond products is not in the runtime yet")
def det(input: Tensor) -> Tensor: ...


@todo("T2M2304", effort="hours", why="linear algebra beyond products is not in the runtime yet")
def svd(input: Tensor, *args: Any, **kwargs: Any) -> Any: ...


@todo("T2M2305", effort="hours", why="lists of grids are not converted yet; write them with unsqueeze and expand")
def meshgrid(*tensors: Any, indexing: str = "ij") -> list[Tensor]: ...


@todo("T2M2306", effort="hours", why="a function mapped over a batch is not converted yet; write the batch out")
def vmap(func: Any, *args: Any, **kwargs: Any) -> Any: ...


inf: float = c("INFINITY")
nan: float = c("NAN")
pi: float = c("M_PI")
e: float = c("M_E")


@types("is_tensor")
def is_tensor(obj: Any) -> bool: ...


@effect("io")
@types("save")
@c("io_save({f!s}, {obj})")
def save(obj: Any, f: str) -> None: ...


@effect("io")
@c("io_load({f!s})")
def load(f: str, map_location: Any = None, weights_only: bool = True) -> dict[str, Tensor]: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_num_threads(n: int) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_default_device(device: Any) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def use_deterministic_algorithms(mode: bool) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_float32_matmul_precision(precision: str) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_printoptions(precision: int = 4, sci_mode: bool = False) -> None: ...


@todo("T2M2320", effort="minutes", why="the number of threads is the engine's business")
def get_num_threads() -> int: ...


@todo("T2M2321", effort="minutes", why="the default dtype is float32; name dtypes where others are wanted")
def set_default_dtype(d: dtype) -> None: ...


@drop("the engine plans every step already")
@c("{model}")
def compile(model: T, mode: Any = None, fullgraph: Any = None, dynamic: Any = None, backend: Any = None) -> T: ...
