/* The loops of binary.c for complex64. Numbers are ordered by their real parts, then by their imaginary ones. */
#ifndef ENGINE_OPS_BINARY_COMPLEX_H
#define ENGINE_OPS_BINARY_COMPLEX_H

#include <math.h>

#include "elementwise.h"
#include "ops/complex_order.h"

#define COMPLEX_FUNCTION(name, expression) ENGINE_BINARY_LOOP(ENGINE_PLAIN, name##_complex64, complex64, complex64, expression)
#define COMPLEX_TEST(name, expression) ENGINE_BINARY_LOOP(ENGINE_PLAIN, name##_complex64, complex64, uint8_t, expression)

/* As the real parts have it, the nearest multiple taken off. */
static inline float real_remainder(float x, float y)
{
    return remainderf(x, y);
}

COMPLEX_FUNCTION(add, x + y)
COMPLEX_FUNCTION(subtract, x - y)
COMPLEX_FUNCTION(multiply, x *y)
COMPLEX_FUNCTION(divide, x / y)
COMPLEX_FUNCTION(remainder, real_remainder(crealf(x), crealf(y)))
COMPLEX_FUNCTION(power, cpowf(x, y))
COMPLEX_FUNCTION(maximum, complex_less(y, x) ? x : y)
COMPLEX_FUNCTION(minimum, complex_less(x, y) ? x : y)
COMPLEX_FUNCTION(logaddexp, complex_log_add_exp(x, y))
COMPLEX_FUNCTION(arctan2, atan2f(crealf(x), crealf(y)))
#define floor_divide_complex64 NULL
#define quotient_complex64 NULL
#define rest_complex64 NULL
#define distance_complex64 NULL

COMPLEX_TEST(equal, x == y)
COMPLEX_TEST(not_equal, x != y)
COMPLEX_TEST(less, complex_less(x, y))
COMPLEX_TEST(less_equal, complex_less_equal(x, y))
COMPLEX_TEST(greater, complex_less(y, x))
COMPLEX_TEST(greater_equal, complex_less_equal(y, x))
COMPLEX_TEST(logical_and, crealf(x) != 0 && crealf(y) != 0)
COMPLEX_TEST(logical_or, crealf(x) != 0 || crealf(y) != 0)

#endif
