/* Functions of numbers whose results know no bounds: factorials, long texts, random bits; divmod and pow of boxed numbers. */
#include <stdlib.h>
#include <string.h>

#include "parse_number.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_random.h"
#include "value_internal.h"

double py_div_ints(int64_t a, int64_t b)
{
    const int64_t exact = INT64_C(1) << 53;
    if (b == 0)
        py_raise_zero_division("division by zero");
    if (a >= -exact && a <= exact && b >= -exact && b <= exact)
        return (double)a / (double)b;
    mpz_t numerator, denominator;
    mpz_init_set_si(numerator, a);
    mpz_init_set_si(denominator, b);
    double result = ratio_of_mpz(numerator, denominator);
    mpz_clear(numerator);
    mpz_clear(denominator);
    return result;
}

py_value py_as_index(py_value v)
{
    if (!py_is_int(v))
        py_raise(PY_TYPE_ERROR, "'%s' object cannot be interpreted as an integer", py_type_name(v));
    return v;
}

py_value py_wide_factorial(int64_t n)
{
    if (n <= 20)
        return py_box_int(math_factorial(n));
    mpz_t number;
    mpz_init(number);
    mpz_fac_ui(number, (unsigned long)n);
    return box_mpz(number);
}

py_value py_wide_comb(int64_t n, int64_t k)
{
    if (n < 0 || k < 0)
        py_raise(PY_VALUE_ERROR, "%s must be a non-negative integer", n < 0 ? "n" : "k");
    mpz_t number;
    mpz_init(number);
    if (k <= n)
        mpz_bin_uiui(number, (unsigned long)n, (unsigned long)k);
    return box_mpz(number);
}

py_value py_wide_int_of_str(py_str text, int64_t base)
{
    int64_t value = 0;
    if (text == NULL || (base != 0 && (base < 2 || base > 36)) || parse_int(text, base, &value) != PARSE_OVERFLOW)
        return py_box_int(py_int_of_str_base(text, base));
    char *digits = malloc((size_t)text->size + 1), *to = digits;
    for (int64_t i = 0; i < text->size; i++) /* the grammar was checked: only signs, prefixes and underscores are in the way */
        if (strchr("_ \t\n\r\f\v+", text->text[i]) == NULL)
            *to++ = text->text[i];
    *to = '\0';
    char *start = digits + (*digits == '-');
    bool has_prefix = start[0] == '0' && strchr("xXoObB", start[1]) != NULL && start[1] != '\0' && (base == 0 || base == 16 || base == 8 || base == 2);
    mpz_t number;
    mpz_init_set_str(number, has_prefix ? start + 2 : start, base != 0        ? (int)base
                                                             : !has_prefix    ? 10
                                                             : (start[1] | 32) == 'x' ? 16
                                                             : (start[1] | 32) == 'o' ? 8
                                                                                      : 2);
    if (start != digits)
        mpz_neg(number, number);
    free(digits);
    return box_mpz(number);
}

/* Words of 32 bits, the lowest first, as CPython draws them. */
py_value py_wide_random_bits(py_generator *generator, int64_t bits)
{
    if (bits <= 62)
        return py_box_int(py_generator_getrandbits(generator, bits));
    mpz_t number, word;
    mpz_init(number);
    mpz_init(word);
    for (int64_t at = 0; at < bits; at += 32) {
        mpz_set_ui(word, (unsigned long)py_generator_getrandbits(generator, bits - at < 32 ? bits - at : 32));
        mpz_mul_2exp(word, word, (unsigned long)at);
        mpz_add(number, number, word);
    }
    mpz_clear(word);
    return box_mpz(number);
}

/* ---- boxed numbers */

py_tuple *py_divmod_of(py_value a, py_value b)
{
    if (is_small(a) && is_small(b) && py_as_int(b) == 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "integer division or modulo by zero");
    bool are_floats = (py_is_float(a) && (py_is_float(b) || py_is_int(b))) || (py_is_int(a) && py_is_float(b));
    if (are_floats && py_as_float(b) == 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "float divmod()");
    return PY_TUPLE(PY_VALUE, py_of(py_floor_div(a, b)), py_of(py_modulo(a, b)));
}

py_value py_pow_mod_of(py_value base, py_value exponent, py_value modulus)
{
    if (!py_is_int(base) || !py_is_int(exponent) || !py_is_int(modulus))
        py_raise(PY_TYPE_ERROR, "pow() 3rd argument not allowed unless all arguments are integers");
    mpz_t x, e, m;
    mpz_init(x);
    mpz_init(e);
    mpz_init(m);
    read_mpz(x, base);
    read_mpz(e, exponent);
    read_mpz(m, modulus);
    bool is_zero = mpz_sgn(m) == 0, has_result = !is_zero && (mpz_sgn(e) >= 0 || mpz_invert(x, x, m) != 0);
    if (has_result) {
        mpz_abs(e, e);
        mpz_powm(x, x, e, m);
        if (mpz_sgn(m) < 0 && mpz_sgn(x) > 0)
            mpz_add(x, x, m);
    }
    mpz_clear(e);
    mpz_clear(m);
    if (has_result)
        return box_mpz(x);
    mpz_clear(x);
    py_raise(PY_VALUE_ERROR, is_zero ? "pow() 3rd argument cannot be 0" : "base is not invertible for the given modulus");
}

py_value py_product_of(const py_list *items, py_value start)
{
    py_value product = start;
    for (int64_t i = 0; i < items->length; i++)
        product = py_mul(product, py_box_cell(items->element, items->items[i]));
    return product;
}
