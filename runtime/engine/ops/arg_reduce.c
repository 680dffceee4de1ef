/* The index of the first extremum along an axis. For MLX a NaN is neither larger nor smaller than a number; for PyTorch it is the extremum. */
#include <string.h>

#include "graph.h"
#include "kernels/parallel.h"
#include "lines.h"
#include "mlx/c/ops.h"
#include "mlx/c/t2m_ext.h"
#include "ops/complex_order.h"

typedef struct arg_params {
    int axis;
    bool largest, nan_wins;
} arg_params;

/* If a NaN wins, nothing beats it. */
#define FIND(name, T)                                                                                        \
    static uint32_t find_##name(const void *in, int64_t n, int64_t stride, bool largest, bool nan_wins)      \
    {                                                                                                        \
        const T *x = in;                                                                                     \
        T best = x[0];                                                                                       \
        int64_t at = 0;                                                                                      \
        for (int64_t i = 1; i < n; i++) {                                                                    \
            T value = x[i * stride];                                                                         \
            bool better = largest ? value > best : value < best;                                             \
            if (better || (nan_wins && value != value && best == best)) {                                                \
                best = value;                                                                                \
                at = i;                                                                                      \
            }                                                                                                \
        }                                                                                                    \
        return (uint32_t)at;                                                                                 \
    }

FIND(uint8, uint8_t)
FIND(uint16, uint16_t)
FIND(uint32, uint32_t)
FIND(uint64, uint64_t)
FIND(int8, int8_t)
FIND(int16, int16_t)
FIND(int32, int32_t)
FIND(int64, int64_t)
FIND(float32, float)
FIND(float64, double)

static uint32_t find_complex64(const void *in, int64_t n, int64_t stride, bool largest, bool nan_wins)
{
    const complex64 *x = in;
    int64_t at = 0;
    (void)nan_wins;
    for (int64_t i = 1; i < n; i++)
        if (largest ? complex_less(x[at * stride], x[i * stride]) : complex_less(x[i * stride], x[at * stride]))
            at = i;
    return (uint32_t)at;
}

typedef uint32_t find_function(const void *, int64_t, int64_t, bool, bool);

static find_function *const finders[MLX_COMPLEX64 + 1] = {
    [MLX_BOOL] = find_uint8,      [MLX_UINT8] = find_uint8,     [MLX_UINT16] = find_uint16,
    [MLX_UINT32] = find_uint32,   [MLX_UINT64] = find_uint64,   [MLX_INT8] = find_int8,
    [MLX_INT16] = find_int16,     [MLX_INT32] = find_int32,     [MLX_INT64] = find_int64,
    [MLX_FLOAT32] = find_float32, [MLX_FLOAT64] = find_float64,
    [MLX_COMPLEX64] = find_complex64,
};

static bool arg_eval(engine_array *out)
{
    const arg_params *p = ENGINE_PARAMS(out, arg_params);
    const engine_array *in = out->inputs[0];
    if (!engine_alloc(out))
        return false;
    uint32_t *to = engine_data(out);
    const char *from = engine_data(in);
    int64_t lines = engine_line_count(in, p->axis), n = in->shape[p->axis], stride = in->strides[p->axis];
    KERNEL_FOR((int64_t)in->size)
    for (int64_t k = 0; k < lines; k++) {
        int64_t start = engine_line_start(in, p->axis, in->strides, k);
        to[k] = finders[in->dtype](from + start * (int64_t)engine_itemsize(in), n, stride, p->largest, p->nan_wins);
    }
    return true;
}

const engine_op engine_op_arg_reduce = {.name = "arg_reduce", .eval = arg_eval, .vmap = engine_vmap_axis, .flags = ENGINE_OP_NO_GRAD};

static engine_array *arg_reduce(engine_array *a, int axis, bool keepdims, bool largest, bool nan_wins)
{
    int at = a ? engine_axis(axis, a->ndim) : -1, shape[ENGINE_MAX_NDIM];
    if (at < 0)
        return NULL;
    if (a->dtype == MLX_FLOAT16 || a->dtype == MLX_BFLOAT16)
        a = engine_cast(a, MLX_FLOAT32);
    if (!a || !finders[a->dtype] || a->shape[at] == 0 || (a->size == 0 && !nan_wins)) {
        engine_error("there is no extremum along axis %d of %s", at, engine_describe(a));
        return NULL;
    }
    arg_params p = {at, largest, nan_wins};
    memcpy(shape, a->shape, sizeof shape);
    shape[at] = 1;
    engine_array *out = engine_node(&engine_op_arg_reduce, MLX_UINT32, shape, a->ndim, &a, 1, &p, sizeof p);
    return keepdims ? out : engine_squeeze(out, at);
}

engine_array *engine_argmax(engine_array *a, int axis)
{
    return arg_reduce(a, axis, false, true, false);
}

/* Over all elements: along the one axis of the flat array. */
static engine_array *arg_reduce_all(engine_array *a, bool keepdims, bool largest)
{
    int all = -1, ones[ENGINE_MAX_NDIM];
    engine_array *out = arg_reduce(engine_reshape(a, &all, 1), 0, false, largest, false);
    for (int i = 0; i < ENGINE_MAX_NDIM; i++)
        ones[i] = 1;
    return keepdims && out ? engine_reshape(out, ones, a->ndim) : out;
}

#define ARG_FUNCTIONS(name, largest)                                                                         \
    int mlx_##name(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s)                     \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, arg_reduce_all(engine_arg(a), keepdims, largest));                          \
    }                                                                                                        \
    int mlx_##name##_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s)    \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, arg_reduce(engine_arg(a), axis, keepdims, largest, false));                 \
    }                                                                                                        \
    int t2m_ext_##name##_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s) \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, arg_reduce(engine_arg(a), axis, keepdims, largest, true));                  \
    }

ARG_FUNCTIONS(argmax, true)
ARG_FUNCTIONS(argmin, false)
