/* The loops of unary.c for complex64: what the functions of the complex plane are, and NULL where there is none. The truth of a number is
 * that of its real part, as in MLX. */
#ifndef ENGINE_OPS_UNARY_COMPLEX_H
#define ENGINE_OPS_UNARY_COMPLEX_H

#include <math.h>

#include "complex_number.h"
#include "elementwise.h"

#define COMPLEX_FUNCTION(name, expression) ENGINE_UNARY_LOOP(ENGINE_PLAIN, name##_complex64, complex64, complex64, expression)
#define COMPLEX_PART(name, T, expression) ENGINE_UNARY_LOOP(ENGINE_PLAIN, name##_complex64, complex64, T, expression)

static inline complex64 complex_sign(complex64 x)
{
    return x == 0 ? x : x / cabsf(x);
}

COMPLEX_FUNCTION(exp, cexpf(x))
COMPLEX_FUNCTION(expm1, cexpf(x) - 1.0f)
COMPLEX_FUNCTION(log, clogf(x))
COMPLEX_FUNCTION(log2, clogf(x) / (float)M_LN2)
COMPLEX_FUNCTION(log10, clogf(x) / (float)M_LN10)
COMPLEX_FUNCTION(log1p, clogf(1.0f + x))
COMPLEX_FUNCTION(sqrt, csqrtf(x))
COMPLEX_FUNCTION(rsqrt, 1.0f / csqrtf(x))
COMPLEX_FUNCTION(reciprocal, 1.0f / x)
COMPLEX_FUNCTION(sin, csinf(x))
COMPLEX_FUNCTION(cos, ccosf(x))
COMPLEX_FUNCTION(tan, ctanf(x))
COMPLEX_FUNCTION(arcsin, casinf(x))
COMPLEX_FUNCTION(arccos, cacosf(x))
COMPLEX_FUNCTION(arctan, catanf(x))
COMPLEX_FUNCTION(sinh, csinhf(x))
COMPLEX_FUNCTION(cosh, ccoshf(x))
COMPLEX_FUNCTION(tanh, ctanhf(x))
COMPLEX_FUNCTION(arcsinh, casinhf(x))
COMPLEX_FUNCTION(arccosh, cacoshf(x))
COMPLEX_FUNCTION(arctanh, catanhf(x))
COMPLEX_FUNCTION(sigmoid, 1.0f / (1.0f + cexpf(-x)))
COMPLEX_FUNCTION(degrees, x *(complex64)(180 / M_PI))
COMPLEX_FUNCTION(radians, x *(complex64)(M_PI / 180))
COMPLEX_FUNCTION(square, x *x)
COMPLEX_FUNCTION(sign, complex_sign(x))
COMPLEX_FUNCTION(rint, complex64_of(rintf(crealf(x)), rintf(cimagf(x))))
COMPLEX_FUNCTION(negative, -x)
COMPLEX_FUNCTION(conjugate, conjf(x))
COMPLEX_PART(abs, float, cabsf(x))
COMPLEX_PART(real, float, crealf(x))
COMPLEX_PART(imag, float, cimagf(x))
#define erf_complex64 NULL
#define erfinv_complex64 NULL
#define floor_complex64 NULL
#define ceil_complex64 NULL

COMPLEX_PART(logical_not, uint8_t, crealf(x) == 0)
COMPLEX_PART(isnan, uint8_t, isnan(crealf(x)) || isnan(cimagf(x)))
COMPLEX_PART(isinf, uint8_t, isinf(crealf(x)) || isinf(cimagf(x)))
COMPLEX_PART(isfinite, uint8_t, isfinite(crealf(x)) && isfinite(cimagf(x)))
COMPLEX_PART(isposinf, uint8_t, x == INFINITY)
COMPLEX_PART(isneginf, uint8_t, x == -INFINITY)

#endif
