"""math: the functions of C with the errors of Python."""
from typing import Iterable

pi: float = c("math_pi")
e: float = c("math_e")
tau: float = c("math_tau")
inf: float = c("math_inf")
nan: float = c("math_nan")


@effect("raises")
@c("math_exp({x})")
def exp(x: float) -> float: ...


@effect("raises")
@c("math_log2({x})")
def log2(x: float) -> float: ...


@effect("raises")
@c("math_log10({x})")
def log10(x: float) -> float: ...


@effect("raises")
@c("math_log1p({x})")
def log1p(x: float) -> float: ...


@effect("raises")
@c("math_expm1({x})")
def expm1(x: float) -> float: ...


@effect("raises")
@c("math_sin({x})")
def sin(x: float) -> float: ...


@effect("raises")
@c("math_cos({x})")
def cos(x: float) -> float: ...


@effect("raises")
@c("math_tan({x})")
def tan(x: float) -> float: ...


@effect("raises")
@c("math_asin({x})")
def asin(x: float) -> float: ...


@effect("raises")
@c("math_acos({x})")
def acos(x: float) -> float: ...


@effect("raises")
@c("math_atan({x})")
def atan(x: float) -> float: ...


@effect("raises")
@c("math_sinh({x})")
def sinh(x: float) -> float: ...


@effect("raises")
@c("math_cosh({x})")
def cosh(x: float) -> float: ...


@effect("raises")
@c("math_tanh({x})")
def tanh(x: float) -> float: ...


@effect("raises")
@c("math_fabs({x})")
def fabs(x: float) -> float: ...


@effect("raises")
@c("math_degrees({x})")
def degrees(x: float) -> float: ...


@effect("raises")
@c("math_radians({x})")
def radians(x: float) -> float: ...


@effect("raises")
@c("math_erf({x})")
def erf(x: float) -> float: ...


@effect("raises")
@c("math_gamma({x})")
def gamma(x: float) -> float: ...


@effect("raises")
@c("math_lgamma({x})")
def lgamma(x: float) -> float: ...


@effect("raises")
@c("math_sqrt({x})")
def sqrt(x: float) -> float: ...


@overload
@effect("raises")
@c("math_log({x})")
def log(x: float) -> float: ...


@overload
@effect("raises")
@c("math_log_base({x}, {base})")
def log(x: float, base: float) -> float: ...


@effect("raises")
@c("math_pow({x}, {y})")
def pow(x: float, y: float) -> float: ...


@effect("raises")
@c("math_fmod({x}, {y})")
def fmod(x: float, y: float) -> float: ...


@effect("raises")
@c("math_copysign({x}, {y})")
def copysign(x: float, y: float) -> float: ...


@effect("raises")
@c("math_hypot({x}, {y})")
def hypot(x: float, y: float) -> float: ...


@c("math_atan2({y}, {x})")
def atan2(y: float, x: float) -> float: ...


@effect("raises")
@c("math_floor({x})")
def floor(x: float) -> int: ...


@effect("raises")
@c("math_ceil({x})")
def ceil(x: float) -> int: ...


@effect("raises")
@c("math_trunc({x})")
def trunc(x: float) -> int: ...


@effect("raises")
@c("math_gcd({a}, {b})")
def gcd(a: int, b: int) -> int: ...


@effect("raises")
@c("math_lcm({a}, {b})")
def lcm(a: int, b: int) -> int: ...


@overload
@effect("raises")
@c("math_comb({n}, {k})")
def comb(n: int, k: int) -> int: ...
@overload
@role("wide")
@effect("raises")
@c("py_wide_comb({n}, {k})")
def comb(n: int, k: int) -> Boxed: ...


@overload
@effect("raises")
@c("math_factorial({n})")
def factorial(n: int) -> int: ...
@overload
@role("wide")
@effect("raises")
@c("py_wide_factorial({n})")
def factorial(n: int) -> Boxed: ...


@effect("raises")
@c("math_isqrt({n})")
def isqrt(n: int) -> int: ...


@c("math_isnan({x})")
def isnan(x: float) -> bool: ...


@c("math_isinf({x})")
def isinf(x: float) -> bool: ...


@c("math_isfinite({x})")
def isfinite(x: float) -> bool: ...


@c("math_isclose({a}, {b}, {rel_tol}, {abs_tol})")
def isclose(a: float, b: float, *, rel_tol: float = 1e-9, abs_tol: float = 0.0) -> bool: ...


@effect("raises")
@c("math_asinh({x})")
def asinh(x: float) -> float: ...


@effect("raises")
@c("math_acosh({x})")
def acosh(x: float) -> float: ...


@effect("raises")
@c("math_atanh({x})")
def atanh(x: float) -> float: ...


@effect("raises")
@c("math_erfc({x})")
def erfc(x: float) -> float: ...


@effect("raises")
@c("math_exp2({x})")
def exp2(x: float) -> float: ...


@effect("raises")
@c("math_cbrt({x})")
def cbrt(x: float) -> float: ...


@effect("raises")
@c("math_ulp({x})")
def ulp(x: float) -> float: ...


@effect("raises")
@c("math_remainder({x}, {y})")
def remainder(x: float, y: float) -> float: ...


@effect("raises")
@c("math_nextafter({x}, {y})")
def nextafter(x: float, y: float) -> float: ...


@effect("raises")
@c("math_ldexp({x}, {i})")
def ldexp(x: float, i: int) -> float: ...


@c("math_modf_fraction({x})")
def _modf_fraction(x: float) -> float: ...


@c("math_modf_whole({x})")
def _modf_whole(x: float) -> float: ...


def modf(x: float) -> tuple[float, float]:
    return _modf_fraction(x), _modf_whole(x)


@c("math_frexp_mantissa({x})")
def _frexp_mantissa(x: float) -> float: ...


@c("math_frexp_exponent({x})")
def _frexp_exponent(x: float) -> int: ...


def frexp(x: float) -> tuple[float, int]:
    return _frexp_mantissa(x), _frexp_exponent(x)


@effect("raises")
@c("math_fsum({seq})")
def fsum(seq: Iterable[float]) -> float: ...


@overload
@effect("raises")
@c("py_product_of({iterable}, py_box(1))")
def prod(iterable: Iterable[Boxed]) -> Boxed: ...


@overload
@effect("raises")
@c("math_prod_ints({iterable}, {start})")
def prod(iterable: Iterable[int], *, start: int = 1) -> int: ...


@overload
@c("math_prod_floats({iterable}, {start})")
def prod(iterable: Iterable[float], *, start: float = 1) -> float: ...


@effect("raises")
@c("math_dist({p}, {q})")
def dist(p: Iterable[float], q: Iterable[float]) -> float: ...


@effect("raises")
@c("math_perm({n}, {k})")
def perm(n: int, k: int = -1) -> int: ...
