/* Arrays out of nothing, out of C and Python values, and of one dtype out of another. */
#ifndef T2M_MX_CREATE_H
#define T2M_MX_CREATE_H

#include "t2m/mx_base.h"
#include "t2m/py_bytearray.h"
#include "t2m/py_tuple.h"

/* ---- constant arrays: dtype first, then the sizes, as numbers or as one MX_DIMS/mx_shape value with _dims:
 * `mx_zeros(MX_FLOAT32, 2, 3)`, `mx_zeros_dims(MX_FLOAT32, mx_shape(x))` */
#define mx_zeros(dtype, ...) mx_zeros_dims((dtype), MX_DIMS(__VA_ARGS__))
#define mx_ones(dtype, ...) mx_ones_dims((dtype), MX_DIMS(__VA_ARGS__))
#define mx_empty(dtype, ...) mx_zeros_dims((dtype), MX_DIMS(__VA_ARGS__)) /* deterministic: zeros */
#define mx_empty_dims(dtype, dims) mx_zeros_dims((dtype), (dims))
mx_array mx_zeros_dims(mx_dtype dtype, mx_dims shape);
mx_array mx_ones_dims(mx_dtype dtype, mx_dims shape);

/* torch.full(size, value, dtype): `mx_full(MX_FLOAT32, 0.5, 2, 3)` */
#define mx_full(dtype, value, ...) mx_full_dims((dtype), (value), MX_DIMS(__VA_ARGS__))
mx_array mx_full_dims(mx_dtype dtype, double value, mx_dims shape);

/* torch.zeros_like, x.new_zeros(shape), x.fill_(v), x.zero_(). */
mx_array mx_zeros_like(mx_array x);
mx_array mx_ones_like(mx_array x);
mx_array mx_full_like(mx_array x, double value);

/* torch.eye(n), torch.eye(n, m). */
mx_array mx_eye(mx_dtype dtype, int64_t rows, int64_t columns);

/* torch.arange(start, end, step): int64 if all are ints, float32 otherwise; _as gives another dtype.
 * `mx_arange(0, n, 1)`. ValueError-like RuntimeError as PyTorch's for a step of 0 or of the wrong sign. */
#define mx_arange(start, end, step)                                                                          \
    mx_arange_as((__builtin_types_compatible_p(__typeof__((start) + (end) + (step)), double) ||              \
                          __builtin_types_compatible_p(__typeof__((start) + (end) + (step)), float)          \
                      ? MX_FLOAT32                                                                           \
                      : MX_INT64),                                                                           \
                 (start), (end), (step))
mx_array mx_arange_as(mx_dtype dtype, double start, double end, double step);
mx_array mx_arange_any(const t2m_object *start, const t2m_object *end, const t2m_object *step); /* of boxed numbers */
/* torch.linspace(start, end, steps), float32. */
mx_array mx_linspace(double start, double end, int64_t steps);
mx_array mx_linspace_as(mx_dtype dtype, double start, double end, int64_t steps); /* float64 is worked out in double, the rest in float32 */

/* ---- torch.tensor(value): of an int (int64), float (float32), bool, list (of lists) of those, range, or array (copied).
 * _as gives the dtype. `mx_tensor(3.5)`, `mx_tensor_as(py_ints(1, 2), MX_FLOAT32)` */
#define mx_tensor(value)                                                                                     \
    _Generic((value), bool: mx_tensor_bool, double: mx_tensor_float, float: mx_tensor_float,                 \
             mx_array: mx_tensor_array, py_list *: mx_tensor_list, const py_list *: mx_tensor_list,          \
             py_tuple *: mx_tensor_tuple, const py_tuple *: mx_tensor_tuple, int: mx_tensor_int,             \
             long: mx_tensor_int, long long: mx_tensor_int, default: mx_tensor_value)(value)
#define mx_tensor_as(value, dtype)                                                                           \
    _Generic((value), double: mx_tensor_float_as, float: mx_tensor_float_as, mx_array: mx_tensor_array_as,   \
             py_list *: mx_tensor_list_as, const py_list *: mx_tensor_list_as, py_tuple *: mx_tensor_tuple_as, \
             const py_tuple *: mx_tensor_tuple_as, bool: mx_tensor_int_as, int: mx_tensor_int_as,            \
             long: mx_tensor_int_as, long long: mx_tensor_int_as, default: mx_tensor_value_as)((value), (dtype))
mx_array mx_tensor_float_as(double value, mx_dtype dtype);
mx_array mx_tensor_int_as(int64_t value, mx_dtype dtype); /* and bools */
mx_array mx_tensor_array_as(mx_array value, mx_dtype dtype);
mx_array mx_tensor_list_as(const py_list *values, mx_dtype dtype);
mx_array mx_tensor_tuple_as(const py_tuple *values, mx_dtype dtype);
mx_array mx_tensor_value_as(const void *value, mx_dtype dtype);
/* torch.LongTensor(v) of a value whose kind only the run knows: an int is a size, all else the data. */
mx_array mx_sizes_or_data(const t2m_object *v, mx_dtype dtype);
mx_array mx_tensor_bool(bool value);
mx_array mx_tensor_int(int64_t value);
mx_array mx_tensor_float(double value);
mx_array mx_tensor_array(mx_array value);
/* ValueError if nested rows have different lengths; arrays are stacked. TypeError for what is no number. */
mx_array mx_tensor_list(const py_list *values);
mx_array mx_tensor_tuple(const py_tuple *values);
mx_array mx_tensor_value(const void *value); /* a py_value */

/* Copies row-major C data: `mx_from_floats((const float[]){1, 2, 3, 4}, MX_DIMS(2, 2))`. */
mx_array mx_from_floats(const float *data, mx_dims shape);
mx_array mx_from_ints(const int64_t *data, mx_dims shape);
mx_array mx_from_data(const void *data, mx_dtype dtype, mx_dims shape);
/* Takes over memory from malloc. */
mx_array mx_from_owned(void *data, mx_dtype dtype, mx_dims shape);

/* torch.frombuffer(buffer, dtype=..., count=..., offset=...) of bytes or a bytearray: a copy. ValueError as PyTorch's.
 * `mx_frombuffer(data, MX_UINT8, .offset = 16)` */
typedef struct mx_buffer_options {
    bool counted; /* there is a count; below 0 it means all */
    int64_t count;
    int64_t offset;
} mx_buffer_options;
#define mx_frombuffer(bytes, dtype, ...)                                                                     \
    mx_of_buffer(py_buffer_of(bytes), (dtype), (mx_buffer_options){__VA_ARGS__})
mx_array mx_of_buffer(py_buffer bytes, mx_dtype dtype, mx_buffer_options options);

/* ---- conversion: x.to(dtype), x.float(), x.long(), x.bool(), x.type_as(y). Floats are truncated to ints. */
mx_array mx_astype(mx_array x, mx_dtype dtype);
/* x.to(what) of a boxed value: the dtype of a tensor; a device's name changes nothing, as there is one. */
mx_array mx_to_value(mx_array x, py_value what);
/* x.detach(), x.data: the same values, no gradient. */
mx_array mx_detach(mx_array x);

/* The dtype that two arrays promote to, as torch.result_type: 0-dim arrays count less than others. */
mx_dtype mx_result_type(mx_array a, mx_array b);

#endif
