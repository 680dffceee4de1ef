/* math: what training scripts use less: exact sums, products, parts of a float. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "t2m/py_error.h"
#include "t2m/py_list.h"
#include "t2m/py_number.h"

static double checked(double result, double x)
{
    if (isnan(result) && !isnan(x))
        py_raise(PY_VALUE_ERROR, "math domain error");
    if (isinf(result) && isfinite(x))
        py_raise(PY_OVERFLOW_ERROR, "math range error");
    return result;
}

double math_asinh(double x)
{
    return asinh(x);
}

double math_acosh(double x)
{
    return checked(acosh(x), x);
}

double math_atanh(double x)
{
    if (x == 1 || x == -1)
        py_raise(PY_VALUE_ERROR, "math domain error");
    return checked(atanh(x), x);
}

double math_erfc(double x)
{
    return erfc(x);
}

double math_exp2(double x)
{
    return checked(exp2(x), x);
}

double math_cbrt(double x)
{
    return cbrt(x);
}

double math_remainder(double x, double y)
{
    double result = remainder(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y))
        py_raise(PY_VALUE_ERROR, "math domain error");
    return result;
}

double math_nextafter(double x, double y)
{
    return nextafter(x, y);
}

double math_ulp(double x)
{
    x = fabs(x);
    if (!isfinite(x))
        return x;
    double next = nextafter(x, INFINITY);
    return isinf(next) ? x - nextafter(x, 0) : next - x;
}

double math_ldexp(double x, int64_t exponent)
{
    int e = exponent > 5000 ? 5000 : exponent < -5000 ? -5000 : (int)exponent;
    return checked(ldexp(x, e), x);
}

double math_modf_fraction(double x)
{
    double whole;
    return modf(x, &whole);
}

double math_modf_whole(double x)
{
    double whole;
    modf(x, &whole);
    return whole;
}

double math_frexp_mantissa(double x)
{
    int exponent;
    return frexp(x, &exponent);
}

int64_t math_frexp_exponent(double x)
{
    int exponent = 0;
    if (isfinite(x))
        frexp(x, &exponent);
    return exponent;
}

/* Shewchuk's algorithm: partial sums that do not overlap, so that nothing is lost; the last rounding is half to even. */
double math_fsum(const py_list *xs)
{
    double *parts = t2m_malloc(((size_t)xs->length + 1) * sizeof(*parts)), special = 0;
    size_t count = 0;
    for (int64_t i = 0; i < xs->length; i++) {
        double x = xs->items[i].f;
        if (!isfinite(x)) {
            special += x;
            continue;
        }
        size_t kept = 0;
        for (size_t k = 0; k < count; k++) {
            double y = parts[k];
            if (fabs(x) < fabs(y)) {
                double swapped = x;
                x = y;
                y = swapped;
            }
            double high = x + y, low = y - (high - x);
            if (low != 0)
                parts[kept++] = low;
            x = high;
        }
        count = kept;
        if (x != 0)
            parts[count++] = x;
    }
    double sum = 0, low = 0;
    while (count > 0 && low == 0) {
        double before = sum, part = parts[--count];
        sum = before + part;
        low = part - (sum - before);
    }
    if (count > 0 && ((low < 0 && parts[count - 1] < 0) || (low > 0 && parts[count - 1] > 0))) {
        double twice = low * 2, other = sum + twice; /* a tie that the rest decides */
        if (other - sum == twice)
            sum = other;
    }
    free(parts);
    return special != 0 || isnan(special) ? special : sum;
}

double math_prod_floats(const py_list *xs, double start)
{
    for (int64_t i = 0; i < xs->length; i++)
        start *= xs->items[i].f;
    return start;
}

int64_t math_prod_ints(const py_list *xs, int64_t start)
{
    for (int64_t i = 0; i < xs->length; i++)
        start = py_int_mul(start, xs->items[i].i);
    return start;
}

double math_dist(const py_list *p, const py_list *q)
{
    if (p->length != q->length)
        py_raise(PY_VALUE_ERROR, "both points must have the same number of dimensions");
    long double sum = 0;
    for (int64_t i = 0; i < p->length; i++) {
        long double step = (long double)p->items[i].f - q->items[i].f;
        sum += step * step;
    }
    return (double)sqrtl(sum);
}

int64_t math_perm(int64_t n, int64_t k)
{
    if (n < 0 || k < -1)
        py_raise(PY_VALUE_ERROR, "%s must be a non-negative integer", n < 0 ? "n" : "k");
    int64_t product = 1;
    for (int64_t i = 0, steps = k < 0 ? n : k; i < steps && product != 0; i++)
        product = py_int_mul(product, n - i);
    return product;
}
