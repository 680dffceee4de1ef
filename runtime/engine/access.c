/* What callers read from arrays: facts, one element, all elements. */
#include <string.h>
#include <stdlib.h>

#include "half.h"
#include "internal.h"
#include "sharing.h"

/* The array behind a handle, or NULL after an error that is reported at once. */
static engine_array *look_at(const char *function, mlx_array arr)
{
    if (!arr.ctx) {
        engine_enter_no_stream(function);
        engine_arg(arr);
        engine_leave_status();
    }
    engine_array *a = arr.ctx;
    if (!a || !a->sharing)
        return a;
    engine_enter_no_stream(function);
    a = engine_now(a);
    engine_leave_status();
    return a;
}

size_t mlx_array_itemsize(const mlx_array arr)
{
    engine_array *a = look_at(__func__, arr);
    return a ? engine_itemsize(a) : 0;
}

size_t mlx_array_size(const mlx_array arr)
{
    engine_array *a = look_at(__func__, arr);
    return a ? a->size : 0;
}

size_t mlx_array_nbytes(const mlx_array arr)
{
    engine_array *a = look_at(__func__, arr);
    return a ? a->size * engine_itemsize(a) : 0;
}

size_t mlx_array_ndim(const mlx_array arr)
{
    engine_array *a = look_at(__func__, arr);
    return a ? a->ndim : 0;
}

const int *mlx_array_shape(const mlx_array arr)
{
    engine_array *a = look_at(__func__, arr);
    return a ? a->shape : NULL;
}

const size_t *mlx_array_strides(const mlx_array arr)
{
    engine_array *a = look_at(__func__, arr);
    return a ? (const size_t *)a->strides : NULL;
}

mlx_dtype mlx_array_dtype(const mlx_array arr)
{
    engine_array *a = look_at(__func__, arr);
    return a ? (mlx_dtype)a->dtype : MLX_BOOL;
}

int mlx_array_dim(const mlx_array arr, int dim)
{
    engine_array *a = look_at(__func__, arr);
    if (!a)
        return 0;
    engine_enter_no_stream(__func__);
    int axis = engine_axis(dim, a->ndim);
    engine_leave_status();
    return axis < 0 ? 0 : a->shape[axis];
}

int mlx_array_eval(mlx_array arr)
{
    engine_enter_no_stream(__func__);
    engine_array *a = engine_arg(arr);
    if (a)
        engine_eval(a);
    return engine_leave_status();
}

/* ---- One element ---- */

typedef struct number {
    double real;
    int64_t whole; /* exact for integers */
    bool is_float;
} number;

static number read_number(const engine_array *a)
{
    const void *at = engine_data(a);
    switch ((mlx_dtype)a->dtype) {
    case MLX_BOOL:
        return (number){*(const uint8_t *)at != 0, *(const uint8_t *)at != 0, false};
    case MLX_UINT8:
        return (number){*(const uint8_t *)at, *(const uint8_t *)at, false};
    case MLX_UINT16:
        return (number){*(const uint16_t *)at, *(const uint16_t *)at, false};
    case MLX_UINT32:
        return (number){*(const uint32_t *)at, *(const uint32_t *)at, false};
    case MLX_UINT64:
        return (number){(double)*(const uint64_t *)at, (int64_t) * (const uint64_t *)at, false};
    case MLX_INT8:
        return (number){*(const int8_t *)at, *(const int8_t *)at, false};
    case MLX_INT16:
        return (number){*(const int16_t *)at, *(const int16_t *)at, false};
    case MLX_INT32:
        return (number){*(const int32_t *)at, *(const int32_t *)at, false};
    case MLX_INT64:
        return (number){(double)*(const int64_t *)at, *(const int64_t *)at, false};
    case MLX_FLOAT16:
        return (number){(double)engine_float16_float(*(const uint16_t *)at), 0, true};
    case MLX_BFLOAT16:
        return (number){(double)engine_bfloat16_float(*(const uint16_t *)at), 0, true};
    case MLX_FLOAT64:
        return (number){*(const double *)at, 0, true};
    case MLX_FLOAT32:
    case MLX_COMPLEX64: /* its real part */
        break;
    }
    return (number){(double)*(const float *)at, 0, true};
}

static bool item(const char *function, mlx_array arr, number *n)
{
    engine_enter_no_stream(function);
    engine_array *a = engine_arg(arr);
    if (a && a->size != 1)
        engine_error("needs an array with one element, got %s", engine_describe(a));
    else if (a && engine_eval(a))
        *n = read_number(a);
    return engine_leave_status() == 0;
}

/* Fractions are cut off; what does not fit saturates; NaN is 0. */
static int64_t whole_of(number n)
{
    if (!n.is_float)
        return n.whole;
    if (n.real != n.real)
        return 0;
    return n.real >= 0x1p63 ? INT64_MAX : n.real < -0x1p63 ? INT64_MIN : (int64_t)n.real;
}

#define ITEM(name, T, value)                                                                                 \
    int mlx_array_item_##name(T *res, const mlx_array arr)                                                   \
    {                                                                                                        \
        number n = {0};                                                                                      \
        if (!item(__func__, arr, &n))                                                                        \
            return 1;                                                                                        \
        *res = (T)(value);                                                                                   \
        return 0;                                                                                            \
    }

ITEM(bool, bool, n.is_float ? n.real != 0 : n.whole != 0)
ITEM(uint8, uint8_t, whole_of(n))
ITEM(uint16, uint16_t, whole_of(n))
ITEM(uint32, uint32_t, whole_of(n))
ITEM(uint64, uint64_t, whole_of(n))
ITEM(int8, int8_t, whole_of(n))
ITEM(int16, int16_t, whole_of(n))
ITEM(int32, int32_t, whole_of(n))
ITEM(int64, int64_t, whole_of(n))
ITEM(float32, float, n.real)
ITEM(float64, double, n.real)

int mlx_array_item_complex64(mlx_complex64_t *res, const mlx_array arr)
{
    number n = {0};
    if (!item(__func__, arr, &n))
        return 1;
    const engine_array *a = arr.ctx;
    if (a->dtype == MLX_COMPLEX64)
        *res = *(const mlx_complex64_t *)engine_data(a);
    else
        *res = (mlx_complex64_t)(n.is_float ? n.real : (double)n.whole);
    return 0;
}

#ifdef HAS_FLOAT16
ITEM(float16, float16_t, n.is_float ? n.real : (double)n.whole)
#endif
#ifdef HAS_BFLOAT16
int mlx_array_item_bfloat16(bfloat16_t *res, const mlx_array arr)
{
    number n = {0};
    if (!item(__func__, arr, &n))
        return 1;
    uint16_t bits = engine_float_bfloat16((float)(n.is_float ? n.real : (double)n.whole));
    memcpy(res, &bits, sizeof bits);
    return 0;
}
#endif

/* ---- All elements ---- */

/* Lays the array itself out row-major, so that the pointer agrees with the strides it reports. */
static const void *data(const char *function, mlx_array arr, mlx_dtype dtype)
{
    const void *result = NULL;
    engine_enter_no_stream(function);
    engine_array *a = engine_arg(arr);
    if (a && (mlx_dtype)a->dtype != dtype) {
        engine_error("the array is %s", engine_describe(a));
    } else if (a && engine_eval(a)) {
        engine_array *rows = engine_row_contiguous(a);
        if (rows && rows != a) {
            engine_buffer_release(a->buffer);
            engine_share(a, rows, 0, rows->strides);
        }
        result = rows ? engine_data(a) : NULL;
    }
    return engine_leave_status() ? NULL : result;
}

#define DATA(name, T, dtype)                                                                                 \
    const T *mlx_array_data_##name(const mlx_array arr)                                                      \
    {                                                                                                        \
        return data(__func__, arr, dtype);                                                                   \
    }

DATA(bool, bool, MLX_BOOL)
DATA(uint8, uint8_t, MLX_UINT8)
DATA(uint16, uint16_t, MLX_UINT16)
DATA(uint32, uint32_t, MLX_UINT32)
DATA(uint64, uint64_t, MLX_UINT64)
DATA(int8, int8_t, MLX_INT8)
DATA(int16, int16_t, MLX_INT16)
DATA(int32, int32_t, MLX_INT32)
DATA(int64, int64_t, MLX_INT64)
DATA(float32, float, MLX_FLOAT32)
DATA(float64, double, MLX_FLOAT64)
DATA(complex64, mlx_complex64_t, MLX_COMPLEX64)
#ifdef HAS_FLOAT16
DATA(float16, float16_t, MLX_FLOAT16)
#endif
#ifdef HAS_BFLOAT16
DATA(bfloat16, bfloat16_t, MLX_BFLOAT16)
#endif

/* ---- Layout ---- */

int _mlx_array_is_available(bool *res, const mlx_array arr)
{
    engine_enter_no_stream(__func__);
    engine_array *a = engine_arg(arr);
    if (a)
        *res = engine_evaluated(a);
    return engine_leave_status();
}

int _mlx_array_wait(const mlx_array arr)
{
    return mlx_array_eval(arr);
}

/* Are the elements without gaps, in rows, in columns? (What is not computed yet is in rows.) */
#define LAYOUT(name, test)                                                                                   \
    int _mlx_array_is_##name(bool *res, const mlx_array arr)                                                 \
    {                                                                                                        \
        engine_enter_no_stream(__func__);                                                                    \
        engine_array *a = engine_arg(arr);                                                                   \
        if (a)                                                                                               \
            *res = test;                                                                                     \
        return engine_leave_status();                                                                        \
    }

static bool is_col_contiguous(const engine_array *a)
{
    int64_t step = 1;
    for (int i = 0; i < a->ndim; i++) {
        if (a->shape[i] != 1 && a->strides[i] != step)
            return false;
        step *= a->shape[i];
    }
    return true;
}

LAYOUT(contiguous, engine_is_dense(a))
LAYOUT(row_contiguous, engine_is_row_contiguous(a))
LAYOUT(col_contiguous, is_col_contiguous(a))
