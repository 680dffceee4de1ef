/* The rarer methods of int and float. */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_str.h"
#include "t2m/py_tuple.h"

py_tuple *py_ints_pair(int64_t a, int64_t b)
{
    return PY_TUPLE(PY_INT, py_of(a), py_of(b));
}

py_tuple *py_divmod_ints(int64_t a, int64_t b)
{
    py_divmod_result result = py_divmod(a, b);
    return py_ints_pair(result.quotient, result.remainder);
}

py_tuple *py_divmod_floats(double a, double b)
{
    if (b == 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "float divmod()");
    double quotient = py_floordiv_float(a, b);
    return PY_TUPLE(PY_FLOAT, py_of(quotient), py_of(py_mod_float(a, b)));
}

py_tuple *py_float_as_integer_ratio(double x)
{
    if (isnan(x))
        py_raise(PY_VALUE_ERROR, "cannot convert NaN to integer ratio");
    if (isinf(x))
        py_raise(PY_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    int exponent;
    double part = frexp(x, &exponent);
    while (part != floor(part)) {
        part *= 2;
        exponent--;
    }
    while (exponent > 0 && fabs(part) < 0x1p62) {
        part *= 2;
        exponent--;
    }
    if (exponent > 0 || exponent < -62 || fabs(part) >= 0x1p63)
        py_raise(PY_OVERFLOW_ERROR, "the ratio of this float does not fit in 64 bits");
    return py_ints_pair((int64_t)part, INT64_C(1) << -exponent);
}

/* ---- int */

static int64_t mul_mod(int64_t a, int64_t b, int64_t modulus)
{
    return (int64_t)((__int128)a * b % modulus);
}

/* By Euclid's algorithm; ValueError if there is none. */
static int64_t inverse(int64_t a, int64_t modulus)
{
    int64_t r = modulus, next_r = a % modulus, t = 0, next_t = 1;
    while (next_r != 0) {
        int64_t quotient = r / next_r, old = t;
        t = next_t;
        next_t = old - quotient * next_t;
        old = r;
        r = next_r;
        next_r = old - quotient * next_r;
    }
    if (r != 1 && r != -1)
        py_raise(PY_VALUE_ERROR, "base is not invertible for the given modulus");
    return r < 0 ? -t : t;
}

int64_t py_pow_mod(int64_t base, int64_t exponent, int64_t modulus)
{
    if (modulus == 0)
        py_raise(PY_VALUE_ERROR, "pow() 3rd argument cannot be 0");
    int64_t size = modulus < 0 ? -modulus : modulus;
    if (size == 1)
        return 0;
    base %= size;
    if (exponent < 0) {
        base = inverse(base < 0 ? base + size : base, size);
        exponent = -exponent;
    }
    int64_t result = 1;
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1)
            result = mul_mod(result, base, size);
        base = mul_mod(base, base, size);
    }
    if (result != 0 && (result < 0) != (modulus < 0)) /* the sign of the modulus */
        result += modulus;
    return result;
}

int64_t py_int_bit_count(int64_t x)
{
    return __builtin_popcountll(x < 0 ? -(uint64_t)x : (uint64_t)x);
}

/* ---- float.hex */

py_str py_float_hex(double x)
{
    if (!isfinite(x))
        return isnan(x) ? PY_STR("nan") : x < 0 ? PY_STR("-inf") : PY_STR("inf");
    if (x == 0)
        return signbit(x) ? PY_STR("-0x0.0p+0") : PY_STR("0x0.0p+0");
    int exponent;
    double part = frexp(fabs(x), &exponent);
    int shift = 1;
    if (exponent < -1021) { /* subnormal: the leading digit is 0 */
        shift = exponent + 1022;
    }
    part = ldexp(part, shift);
    exponent -= shift;
    py_builder b = {0};
    py_builder_printf(&b, "%s0x%d.", x < 0 ? "-" : "", (int)part);
    for (int i = 0; i < 13; i++) {
        part = (part - (int)part) * 16;
        py_builder_char(&b, "0123456789abcdef"[(int)part]);
    }
    py_builder_printf(&b, "p%+d", exponent);
    return py_builder_take(&b);
}

double py_float_fromhex(py_str text)
{
    const char *at = text->text, *start;
    while (isspace((unsigned char)*at))
        at++;
    start = at;
    at += *at == '-' || *at == '+';
    bool is_name = strncasecmp(at, "inf", 3) == 0 || strncasecmp(at, "nan", 3) == 0;
    bool has_prefix = at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
    py_builder b = {0};
    py_builder_add(&b, start, (size_t)(at - start));
    if (!is_name && !has_prefix)
        py_builder_text(&b, "0x");
    py_builder_text(&b, at);
    char *end;
    double value = strtod(b.text, &end);
    bool is_whole = end != b.text && (is_name || isxdigit((unsigned char)(has_prefix ? at[2] : at[0])) || at[has_prefix ? 2 : 0] == '.');
    while (isspace((unsigned char)*end))
        end++;
    is_whole &= *end == '\0';
    py_builder_free(&b);
    if (!is_whole)
        py_raise(PY_VALUE_ERROR, "invalid hexadecimal floating-point string");
    if (isinf(value) && !is_name)
        py_raise(PY_OVERFLOW_ERROR, "hexadecimal value too large to represent as a float");
    return value;
}
