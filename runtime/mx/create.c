/* Arrays out of nothing, and out of C and Python values. */
#include "internal.h"
#include "t2m/py_value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void require_sizes(mx_dims shape)
{
    for (int i = 0; i < shape.count; i++) {
        if (shape.at[i] < 0)
            py_raise(PY_RUNTIME_ERROR, "Trying to create tensor with negative dimension %" PRId64 ": %s",
                     shape.at[i], py_text(py_list_repr(mx_dims_list(shape))));
        if (shape.at[i] > INT32_MAX)
            py_raise(PY_RUNTIME_ERROR, "a dimension of %" PRId64 " elements is more than is supported",
                     shape.at[i]);
    }
}

typedef int (*maker)(mlx_array *, const int *, size_t, mlx_dtype, const mlx_stream);

static mx_array make(maker function, mx_dtype dtype, mx_dims shape)
{
    require_sizes(shape);
    mx_ints sizes = mx_ints_of(shape);
    mx_array result = mlx_array_new();
    mx_check(function(&result, sizes.at, sizes.count, dtype, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_zeros_dims(mx_dtype dtype, mx_dims shape)
{
    return make(mlx_zeros, dtype, shape);
}

mx_array mx_ones_dims(mx_dtype dtype, mx_dims shape)
{
    return make(mlx_ones, dtype, shape);
}

mx_array mx_full_dims(mx_dtype dtype, double value, mx_dims shape)
{
    require_sizes(shape);
    mx_ints sizes = mx_ints_of(shape);
    mx_array filling =
        mx_dtype_is_float(dtype) ? mx_scalar(value, dtype) : mx_scalar_int((int64_t)value, dtype);
    mx_array result = mlx_array_new();
    mx_check(mlx_full(&result, sizes.at, sizes.count, filling, dtype, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_zeros_like(mx_array x)
{
    return mx_zeros_dims(mlx_array_dtype(x), mx_shape(x));
}

mx_array mx_ones_like(mx_array x)
{
    return mx_ones_dims(mlx_array_dtype(x), mx_shape(x));
}

mx_array mx_full_like(mx_array x, double value)
{
    return mx_full_dims(mlx_array_dtype(x), value, mx_shape(x));
}

mx_array mx_eye(mx_dtype dtype, int64_t rows, int64_t columns)
{
    require_sizes(MX_DIMS(rows, columns));
    mx_array result = mlx_array_new();
    mx_check(mlx_eye(&result, (int)rows, (int)columns, 0, dtype, mx_stream()));
    return mx_autorelease(result);
}

/* Written here and not by mlx_arange: PyTorch computes start + i * step in double, whatever the dtype. */
mx_array mx_arange_as(mx_dtype dtype, double start, double end, double step)
{
    if (step == 0)
        py_raise(PY_RUNTIME_ERROR, "step must be nonzero");
    if ((step > 0 && end < start) || (step < 0 && end > start))
        py_raise(PY_RUNTIME_ERROR, "upper bound and lower bound inconsistent with step sign");
    double size = ceil((end - start) / step);
    if (!(size <= INT32_MAX))
        py_raise(PY_RUNTIME_ERROR, "invalid size, possible overflow?");
    int64_t count = (int64_t)size;
    bool floating = mx_dtype_is_float(dtype);
    double *reals = t2m_malloc((size_t)(count + 1) * sizeof(double));
    for (int64_t i = 0; i < count; i++)
        reals[i] = start + (double)i * step;
    if (!floating) {
        for (int64_t i = 0; i < count; i++) {
            int64_t whole = (int64_t)reals[i];
            memcpy(&reals[i], &whole, sizeof(whole));
        }
    }
    mx_array result = mx_from_owned(reals, floating ? MX_FLOAT64 : MX_INT64, MX_DIMS(count));
    return mx_astype(result, dtype);
}

mx_array mx_arange_any(const t2m_object *start, const t2m_object *end, const t2m_object *step)
{
    bool is_float = py_is_float(start) || py_is_float(end) || py_is_float(step);
    return mx_arange_as(is_float ? MX_FLOAT32 : MX_INT64, py_as_float(start), py_as_float(end), py_as_float(step));
}

/* From both ends, as PyTorch: the middle is symmetric. */
#define LINSPACE(name, real)                                                                                            \
    static real *name(real start, real end, int64_t steps)                                                              \
    {                                                                                                                    \
        if (steps < 0)                                                                                                   \
            py_raise(PY_RUNTIME_ERROR, "number of steps must be non-negative");                                          \
        real *values = t2m_malloc((size_t)(steps + 1) * sizeof(real));                                                   \
        real step = steps > 1 ? (end - start) / (real)(steps - 1) : 0;                                                   \
        for (int64_t i = 0; i < steps; i++)                                                                              \
            values[i] = steps == 1 || i < steps / 2 ? start + step * (real)i : end - step * (real)(steps - i - 1);        \
        return values;                                                                                                   \
    }

LINSPACE(linspace_single, float)
LINSPACE(linspace_double, double)

mx_array mx_linspace(double start, double end, int64_t steps)
{
    return mx_from_owned(linspace_single((float)start, (float)end, steps), MX_FLOAT32, MX_DIMS(steps));
}

mx_array mx_linspace_as(mx_dtype dtype, double start, double end, int64_t steps)
{
    if (dtype != MX_FLOAT64)
        return mx_astype(mx_linspace(start, end, steps), dtype);
    return mx_from_owned(linspace_double(start, end, steps), MX_FLOAT64, MX_DIMS(steps));
}

mx_array mx_from_data(const void *data, mx_dtype dtype, mx_dims shape)
{
    require_sizes(shape);
    mx_ints sizes = mx_ints_of(shape);
    return mx_autorelease(mlx_array_new_data(data, sizes.at, (int)sizes.count, dtype));
}

mx_array mx_of_buffer(py_buffer bytes, mx_dtype dtype, mx_buffer_options options)
{
    long long length = bytes.size, offset = options.offset, count = options.counted ? options.count : -1;
    long long item = (long long)mlx_dtype_size(dtype);
    if (length == 0 || count == 0)
        py_raise(PY_VALUE_ERROR, "both buffer length (%lld) and count (%lld) must not be 0", length, count);
    if (offset < 0 || offset >= length)
        py_raise(PY_VALUE_ERROR, "offset (%lld bytes) must be non-negative and no greater than buffer length (%lld bytes) minus 1",
                 offset, length);
    if (count < 0 && (length - offset) % item != 0)
        py_raise(PY_VALUE_ERROR,
                 "buffer length (%lld bytes) after offset (%lld bytes) must be a multiple of element size (%lld)",
                 length - offset, offset, item);
    count = count < 0 ? (length - offset) / item : count;
    if (count > (length - offset) / item)
        py_raise(PY_VALUE_ERROR,
                 "requested buffer length (%lld * %lld bytes) after offset (%lld bytes) must not be greater than actual "
                 "buffer length (%lld bytes)",
                 count, item, offset, length);
    return mx_from_data(bytes.data + offset, dtype, MX_DIMS(count));
}

mx_array mx_from_owned(void *data, mx_dtype dtype, mx_dims shape)
{
    mx_ints sizes = mx_ints_of(shape);
    return mx_autorelease(mlx_array_new_data_managed(data, sizes.at, (int)sizes.count, dtype, free));
}

mx_array mx_from_floats(const float *data, mx_dims shape)
{
    return mx_from_data(data, MX_FLOAT32, shape);
}

mx_array mx_from_ints(const int64_t *data, mx_dims shape)
{
    return mx_from_data(data, MX_INT64, shape);
}
