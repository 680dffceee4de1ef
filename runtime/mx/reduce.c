/* Reductions over everything or over dims. Reducing over no dims at all means over everything, as in PyTorch.
 */
#include "internal.h"
#include "mlx/c/t2m_ext_nn.h"

#include <math.h>

typedef int (*reduce_all)(mlx_array *, const mlx_array, bool, const mlx_stream);
typedef int (*reduce_axes)(mlx_array *, const mlx_array, const int *, size_t, bool, const mlx_stream);

static mx_array reduce(reduce_axes function, mx_array x, mx_dims dims, bool keepdim)
{
    mx_ints axes = mx_wrap_dims(dims, mx_ndim(x));
    mx_array result = mlx_array_new();
    if (mx_ndim(x) == 0)
        axes.count = 0;
    mx_check(function(&result, x, axes.at, axes.count, keepdim, mx_stream()));
    return mx_autorelease(result);
}

/* All dims of x, for the reductions that have no form of their own for everything. */
static mx_dims all_dims(mx_array x)
{
    mx_dims dims = {.count = (int)mx_ndim(x)};
    for (int i = 0; i < dims.count; i++)
        dims.at[i] = i;
    return dims;
}

/* Sums of ints and bools are int64. */
static mx_array widen(mx_array x)
{
    return mx_is_float(x) ? x : mx_astype(x, MX_INT64);
}

static void require_float(mx_array x, const char *function)
{
    if (!mx_is_float(x))
        py_raise(PY_RUNTIME_ERROR,
                 "%s(): could not infer output dtype. Input dtype must be either a floating point or complex "
                 "dtype. Got: %s",
                 function, mx_dtype_title(mlx_array_dtype(x)));
}

static void require_elements(mx_array x, const char *function)
{
    if (mx_numel(x) == 0)
        py_raise(
            PY_RUNTIME_ERROR,
            "%s(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim "
            "with the 'dim' argument.",
            function);
}

/* The pair of functions of a reduction: `_over` does the work, `_all` gives it every dim. */
#define OVER(name)                                                                                           \
    mx_array mx_##name##_all(mx_array x, mx_reduce_options options)                                          \
    {                                                                                                        \
        return mx_##name##_over(x, all_dims(x), options);                                                    \
    }                                                                                                        \
    mx_array mx_##name##_over(mx_array x, mx_dims dims, mx_reduce_options options)

OVER(sum)
{
    return reduce(mlx_sum_axes, widen(x), dims, options.keepdim);
}

OVER(prod)
{
    return reduce(mlx_prod_axes, widen(x), dims, options.keepdim);
}

OVER(mean)
{
    require_float(x, "mean");
    return reduce(mlx_mean_axes, x, dims, options.keepdim);
}

OVER(amax)
{
    require_elements(x, "amax");
    return reduce(mlx_max_axes, x, dims, options.keepdim);
}

OVER(amin)
{
    require_elements(x, "amin");
    return reduce(mlx_min_axes, x, dims, options.keepdim);
}

OVER(any)
{
    return reduce(mlx_any_axes, x, dims, options.keepdim);
}

OVER(all)
{
    return reduce(mlx_all_axes, x, dims, options.keepdim);
}

OVER(logsumexp)
{
    require_float(x, "logsumexp");
    return reduce(mlx_logsumexp_axes, x, dims, options.keepdim);
}

OVER(var)
{
    require_float(x, "var");
    mx_ints axes = mx_wrap_dims(dims, mx_ndim(x));
    int ddof = nn_switch_on(options.unbiased, true) ? 1 : 0;
    mx_array result = mlx_array_new();
    mx_check(mlx_var_axes(&result, x, axes.at, axes.count, options.keepdim, ddof, mx_stream()));
    return mx_autorelease(result);
}

OVER(std)
{
    return mx_sqrt(mx_var_over(x, dims, options));
}

OVER(count_nonzero)
{
    return mx_sum_over(mx_ne_int(x, 0), dims, options);
}

/* A root whose gradient is 0 at 0. */
static mx_array safe_root(mx_array squares)
{
    mx_array zero = mx_eq_int(squares, 0);
    return mx_masked_fill(mx_sqrt(mx_masked_fill(squares, zero, 1)), zero, 0);
}

OVER(norm)
{
    require_float(x, "linalg.vector_norm");
    if (dims.count == mx_ndim(x) && !options.keepdim && (mx_dtype_of(x) == MX_FLOAT32 || mx_dtype_of(x) == MX_FLOAT64))
        return mx_call_unary(t2m_ext_length, x);
    return safe_root(mx_sum_over(mx_square(x), dims, options));
}

mx_array mx_norm_p_over(mx_array x, double p, mx_dims dims, mx_reduce_options options)
{
    require_float(x, "linalg.vector_norm");
    if (p == 2)
        return mx_norm_over(x, dims, options);
    mx_array sizes = mx_abs(x);
    if (p == 1)
        return mx_sum_over(sizes, dims, options);
    if (isinf(p))
        return p > 0 ? mx_amax_over(sizes, dims, options) : mx_amin_over(sizes, dims, options);
    if (p == 0)
        return mx_astype(mx_count_nonzero_over(x, dims, options), mlx_array_dtype(x));
    return mx_pow_double(mx_sum_over(mx_pow_double(sizes, p), dims, options), 1 / p);
}

mx_array mx_norm_p(mx_array x, double p)
{
    return mx_norm_p_over(x, p, all_dims(x), MX_REDUCE());
}
