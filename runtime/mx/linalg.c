/* torch.linalg over mlx-c: checks and PyTorch's messages; the arithmetic is the engine's. */
#include "internal.h"

#include "mlx/c/linalg.h"
#include "t2m/mx_linalg.h"

static mx_array square(const char *function, mx_array a)
{
    if (mx_ndim(a) < 2)
        py_raise(PY_RUNTIME_ERROR, "linalg.%s: The input tensor A must have at least 2 dimensions.", function);
    if (mx_dim(a, -1) != mx_dim(a, -2))
        py_raise(PY_RUNTIME_ERROR, "linalg.%s: A must be batches of square matrices, but they are %" PRId64 " by %" PRId64 " matrices", function,
                 mx_dim(a, -2), mx_dim(a, -1));
    if (!mx_dtype_is_float(mlx_array_dtype(a)))
        py_raise(PY_RUNTIME_ERROR, "linalg.%s: Expected a floating point or complex tensor as input. Got %s", function,
                 mx_dtype_title(mlx_array_dtype(a)));
    return a;
}

static void solve_into(mx_array *result, mx_array a, mx_array b)
{
    mx_check(mlx_linalg_solve(result, a, b, mx_stream()));
}

mx_array mx_solve(mx_array a, mx_array b)
{
    square("solve", a);
    mx_array result = mlx_array_new();
    solve_into(&result, a, b);
    return mx_autorelease(result);
}

mx_array mx_inverse(mx_array a)
{
    square("inv", a);
    mx_dims shape = mx_shape(a);
    mx_array result = mlx_array_new();
    solve_into(&result, a, mx_expand_dims(mx_eye(mlx_array_dtype(a), shape.at[shape.count - 1], shape.at[shape.count - 1]), shape));
    return mx_autorelease(result);
}

mx_array mx_solve_triangular(mx_array a, mx_array b, bool upper)
{
    square("solve_triangular", a);
    return mx_solve(upper ? mx_triu(a, 0) : mx_tril(a, 0), b);
}

mx_array mx_cholesky(mx_array a, bool upper)
{
    square("cholesky", a);
    mx_array result = mlx_array_new();
    mx_check(mlx_linalg_cholesky(&result, a, upper, mx_stream()));
    return mx_autorelease(result);
}

static py_list *both(mx_array first, mx_array second)
{
    py_list *list = py_list_new(PY_ARRAY);
    py_list_append(list, py_of(mx_autorelease(first)));
    py_list_append(list, py_of(mx_autorelease(second)));
    return list;
}

py_list *mx_lu_factor(mx_array a)
{
    square("lu_factor", a);
    mx_array factors = mlx_array_new(), exchanges = mlx_array_new();
    mx_check(mlx_linalg_lu_factor(&factors, &exchanges, mx_detach(a), mx_stream()));
    return both(factors, exchanges);
}

py_list *mx_qr(mx_array a)
{
    mx_array q = mlx_array_new(), r = mlx_array_new();
    mx_check(mlx_linalg_qr(&q, &r, mx_detach(a), mx_stream()));
    return both(q, r);
}

py_list *mx_svd(mx_array a)
{
    mlx_vector_array parts = mlx_vector_array_new();
    mx_check(mlx_linalg_svd(&parts, mx_detach(a), true, mx_stream()));
    return mx_vector_list(parts);
}

py_list *mx_eigh(mx_array a, bool upper)
{
    square("eigh", a);
    mx_array values = mlx_array_new(), vectors = mlx_array_new();
    mx_check(mlx_linalg_eigh(&values, &vectors, mx_detach(a), upper ? "U" : "L", mx_stream()));
    return both(values, vectors);
}
