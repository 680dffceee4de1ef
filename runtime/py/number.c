/* Integer and float operators with Python's semantics, conversions and rounding. */
#include "t2m/py_number.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "t2m/py_error.h"

static _Noreturn void overflow(const char *operation)
{
    py_raise(PY_OVERFLOW_ERROR, "the result of %s does not fit in 64 bits (int is 64 bits wide here)",
             operation);
}

void py_raise_zero_division(const char *message)
{
    py_raise(PY_ZERO_DIVISION_ERROR, "%s", message);
}

static void check_divisor(bool nonzero, const char *message)
{
    if (!nonzero)
        py_raise_zero_division(message);
}

int64_t py_int_add(int64_t a, int64_t b)
{
    int64_t result;
    if (__builtin_add_overflow(a, b, &result))
        overflow("+");
    return result;
}

int64_t py_int_sub(int64_t a, int64_t b)
{
    int64_t result;
    if (__builtin_sub_overflow(a, b, &result))
        overflow("-");
    return result;
}

int64_t py_int_mul(int64_t a, int64_t b)
{
    int64_t result;
    if (__builtin_mul_overflow(a, b, &result))
        overflow("*");
    return result;
}

int64_t py_int_neg(int64_t a)
{
    return py_int_sub(0, a);
}

int64_t py_int_abs(int64_t a)
{
    return a < 0 ? py_int_neg(a) : a;
}

py_divmod_result py_divmod(int64_t a, int64_t b)
{
    return (py_divmod_result){py_floordiv(a, b), py_mod(a, b)};
}

double py_truediv(int64_t a, int64_t b)
{
    check_divisor(b != 0, "division by zero");
    const int64_t exact = INT64_C(1) << 53;
    if (a >= -exact && a <= exact && b >= -exact && b <= exact)
        return (double)a / (double)b;
    return (double)((long double)a / (long double)b);
}

int64_t py_pow_int(int64_t a, int64_t b)
{
    if (b < 0)
        py_raise(PY_VALUE_ERROR,
                 "an int to a negative power is a float: its type must be known when converting");
    int64_t result = 1;
    while (b > 0) {
        if (b & 1)
            result = py_int_mul(result, a);
        b >>= 1;
        if (b > 0)
            a = py_int_mul(a, a);
    }
    return result;
}

int64_t py_shl(int64_t a, int64_t b)
{
    if (b < 0)
        py_raise(PY_VALUE_ERROR, "negative shift count");
    if (a == 0)
        return 0;
    if (b > 62)
        overflow("<<");
    return py_int_mul(a, INT64_C(1) << b);
}

int64_t py_shr(int64_t a, int64_t b)
{
    if (b < 0)
        py_raise(PY_VALUE_ERROR, "negative shift count");
    return a >> (b > 63 ? 63 : b);
}

int64_t py_int_bit_length(int64_t a)
{
    uint64_t magnitude = a < 0 ? -(uint64_t)a : (uint64_t)a;
    return magnitude != 0 ? 64 - __builtin_clzll(magnitude) : 0;
}

/* ---- float */

double py_mod_float(double a, double b)
{
    check_divisor(b != 0, "float modulo");
    double rest = fmod(a, b);
    if (rest == 0)
        return copysign(0, b);
    return (rest < 0) != (b < 0) ? rest + b : rest;
}

double py_floordiv_float(double a, double b)
{
    check_divisor(b != 0, "float floor division by zero");
    double rest = fmod(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0 && (rest < 0) != (b < 0))
        quotient -= 1;
    if (quotient == 0)
        return copysign(0, a / b);
    double whole = floor(quotient); /* the quotient is nearly whole: floor or the next */
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

double py_pow_float(double a, double b)
{
    if (a == 0 && b < 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power");
    if (isfinite(a) && a < 0 && isfinite(b) && b != floor(b))
        py_raise(PY_VALUE_ERROR,
                 "a negative number to a fractional power is complex, which is not supported");
    double result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b))
        py_raise(PY_OVERFLOW_ERROR, "(34, 'Numerical result out of range')");
    return result;
}

/* ---- conversions */

static int64_t whole_to_int(double x)
{
    if (isnan(x))
        py_raise(PY_VALUE_ERROR, "cannot convert float NaN to integer");
    if (isinf(x))
        py_raise(PY_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    if (x < -9223372036854775808.0 || x >= 9223372036854775808.0)
        overflow("the conversion to int");
    return (int64_t)x;
}

int64_t py_int_of_float(double x)
{
    return whole_to_int(trunc(x));
}

int64_t py_round(double x)
{
    return whole_to_int(nearbyint(x)); /* the default rounding mode is half to even */
}

double py_round_digits(double x, int64_t digits)
{
    if (!isfinite(x) || digits > 323)
        return x;
    if (digits < -308)
        return copysign(0, x);
    char text[700];
    if (digits >= 0) {
        snprintf(text, sizeof(text), "%.*f", (int)digits, x);
        return strtod(text, NULL);
    }
    /* Left of the point: so many significant digits that the last one stands at the wanted place. */
    int before = x != 0 ? (int)floor(log10(fabs(x))) + 1 : 1;
    int significant = before + (int)digits;
    if (significant < 0)
        return copysign(0, x);
    if (significant == 0) {
        double half = 0.5 * pow(10, before);
        return fabs(x) > half ? copysign(2 * half, x) : copysign(0, x);
    }
    snprintf(text, sizeof(text), "%.*e", significant - 1, x);
    return strtod(text, NULL);
}

int64_t py_round_int(int64_t x, int64_t digits)
{
    if (digits >= 0)
        return x;
    if (digits < -18)
        return 0;
    int64_t unit = py_pow_int(10, -digits), rest = py_mod(x, unit), down = x - rest;
    bool up = rest * 2 > unit || (rest * 2 == unit && py_mod(down / unit, 2) != 0);
    return up ? py_int_add(down, unit) : down;
}

void py_not_given(const char *otherwise)
{
    py_raise(PY_TYPE_ERROR, "%s", otherwise);
}

bool py_float_is_integer(double x)
{
    return isfinite(x) && x == floor(x);
}
