/* Numbers with Python's semantics. int is 64 bits: where Python would go on with a bigger one, OverflowError
 * says so. Emitted code uses C's + - * where the operands are known to be small, and these where they are
 * not. */
#ifndef T2M_PY_NUMBER_H
#define T2M_PY_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* ---- int; ZeroDivisionError, OverflowError, ValueError for a negative shift */
int64_t py_int_add(int64_t a, int64_t b);
int64_t py_int_sub(int64_t a, int64_t b);
int64_t py_int_mul(int64_t a, int64_t b);
int64_t py_int_neg(int64_t a);
int64_t py_int_abs(int64_t a);
_Noreturn void py_raise_zero_division(const char *message);

/* a // b: towards minus infinity */
static inline int64_t py_floordiv(int64_t a, int64_t b)
{
    if (b == 0)
        py_raise_zero_division("integer division or modulo by zero");
    if (b == -1)
        return py_int_neg(a);
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

/* a % b: has the sign of b */
static inline int64_t py_mod(int64_t a, int64_t b)
{
    if (b == 0)
        py_raise_zero_division("integer modulo by zero");
    int64_t rest = b == -1 ? 0 : a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

double py_truediv(int64_t a, int64_t b);   /* a / b, correctly rounded */
int64_t py_pow_int(int64_t a, int64_t b);  /* a ** b for b >= 0; ValueError for b < 0: use py_pow_float */
int64_t py_shl(int64_t a, int64_t b);
int64_t py_shr(int64_t a, int64_t b);
int64_t py_int_bit_length(int64_t a);

/* ---- float */
double py_div_ints(int64_t a, int64_t b); /* a / b of two ints, rounded once; ZeroDivisionError */
/* a / b; ZeroDivisionError */
static inline double py_div_float(double a, double b)
{
    if (b == 0)
        py_raise_zero_division("float division by zero");
    return a / b;
}
double py_floordiv_float(double a, double b); /* a // b */
double py_mod_float(double a, double b);
double py_pow_float(double a, double b); /* a ** b; ZeroDivisionError for 0.0 ** -1, OverflowError */
typedef struct py_divmod_result {
    int64_t quotient;
    int64_t remainder;
} py_divmod_result;
py_divmod_result py_divmod(int64_t a, int64_t b);

/* divmod(a, b), as_integer_ratio(): pairs as tuples. OverflowError past 64 bits. */
struct py_tuple;
struct py_tuple *py_ints_pair(int64_t a, int64_t b);
struct py_tuple *py_divmod_ints(int64_t a, int64_t b);
struct py_tuple *py_divmod_floats(double a, double b);
struct py_tuple *py_float_as_integer_ratio(double x);

int64_t py_pow_mod(int64_t base, int64_t exponent, int64_t modulus); /* pow(base, exponent, modulus); a negative exponent: inverse */
int64_t py_int_bit_count(int64_t x);
const struct py_string *py_float_hex(double x);
double py_float_fromhex(const struct py_string *text); /* ValueError */

/* ---- conversions */
int64_t py_int_of_float(double x); /* int(x): towards zero; ValueError for nan, OverflowError */
int64_t py_round(double x);        /* round(x): half to even */
double py_round_digits(double x, int64_t digits); /* round(x, digits): as CPython, through the decimal text */
int64_t py_round_int(int64_t x, int64_t digits);  /* round(n, -2) */
bool py_float_is_integer(double x);

/* None or a number: an argparse option without default, Optional[int] ... */
typedef struct py_optional_int {
    bool is_set;
    int64_t value;
} py_optional_int;

/* Bounds of slices: None is PY_NONE, as step 1. */
static inline int64_t py_slice_bound(py_optional_int x)
{
    return x.is_set ? x.value : INT64_MIN;
}
static inline int64_t py_slice_step(py_optional_int x)
{
    return x.is_set ? x.value : 1;
}

typedef struct py_optional_float {
    bool is_set;
    double value;
} py_optional_float;
typedef struct py_optional_bool {
    bool is_set;
    bool value;
} py_optional_bool;

/* The number, where a program takes it for given; TypeError with the text if it is None. */
_Noreturn void py_not_given(const char *otherwise);
static inline int64_t py_given_int(py_optional_int x, const char *otherwise)
{
    if (!x.is_set)
        py_not_given(otherwise);
    return x.value;
}
static inline double py_given_float(py_optional_float x, const char *otherwise)
{
    if (!x.is_set)
        py_not_given(otherwise);
    return x.value;
}
static inline bool py_given_bool(py_optional_bool x, const char *otherwise)
{
    if (!x.is_set)
        py_not_given(otherwise);
    return x.value;
}

/* ---- the math module: ValueError "math domain error", OverflowError "math range error" as in Python */
struct py_list;
double math_sqrt(double x);
double math_exp(double x);
double math_log(double x);
double math_log_base(double x, double base);
double math_log2(double x);
double math_log10(double x);
double math_log1p(double x);
double math_expm1(double x);
double math_sin(double x);
double math_cos(double x);
double math_tan(double x);
double math_asin(double x);
double math_acos(double x);
double math_atan(double x);
double math_atan2(double y, double x);
double math_sinh(double x);
double math_cosh(double x);
double math_tanh(double x);
double math_pow(double x, double y);
double math_fabs(double x);
double math_fmod(double x, double y);
double math_copysign(double x, double y);
double math_hypot(double x, double y);
double math_degrees(double x);
double math_radians(double x);
double math_erf(double x);
double math_gamma(double x);
double math_asinh(double x);
double math_acosh(double x);
double math_atanh(double x);
double math_erfc(double x);
double math_exp2(double x);
double math_cbrt(double x);
double math_remainder(double x, double y);
double math_nextafter(double x, double y);
double math_ulp(double x);
double math_ldexp(double x, int64_t exponent);
double math_modf_fraction(double x); /* the parts of math.modf and math.frexp */
double math_modf_whole(double x);
double math_frexp_mantissa(double x);
int64_t math_frexp_exponent(double x);
double math_fsum(const struct py_list *xs); /* of floats; exact, then rounded once */
double math_prod_floats(const struct py_list *xs, double start);
int64_t math_prod_ints(const struct py_list *xs, int64_t start);
double math_dist(const struct py_list *p, const struct py_list *q);
int64_t math_perm(int64_t n, int64_t k); /* k -1: n */
double math_lgamma(double x);
int64_t math_floor(double x); /* ValueError for nan, OverflowError for inf or past 64 bits */
int64_t math_ceil(double x);
int64_t math_trunc(double x);
int64_t math_gcd(int64_t a, int64_t b);
int64_t math_lcm(int64_t a, int64_t b);
int64_t math_factorial(int64_t n);
int64_t math_comb(int64_t n, int64_t k);
int64_t math_isqrt(int64_t n);
bool math_isnan(double x);
bool math_isinf(double x);
bool math_isfinite(double x);
bool math_isclose(double a, double b, double rel_tol, double abs_tol); /* Python's defaults: 1e-9, 0 */
#define math_pi 3.14159265358979323846
#define math_e 2.71828182845904523536
#define math_tau 6.28318530717958647693
#define math_inf ((double)INFINITY)
#define math_nan ((double)NAN)

#endif
