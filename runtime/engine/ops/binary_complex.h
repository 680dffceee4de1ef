/* The loops of binary.c for complex64. Numbers are ordered by their real parts, then by their imaginary ones. */
#ifndef ENGINE_OPS_BINARY_COMPLEX_H
#define ENGINE_OPS_BINARY_COMPLEX_H

#include <math.h>

#include "complex_number.h"
#include "elementwise.h"

#define COMPLEX_FUNCTION(name, expression) ENGINE_BINARY_LOOP(ENGINE_PLAIN, name##_complex64, complex64, complex64, expression)
#define COMPLEX_TEST(name, expression) ENGINE_BINARY_LOOP(ENGINE_PLAIN, name##_complex64, complex64, uint8_t, expression)

static inline bool complex_less(complex64 x, complex64 y)
{
    return crealf(x) < crealf(y) || (crealf(x) == crealf(y) && cimagf(x) < cimagf(y));
}

static inline bool complex_less_equal(complex64 x, complex64 y)
{
    return crealf(x) < crealf(y) || (crealf(x) == crealf(y) && cimagf(x) <= cimagf(y));
}

static inline bool complex_nan(complex64 x)
{
    return isnan(crealf(x)) || isnan(cimagf(x));
}

static inline float real_remainder(float x, float y)
{
    float r = fmodf(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

static inline complex64 complex_log_add_exp(complex64 x, complex64 y)
{
    complex64 most = complex_less(y, x) ? x : y, least = complex_less(y, x) ? y : x;
    if (complex_nan(x) || complex_nan(y))
        return complex64_of(NAN, NAN);
    if (crealf(most) == INFINITY || crealf(least) == -INFINITY)
        return most;
    return most + clogf(1.0f + cexpf(least - most));
}

COMPLEX_FUNCTION(add, x + y)
COMPLEX_FUNCTION(subtract, x - y)
COMPLEX_FUNCTION(multiply, x *y)
COMPLEX_FUNCTION(divide, x / y)
COMPLEX_FUNCTION(remainder, real_remainder(crealf(x), crealf(y)))
COMPLEX_FUNCTION(power, cpowf(x, y))
COMPLEX_FUNCTION(maximum, complex_nan(x) || complex_less(y, x) ? x : y)
COMPLEX_FUNCTION(minimum, complex_nan(x) || complex_less(x, y) ? x : y)
COMPLEX_FUNCTION(logaddexp, complex_log_add_exp(x, y))
COMPLEX_FUNCTION(arctan2, atan2f(crealf(x), crealf(y)))
#define floor_divide_complex64 NULL

COMPLEX_TEST(equal, x == y)
COMPLEX_TEST(not_equal, x != y)
COMPLEX_TEST(less, complex_less(x, y))
COMPLEX_TEST(less_equal, complex_less_equal(x, y))
COMPLEX_TEST(greater, complex_less(y, x))
COMPLEX_TEST(greater_equal, complex_less_equal(y, x))
COMPLEX_TEST(logical_and, crealf(x) != 0 && crealf(y) != 0)
COMPLEX_TEST(logical_or, crealf(x) != 0 || crealf(y) != 0)

#endif
