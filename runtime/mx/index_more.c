/* The rest of indexing: a part of one dim, whole rows put or filled, masks that take elements in order, sizes that change. */
#include "internal.h"

#include <float.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

mx_array mx_narrow(mx_array x, int64_t dim, int64_t start, int64_t length)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    int64_t size = mx_dim(x, axis);
    if (start < -size || start > size)
        py_raise(PY_INDEX_ERROR,
                 "start out of range (expected to be in range of [%" PRId64 ", %" PRId64 "], but got %" PRId64 ")", -size,
                 size, start);
    start += start < 0 ? size : 0;
    if (length < 0)
        py_raise(PY_RUNTIME_ERROR, "narrow(): length must be non-negative.");
    if (start + length > size)
        py_raise(PY_RUNTIME_ERROR, "start (%" PRId64 ") + length (%" PRId64 ") exceeds dimension size (%" PRId64 ").", start,
                 length, size);
    mx_index items[MX_MAX_DIMS];
    for (int i = 0; i < axis; i++)
        items[i] = MX_ALL;
    items[axis] = MX_SPAN(start, start + length);
    return mx_slice_by(x, items, (size_t)axis + 1);
}

/* x[..., index, ...] = value at dim `dim`. */
static mx_array stored_at(mx_array x, int64_t dim, mx_array index, mx_array value)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    mx_index items[MX_MAX_DIMS];
    for (int i = 0; i < axis; i++)
        items[i] = MX_ALL;
    items[axis] = MX_BY(index);
    return mx_stored_by(x, value, items, (size_t)axis + 1);
}

mx_array mx_index_copy(mx_array x, int64_t dim, mx_array index, mx_array source)
{
    return stored_at(x, dim, index, source);
}

mx_array mx_index_fill(mx_array x, int64_t dim, mx_array index, double value)
{
    return stored_at(x, dim, index, mx_scalar(value, mx_dtype_of(x)));
}

/* The n-th true place takes the n-th element of the source. */
mx_array mx_masked_scatter(mx_array x, mx_array mask, mx_array source)
{
    mx_array wide = mx_expand_dims(mask, mx_shape(x));
    mx_array at = mx_cumsum(mx_astype(mx_reshape(wide, -1), MX_INT64), 0);
    int64_t wanted = mx_item_int(mx_sum(mx_astype(wide, MX_INT64)));
    if (wanted > mx_numel(source))
        py_raise(PY_RUNTIME_ERROR, "masked_scatter: expected self and source to have same dtypes and enough elements");
    mx_array last = mx_scalar_int(mx_numel(source) - 1, MX_INT64);
    mx_array places = mx_minimum(mx_maximum(mx_sub(at, 1), 0), last);
    mx_array values = mx_reshape_dims(mx_index_select(mx_reshape(source, -1), 0, places), mx_shape(x));
    return mx_where(wide, mx_astype(values, mx_dtype_of(x)), x);
}

mx_array mx_fill_diagonal(mx_array x, double value)
{
    mx_dims shape = mx_shape(x);
    if (shape.count != 2)
        py_raise(PY_RUNTIME_ERROR, "dimensions must larger than 1");
    mx_array on = mx_eye(MX_BOOL, shape.at[0], shape.at[1]);
    return mx_where(on, mx_scalar(value, mx_dtype_of(x)), x);
}

/* x.scatter_reduce(dim, index, src, reduce, include_self): sum, mean, and prod, amax, amin element by element on the host. */
static double combined(const char *reduce, double a, double b)
{
    if (strcmp(reduce, "prod") == 0)
        return a * b;
    if (strcmp(reduce, "amax") == 0)
        return a != a || a > b ? a : b;
    return a != a || a < b ? a : b;
}

static mx_array reduced_on_host(mx_array x, int axis, mx_array index, mx_array src, const char *reduce, bool include_self)
{
    mx_dims shape = mx_shape(x), sizes = mx_shape(index);
    mx_array values = mx_astype(x, MX_FLOAT64), from = mx_astype(src, MX_FLOAT64), at = mx_astype(index, MX_INT64);
    mx_check(mlx_array_eval(values));
    mx_check(mlx_array_eval(from));
    const int64_t *places = mx_data_int(at);
    int64_t count = mx_numel(x), picked = mx_numel(index);
    double *out = t2m_malloc((size_t)(count + 1) * sizeof *out);
    bool *seen = t2m_malloc((size_t)count + 1);
    memset(seen, 0, (size_t)count + 1);
    memcpy(out, mlx_array_data_float64(values), (size_t)count * sizeof *out);
    const double *source = mlx_array_data_float64(from);
    mx_dims wide = mx_shape(src);
    for (int64_t i = 0; i < picked; i++) {
        int64_t rest = i, place = 0, taken = 0, step = 1, source_step = 1;
        for (int k = sizes.count - 1; k >= 0; k--) {
            int64_t coordinate = rest % sizes.at[k];
            rest /= sizes.at[k];
            place += (k == axis ? places[i] : coordinate) * step;
            taken += coordinate * source_step;
            step *= shape.at[k];
            source_step *= wide.at[k];
        }
        out[place] = include_self || seen[place] ? combined(reduce, out[place], source[taken]) : source[taken];
        seen[place] = true;
    }
    free(seen);
    return mx_astype(mx_from_owned(out, MX_FLOAT64, shape), mx_dtype_of(x));
}

mx_array mx_scatter_reduce(mx_array x, int64_t dim, mx_array index, mx_array src, const char *reduce, bool include_self)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    bool is_mean = strcmp(reduce, "mean") == 0;
    if (!is_mean && strcmp(reduce, "sum") != 0) {
        if (strcmp(reduce, "prod") != 0 && strcmp(reduce, "amax") != 0 && strcmp(reduce, "amin") != 0)
            py_raise(PY_RUNTIME_ERROR, "reduce argument must be either sum, prod, mean, amax or amin, got %s.", reduce);
        if (mx_requires_grad(x) || mx_requires_grad(src))
            py_raise(PY_RUNTIME_ERROR, "scatter_reduce: there is no gradient of '%s' here", reduce);
        return reduced_on_host(x, axis, index, src, reduce, include_self);
    }
    mx_array ones = mx_astype(mx_ones_dims(MX_FLOAT32, mx_shape(index)), mx_dtype_of(x));
    mx_array hits = mx_scatter_add(mx_zeros_like(x), axis, index, ones);
    mx_array start = include_self ? x : mx_where(mx_gt(hits, 0), mx_zeros_like(x), x);
    mx_array sum = mx_scatter_add(start, axis, index, src);
    if (!is_mean)
        return sum;
    mx_array count = include_self ? mx_add(hits, 1) : mx_maximum(hits, 1);
    mx_array mean = mx_is_float(x) ? mx_div(sum, count) : mx_floordiv(sum, count);
    return mx_astype(mean, mx_dtype_of(x));
}

/* x.resize_(sizes): the first elements in order; what is more is zero. */
mx_array mx_resized(mx_array x, mx_dims shape)
{
    int64_t count = mx_dims_numel(shape), before = mx_numel(x);
    mx_array flat = mx_reshape(x, -1);
    if (count < before)
        flat = mx_narrow(flat, 0, 0, count);
    else if (count > before)
        flat = mx_cat(0, flat, mx_zeros(mx_dtype_of(x), count - before));
    return mx_reshape_dims(flat, shape);
}

/* ---- x.random_(from, to); both 0: over the whole of what the dtype holds exactly */
mx_array mx_random_ints(mx_array x, int64_t low, int64_t high)
{
    mx_dtype dtype = mx_dtype_of(x);
    if (low != 0 || high != 0)
        return mx_astype(mx_randint_dims(low, high, mx_shape(x)), dtype);
    int digits = dtype == MX_FLOAT64   ? 53
                 : dtype == MX_FLOAT32 ? 24
                 : dtype == MX_FLOAT16 ? 11
                 : dtype == MX_BFLOAT16 ? 8
                 : dtype == MX_INT64   ? 63
                 : dtype == MX_INT32   ? 31
                 : dtype == MX_INT16   ? 15
                 : dtype == MX_INT8    ? 7
                 : dtype == MX_BOOL    ? 1
                                       : 8;
    size_t count = (size_t)mx_numel(x);
    bool is_wide = dtype == MX_INT64 || dtype == MX_FLOAT64;
    uint64_t range = (1ull << digits) + mx_dtype_is_float(dtype);
    int64_t *values = t2m_malloc((count + 1) * sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = (int64_t)((is_wide ? random_draw_64(NULL) : random_draw_32(NULL)) % range);
    return mx_astype(mx_from_owned(values, MX_INT64, mx_shape(x)), dtype);
}

int64_t mx_threads(void)
{
    return omp_get_max_threads();
}

int64_t mx_no_cuda(void)
{
    py_raise(PY_ASSERTION_ERROR, "Torch not compiled with CUDA enabled");
}

/* ---- torch.finfo, torch.iinfo */
const t2m_kind mx_limits_kind = {.name = "finfo"};

mx_limits *mx_finfo(mx_dtype dtype)
{
    static const struct {
        mx_dtype dtype;
        double eps, max, tiny, resolution;
        int64_t bits;
    } rows[] = {
        {MX_FLOAT32, FLT_EPSILON, FLT_MAX, FLT_MIN, 1e-6, 32},
        {MX_FLOAT64, DBL_EPSILON, DBL_MAX, DBL_MIN, 1e-15, 64},
        {MX_FLOAT16, 0.0009765625, 65504, 6.103515625e-05, 0.001, 16},
        {MX_BFLOAT16, 0.0078125, 3.3895313892515355e+38, FLT_MIN, 0.01, 16},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].dtype != dtype)
            continue;
        mx_limits *self = T2M_NEW(mx_limits, &mx_limits_kind);
        self->eps = rows[i].eps;
        self->greatest = rows[i].max;
        self->tiny = rows[i].tiny;
        self->resolution = rows[i].resolution;
        self->bits = rows[i].bits;
        return self;
    }
    py_raise(PY_TYPE_ERROR, "torch.finfo() requires a floating point input type. Use torch.iinfo to handle '%s'",
             mx_dtype_name(dtype));
}

mx_limits *mx_iinfo(mx_dtype dtype)
{
    if (mx_dtype_is_float(dtype) || dtype == MX_BOOL)
        py_raise(PY_TYPE_ERROR, "torch.iinfo() requires an integer input type. Use torch.finfo to handle '%s'",
                 mx_dtype_name(dtype));
    mx_limits *self = T2M_NEW(mx_limits, &mx_limits_kind);
    self->bits = (int64_t)mlx_dtype_size(dtype) * 8;
    bool has_sign = dtype != MX_UINT8;
    self->most = has_sign ? (int64_t)(~0ull >> (65 - self->bits)) : 255;
    self->least = has_sign ? -self->most - 1 : 0;
    return self;
}
