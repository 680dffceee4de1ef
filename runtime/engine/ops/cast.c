/* Conversion of element types: astype, and the reinterpretation of bits. */
#include <complex.h>
#include <string.h>

#include "elementwise.h"
#include "graph.h"
#include "half.h"
#include "internal.h"
#include "mlx/c/ops.h"

/* A float towards an integer: cut off, saturating, NaN to 0, where C leaves it open. */
static inline int64_t integer_of(double x)
{
    if (!(x > -9.2233720368547758e18))
        return x == x ? INT64_MIN : 0;
    return x < 9.2233720368547758e18 ? (int64_t)x : INT64_MAX;
}

static inline uint64_t natural_of(double x)
{
    if (x < 0)
        return (uint64_t)integer_of(x);
    return x < 1.8446744073709552e19 ? (uint64_t)x : x == x ? UINT64_MAX : 0;
}

/* Loops from type T (named t) to every other. Same-type entries stay empty: such a cast is no node. */
#define LOOPS_FROM(t, T, TRUTH, TO_INT, TO_UINT)                                                                   \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_bool, T, uint8_t, TRUTH(x) != 0)                                      \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_uint8, T, uint8_t, TO_UINT(x))                                    \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_uint16, T, uint16_t, TO_UINT(x))                                  \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_uint32, T, uint32_t, TO_UINT(x))                                  \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_uint64, T, uint64_t, TO_UINT(x))                                  \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_int8, T, int8_t, TO_INT(x))                                       \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_int16, T, int16_t, TO_INT(x))                                     \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_int32, T, int32_t, TO_INT(x))                                     \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_int64, T, int64_t, TO_INT(x))                                     \
    ENGINE_UNARY_LOOP(KERNEL_CLONES, t##_to_float32, T, float, x)                                            \
    ENGINE_UNARY_LOOP(KERNEL_CLONES, t##_to_float64, T, double, x)                                              \
    ENGINE_UNARY_LOOP(ENGINE_PLAIN, t##_to_complex64, T, float complex, x)

#define ROW_FROM(t)                                                                                          \
    {                                                                                                        \
        [MLX_BOOL] = t##_to_bool, [MLX_UINT8] = t##_to_uint8, [MLX_UINT16] = t##_to_uint16,                  \
        [MLX_UINT32] = t##_to_uint32, [MLX_UINT64] = t##_to_uint64, [MLX_INT8] = t##_to_int8,                \
        [MLX_INT16] = t##_to_int16, [MLX_INT32] = t##_to_int32, [MLX_INT64] = t##_to_int64,                  \
        [MLX_FLOAT32] = t##_to_float32, [MLX_FLOAT64] = t##_to_float64,                                      \
        [MLX_COMPLEX64] = t##_to_complex64                                                                   \
    }

#define AS_IS(x) (x)
LOOPS_FROM(uint8, uint8_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(uint16, uint16_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(uint32, uint32_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(uint64, uint64_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(int8, int8_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(int16, int16_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(int32, int32_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(int64, int64_t, AS_IS, AS_IS, AS_IS)
LOOPS_FROM(float32, float, AS_IS, integer_of, natural_of)
LOOPS_FROM(float64, double, AS_IS, integer_of, natural_of)
#define REAL_INTEGER(x) integer_of((double)crealf(x))
#define REAL_NATURAL(x) natural_of((double)crealf(x))
LOOPS_FROM(complex64, float complex, crealf, REAL_INTEGER, REAL_NATURAL)

static const engine_tile_fn loops[MLX_COMPLEX64 + 1][MLX_COMPLEX64 + 1] = {
    [MLX_BOOL] = ROW_FROM(uint8),      [MLX_UINT8] = ROW_FROM(uint8),     [MLX_UINT16] = ROW_FROM(uint16),
    [MLX_UINT32] = ROW_FROM(uint32),   [MLX_UINT64] = ROW_FROM(uint64),   [MLX_INT8] = ROW_FROM(int8),
    [MLX_INT16] = ROW_FROM(int16),     [MLX_INT32] = ROW_FROM(int32),     [MLX_INT64] = ROW_FROM(int64),
    [MLX_FLOAT32] = ROW_FROM(float32), [MLX_FLOAT64] = ROW_FROM(float64),
    [MLX_COMPLEX64] = ROW_FROM(complex64),
};

static engine_tile_fn pick_loop(mlx_dtype in, mlx_dtype out)
{
    return loops[in][out];
}

static const engine_elementwise cast_loops = {.arity = 1, .pick = pick_loop};

static bool cast_vjp(const engine_vjp *v)
{
    if (engine_is_float((mlx_dtype)v->in[0]->dtype) || v->in[0]->dtype == MLX_COMPLEX64)
        v->grads[0] = engine_cast(v->cotangents[0], (mlx_dtype)v->in[0]->dtype);
    return true;
}

const engine_op engine_op_cast = {
    .name = "astype", .eval = engine_elementwise_eval, .vjp = cast_vjp, .elementwise = &cast_loops};

engine_array *engine_cast(engine_array *a, mlx_dtype dtype)
{
    if (!a || (mlx_dtype)a->dtype == dtype)
        return a;
    if ((unsigned)dtype > MLX_COMPLEX64) {
        engine_error("invalid dtype %d", (int)dtype);
        return NULL;
    }
    return engine_elementwise_node(&engine_op_cast, dtype, &a, 1);
}

int mlx_astype(mlx_array *res, const mlx_array a, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_cast(engine_arg(a), dtype));
}

/* ---- The bits as another type ---- */

static bool view_eval(engine_array *out)
{
    engine_array *in = engine_row_contiguous(out->inputs[0]);
    if (!in)
        return false;
    out->buffer = engine_buffer_retain(in->buffer);
    out->offset = in->offset;
    engine_row_strides(out->shape, out->ndim, out->strides);
    return true;
}

const engine_op engine_op_view = {
    .name = "view", .eval = view_eval, .flags = ENGINE_OP_NO_GRAD | ENGINE_OP_VIEW};

engine_array *engine_view(engine_array *x, mlx_dtype dtype)
{
    if ((unsigned)dtype > MLX_COMPLEX64)
        engine_error("invalid dtype %d", (int)dtype);
    if (!x || engine_failed())
        return NULL;
    size_t from = engine_itemsize(x), to = mlx_dtype_size(dtype);
    int shape[ENGINE_MAX_NDIM];
    memcpy(shape, x->shape, sizeof shape);
    size_t bytes = x->ndim ? (size_t)x->shape[x->ndim - 1] * from : from;
    if (bytes % to || (!x->ndim && from != to)) {
        engine_error("%s cannot be viewed as %s", engine_describe(x), engine_dtype_name(dtype));
        return NULL;
    }
    if (x->ndim)
        shape[x->ndim - 1] = (int)(bytes / to);
    return engine_node(&engine_op_view, dtype, shape, x->ndim, &x, 1, NULL, 0);
}

int mlx_view(mlx_array *res, const mlx_array a, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_view(engine_arg(a), dtype));
}
