/* Leaves: constants, and arrays made of the caller's data. */
#include <stdlib.h>
#include <string.h>

#include "half.h"
#include "internal.h"

/* Writes one value in any type. */
static void write_value(void *to, double value, mlx_dtype dtype)
{
    switch (dtype) {
    case MLX_BOOL:
        *(uint8_t *)to = value != 0;
        break;
    case MLX_UINT8:
        *(uint8_t *)to = (uint8_t)value;
        break;
    case MLX_UINT16:
        *(uint16_t *)to = (uint16_t)value;
        break;
    case MLX_UINT32:
        *(uint32_t *)to = (uint32_t)value;
        break;
    case MLX_UINT64:
        *(uint64_t *)to = (uint64_t)value;
        break;
    case MLX_INT8:
        *(int8_t *)to = (int8_t)value;
        break;
    case MLX_INT16:
        *(int16_t *)to = (int16_t)value;
        break;
    case MLX_INT32:
        *(int32_t *)to = (int32_t)value;
        break;
    case MLX_INT64:
        *(int64_t *)to = (int64_t)value;
        break;
    case MLX_FLOAT16:
        *(uint16_t *)to = engine_float_float16((float)value);
        break;
    case MLX_BFLOAT16:
        *(uint16_t *)to = engine_float_bfloat16((float)value);
        break;
    case MLX_FLOAT32:
        *(float *)to = (float)value;
        break;
    case MLX_FLOAT64:
        *(double *)to = value;
        break;
    case MLX_COMPLEX64:
        ((float *)to)[0] = (float)value;
        ((float *)to)[1] = 0;
        break;
    }
}

engine_array *engine_scalar(double value, mlx_dtype dtype)
{
    engine_array *a = engine_leaf(dtype, NULL, 0);
    if (a)
        write_value(engine_data(a), value, dtype);
    return a;
}

static mlx_array new_scalar(const char *function, double value, mlx_dtype dtype)
{
    engine_enter_no_stream(function);
    return engine_leave_new(engine_scalar(value, dtype));
}

static engine_array *copied_data(const void *data, const int *shape, int dim, mlx_dtype dtype)
{
    engine_array *a = engine_leaf(dtype, shape, dim);
    if (a && a->size)
        memcpy(engine_data(a), data, a->size * engine_itemsize(a));
    return a;
}

mlx_array mlx_array_new(void)
{
    return mlx_array_empty;
}

mlx_array mlx_array_new_bool(bool val)
{
    return new_scalar(__func__, val, MLX_BOOL);
}

mlx_array mlx_array_new_int(int val)
{
    return new_scalar(__func__, val, MLX_INT32);
}

mlx_array mlx_array_new_float32(float val)
{
    return new_scalar(__func__, (double)val, MLX_FLOAT32);
}

mlx_array mlx_array_new_float(float val)
{
    return new_scalar(__func__, (double)val, MLX_FLOAT32);
}

mlx_array mlx_array_new_float64(double val)
{
    return new_scalar(__func__, val, MLX_FLOAT64);
}

mlx_array mlx_array_new_double(double val)
{
    return new_scalar(__func__, val, MLX_FLOAT64);
}

mlx_array mlx_array_new_complex(float real_val, float imag_val)
{
    float value[2] = {real_val, imag_val};
    engine_enter_no_stream(__func__);
    return engine_leave_new(copied_data(value, NULL, 0, MLX_COMPLEX64));
}

mlx_array mlx_array_new_data(const void *data, const int *shape, int dim, mlx_dtype dtype)
{
    engine_enter_no_stream(__func__);
    return engine_leave_new(copied_data(data, shape, dim, dtype));
}

mlx_array mlx_array_new_data_managed_payload(void *data, const int *shape, int dim, mlx_dtype dtype,
                                             void *payload, void (*dtor)(void *))
{
    engine_enter_no_stream(__func__);
    engine_array *a = engine_scoped(engine_node_new(dtype, shape, dim, 0, 0));
    if (a)
        a->buffer = engine_buffer_foreign(data, a->size * engine_itemsize(a), dtor, payload);
    return engine_leave_new(a && a->buffer ? a : NULL);
}

mlx_array mlx_array_new_data_managed(void *data, const int *shape, int dim, mlx_dtype dtype,
                                     void (*dtor)(void *))
{
    return mlx_array_new_data_managed_payload(data, shape, dim, dtype, data, dtor);
}

/* ---- Setting: a new value takes the place of the old reference ---- */

static int replace(mlx_array *arr, mlx_array next, bool good)
{
    if (!good)
        return 1;
    mlx_array old = *arr;
    *arr = next;
    mlx_array_free(old);
    return 0;
}

int mlx_array_set(mlx_array *arr, const mlx_array src)
{
    engine_store(arr, src.ctx);
    return 0;
}

#define SETTER(name, T)                                                                                      \
    int mlx_array_set_##name(mlx_array *arr, T val)                                                          \
    {                                                                                                        \
        mlx_array next = mlx_array_new_##name(val);                                                          \
        return replace(arr, next, next.ctx != NULL);                                                         \
    }

SETTER(bool, bool)
SETTER(int, int)
SETTER(float32, float)
SETTER(float, float)
SETTER(float64, double)
SETTER(double, double)

int mlx_array_set_complex(mlx_array *arr, float real_val, float imag_val)
{
    mlx_array next = mlx_array_new_complex(real_val, imag_val);
    return replace(arr, next, next.ctx != NULL);
}

int mlx_array_set_data(mlx_array *arr, const void *data, const int *shape, int dim, mlx_dtype dtype)
{
    mlx_array next = mlx_array_new_data(data, shape, dim, dtype);
    return replace(arr, next, next.ctx != NULL);
}

int mlx_array_free(mlx_array arr)
{
    engine_release(arr.ctx);
    return 0;
}
