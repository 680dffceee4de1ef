/* From arrays to C numbers and Python lists. */
#include "internal.h"

#include "mlx/c/t2m_ext.h"

#include <math.h>

static void require_one(mx_array x)
{
    if (mlx_array_size(x) != 1)
        py_raise(PY_RUNTIME_ERROR, "a Tensor with %zu elements cannot be converted to Scalar",
                 mlx_array_size(x));
}

double mx_item_float(mx_array x)
{
    require_one(x);
    double value;
    if (t2m_ext_number(x, &value) == T2M_NUMBER_FLOAT)
        return value;
    mx_check(mlx_array_item_float64(&value, x));
    return isnan(value) ? fabs((double)NAN) : value;
}

int64_t mx_item_int(mx_array x)
{
    require_one(x);
    if (mx_is_float(x)) {
        double value = mx_item_float(x);
        if (!isfinite(value))
            py_raise(isnan(value) ? PY_VALUE_ERROR : PY_OVERFLOW_ERROR, "cannot convert float %s to integer",
                     isnan(value) ? "NaN" : "infinity");
        return (int64_t)value;
    }
    int64_t value;
    mx_check(mlx_array_item_int64(&value, x));
    return value;
}

bool mx_item_bool(mx_array x)
{
    if (mlx_array_size(x) != 1)
        py_raise(PY_RUNTIME_ERROR, "Boolean value of Tensor with %s is ambiguous",
                 mlx_array_size(x) == 0 ? "no values" : "more than one value");
    double value;
    mx_check(mlx_array_item_float64(&value, x));
    return value != 0;
}

const float *mx_data_float(mx_array x)
{
    if (mlx_array_dtype(x) != MX_FLOAT32)
        py_raise(PY_TYPE_ERROR, "float32 data expected, got %s", mx_dtype_name(mlx_array_dtype(x)));
    mx_check(mlx_array_eval(x));
    return mlx_array_data_float32(x);
}

const int64_t *mx_data_int(mx_array x)
{
    if (mlx_array_dtype(x) != MX_INT64)
        py_raise(PY_TYPE_ERROR, "int64 data expected, got %s", mx_dtype_name(mlx_array_dtype(x)));
    mx_check(mlx_array_eval(x));
    return mlx_array_data_int64(x);
}

/* One row of the innermost dimension, or a list of such. `data` has been converted to one of three types. */
static py_list *list_rows(const void *data, mx_dtype dtype, const mx_dims *shape, int dim, int64_t *at)
{
    int64_t length = shape->at[dim];
    if (dim + 1 < shape->count) {
        py_list *rows = py_list_new(PY_OBJECT);
        for (int64_t i = 0; i < length; i++)
            py_list_append(rows, py_of_object(list_rows(data, dtype, shape, dim + 1, at)));
        return rows;
    }
    int64_t from = *at;
    *at += length;
    if (dtype == MX_BOOL)
        return py_list_of_bools((const bool *)data + from, length);
    return dtype == MX_INT64 ? py_list_of_ints((const int64_t *)data + from, length)
                             : py_list_of_floats((const double *)data + from, length);
}

py_list *mx_tolist(mx_array x)
{
    mx_dims shape = mx_shape(x);
    if (shape.count == 0)
        py_raise(PY_TYPE_ERROR, "a 0-dim tensor has no list: use item()");
    int64_t at = 0;
    if (mlx_array_dtype(x) == MX_BOOL) {
        mx_check(mlx_array_eval(x));
        return list_rows(mlx_array_data_bool(x), MX_BOOL, &shape, 0, &at);
    }
    if (mx_is_float(x)) {
        mx_array wide = mx_astype(x, MX_FLOAT64);
        mx_check(mlx_array_eval(wide));
        return list_rows(mlx_array_data_float64(wide), MX_FLOAT64, &shape, 0, &at);
    }
    return list_rows(mx_data_int(mx_astype(x, MX_INT64)), MX_INT64, &shape, 0, &at);
}

py_value mx_tolist_any(mx_array x)
{
    if (mx_ndim(x) > 0)
        return py_box_object(mx_tolist(x));
    if (mlx_array_dtype(x) == MX_BOOL)
        return py_box_bool(mx_item_bool(x));
    return mx_is_float(x) ? py_box_float(mx_item_float(x)) : py_box_int(mx_item_int(x));
}

bool mx_equal(mx_array a, mx_array b)
{
    if (!mx_dims_equal(mx_shape(a), mx_shape(b)))
        return false;
    return mx_item_bool(mx_all(mx_eq(a, b)));
}

bool mx_allclose_with(mx_array a, mx_array b, mx_close_options options)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_allclose(&result, a, b, nn_real_or(options.rtol, 1e-5), nn_real_or(options.atol, 1e-8),
                          options.equal_nan, mx_stream()));
    return mx_item_bool(mx_autorelease(result));
}
