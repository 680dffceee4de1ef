/* Selection by condition: where, and what is made of it (clip, nan_to_num). */
#include <float.h>
#include <math.h>
#include <string.h>

#include "elementwise.h"
#include "graph.h"
#include "mlx/c/ops.h"

/* Choosing moves bits only, so one loop serves all types of a size. */
#define WHERE_LOOP(fn, T)                                                                                    \
    KERNEL_CLONES static void fn(void *out, const void *const *in, size_t n, const void *params)             \
    {                                                                                                        \
        T *r = out;                                                                                          \
        const uint8_t *condition = in[0];                                                                    \
        const T *x = in[1], *y = in[2];                                                                      \
        (void)params;                                                                                        \
        _Pragma("omp simd") for (size_t i = 0; i < n; i++) r[i] = condition[i] ? x[i] : y[i];                \
    }

WHERE_LOOP(where_8, uint8_t)
WHERE_LOOP(where_16, uint16_t)
WHERE_LOOP(where_32, uint32_t)
WHERE_LOOP(where_64, uint64_t)

static const engine_elementwise where_loops = {
    .arity = 3,
    .loops = {[MLX_BOOL] = where_8,
              [MLX_UINT8] = where_8,
              [MLX_INT8] = where_8,
              [MLX_UINT16] = where_16,
              [MLX_INT16] = where_16,
              [MLX_UINT32] = where_32,
              [MLX_INT32] = where_32,
              [MLX_FLOAT32] = where_32,
              [MLX_UINT64] = where_64,
              [MLX_INT64] = where_64,
              [MLX_FLOAT64] = where_64,
              [MLX_COMPLEX64] = where_64},
};

static bool where_vjp(const engine_vjp *v)
{
    engine_array *g = v->cotangents[0];
    engine_array *zero = engine_scalar(0, (mlx_dtype)g->dtype);
    if (v->wants[1])
        v->grads[1] = engine_unbroadcast(engine_where(v->in[0], g, zero), v->in[1]);
    if (v->wants[2])
        v->grads[2] = engine_unbroadcast(engine_where(v->in[0], zero, g), v->in[2]);
    return true;
}

const engine_op engine_op_where = {
    .name = "where", .eval = engine_elementwise_eval, .vjp = where_vjp, .elementwise = &where_loops};

engine_array *engine_where(engine_array *condition, engine_array *x, engine_array *y)
{
    if (!condition || !x || !y)
        return NULL;
    mlx_dtype common = engine_promote((mlx_dtype)x->dtype, (mlx_dtype)y->dtype);
    engine_array *in[3] = {engine_cast(condition, MLX_BOOL), engine_cast(x, common), engine_cast(y, common)};
    return engine_elementwise_node(&engine_op_where, common, in, 3);
}

int mlx_where(mlx_array *res, const mlx_array condition, const mlx_array x, const mlx_array y,
              const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_where(engine_arg(condition), engine_arg(x), engine_arg(y)));
}

int mlx_clip(mlx_array *res, const mlx_array a, const mlx_array a_min, const mlx_array a_max,
             const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *low = engine_optional(a_min), *high = engine_optional(a_max);
    if (!low && !high)
        engine_error("at least one of the limits is needed");
    if (low)
        x = engine_maximum(x, low);
    if (high)
        x = engine_minimum(x, high);
    return engine_leave(res, x);
}

static engine_array *replace(engine_array *x, engine_array *where, double value)
{
    return engine_where(where, x ? engine_scalar(value, (mlx_dtype)x->dtype) : NULL, x);
}

int mlx_nan_to_num(mlx_array *res, const mlx_array a, float nan, mlx_optional_float posinf,
                   mlx_optional_float neginf, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    if (!x || x->dtype < MLX_FLOAT16)
        return engine_leave(res, x);
    if (x->dtype == MLX_COMPLEX64 && !(posinf.has_value && neginf.has_value)) {
        engine_error("complex numbers have no largest one");
        return engine_leave(res, NULL);
    }
    static const double largest[] = {
        [MLX_FLOAT16] = 65504, [MLX_FLOAT32] = FLT_MAX, [MLX_FLOAT64] = DBL_MAX, [MLX_BFLOAT16] = 0x1.fep127};
    mlx_dtype dtype = (mlx_dtype)x->dtype;
    engine_array *plus = engine_isposinf(x);
    engine_array *minus = engine_isneginf(x);
    x = replace(x, engine_isnan(x), nan);
    x = replace(x, plus, posinf.has_value ? (double)posinf.value : largest[dtype]);
    x = replace(x, minus, neginf.has_value ? (double)neginf.value : -largest[dtype]);
    return engine_leave(res, x);
}
