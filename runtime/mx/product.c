/* Matrix products, with PyTorch's checks and messages, and what runs along a dim. */
#include "internal.h"

#include "t2m/mx_autocast.h"

#include "mlx/c/t2m_ext_nn.h"

static mx_array multiply(mx_array a, mx_array b)
{
    mx_dtype dtype = mx_promote(mlx_array_dtype(a), mlx_array_dtype(b));
    if (mlx_array_dtype(a) != mlx_array_dtype(b))
        py_raise(PY_RUNTIME_ERROR, "expected m1 and m2 to have the same dtype, but got: %s != %s",
                 mx_dtype_title(mlx_array_dtype(a)), mx_dtype_title(mlx_array_dtype(b)));
    if (mx_dtype_is_float(dtype))
        return mx_call_binary(mlx_matmul, a, b);
    /* Integers, exact: products and sums of an added dim. */
    mx_array rows = mx_unsqueeze(a, -1), columns = mx_unsqueeze(b, -3);
    return mx_astype(mx_sum_dim(mx_mul_array(rows, columns), -2), dtype);
}

static _Noreturn void refuse_shapes(mx_array a, mx_array b)
{
    mx_dims left = mx_shape(a), right = mx_shape(b);
    if (left.count <= 2 && right.count <= 2 && left.count > 0 && right.count > 0)
        py_raise(PY_RUNTIME_ERROR,
                 "mat1 and mat2 shapes cannot be multiplied (%" PRId64 "x%" PRId64 " and %" PRId64 "x%" PRId64
                 ")",
                 left.count == 2 ? left.at[0] : 1, left.at[left.count - 1], right.at[0],
                 right.count == 2 ? right.at[1] : 1);
    py_raise(PY_RUNTIME_ERROR, "matmul: shapes %s and %s cannot be multiplied", py_text(mx_dims_text(left)),
             py_text(mx_dims_text(right)));
}

static mx_array product(mx_array a, mx_array b)
{
    int64_t da = mx_ndim(a), db = mx_ndim(b);
    if (da == 0 || db == 0)
        py_raise(PY_RUNTIME_ERROR,
                 "both arguments to matmul need to be at least 1D, but they are %" PRId64 "D and %" PRId64
                 "D",
                 da, db);
    if (mx_dim(a, -1) != mx_dim(b, db == 1 ? -1 : -2))
        refuse_shapes(a, b);
    if (da >= 2 && db >= 2)
        return multiply(a, b);
    mx_array rows = da == 1 ? mx_unsqueeze(a, 0) : a, columns = db == 1 ? mx_unsqueeze(b, 1) : b;
    mx_array result = multiply(rows, columns);
    if (db == 1)
        result = mx_squeeze_dim(result, -1);
    return da == 1 ? mx_squeeze_dim(result, db == 1 ? -1 : -2) : result;
}

mx_array mx_matmul(mx_array a, mx_array b)
{
    return product(mx_autocast_low(a), mx_autocast_low(b));
}

static void require_ndim(mx_array x, int64_t ndim, const char *function)
{
    if (mx_ndim(x) != ndim)
        py_raise(PY_RUNTIME_ERROR, "%s: expected a %" PRId64 "D tensor, but got %" PRId64 "D", function, ndim,
                 mx_ndim(x));
}

mx_array mx_mm(mx_array a, mx_array b)
{
    require_ndim(a, 2, "mm");
    require_ndim(b, 2, "mm");
    return mx_matmul(a, b);
}

mx_array mx_bmm(mx_array a, mx_array b)
{
    require_ndim(a, 3, "bmm");
    require_ndim(b, 3, "bmm");
    return mx_matmul(a, b);
}

mx_array mx_dot(mx_array a, mx_array b)
{
    require_ndim(a, 1, "dot");
    require_ndim(b, 1, "dot");
    return product(a, b);
}

mx_array mx_outer(mx_array a, mx_array b)
{
    require_ndim(a, 1, "outer");
    require_ndim(b, 1, "outer");
    return mx_mul_array(mx_unsqueeze(a, 1), mx_unsqueeze(b, 0));
}

/* In half precision the sum is rounded once. */
static mx_array add_product(mx_array bias, mx_array a, mx_array b, mx_array (*multiply_by)(mx_array, mx_array))
{
    bias = mx_autocast_low(bias);
    a = mx_autocast_low(a);
    b = mx_autocast_low(b);
    mx_dtype dtype = mx_dtype_of(a);
    if (dtype != MX_BFLOAT16 && dtype != MX_FLOAT16)
        return mx_add_array(bias, multiply_by(a, b));
    MX_AUTOCAST(dtype, .enabled = NN_OFF);
    mx_array sum = mx_add_array(mx_astype(bias, MX_FLOAT32), multiply_by(mx_astype(a, MX_FLOAT32), mx_astype(b, MX_FLOAT32)));
    return mx_astype(sum, dtype);
}

mx_array mx_addmm(mx_array bias, mx_array a, mx_array b)
{
    return add_product(bias, a, b, mx_mm);
}

mx_array mx_baddbmm(mx_array bias, mx_array a, mx_array b)
{
    return add_product(bias, a, b, mx_bmm);
}

/* ---- along a dim */

mx_array mx_softmax(mx_array x, int64_t dim)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_softmax_axis(&result, x, mx_wrap_dim(dim, mx_ndim(x)), true, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_log_softmax(mx_array x, int64_t dim)
{
    mx_array result = mlx_array_new();
    mx_check(t2m_ext_log_softmax(&result, x, mx_wrap_dim(dim, mx_ndim(x)), mx_stream()));
    return mx_autorelease(result);
}

static mx_array widen(mx_array x)
{
    return mx_is_float(x) ? x : mx_astype(x, MX_INT64);
}

mx_array mx_cumsum(mx_array x, int64_t dim)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_cumsum(&result, widen(x), mx_wrap_dim(dim, mx_ndim(x)), false, true, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_cumprod(mx_array x, int64_t dim)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_cumprod(&result, widen(x), mx_wrap_dim(dim, mx_ndim(x)), false, true, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_tril(mx_array x, int64_t diagonal)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_tril(&result, x, (int)diagonal, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_triu(mx_array x, int64_t diagonal)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_triu(&result, x, (int)diagonal, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_diag(mx_array x, int64_t diagonal)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_diag(&result, x, (int)diagonal, mx_stream()));
    return mx_autorelease(result);
}
