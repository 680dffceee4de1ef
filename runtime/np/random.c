/* Random numbers and arrays of them. */
#include "random_bits.h"

#include <math.h>

double np_draw(np_random *rng)
{
    return np_next_double(np_random_or_own(rng));
}

double np_draw_uniform(np_random *rng, double low, double high)
{
    return low + (high - low) * np_draw(rng);
}

double np_draw_normal(np_random *rng, double mean, double deviation)
{
    if (deviation < 0)
        py_raise(PY_VALUE_ERROR, "scale < 0");
    return mean + deviation * np_next_normal(np_random_or_own(rng));
}

double np_draw_exponential(np_random *rng, double scale)
{
    if (scale < 0)
        py_raise(PY_VALUE_ERROR, "scale < 0");
    return scale * np_next_exponential(np_random_or_own(rng));
}

/* Marsaglia and Tsang's way from shape 1 on, Ahrens and Dieter's below. */
static double standard_gamma(np_random *rng, double shape)
{
    if (shape == 1)
        return np_next_exponential(rng);
    if (shape == 0)
        return 0;
    if (shape < 1) {
        for (;;) {
            double u = np_next_double(rng), v = np_next_exponential(rng);
            if (u <= 1 - shape) {
                double x = pow(u, 1 / shape);
                if (x <= v)
                    return x;
            } else {
                double y = -log((1 - u) / shape), x = pow(1 - shape + shape * y, 1 / shape);
                if (x <= v + y)
                    return x;
            }
        }
    }
    double b = shape - 1. / 3., c = 1 / sqrt(9 * b);
    for (;;) {
        double x, v;
        do {
            x = np_next_normal(rng);
            v = 1 + c * x;
        } while (v <= 0);
        v = v * v * v;
        double u = np_next_double(rng);
        if (u < 1 - 0.0331 * (x * x) * (x * x) || log(u) < 0.5 * x * x + b * (1 - v + log(v)))
            return b * v;
    }
}

double np_draw_gamma(np_random *rng, double shape, double scale)
{
    if (shape < 0 || scale < 0)
        py_raise(PY_VALUE_ERROR, shape < 0 ? "shape < 0" : "scale < 0");
    return scale * standard_gamma(np_random_or_own(rng), shape);
}

double np_draw_beta(np_random *rng, double a, double b)
{
    rng = np_random_or_own(rng);
    if (a <= 0 || b <= 0)
        py_raise(PY_VALUE_ERROR, a <= 0 ? "a <= 0" : "b <= 0");
    if (a > 1 || b > 1) {
        double x = standard_gamma(rng, a), y = standard_gamma(rng, b);
        return x / (x + y);
    }
    for (;;) {
        double u = np_next_double(rng), v = np_next_double(rng), x = pow(u, 1 / a), y = pow(v, 1 / b);
        if (x + y > 1)
            continue;
        if (x + y > 0)
            return x / (x + y);
        double log_x = log(u) / a, log_y = log(v) / b, most = log_x > log_y ? log_x : log_y;
        return exp(log_x - most - log(exp(log_x - most) + exp(log_y - most)));
    }
}

int64_t np_draw_int(np_random *rng, int64_t low, int64_t high)
{
    if (low >= high)
        py_raise(PY_VALUE_ERROR, low == 0 ? "high <= 0" : "low >= high");
    return (int64_t)((uint64_t)low + np_next_below(np_random_or_own(rng), (uint64_t)high - (uint64_t)low - 1));
}

/* ---- arrays */

/* Fills an array with draws of two parameters, which may be arrays: they broadcast to the shape. */
typedef double (*draw_function)(np_random *rng, double a, double b);

static np_array *drawn(np_random *rng, draw_function draw, const np_array *a, const np_array *b, np_shape shape)
{
    if (shape.count < 0)
        shape.count = np_broadcast_shape(a, b, shape.dims);
    np_array *out = np_new(NP_TYPE_FLOAT64, shape.count, shape.dims);
    const np_array *left = np_contiguous(np_broadcast(a, shape.count, shape.dims), NP_TYPE_FLOAT64);
    const np_array *right = np_contiguous(np_broadcast(b, shape.count, shape.dims), NP_TYPE_FLOAT64);
    for (int64_t i = 0, n = np_size(out); i < n; i++)
        ((double *)out->data)[i] = draw(rng, ((const double *)left->data)[i], ((const double *)right->data)[i]);
    return out;
}

static np_array *filled(np_random *rng, double (*draw)(np_random *rng), np_shape shape)
{
    np_array *out = np_new(NP_TYPE_FLOAT64, shape.count, shape.dims);
    rng = np_random_or_own(rng);
    for (int64_t i = 0, n = np_size(out); i < n; i++)
        ((double *)out->data)[i] = draw(rng);
    return out;
}

np_array *np_rand(np_random *rng, np_shape shape)
{
    return filled(rng, np_next_double, shape);
}

np_array *np_randn(np_random *rng, np_shape shape)
{
    return filled(rng, np_next_normal, shape);
}

np_array *np_uniform_of(np_random *rng, const np_array *low, const np_array *high, np_shape shape)
{
    return drawn(rng, np_draw_uniform, low, high, shape);
}

np_array *np_normal_of(np_random *rng, const np_array *mean, const np_array *deviation, np_shape shape)
{
    return drawn(rng, np_draw_normal, mean, deviation, shape);
}

static double exponential_of(np_random *rng, double scale, double unused)
{
    (void)unused;
    return np_draw_exponential(rng, scale);
}

np_array *np_exponential_of(np_random *rng, const np_array *scale, np_shape shape)
{
    return drawn(rng, exponential_of, scale, scale, shape);
}

np_array *np_gamma_of(np_random *rng, const np_array *a, const np_array *scale, np_shape shape)
{
    return drawn(rng, np_draw_gamma, a, scale, shape);
}

np_array *np_beta_of(np_random *rng, const np_array *a, const np_array *b, np_shape shape)
{
    return drawn(rng, np_draw_beta, a, b, shape);
}

/* Bytes and shorts come several from one draw of 32 bits. */
typedef struct SmallBits {
    uint32_t bits;
    int left;
} SmallBits;

static uint32_t next_small(np_random *rng, SmallBits *small, int width)
{
    if (small->left == 0) {
        small->bits = np_next_32(rng);
        small->left = 32 / width;
    } else {
        small->bits >>= width;
    }
    small->left--;
    return small->bits & ((1u << width) - 1);
}

static uint64_t small_below(np_random *rng, SmallBits *small, int width, uint32_t most)
{
    if (most == 0)
        return 0;
    uint32_t value, range = most + 1, full = 1u << width;
    if (range == full)
        return next_small(rng, small, width);
    if (rng->is_legacy) {
        uint32_t mask = UINT32_MAX >> __builtin_clz(most);
        do
            value = next_small(rng, small, width) & mask;
        while (value > most);
        return value;
    }
    uint32_t product = next_small(rng, small, width) * range, threshold = (full - range) % range;
    while ((product & (full - 1)) < threshold)
        product = next_small(rng, small, width) * range;
    return product >> width;
}

np_array *np_randint(np_random *rng, int64_t low, int64_t high, np_shape shape, const np_dtype *dtype)
{
    np_type type = np_dtype_type(dtype, NP_TYPE_INT64);
    if (np_is_float_type(type))
        py_raise(PY_TYPE_ERROR, "Unsupported dtype dtype('%s') for randint", np_dtypes[type].name);
    if (low >= high)
        py_raise(PY_VALUE_ERROR, low == 0 ? "high <= 0" : "low >= high");
    if (shape.count < 0)
        shape.count = 0;
    np_array *out = np_new(type, shape.count, shape.dims);
    int width = (int)np_type_size(type) * 8;
    uint64_t most = (uint64_t)high - (uint64_t)low - 1;
    SmallBits small = {0, 0};
    rng = np_random_or_own(rng);
    for (int64_t i = 0, n = np_size(out); i < n; i++) {
        uint64_t draw = width < 32 ? small_below(rng, &small, width, (uint32_t)most) : np_next_below(rng, most);
        np_put_int(out->data + i * (width / 8), type, (int64_t)((uint64_t)low + draw));
    }
    return out;
}

np_array *np_multivariate_normal(np_random *rng, const np_array *mean, const np_array *cov, np_shape shape)
{
    if (!np_random_or_own(rng)->is_legacy)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "multivariate_normal of a Generator is not supported");
    np_shape full = shape.count < 0 ? NP_NO_SHAPE : shape;
    full.dims[full.count++] = np_length(mean);
    np_array *x = np_randn(rng, full);
    py_tuple *parts = np_svd_of(cov, true);
    const np_array *s = parts->items[1].o, *v = parts->items[2].o;
    np_array *factors = np_multiply_of(np_expand_dims(np_sqrt_of(s), 1), v);
    return np_add_of(np_matmul_of(x, factors), mean);
}
