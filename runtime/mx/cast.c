/* Dtypes that meet: PyTorch's promotion, where values of a higher category win (bool, int, float), and 0-dim
 * arrays count only if their category is higher. */
#include "internal.h"

static int category(mx_dtype dtype)
{
    if (dtype == MX_BOOL)
        return 0;
    return mx_dtype_is_float(dtype) ? 2 : 1;
}

static bool is_unsigned(mx_dtype dtype)
{
    return dtype == MX_UINT8 || dtype == MX_UINT16 || dtype == MX_UINT32 || dtype == MX_UINT64;
}

static mx_dtype promote_floats(mx_dtype a, mx_dtype b)
{
    if (a == MX_FLOAT64 || b == MX_FLOAT64)
        return MX_FLOAT64;
    return MX_FLOAT32; /* a != b: float16 with bfloat16, or one is float32 */
}

static mx_dtype promote_ints(mx_dtype a, mx_dtype b)
{
    if (is_unsigned(a) == is_unsigned(b))
        return mlx_dtype_size(a) >= mlx_dtype_size(b) ? a : b;
    mx_dtype with_sign = is_unsigned(a) ? b : a, without = is_unsigned(a) ? a : b;
    if (mlx_dtype_size(with_sign) > mlx_dtype_size(without))
        return with_sign;
    switch (without) {
    case MLX_UINT8:
        return MX_INT16;
    case MLX_UINT16:
        return MX_INT32;
    default:
        return MX_INT64;
    }
}

mx_dtype mx_promote(mx_dtype a, mx_dtype b)
{
    if (a == b)
        return a;
    int ca = category(a), cb = category(b);
    if (ca != cb)
        return ca > cb ? a : b;
    return ca == 2 ? promote_floats(a, b) : promote_ints(a, b);
}

mx_dtype mx_result_type(mx_array a, mx_array b)
{
    mx_dtype da = mlx_array_dtype(a), db = mlx_array_dtype(b);
    if (da == db)
        return da;
    bool scalar_a = mlx_array_ndim(a) == 0, scalar_b = mlx_array_ndim(b) == 0;
    if (scalar_a != scalar_b) {
        mx_dtype array = scalar_a ? db : da, scalar = scalar_a ? da : db;
        if (category(array) >= category(scalar))
            return array;
    }
    return mx_promote(da, db);
}

mx_array mx_astype(mx_array x, mx_dtype dtype)
{
    if (mlx_array_dtype(x) == dtype)
        return x;
    mx_array result = mlx_array_new();
    mx_check(mlx_astype(&result, x, dtype, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_detach(mx_array x)
{
    return mx_call_unary(mlx_stop_gradient, x);
}

mx_array mx_to_value(mx_array x, py_value what)
{
    return py_is_array(what) ? mx_astype(x, mx_dtype_of(py_as_array(what))) : x;
}
