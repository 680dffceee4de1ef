"""torch: functions of one tensor, element by element."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32


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
