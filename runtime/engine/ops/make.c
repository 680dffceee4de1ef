/* Arrays from nothing: constants, ranges, diagonals, triangles. A constant array is one element seen many
 * times. */
#include <math.h>
#include <string.h>

#include "graph.h"
#include "half.h"
#include "mlx/c/ops.h"

engine_array *engine_full(const int *shape, int ndim, double value, mlx_dtype dtype)
{
    return engine_broadcast_to(engine_scalar(value, dtype), shape, ndim);
}

engine_array *engine_full_like(engine_array *a, double value)
{
    return a ? engine_full(a->shape, a->ndim, value, (mlx_dtype)a->dtype) : NULL;
}

int mlx_full(mlx_array *res, const int *shape, size_t shape_num, const mlx_array vals, mlx_dtype dtype,
             const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res,
                        engine_broadcast_to(engine_cast(engine_arg(vals), dtype), shape, (int)shape_num));
}

int mlx_full_like(mlx_array *res, const mlx_array a, const mlx_array vals, mlx_dtype dtype,
                  const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_broadcast_like(engine_cast(engine_arg(vals), dtype), engine_arg(a)));
}

int mlx_zeros(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_full(shape, (int)shape_num, 0, dtype));
}

int mlx_zeros_like(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_full_like(engine_arg(a), 0));
}

int mlx_ones(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_full(shape, (int)shape_num, 1, dtype));
}

int mlx_ones_like(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_full_like(engine_arg(a), 1));
}

/* ---- Ranges: start + i * step, computed in double ---- */

typedef struct range_params {
    double start, step;
} range_params;

#define FILL(T)                                                                                              \
    for (size_t i = 0; i < out->size; i++)                                                                   \
        ((T *)to)[i] = (T)(p->start + (double)i * p->step);                                                  \
    return true

static bool range_eval(engine_array *out)
{
    const range_params *p = ENGINE_PARAMS(out, range_params);
    if (!engine_alloc(out))
        return false;
    void *to = engine_data(out);
    switch ((mlx_dtype)out->dtype) {
    case MLX_FLOAT64:
        FILL(double);
    case MLX_INT64:
        FILL(int64_t);
    default:
        FILL(float);
    }
}

const engine_op engine_op_range = {.name = "arange", .eval = range_eval, .flags = ENGINE_OP_NO_GRAD};

/* Made as int64, double or float, whichever holds the values, and converted from there. */
static engine_array *range(double start, double step, double count, mlx_dtype dtype)
{
    if (!(count < INT32_MAX)) {
        engine_error("a range of %g elements", count);
        return NULL;
    }
    int size = count > 0 ? (int)count : 0;
    range_params p = {start, step};
    mlx_dtype made = dtype < MLX_FLOAT16 ? MLX_INT64 : dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    return engine_cast(engine_node(&engine_op_range, made, &size, 1, NULL, 0, &p, sizeof p), dtype);
}

engine_array *engine_arange(double start, double stop, double step, mlx_dtype dtype)
{
    if (isnan(start) || isnan(stop) || isnan(step) || step == 0 || isinf(start) || isinf(stop)) {
        engine_error("there is no range from %g to %g with step %g", start, stop, step);
        return NULL;
    }
    if (isinf(step))
        return range(start, 1, (step > 0 && start < stop) || (step < 0 && start > stop), dtype);
    if (dtype < MLX_FLOAT16) { /* whole numbers step in whole numbers */
        double first = trunc(start);
        return range(first, trunc(start + step) - first, ceil((stop - start) / step), dtype);
    }
    return range(start, step, ceil((stop - start) / step), dtype);
}

int mlx_arange(mlx_array *res, double start, double stop, double step, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    if (dtype == MLX_BOOL)
        engine_error("there is no range of bool");
    return engine_leave(res, engine_failed() ? NULL : engine_arange(start, stop, step, dtype));
}

int mlx_linspace(mlx_array *res, double start, double stop, int num, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    if (num < 0)
        engine_error("%d points", num);
    if (num == 1)
        return engine_leave(res, engine_full((int[]){1}, 1, start, dtype));
    /* start * (1 - t) + stop * t, so that both ends are exact */
    mlx_dtype wide = dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *t = engine_divide(range(0, 1, num, wide), engine_scalar(num - 1, wide));
    engine_array *rest = engine_add_constant(engine_negative(t), 1);
    engine_array *points =
        engine_add(engine_multiply_constant(rest, start), engine_multiply_constant(t, stop));
    return engine_leave(res, engine_cast(points, dtype));
}

/* ---- Diagonals and triangles: comparisons of a row index with a column index ---- */

static engine_array *row_index(int n, int shift)
{
    return engine_expand_dims(range(shift, 1, n, MLX_INT32), 1);
}

/* true on and below diagonal k of n rows, m columns */
static engine_array *lower_triangle(int n, int m, int k)
{
    return engine_greater_equal(row_index(n, k), range(0, 1, m, MLX_INT32));
}

int mlx_tri(mlx_array *res, int n, int m, int k, mlx_dtype type, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_cast(lower_triangle(n, m, k), type));
}

int mlx_eye(mlx_array *res, int n, int m, int k, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_cast(engine_equal(row_index(n, k), range(0, 1, m, MLX_INT32)), dtype));
}

int mlx_identity(mlx_array *res, int n, mlx_dtype dtype, const mlx_stream s)
{
    return mlx_eye(res, n, n, 0, dtype, s);
}

static bool needs_matrix(const engine_array *x)
{
    if (x && x->ndim < 2)
        engine_error("needs at least 2 dimensions, got %s", engine_describe(x));
    return x && x->ndim >= 2;
}

int mlx_tril(mlx_array *res, const mlx_array x, int k, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *a = engine_arg(x);
    if (!needs_matrix(a))
        return engine_leave(res, NULL);
    engine_array *kept = lower_triangle(a->shape[a->ndim - 2], a->shape[a->ndim - 1], k);
    return engine_leave(res, engine_where(kept, a, engine_scalar(0, (mlx_dtype)a->dtype)));
}

int mlx_triu(mlx_array *res, const mlx_array x, int k, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *a = engine_arg(x);
    if (!needs_matrix(a))
        return engine_leave(res, NULL);
    engine_array *below = lower_triangle(a->shape[a->ndim - 2], a->shape[a->ndim - 1], k - 1);
    return engine_leave(res, engine_where(below, engine_scalar(0, (mlx_dtype)a->dtype), a));
}

/* A diagonal is every (m + 1)th element of the flattened last two axes: a slice, which is a view. */
static engine_array *diagonal(engine_array *a, int offset, int axis1, int axis2)
{
    if (!needs_matrix(a))
        return NULL;
    int first = engine_axis(axis1, a->ndim), second = engine_axis(axis2, a->ndim), last = a->ndim - 1;
    if (first < 0 || second < 0)
        return NULL;
    if (first == second) {
        engine_error("axis %d is given twice", first);
        return NULL;
    }
    engine_array *x = engine_moveaxis(a, first, last);
    x = engine_moveaxis(x, second > first ? second - 1 : second, last);
    if (!x)
        return NULL;
    int rows = x->shape[last - 1], columns = x->shape[last];
    offset = offset > columns ? columns : offset < -rows ? -rows : offset;
    int from = offset >= 0 ? offset : -offset * columns;
    int low_row = offset < 0 ? -offset : 0, low_column = offset > 0 ? offset : 0;
    int count = rows - low_row < columns - low_column ? rows - low_row : columns - low_column;
    int flat[ENGINE_MAX_NDIM], start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM], step[ENGINE_MAX_NDIM];
    memcpy(flat, x->shape, sizeof flat);
    flat[last - 1] = engine_size_product(rows, columns);
    for (int i = 0; i < last; i++) {
        stop[i] = flat[i];
        step[i] = 1;
    }
    step[last - 1] = columns + 1;
    start[last - 1] = count > 0 ? from : 0;
    stop[last - 1] = count > 0 ? from + (count - 1) * (columns + 1) + 1 : 0;
    return engine_slice(engine_reshape(x, flat, last), start, stop, step);
}

int mlx_diagonal(mlx_array *res, const mlx_array a, int offset, int axis1, int axis2, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, diagonal(engine_arg(a), offset, axis1, axis2));
}

int mlx_trace(mlx_array *res, const mlx_array a, int offset, int axis1, int axis2, mlx_dtype dtype,
              const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *d = engine_cast(diagonal(engine_arg(a), offset, axis1, axis2), dtype);
    return engine_leave(res, d ? engine_sum(d, 1u << (d->ndim - 1), false) : NULL);
}

int mlx_diag(mlx_array *res, const mlx_array a, int k, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    if (!x || x->ndim == 2)
        return engine_leave(res, diagonal(x, k, 0, 1));
    if (x->ndim != 1) {
        engine_error("needs 1 or 2 dimensions, got %s", engine_describe(x));
        return engine_leave(res, NULL);
    }
    int n = x->shape[0], size = engine_size_sum(n, k < 0 ? -(k + 1) : k), flat;
    size = k < 0 ? engine_size_sum(size, 1) : size;
    flat = engine_size_product(size, size);
    if (flat < 0) {
        engine_error("diagonal %d of %s makes too large a matrix", k, engine_describe(x));
        return engine_leave(res, NULL);
    }
    int from = k >= 0 ? k : -k * size, to = n ? from + (n - 1) * (size + 1) + 1 : from, step = size + 1;
    engine_array *field = engine_full(&flat, 1, 0, (mlx_dtype)x->dtype);
    engine_array *filled = engine_slice_update(field, x, &from, &to, &step, false);
    return engine_leave(res, engine_reshape(filled, (int[]){size, size}, 2));
}

int mlx_meshgrid(mlx_vector_array *res, const mlx_vector_array arrays, bool sparse, const char *indexing,
                 const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(arrays, &count), *grids[ENGINE_MAX_NDIM];
    bool xy = indexing && !strcmp(indexing, "xy");
    int full[ENGINE_MAX_NDIM];
    if (!indexing || (!xy && strcmp(indexing, "ij")) || count > ENGINE_MAX_NDIM) {
        engine_error("indexing \"%s\" of %zu arrays", indexing ? indexing : "(null)", count);
        return engine_leave_status();
    }
    for (size_t i = 0; i < count; i++) {
        size_t axis = xy && count > 1 && i < 2 ? 1 - i : i;
        int shape[ENGINE_MAX_NDIM];
        for (size_t k = 0; k < count; k++)
            shape[k] = 1;
        full[axis] = shape[axis] = (int)items[i]->size;
        grids[i] = engine_reshape(items[i], shape, (int)count);
    }
    for (size_t i = 0; i < count && !sparse; i++)
        grids[i] = engine_broadcast_to(grids[i], full, (int)count);
    return engine_leave_vector(res, grids, count);
}
