/* 0-dim arrays of constants. Scripts use few of them, again and again: a small table remembers the latest. */
#include "internal.h"

#include "t2m/py_dynamic.h"

#include "mlx/c/t2m_ext.h"

#include <string.h>

enum { CACHE_SIZE = 256 };

typedef struct cached_scalar {
    mx_array array;
    uint64_t bits;
    mx_dtype dtype;
    bool is_int;
} cached_scalar;

static _Thread_local cached_scalar cache[CACHE_SIZE];

/* The table's place for a constant; its array is MX_NONE if it must be made. */
static cached_scalar *find(uint64_t bits, mx_dtype dtype, bool is_int)
{
    uint64_t hash = (bits ^ (bits >> 29)) * 0x9e3779b97f4a7c15u + (uint64_t)dtype * 31 + is_int;
    cached_scalar *entry = &cache[(hash >> 40) % CACHE_SIZE];
    if (entry->array.ctx != NULL && entry->bits == bits && entry->dtype == dtype && entry->is_int == is_int)
        return entry;
    mx_release(entry->array);
    *entry = (cached_scalar){.bits = bits, .dtype = dtype, .is_int = is_int};
    return entry;
}

static mx_array make(const void *value, mx_dtype from, mx_dtype to)
{
    mx_array array = mlx_array_new_data(value, NULL, 0, from);
    if (from != to) {
        mx_array wide = array;
        array = mlx_array_new();
        mx_check(mlx_astype(&array, wide, to, mx_stream()));
        mx_check(mlx_array_eval(array));
        mlx_array_free(wide);
    }
    return array;
}

mx_array mx_scalar(double value, mx_dtype dtype)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    cached_scalar *entry = find(bits, dtype, false);
    if (entry->array.ctx == NULL) {
        float narrow = (float)value;
        entry->array =
            dtype == MX_FLOAT32 ? make(&narrow, MX_FLOAT32, dtype) : make(&value, MX_FLOAT64, dtype);
    }
    return entry->array;
}

mx_array mx_scalar_int(int64_t value, mx_dtype dtype)
{
    if (mx_dtype_is_float(dtype))
        return mx_scalar((double)value, dtype);
    cached_scalar *entry = find((uint64_t)value, dtype, true);
    if (entry->array.ctx == NULL)
        entry->array = make(&value, MX_INT64, dtype);
    return entry->array;
}

/* What leaves this layer must survive the table, and may be changed where arrays are shared. */
static mx_array handed_out(mx_array constant)
{
    if (!mx_shares_views())
        return mx_autorelease(mx_retained(constant));
    mx_array own = mlx_array_new();
    mx_check(mlx_copy(&own, constant, mx_stream()));
    mx_check(mlx_array_eval(own));
    return mx_autorelease(own);
}

mx_array mx_tensor_bool(bool value)
{
    return handed_out(mx_scalar_int(value, MX_BOOL));
}

mx_array mx_tensor_int(int64_t value)
{
    return handed_out(mx_scalar_int(value, MX_INT64));
}

mx_array mx_tensor_float(double value)
{
    return handed_out(mx_scalar(value, MX_FLOAT32));
}

mx_array mx_tensor_float_as(double value, mx_dtype dtype)
{
    return mx_dtype_is_float(dtype) ? handed_out(mx_scalar(value, dtype)) : mx_astype(mx_tensor_float(value), dtype);
}

/* ---- numbers of Python */

mx_array mx_number_bool(bool value)
{
    mx_array x = mlx_array_new_data(&value, NULL, 0, MX_BOOL);
    t2m_ext_mark_number(x, T2M_NUMBER_BOOL, value);
    return mx_autorelease(x);
}

mx_array mx_number_int(int64_t value)
{
    mx_array x = mlx_array_new_data(&value, NULL, 0, MX_INT64);
    t2m_ext_mark_number(x, T2M_NUMBER_INT, (double)value);
    return mx_autorelease(x);
}

mx_array mx_number_float(double value)
{
    float narrow = (float)value;
    mx_array x = mlx_array_new_data(&narrow, NULL, 0, MX_FLOAT32);
    t2m_ext_mark_number(x, T2M_NUMBER_FLOAT, value);
    return mx_autorelease(x);
}

const t2m_object *mx_number_in(mx_array x)
{
    double value;
    t2m_ext_number_kind kind = t2m_ext_number(x, &value);
    if (kind == T2M_NO_NUMBER)
        return NULL;
    if (kind == T2M_NUMBER_FLOAT)
        return py_box_float(value);
    return kind == T2M_NUMBER_BOOL ? py_box_bool(value != 0) : py_box_int(mx_item_int(x));
}

mx_array mx_number_of(const t2m_object *number)
{
    if (py_is_float(number))
        return mx_number_float(py_as_float(number));
    return py_is_bool(number) ? mx_number_bool(py_as_bool(number)) : mx_number_int(py_as_int(number));
}

mx_array mx_assigned(mx_array x, mx_array value)
{
    if (t2m_ext_is_number(x))
        return value;
    mx_assign(x, value);
    return x;
}
