/* Numbers of the gamma and Poisson distributions, drawn one after the other as PyTorch draws them: Marsaglia and Tsang's method, Hoermann's. */
#include "internal.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "random_internal.h"

/* alpha is rounded as PyTorch's is: a float's thirds are a float's. */
static double draw_gamma(double alpha, bool is_single)
{
    double scale = 1;
    if (alpha == 0)
        return 0;
    if (alpha < 1) {
        scale = pow(1 - random_draw_unit(NULL), is_single ? (double)(1.0f / (float)alpha) : 1 / alpha);
        alpha = is_single ? (double)((float)alpha + 1.0f) : alpha + 1;
    }
    double d = is_single ? (double)((float)alpha - 1.0f / 3.0f) : alpha - (double)(1.0f / 3.0f), c = 1 / sqrt(9 * d);
    for (;;) {
        double x, y;
        do {
            x = random_draw_normal(NULL);
            y = 1 + c * x;
        } while (y <= 0);
        double v = y * y * y, u = 1 - random_draw_unit(NULL), xx = x * x;
        if (u < 1 - (double)0.0331f * xx * xx || log(u) < 0.5 * xx + d * (1 - v + log(v)))
            return scale * d * v;
    }
}

/* The numbers of x as doubles; the caller frees them. */
static double *numbers_of(mx_array x)
{
    size_t count = (size_t)mx_numel(x);
    double *out = t2m_malloc((count + 1) * sizeof *out);
    mx_array wide = mx_contiguous(mx_astype(mx_detach(x), MX_FLOAT64));
    mx_check(mlx_array_eval(wide));
    memcpy(out, mlx_array_data_float64(wide), count * sizeof *out);
    return out;
}

mx_array mx_standard_gamma(mx_array alpha)
{
    bool is_single = mlx_array_dtype(alpha) != MX_FLOAT64;
    double *values = numbers_of(alpha);
    for (int64_t i = 0; i < mx_numel(alpha); i++)
        values[i] = fmax(is_single ? FLT_MIN : DBL_MIN, draw_gamma(values[i], is_single));
    return mx_astype(mx_from_owned(values, MX_FLOAT64, mx_shape(alpha)), mlx_array_dtype(alpha));
}

mx_array mx_draw_dirichlet(mx_array alpha)
{
    double *values = numbers_of(alpha);
    int64_t count = mx_numel(alpha), row = mx_dim(alpha, -1);
    for (int64_t i = 0; i < count; i++)
        values[i] = fmax(DBL_MIN, draw_gamma(values[i], false));
    for (int64_t first = 0; first < count; first += row) {
        double sum = 0;
        for (int64_t i = 0; i < row; i++)
            sum += values[first + i];
        for (int64_t i = 0; i < row; i++)
            values[first + i] /= sum;
    }
    mx_array drawn = mx_astype(mx_from_owned(values, MX_FLOAT64, mx_shape(alpha)), mlx_array_dtype(alpha));
    return mx_clamp(drawn, .min = NN_REAL(FLT_MIN), .max = NN_REAL((double)nextafterf(1, 0)));
}

static double draw_poisson(double rate)
{
    if (rate == 0)
        return 0;
    if (rate < 10) {
        double limit = exp(-rate), product = 1;
        int64_t count = -1;
        do {
            product *= random_draw_unit(NULL);
            count++;
        } while (product > limit);
        return (double)count;
    }
    double root = sqrt(rate), b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b, inverse = 1.1239 + 1.1328 / (b - 3.4);
    double limit = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        double u = random_draw_unit(NULL) - 0.5, v = random_draw_unit(NULL), us = 0.5 - fabs(u);
        double k = floor((2 * a / us + b) * u + rate + 0.43);
        if (us >= 0.07 && v <= limit)
            return k;
        if (k < 0 || (us < 0.013 && v > us))
            continue;
        if (log(v) + log(inverse) - log(a / (us * us) + b) <= -rate + k * log(rate) - lgamma(k + 1))
            return k;
    }
}

mx_array mx_draw_poisson(mx_array rate)
{
    double *values = numbers_of(rate);
    for (int64_t i = 0; i < mx_numel(rate); i++)
        values[i] = draw_poisson(values[i]);
    return mx_astype(mx_from_owned(values, MX_FLOAT64, mx_shape(rate)), mlx_array_dtype(rate));
}

/* ---- special functions of single numbers */

static double digamma(double x)
{
    double result = 0;
    if (x == 0)
        return copysign(INFINITY, -x);
    if (x < 0) {
        double whole;
        if (modf(x, &whole) == 0)
            return NAN;
        result = -M_PI / tan(M_PI * (x - floor(x)));
        x = 1 - x;
    }
    for (; x < 10; x++)
        result -= 1 / x;
    double y = 1 / (x * x);
    double series = y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * (691.0 / 32760 - y / 12))))));
    return result + log(x) - 0.5 / x - series;
}

static double trigamma(double x)
{
    double sign = 1, result = 0;
    if (x < 0.5) {
        double s = sin(M_PI * x);
        sign = -1;
        result = -M_PI * M_PI / (s * s);
        x = 1 - x;
    }
    for (; x < 10; x++)
        result += 1 / (x * x);
    double y = 1 / (x * x);
    result += 1 / x + y / 2 + y / x * (1.0 / 6 - y * (1.0 / 30 - y * (1.0 / 42 - y * (1.0 / 30 - y * (5.0 / 66)))));
    return sign * result;
}

static mx_array each(mx_array x, double (*function)(double))
{
    double *values = numbers_of(x);
    for (int64_t i = 0; i < mx_numel(x); i++)
        values[i] = function(values[i]);
    mx_dtype dtype = mlx_array_dtype(x);
    return mx_astype(mx_from_owned(values, MX_FLOAT64, mx_shape(x)), mx_dtype_is_float(dtype) ? dtype : MX_FLOAT32);
}

mx_array mx_lgamma(mx_array x)
{
    return each(x, lgamma);
}

mx_array mx_digamma(mx_array x)
{
    return each(x, digamma);
}

mx_array mx_trigamma(mx_array x)
{
    return each(x, trigamma);
}
