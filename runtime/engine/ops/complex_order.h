/* Complex numbers in order: by their real parts, then by their imaginary ones. What NaN has a part in is not less than anything. */
#ifndef ENGINE_OPS_COMPLEX_ORDER_H
#define ENGINE_OPS_COMPLEX_ORDER_H

#include <math.h>
#include <stdbool.h>

#include "complex_number.h"

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

static inline complex64 complex_log_add_exp(complex64 x, complex64 y)
{
    complex64 most = complex_less(y, x) ? x : y, least = complex_less(y, x) ? y : x;
    if (complex_nan(x) || complex_nan(y))
        return complex64_of(NAN, NAN);
    if (crealf(most) == INFINITY || crealf(least) == -INFINITY)
        return most;
    return most + clogf(1.0f + cexpf(least - most));
}

#endif
