/* Norms of vectors and of matrices; cross products; the pseudo-inverse. All made of other operations. */
#include <math.h>
#include <string.h>

#include "graph.h"
#include "mlx/c/linalg.h"
#include "ops/matrices.h"

/* ---- Norms of vectors ---- */

static engine_array *vector_norm(engine_array *x, double ord, unsigned set, bool keepdims)
{
    engine_array *size = engine_abs(x);
    if (!size)
        return NULL;
    mlx_dtype dtype = (mlx_dtype)x->dtype;
    if (isinf(ord))
        return engine_cast(ord > 0 ? engine_max(size, set, keepdims) : engine_min(size, set, keepdims), dtype);
    if (ord == 0)
        return engine_cast(engine_sum(engine_not_equal(x, engine_scalar(0, dtype)), set, keepdims), dtype);
    if (ord == 1)
        return engine_cast(engine_sum(size, set, keepdims), dtype);
    if (ord == 2)
        return engine_sqrt(engine_sum(engine_square(dtype == MLX_COMPLEX64 ? size : x), set, keepdims));
    engine_array *powers = engine_sum(engine_power(size, engine_scalar(ord, dtype)), set, keepdims);
    return engine_power(powers, engine_scalar(1 / ord, dtype));
}

/* ---- Norms of matrices: rows along one axis, columns along another ---- */

static engine_array *drop(engine_array *a, int first, int second, bool keepdims)
{
    if (keepdims)
        return a;
    return engine_squeeze(engine_squeeze(a, first > second ? first : second), first > second ? second : first);
}

/* The largest or least sum along one axis of absolute values. */
static engine_array *extreme_sum(engine_array *x, int along, int over, bool largest)
{
    engine_array *sums = engine_sum(engine_abs(x), 1u << along, true);
    return largest ? engine_max(sums, 1u << over, true) : engine_min(sums, 1u << over, true);
}

typedef enum of_singular { LARGEST, LEAST, SUM_OF_ALL } of_singular;

static engine_array *singular_norm(engine_array *x, int row, int column, of_singular what)
{
    int back = x->ndim - 1, order[ENGINE_MAX_NDIM], next = 0, shape[ENGINE_MAX_NDIM];
    memcpy(shape, x->shape, sizeof shape);
    shape[row] = shape[column] = 1;
    for (int i = 0; i < x->ndim; i++)
        if (i != row && i != column)
            order[next++] = i;
    order[next++] = row;
    order[next] = column;
    engine_array *values = engine_singular_values(engine_transpose(x, order));
    unsigned last = values ? 1u << (back - 1) : 0;
    engine_array *out = what == SUM_OF_ALL ? engine_sum(values, last, false)
                        : what == LARGEST  ? engine_max(values, last, false)
                                           : engine_min(values, last, false);
    return out ? engine_reshape(out, shape, x->ndim) : NULL;
}

static engine_array *matrix_norm(engine_array *x, double ord, int row, int column, bool keepdims)
{
    engine_array *out = NULL;
    if (fabs(ord) == 1)
        out = extreme_sum(x, row, column, ord > 0);
    else if (isinf(ord))
        out = extreme_sum(x, column, row, ord > 0);
    else if (fabs(ord) == 2)
        out = singular_norm(x, row, column, ord > 0 ? LARGEST : LEAST);
    else
        engine_error("matrices have no norm of order %g", ord);
    return drop(out, row, column, keepdims);
}

/* ---- Public ---- */

/* The axes, all of them if none are named; in *is_flat, whether it was so. */
static bool norm_axes(engine_array *x, const int *axis, size_t count, int *axes, int *axis_count, unsigned *set)
{
    if (!x || !engine_axes(axis, axis ? count : 0, x->ndim, set))
        return false;
    *axis_count = axis ? (int)count : x->ndim;
    for (int i = 0; i < *axis_count && i < ENGINE_MAX_NDIM; i++)
        axes[i] = !axis ? i : axis[i] < 0 ? axis[i] + x->ndim : axis[i];
    if (!axis)
        *set = ENGINE_ALL_AXES(x);
    return true;
}

static engine_array *in_float(engine_array *x)
{
    return x ? engine_cast(x, engine_float_of((mlx_dtype)x->dtype)) : NULL;
}

int mlx_linalg_norm(mlx_array *res, const mlx_array a, double ord, const int *axis, size_t axis_num,
                    bool keepdims, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int axes[ENGINE_MAX_NDIM], count;
    unsigned set;
    if (!norm_axes(x, axis, axis_num, axes, &count, &set))
        return engine_leave(res, NULL);
    if (count == 2 && !engine_is_float((mlx_dtype)x->dtype) && fabs(ord) == 2)
        engine_error("needs floating-point matrices, got %s", engine_describe(x));
    if (count > 2)
        engine_error("a norm is over one axis or two, not %d", count);
    if (engine_failed())
        return engine_leave(res, NULL);
    x = in_float(x);
    return engine_leave(res, count == 2 ? matrix_norm(x, ord, axes[0], axes[1], keepdims) : vector_norm(x, ord, set, keepdims));
}

int mlx_linalg_norm_matrix(mlx_array *res, const mlx_array a, const char *ord, const int *axis, size_t axis_num, bool keepdims,
                           const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int axes[ENGINE_MAX_NDIM], count;
    unsigned set;
    if (!norm_axes(x, axis, axis_num, axes, &count, &set))
        return engine_leave(res, NULL);
    bool frobenius = ord && (!strcmp(ord, "fro") || !strcmp(ord, "f"));
    if (count != 2 || (!frobenius && (!ord || strcmp(ord, "nuc")))) {
        engine_error("no norm \"%s\" over %d axes", ord ? ord : "(null)", count);
        return engine_leave(res, NULL);
    }
    if (frobenius)
        return engine_leave(res, vector_norm(in_float(x), 2, set, keepdims));
    return engine_leave(res, drop(singular_norm(in_float(x), axes[0], axes[1], SUM_OF_ALL), axes[0], axes[1], keepdims));
}

int mlx_linalg_norm_l2(mlx_array *res, const mlx_array a, const int *axis, size_t axis_num, bool keepdims,
                       const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int axes[ENGINE_MAX_NDIM], count, all = -1;
    unsigned set;
    if (!norm_axes(x, axis, axis_num, axes, &count, &set))
        return engine_leave(res, NULL);
    if (!axis) { /* of the flattened array: with keepdims, one dimension is left */
        x = engine_reshape(x, &all, 1);
        set = 1;
    }
    return engine_leave(res, vector_norm(in_float(x), 2, set, keepdims));
}

/* ---- Cross products ---- */

/* Component i along the axis, with size 1; of two components the third is zero. */
static engine_array *component(engine_array *a, int axis, int i)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    memcpy(stop, a->shape, sizeof stop);
    bool missing = i >= a->shape[axis];
    start[axis] = missing ? 0 : i;
    stop[axis] = start[axis] + 1;
    engine_array *part = engine_slice(a, start, stop, NULL);
    return missing && part ? engine_full_like(part, 0) : part;
}

static engine_array *cross(engine_array *a, engine_array *b, int axis)
{
    engine_array *parts[3];
    for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3, k = (i + 2) % 3;
        parts[i] = engine_subtract(engine_multiply(component(a, axis, j), component(b, axis, k)),
                                   engine_multiply(component(a, axis, k), component(b, axis, j)));
    }
    return engine_concatenate(parts, 3, axis);
}

int mlx_linalg_cross(mlx_array *res, const mlx_array a, const mlx_array b, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    if (!x || !y)
        return engine_leave(res, NULL);
    int ndim = x->ndim > y->ndim ? x->ndim : y->ndim, at = engine_axis(axis, ndim);
    if (at < 0)
        return engine_leave(res, NULL);
    while (x && x->ndim < ndim)
        x = engine_expand_dims(x, 0);
    while (y && y->ndim < ndim)
        y = engine_expand_dims(y, 0);
    if (!x || !y)
        return engine_leave(res, NULL);
    int sizes[] = {x->shape[at], y->shape[at]};
    for (int i = 0; i < 2; i++) {
        if (sizes[i] != 2 && sizes[i] != 3) {
            engine_error("vectors of 2 or 3 components are needed, got %s and %s", engine_describe(x), engine_describe(y));
            return engine_leave(res, NULL);
        }
    }
    mlx_dtype dtype = engine_promote((mlx_dtype)x->dtype, (mlx_dtype)y->dtype);
    return engine_leave(res, cross(engine_cast(x, dtype), engine_cast(y, dtype), at));
}

/* ---- The pseudo-inverse: V S^-1 U^T, without the singular values that are as good as zero ---- */

int mlx_linalg_pinv(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = matrices(engine_arg(a), false), *parts[3];
    if (!x || !engine_svd(x, parts))
        return engine_leave(res, NULL);
    int m = rows_of(x), n = columns_of(x), k = m < n ? m : n, zero[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    memcpy(stop, parts[0]->shape, sizeof stop);
    stop[x->ndim - 1] = k;
    engine_array *u = engine_slice(parts[0], zero, stop, NULL);
    memcpy(stop, parts[2]->shape, sizeof stop);
    stop[x->ndim - 2] = k;
    engine_array *vt = engine_slice(parts[2], zero, stop, NULL), *values = parts[1];
    double precision = x->dtype == MLX_FLOAT64 ? 0x1p-52 : 0x1p-23;
    engine_array *limit = engine_multiply_constant(engine_max(values, 1u << (x->ndim - 2), true), 10 * (m > n ? m : n) * precision);
    engine_array *counts = engine_greater(values, limit);
    engine_array *inverted = engine_where(counts, engine_reciprocal(values), engine_scalar(0, (mlx_dtype)x->dtype));
    engine_array *scaled = engine_multiply(engine_swapaxes(vt, -1, -2), engine_expand_dims(inverted, x->ndim - 2));
    return engine_leave(res, engine_matmul(scaled, engine_swapaxes(u, -1, -2)));
}
