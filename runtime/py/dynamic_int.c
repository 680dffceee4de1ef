/* Ints beyond 64 bits: GMP numbers in boxes. Results that fit 64 bits become plain boxes again, so that one number has one form. */
#include <math.h>
#include <stdlib.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "value_internal.h"

static void big_destroy(void *self)
{
    mpz_clear(((big_box *)self)->number);
}

static py_str big_repr(const void *self)
{
    char *digits = mpz_get_str(NULL, 10, ((const big_box *)self)->number);
    py_str text = py_str_of(digits);
    free(digits);
    return text;
}

/* CPython's: the number modulo 2**61 - 1, with its sign. */
static uint64_t big_hash(const void *self)
{
    const mpz_t *number = &((const big_box *)self)->number;
    mpz_t magnitude;
    mpz_init(magnitude);
    mpz_abs(magnitude, *number);
    int64_t hash = (int64_t)mpz_fdiv_ui(magnitude, (UINT64_C(1) << 61) - 1);
    mpz_clear(magnitude);
    hash = mpz_sgn(*number) < 0 ? -hash : hash;
    return (uint64_t)(hash == -1 ? -2 : hash);
}

const t2m_kind py_big_kind = {.name = "int", .destroy = big_destroy, .repr = big_repr, .hash = big_hash, .deepcopy = py_itself};

py_value box_mpz(mpz_t number)
{
    if (mpz_fits_slong_p(number)) {
        int64_t small = mpz_get_si(number);
        mpz_clear(number);
        return py_box_int(small);
    }
    big_box *box = T2M_NEW(big_box, &py_big_kind);
    *box->number = *number; /* moved, not copied */
    return &box->base;
}

void read_mpz(mpz_t number, py_value v)
{
    if (is_big(v))
        mpz_set(number, ((const big_box *)v)->number);
    else
        mpz_set_si(number, box_content(v).i);
}

py_value py_box_decimal(const char *digits)
{
    mpz_t number;
    mpz_init_set_str(number, digits, 0);
    return box_mpz(number);
}

/*
 * The quotient is scaled to 64 bits and more, of which the lowest stands for all that follows: so the conversion to double, which
 * rounds to nearest, sees which side of a half it is on.
 */
double ratio_of_mpz(const mpz_t numerator, const mpz_t denominator)
{
    mpz_t a, b, rest;
    mpz_init(a);
    mpz_init(b);
    mpz_init(rest);
    mpz_abs(a, numerator);
    mpz_abs(b, denominator);
    long shift = 66 - ((long)mpz_sizeinbase(a, 2) - (long)mpz_sizeinbase(b, 2));
    if (shift > 0)
        mpz_mul_2exp(a, a, (unsigned long)shift);
    else
        mpz_mul_2exp(b, b, (unsigned long)-shift);
    mpz_fdiv_qr(a, rest, a, b);
    bool is_exact = mpz_sgn(rest) == 0;
    long drop = (long)mpz_sizeinbase(a, 2) - 64;
    if (drop > 0) {
        is_exact &= mpz_scan1(a, 0) >= (unsigned long)drop;
        mpz_fdiv_q_2exp(a, a, (unsigned long)drop);
    }
    uint64_t top = mpz_get_ui(a) | !is_exact;
    double result = ldexp((double)top, (int)((drop > 0 ? drop : 0) - shift));
    mpz_clear(a);
    mpz_clear(b);
    mpz_clear(rest);
    return (mpz_sgn(numerator) < 0) != (mpz_sgn(denominator) < 0) ? -result : result;
}

double double_of_mpz(const mpz_t number)
{
    mpz_t one;
    mpz_init_set_ui(one, 1);
    double result = ratio_of_mpz(number, one);
    mpz_clear(one);
    if (isinf(result))
        py_raise(PY_OVERFLOW_ERROR, "int too large to convert to float");
    return result;
}

double number_as_double(py_value v)
{
    if (py_is_float(v))
        return box_content(v).f;
    return is_big(v) ? double_of_mpz(((const big_box *)v)->number) : (double)box_content(v).i;
}

static int compare_ints(py_value a, py_value b)
{
    if (is_small(a) && is_small(b))
        return (box_content(a).i > box_content(b).i) - (box_content(a).i < box_content(b).i);
    mpz_t x, y;
    mpz_init(x);
    mpz_init(y);
    read_mpz(x, a);
    read_mpz(y, b);
    int order = mpz_cmp(x, y);
    mpz_clear(x);
    mpz_clear(y);
    return order;
}

/* Without rounding: 2**53 + 1 is more than 2.0**53. */
static int compare_int_float(py_value a, double b)
{
    if (isinf(b))
        return b > 0 ? -1 : 1;
    mpz_t number;
    mpz_init(number);
    read_mpz(number, a);
    int order = mpz_cmp_d(number, b);
    mpz_clear(number);
    return order;
}

int compare_numbers(py_value a, py_value b)
{
    if (py_is_float(a) && py_is_float(b))
        return (box_content(a).f > box_content(b).f) - (box_content(a).f < box_content(b).f);
    if (py_is_float(b))
        return compare_int_float(a, box_content(b).f);
    if (py_is_float(a))
        return -compare_int_float(b, box_content(a).f);
    return compare_ints(a, b);
}

bool equal_numbers(py_value a, py_value b)
{
    bool is_nan = (py_is_float(a) && isnan(box_content(a).f)) || (py_is_float(b) && isnan(box_content(b).f));
    return !is_nan && compare_numbers(a, b) == 0;
}
