/* Arrays of random numbers. Everything is drawn at once, on the host, in PyTorch's order. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>

#include "random_internal.h"

static float *room(mx_dims shape, size_t *count)
{
    *count = (size_t)mx_dims_numel(shape);
    return t2m_malloc((*count + 1) * sizeof(float));
}

static mx_array uniform(random_generator *generator, double low, double high, mx_dims shape)
{
    size_t count;
    float *values = room(shape, &count);
    random_fill_uniform(generator, values, count, low, high);
    return mx_from_owned(values, MX_FLOAT32, shape);
}

static mx_array normal(random_generator *generator, double mean, double std, mx_dims shape)
{
    if (!(std >= 0))
        py_raise(PY_RUNTIME_ERROR, "normal expects std >= 0.0, but found std %g", std);
    size_t count;
    float *values = room(shape, &count);
    random_fill_normal(generator, values, count, mean, std);
    return mx_from_owned(values, MX_FLOAT32, shape);
}

typedef void (*fill_double)(random_generator *, double *, size_t, double, double);

static mx_array in_double(fill_double fill, double a, double b, mx_dims shape)
{
    size_t count = (size_t)mx_dims_numel(shape);
    double *values = t2m_malloc((count + 1) * sizeof(double));
    fill(NULL, values, count, a, b);
    return mx_from_owned(values, MX_FLOAT64, shape);
}

static void require_float(mx_dtype dtype, const char *function)
{
    if (!mx_dtype_is_float(dtype))
        py_raise(PY_RUNTIME_ERROR, "\"%s\" not implemented for '%s'", function, mx_dtype_title(dtype));
}

mx_array mx_uniform_as(mx_dtype dtype, double low, double high, mx_dims shape)
{
    require_float(dtype, "check_uniform_bounds");
    if (!(low <= high))
        py_raise(PY_RUNTIME_ERROR, "uniform_ expects to return a [from, to) range, but found from=%g > to=%g", low,
                 high);
    if (dtype == MX_FLOAT64)
        return in_double(random_fill_uniform_double, low, high, shape);
    return mx_astype(uniform(NULL, low, high, shape), dtype);
}

mx_array mx_normal_as(mx_dtype dtype, double mean, double std, mx_dims shape)
{
    require_float(dtype, "normal_kernel_cpu");
    if (dtype == MX_FLOAT64)
        return in_double(random_fill_normal_double, mean, std, shape);
    return mx_astype(normal(NULL, mean, std, shape), dtype);
}

mx_array mx_rand_as(mx_dtype dtype, mx_dims shape)
{
    return mx_uniform_as(dtype, 0, 1, shape);
}

mx_array mx_randn_as(mx_dtype dtype, mx_dims shape)
{
    return mx_normal_as(dtype, 0, 1, shape);
}

mx_array mx_rand_from(random_generator *generator, mx_dims shape)
{
    return uniform(generator, 0, 1, shape);
}

mx_array mx_randn_from(random_generator *generator, mx_dims shape)
{
    return normal(generator, 0, 1, shape);
}

mx_array mx_rand_dims(mx_dims shape)
{
    return uniform(NULL, 0, 1, shape);
}

mx_array mx_randn_dims(mx_dims shape)
{
    return normal(NULL, 0, 1, shape);
}

mx_array mx_rand_like(mx_array x)
{
    return mx_rand_as(mlx_array_dtype(x), mx_shape(x));
}

mx_array mx_randn_like(mx_array x)
{
    return mx_randn_as(mlx_array_dtype(x), mx_shape(x));
}

mx_array mx_uniform(double low, double high, mx_dims shape)
{
    if (!(low <= high))
        py_raise(PY_RUNTIME_ERROR, "uniform_ expects to return a [from, to) range, but found from=%g > to=%g",
                 low, high);
    return uniform(NULL, low, high, shape);
}

mx_array mx_normal(double mean, double std, mx_dims shape)
{
    return normal(NULL, mean, std, shape);
}

mx_array mx_normal_of(mx_array mean, mx_array std)
{
    mx_dims shape = mx_broadcast_shape(mx_shape(mean), mx_shape(std));
    return mx_add_array(mx_mul_array(normal(NULL, 0, 1, shape), std), mean);
}

mx_array mx_randint_from(random_generator *generator, int64_t low, int64_t high, mx_dims shape)
{
    if (high <= low)
        py_raise(PY_RUNTIME_ERROR,
                 "random_ expects 'from' to be less than 'to', but got from=%" PRId64 " >= to=%" PRId64, low,
                 high);
    size_t count = (size_t)mx_dims_numel(shape);
    int64_t *values = t2m_malloc((count + 1) * sizeof(int64_t));
    uint64_t range = (uint64_t)high - (uint64_t)low;
    for (size_t i = 0; i < count; i++) {
        uint64_t r = range >= 1ull << 32 ? random_draw_64(generator) : random_draw_32(generator);
        values[i] = (int64_t)(r % range + (uint64_t)low);
    }
    return mx_from_owned(values, MX_INT64, shape);
}

mx_array mx_randint_dims(int64_t low, int64_t high, mx_dims shape)
{
    return mx_randint_from(NULL, low, high, shape);
}

mx_array mx_randperm_from(random_generator *generator, int64_t n)
{
    if (n < 0)
        py_raise(PY_RUNTIME_ERROR, "n must be non-negative, got %" PRId64, n);
    int64_t *values = t2m_malloc(((size_t)n + 1) * sizeof(int64_t));
    random_permutation(generator, values, (size_t)n);
    return mx_from_owned(values, MX_INT64, MX_DIMS(n));
}

mx_array mx_randperm(int64_t n)
{
    return mx_randperm_from(NULL, n);
}

static void require_probability(double p)
{
    if (!(p >= 0 && p <= 1))
        py_raise(PY_RUNTIME_ERROR, "Expected p_in >= 0 && p_in <= 1 to be true, but got false.");
}

mx_array mx_bernoulli(mx_array p)
{
    mx_dims shape = mx_shape(p);
    const float *chances = mx_data_float(mx_astype(p, MX_FLOAT32));
    size_t count;
    float *values = room(shape, &count);
    for (size_t i = 0; i < count; i++) {
        require_probability(chances[i]);
        values[i] = random_draw_unit_float(NULL) < chances[i];
    }
    return mx_astype(mx_from_owned(values, MX_FLOAT32, shape), mlx_array_dtype(p));
}

mx_array mx_bernoulli_like(mx_array x, double p)
{
    require_probability(p);
    mx_dims shape = mx_shape(x);
    size_t count = (size_t)mx_dims_numel(shape);
    bool *values = t2m_malloc(count + 1);
    random_fill_bernoulli(NULL, values, count, p);
    return mx_astype(mx_from_owned(values, MX_BOOL, shape), mlx_array_dtype(x));
}

static float exponential(random_generator *generator, double lambda)
{
    return (float)(-log1p(-random_draw_unit(generator)) / lambda);
}

mx_array mx_exponential_like(mx_array x, double lambda)
{
    if (!(lambda > 0))
        py_raise(PY_RUNTIME_ERROR, "exponential_ expects lambda > 0.0, but found lambda=%g", lambda);
    size_t count;
    float *values = room(mx_shape(x), &count);
    for (size_t i = 0; i < count; i++)
        values[i] = exponential(NULL, lambda);
    return mx_astype(mx_from_owned(values, MX_FLOAT32, mx_shape(x)), mlx_array_dtype(x));
}

/* ---- multinomial */

static void require_distribution(const float *row, int64_t classes, int64_t n, bool replacement)
{
    int64_t possible = 0;
    for (int64_t k = 0; k < classes; k++) {
        if (!(row[k] >= 0) || isinf(row[k]))
            py_raise(PY_RUNTIME_ERROR, "probability tensor contains either `inf`, `nan` or element < 0");
        possible += row[k] > 0;
    }
    if (possible == 0)
        py_raise(PY_RUNTIME_ERROR, "invalid multinomial distribution (sum of probabilities <= 0)");
    if (!replacement && n > classes)
        py_raise(PY_RUNTIME_ERROR, "cannot sample n_sample > prob_dist.size(-1) samples without replacement");
}

/* With replacement: the inverse of the cumulative sum, by bisection. */
static void sample_inverse(random_generator *generator, const float *row, int64_t classes, int64_t n,
                           int64_t *out)
{
    float *sums = t2m_malloc((size_t)classes * sizeof(float));
    float sum = 0;
    for (int64_t k = 0; k < classes; k++)
        sums[k] = sum += row[k];
    for (int64_t k = 0; k < classes; k++)
        sums[k] /= sum;
    for (int64_t i = 0; i < n; i++) {
        double u = random_draw_unit(generator);
        int64_t low = 0, high = classes;
        sums[classes - 1] = 1;
        while (high - low > 0) {
            int64_t middle = low + (high - low) / 2;
            if ((double)sums[middle] < u)
                low = middle + 1;
            else
                high = middle;
        }
        out[i] = low;
    }
    free(sums);
}

/* Without replacement, or one alone: the n largest of p / exponential, largest first. The exponentials of all rows are
 * drawn first. */
static void sample_largest(const float *row, const float *waits, int64_t classes, int64_t n, int64_t *out)
{
    float *scores = t2m_malloc((size_t)classes * sizeof(float));
    for (int64_t k = 0; k < classes; k++)
        scores[k] = row[k] / waits[k];
    for (int64_t i = 0; i < n; i++) {
        int64_t best = 0;
        for (int64_t k = 1; k < classes; k++)
            best = scores[k] > scores[best] ? k : best;
        out[i] = best;
        scores[best] = -1;
    }
    free(scores);
}

mx_array mx_multinomial_with(mx_array probs, int64_t n, mx_multinomial_options options)
{
    mx_dims shape = mx_shape(probs);
    if (shape.count != 1 && shape.count != 2)
        py_raise(PY_RUNTIME_ERROR, "prob_dist must be 1 or 2 dim");
    if (!mx_is_float(probs))
        py_raise(PY_RUNTIME_ERROR, "multinomial only supports floating-point dtypes for prob_dist, got: %s",
                 mx_dtype_title(mlx_array_dtype(probs)));
    if (n <= 0)
        py_raise(PY_RUNTIME_ERROR, "cannot sample n_sample <= 0 samples");
    int64_t rows = shape.count == 2 ? shape.at[0] : 1, classes = shape.at[shape.count - 1];
    const float *p = mx_data_float(mx_astype(probs, MX_FLOAT32));
    int64_t *out = t2m_malloc((size_t)(rows * n + 1) * sizeof(int64_t));
    for (int64_t r = 0; r < rows; r++)
        require_distribution(p + r * classes, classes, n, options.replacement);
    float *waits = NULL;
    bool by_waits = !options.replacement || n == 1;
    if (by_waits) {
        waits = t2m_malloc((size_t)(rows * classes + 1) * sizeof(float));
        for (int64_t i = 0; i < rows * classes; i++)
            waits[i] = exponential(options.generator, 1);
    }
    for (int64_t r = 0; r < rows; r++) {
        if (!by_waits)
            sample_inverse(options.generator, p + r * classes, classes, n, out + r * n);
        else
            sample_largest(p + r * classes, waits + r * classes, classes, n, out + r * n);
    }
    free(waits);
    return mx_from_owned(out, MX_INT64, shape.count == 2 ? MX_DIMS(rows, n) : MX_DIMS(n));
}
