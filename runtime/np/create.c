/* Arrays out of nothing: constants and ranges. */
#include "internal.h"

#include <math.h>

np_array *np_zeros(const np_dtype *dtype, np_shape shape)
{
    np_array *x = np_new(np_dtype_type(dtype, NP_TYPE_FLOAT64), shape.count, shape.dims);
    memset(x->data, 0, (size_t)np_nbytes(x));
    return x;
}

np_array *np_empty(const np_dtype *dtype, np_shape shape)
{
    return np_zeros(dtype, shape);
}

np_array *np_full_of(const np_dtype *dtype, np_shape shape, const np_array *value)
{
    np_array *x = np_new(np_dtype_type(dtype, value->type), shape.count, shape.dims);
    np_fill_of(x, value);
    return x;
}

np_array *np_ones(const np_dtype *dtype, np_shape shape)
{
    return np_full_of(dtype ? dtype : NP_FLOAT64, shape, np_of_int(1));
}

np_array *np_filled_like(const np_array *x, const np_dtype *dtype, const np_array *value)
{
    np_array *out = np_new_like(x, np_dtype_type(dtype, x->type));
    np_fill_of(out, value);
    return out;
}

void np_fill_of(np_array *x, const np_array *value)
{
    np_put_by(x, value, &NP_ELLIPSIS, 1);
}

np_array *np_eye(const np_dtype *dtype, int64_t rows, int64_t columns, int64_t k)
{
    np_array *x = np_zeros(dtype, NP_SHAPE(rows, columns < 0 ? rows : columns));
    for (int64_t i = 0; i < x->shape[0]; i++)
        if (i + k >= 0 && i + k < x->shape[1])
            np_put_int(x->data + i * x->strides[0] + (i + k) * x->strides[1], x->type, 1);
    return x;
}

/* NumPy's way: the first two numbers, then equal steps from their difference. */
np_array *np_arange_of(const np_array *start, const np_array *stop, const np_array *step, const np_dtype *dtype)
{
    np_type type = np_dtype_type(dtype, np_promote(np_promote(start->type, stop->type), step->type));
    double first = np_to_float(start), last = np_to_float(stop), by = np_to_float(step);
    if (by == 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "division by zero");
    double length = ceil((last - first) / by);
    int64_t count = length > 0 ? (int64_t)length : 0;
    bool is_int = !np_is_float_type(start->type) && !np_is_float_type(step->type);
    np_type computed = is_int ? NP_TYPE_INT64 : NP_TYPE_FLOAT64;
    np_array *x = np_new(computed, 1, &count);
    double second = first + by, delta = second - first;
    int64_t from = is_int ? np_to_int(start) : 0, gap = is_int ? np_to_int(step) : 0;
    for (int64_t i = 0; i < count; i++)
        if (is_int)
            ((int64_t *)x->data)[i] = from + i * gap;
        else
            ((double *)x->data)[i] = first + (double)i * delta;
    return type == computed ? x : np_copied(x, type);
}

np_array *np_linspace(double start, double stop, int64_t count, bool endpoint, const np_dtype *dtype)
{
    if (count < 0)
        py_raise(PY_VALUE_ERROR, "Number of samples, %lld, must be non-negative.", (long long)count);
    np_array *x = np_new(NP_TYPE_FLOAT64, 1, &count);
    double *out = (double *)x->data;
    int64_t steps = endpoint ? count - 1 : count;
    double delta = stop - start, step = steps > 0 ? delta / (double)steps : 0;
    for (int64_t i = 0; i < count; i++)
        out[i] = (step == 0 && steps > 0 ? (double)i / (double)steps * delta : (double)i * (steps > 0 ? step : delta)) + start;
    if (endpoint && count > 1)
        out[count - 1] = stop;
    np_type type = np_dtype_type(dtype, NP_TYPE_FLOAT64);
    if (type == NP_TYPE_FLOAT64)
        return x;
    return np_copied(np_is_float_type(type) ? x : np_floor_of(x), type);
}

np_array *np_logspace(double start, double stop, int64_t count, double base)
{
    return np_power_of(np_of_float(base), np_linspace(start, stop, count, true, NULL));
}

np_array *np_geomspace(double start, double stop, int64_t count)
{
    double log_start = log10(start), log_stop = log10(stop);
    np_array *x = np_logspace(log_start, log_stop, count, 10);
    if (count > 0)
        ((double *)x->data)[0] = start;
    if (count > 1)
        ((double *)x->data)[count - 1] = stop;
    return x;
}

np_array *np_copy_of(const np_array *x)
{
    return np_copied(x, x->type);
}

np_array *np_astype(const np_array *x, const np_dtype *dtype)
{
    np_array *out = np_new_kept(x, dtype->type, x->ndim, x->shape);
    np_cast_into(out, x);
    return x->form == NP_ARRAY ? out : np_scalar_of(out);
}
