/* The math module: C's functions with Python's errors. */
#include <math.h>

#include "t2m/py_error.h"
#include "t2m/py_number.h"

/* A nan from no nan, or an infinity from a finite argument, is an error, as in CPython's math module. */
static double checked(double result, bool finite_arguments, bool nan_argument, bool can_overflow)
{
    if (isnan(result) && !nan_argument)
        py_raise(PY_VALUE_ERROR, "math domain error");
    if (isinf(result) && finite_arguments) {
        if (can_overflow)
            py_raise(PY_OVERFLOW_ERROR, "math range error");
        py_raise(PY_VALUE_ERROR, "math domain error");
    }
    return result;
}

#define MATH_1(name, function, can_overflow)                                                                 \
    double math_##name(double x)                                                                             \
    {                                                                                                        \
        return checked(function(x), isfinite(x), isnan(x), can_overflow);                                    \
    }
MATH_1(sqrt, sqrt, false)
MATH_1(exp, exp, true)
MATH_1(log, log, false)
MATH_1(log2, log2, false)
MATH_1(log10, log10, false)
MATH_1(log1p, log1p, false)
MATH_1(expm1, expm1, true)
MATH_1(sin, sin, false)
MATH_1(cos, cos, false)
MATH_1(tan, tan, false)
MATH_1(asin, asin, false)
MATH_1(acos, acos, false)
MATH_1(atan, atan, false)
MATH_1(sinh, sinh, true)
MATH_1(cosh, cosh, true)
MATH_1(tanh, tanh, false)
MATH_1(fabs, fabs, false)
MATH_1(erf, erf, false)
MATH_1(lgamma, lgamma, true)

#define MATH_2(name, function, can_overflow)                                                                 \
    double math_##name(double x, double y)                                                                   \
    {                                                                                                        \
        return checked(function(x, y), isfinite(x) && isfinite(y), isnan(x) || isnan(y), can_overflow);      \
    }
MATH_2(atan2, atan2, false)
MATH_2(fmod, fmod, false)
MATH_2(copysign, copysign, false)
MATH_2(hypot, hypot, true)

double math_pow(double x, double y)
{
    if (x == 0 && y < 0 && isfinite(y))
        py_raise(PY_VALUE_ERROR, "math domain error");
    return checked(pow(x, y), isfinite(x) && isfinite(y), isnan(x) || isnan(y), true);
}

double math_gamma(double x)
{
    if (x == floor(x) && x <= 0)
        py_raise(PY_VALUE_ERROR, "math domain error");
    return checked(tgamma(x), isfinite(x), isnan(x), true);
}

double math_log_base(double x, double base)
{
    double divisor = math_log(base);
    if (divisor == 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "float division by zero");
    return math_log(x) / divisor;
}

double math_degrees(double x)
{
    return x * (180.0 / math_pi);
}

double math_radians(double x)
{
    return x * (math_pi / 180.0);
}

int64_t math_floor(double x)
{
    return py_int_of_float(floor(x));
}

int64_t math_ceil(double x)
{
    return py_int_of_float(ceil(x));
}

int64_t math_trunc(double x)
{
    return py_int_of_float(x);
}

int64_t math_gcd(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = b == -1 ? 0 : a % b;
        a = b;
        b = rest;
    }
    return py_int_abs(a);
}

int64_t math_lcm(int64_t a, int64_t b)
{
    if (a == 0 || b == 0)
        return 0;
    return py_int_abs(py_int_mul(a / math_gcd(a, b), b));
}

int64_t math_factorial(int64_t n)
{
    if (n < 0)
        py_raise(PY_VALUE_ERROR, "factorial() not defined for negative values");
    int64_t product = 1;
    for (int64_t i = 2; i <= n; i++)
        product = py_int_mul(product, i);
    return product;
}

int64_t math_comb(int64_t n, int64_t k)
{
    if (n < 0 || k < 0)
        py_raise(PY_VALUE_ERROR, "%s must be a non-negative integer", n < 0 ? "n" : "k");
    if (k > n)
        return 0;
    k = k < n - k ? k : n - k;
    int64_t result = 1;
    for (int64_t i = 1; i <= k; i++) { /* always whole: i consecutive numbers hold a multiple of i */
        __int128 product = (__int128)result * (n - k + i) / i;
        if (product > INT64_MAX)
            py_raise(PY_OVERFLOW_ERROR, "the result of comb() does not fit in 64 bits");
        result = (int64_t)product;
    }
    return result;
}

int64_t math_isqrt(int64_t n)
{
    if (n < 0)
        py_raise(PY_VALUE_ERROR, "isqrt() argument must be nonnegative");
    int64_t root = (int64_t)sqrt((double)n);
    while ((__int128)root * root > n)
        root--;
    while ((__int128)(root + 1) * (root + 1) <= n)
        root++;
    return root;
}

bool math_isnan(double x)
{
    return isnan(x);
}

bool math_isinf(double x)
{
    return isinf(x);
}

bool math_isfinite(double x)
{
    return isfinite(x);
}

bool math_isclose(double a, double b, double rel_tol, double abs_tol)
{
    if (rel_tol < 0 || abs_tol < 0)
        py_raise(PY_VALUE_ERROR, "tolerances must be non-negative");
    if (a == b)
        return true;
    if (isinf(a) || isinf(b))
        return false;
    double difference = fabs(a - b);
    return difference <= fabs(rel_tol * b) || difference <= fabs(rel_tol * a) || difference <= abs_tol;
}
