/* Element-wise functions of one array, clamping, and choices by a mask. */
#include "internal.h"
#include "mlx/c/t2m_ext_nn.h"

#include "mlx/c/t2m_ext.h"
#include "t2m/py_dynamic.h"

#include <float.h>

static mx_array to_float(mx_array x)
{
    return mx_is_float(x) ? x : mx_astype(x, MX_FLOAT32);
}

/* Keeps the dtype; an integral array may come back as it is. */
#define SAME(name, function)                                                                                 \
    mx_array mx_##name(mx_array x)                                                                           \
    {                                                                                                        \
        return mx_call_unary(function, x);                                                                   \
    }
#define INTEGRAL(name, function)                                                                             \
    mx_array mx_##name(mx_array x)                                                                           \
    {                                                                                                        \
        return mx_is_float(x) ? mx_call_unary(function, x) : x;                                              \
    }
/* Ints become float32. */
#define FLOATING(name, function)                                                                             \
    mx_array mx_##name(mx_array x)                                                                           \
    {                                                                                                        \
        return mx_call_unary(function, to_float(x));                                                         \
    }

static int round_to_integers(mlx_array *res, const mlx_array x, const mlx_stream s)
{
    return mlx_round(res, x, 0, s);
}

/* The same of a number of Python (mx_number) is Python's. */
#define ARITHMETIC(name, function, python)                                                                   \
    mx_array mx_##name(mx_array x)                                                                           \
    {                                                                                                        \
        return t2m_ext_is_number(x) ? mx_number_of(python(mx_number_in(x))) : mx_call_unary(function, x);    \
    }

ARITHMETIC(neg, mlx_negative, py_negative)
ARITHMETIC(abs, mlx_abs, py_abs)
SAME(sign, mlx_sign)
SAME(square, mlx_square)
FLOATING(exp, mlx_exp)
FLOATING(expm1, mlx_expm1)
FLOATING(log, mlx_log)
FLOATING(log2, mlx_log2)
FLOATING(log10, mlx_log10)
FLOATING(log1p, mlx_log1p)
FLOATING(sqrt, mlx_sqrt)
FLOATING(rsqrt, mlx_rsqrt)
FLOATING(reciprocal, mlx_reciprocal)
FLOATING(sin, mlx_sin)
FLOATING(cos, mlx_cos)
FLOATING(tan, mlx_tan)
FLOATING(asin, mlx_arcsin)
FLOATING(acos, mlx_arccos)
FLOATING(atan, mlx_arctan)
FLOATING(sinh, mlx_sinh)
FLOATING(cosh, mlx_cosh)
FLOATING(tanh, mlx_tanh)
FLOATING(sigmoid, mlx_sigmoid)
FLOATING(erf, mlx_erf)
FLOATING(erfinv, mlx_erfinv)
FLOATING(asinh, mlx_arcsinh)
FLOATING(acosh, mlx_arccosh)
FLOATING(atanh, mlx_arctanh)
INTEGRAL(floor, mlx_floor)
INTEGRAL(ceil, mlx_ceil)
INTEGRAL(round, round_to_integers)
SAME(isnan, mlx_isnan)
SAME(isinf, mlx_isinf)
SAME(isfinite, mlx_isfinite)
SAME(logical_not, mlx_logical_not)

mx_array mx_exp2(mx_array x)
{
    return mx_rpow(x, 2.0);
}

mx_array mx_trunc(mx_array x)
{
    if (!mx_is_float(x))
        return x;
    return mx_where_array(mx_lt_int(x, 0), mx_ceil(x), mx_floor(x));
}

mx_array mx_frac(mx_array x)
{
    return mx_sub_array(x, mx_detach(mx_trunc(x)));
}

mx_array mx_not(mx_array x)
{
    if (mlx_array_dtype(x) == MX_BOOL)
        return mx_logical_not(x);
    if (mx_is_float(x))
        py_raise(PY_RUNTIME_ERROR,
                 "~ (operator.invert) is only implemented on integer and Boolean-type tensors");
    return mx_rsub_int(x, -1);
}

mx_array mx_relu(mx_array x)
{
    return mx_call_unary(t2m_ext_relu, x);
}

/* Chosen by masks, because the gradient passes at the bounds. */
mx_array mx_clamp_with(mx_array x, mx_clamp_options options)
{
    if (!options.min.given && !options.max.given)
        py_raise(PY_RUNTIME_ERROR, "torch.clamp: At least one of 'min' or 'max' must not be None");
    mx_array result = x;
    if (options.min.given)
        result =
            mx_where_array(mx_lt_double(x, options.min.value), mx_tensor_float(options.min.value), result);
    if (options.max.given)
        result =
            mx_where_array(mx_gt_double(x, options.max.value), mx_tensor_float(options.max.value), result);
    bool whole = (!options.min.given || options.min.value == (double)(int64_t)options.min.value) &&
                 (!options.max.given || options.max.value == (double)(int64_t)options.max.value);
    return mx_is_float(x) || !whole ? result : mx_astype(result, mlx_array_dtype(x));
}

mx_array mx_nan_to_num_with(mx_array x, mx_nan_options options)
{
    if (!mx_is_float(x))
        return x;
    double largest = mlx_array_dtype(x) == MX_FLOAT64   ? DBL_MAX
                     : mlx_array_dtype(x) == MX_FLOAT16 ? 65504
                     : mlx_array_dtype(x) == MX_FLOAT32 ? FLT_MAX
                                                        : 0x1.fep127; /* bfloat16 */
    mx_array result = mx_masked_fill(x, mx_isnan(x), options.nan);
    result = mx_masked_fill(result, mx_eq(x, INFINITY), nn_real_or(options.posinf, largest));
    return mx_masked_fill(result, mx_eq(x, -INFINITY), nn_real_or(options.neginf, -largest));
}

static void require_mask(mx_array mask, const char *function)
{
    if (mlx_array_dtype(mask) != MX_BOOL)
        py_raise(PY_RUNTIME_ERROR,
                 "%s expected condition to be a boolean tensor, but got a tensor with dtype %s", function,
                 mx_dtype_title(mlx_array_dtype(mask)));
}

mx_array mx_where_array(mx_array condition, mx_array x, mx_array y)
{
    require_mask(condition, "where");
    mx_dtype dtype = mx_result_type(x, y);
    mx_array result = mlx_array_new();
    mx_check(mlx_where(&result, condition, mx_astype(x, dtype), mx_astype(y, dtype), mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_masked_fill(mx_array x, mx_array mask, double value)
{
    require_mask(mask, "masked_fill_");
    mx_array filling = mx_is_float(x) ? mx_scalar(value, mlx_array_dtype(x))
                                      : mx_scalar_int((int64_t)value, mlx_array_dtype(x));
    mx_array result = mlx_array_new();
    mx_check(mlx_where(&result, mask, filling, x, mx_stream()));
    return mx_autorelease(result);
}
