/* Sums, products, extrema; all and any; and what is computed from them: means, variances, deviations.
 *
 * Floating-point sums are kept in double precision across runs. Half precision is computed in float32. */
#include <complex.h>
#include <math.h>
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"
#include "reduce.h"
#include "kernels/vector_math.h"
#include "ops/complex_order.h"

enum { LANES = 16, BLOCK = 512, COLUMNS = 64, ROWS = BLOCK / LANES };

#define FOLD_LANES(A, half, COMBINE)                                                                         \
    for (int k = 0; k < half; k++)                                                                           \
        wide[k] = (A)COMBINE(wide[k], wide[k + half]);

/* T element, B type within a block, A accumulator, R result. COMBINE is commutative up to rounding. */
#define REDUCER(name, T, B, A, R, NEUTRAL, COMBINE)                                                          \
    static void name##_start(void *acc, int64_t n)                                                           \
    {                                                                                                        \
        for (int64_t i = 0; i < n; i++)                                                                      \
            ((A *)acc)[i] = (A)(NEUTRAL);                                                                    \
    }                                                                                                        \
    KERNEL_CLONES static A name##_block(const T *x, int64_t n)                                               \
    {                                                                                                        \
        B lanes[LANES];                                                                                      \
        A wide[LANES];                                                                                       \
        int64_t i = 0;                                                                                       \
        for (int k = 0; k < LANES; k++)                                                                      \
            lanes[k] = (B)(NEUTRAL);                                                                         \
        for (; i + LANES <= n; i += LANES) {                                                                 \
            _Pragma("omp simd") for (int k = 0; k < LANES; k++) lanes[k] =                                   \
                (B)COMBINE(lanes[k], (B)x[i + k]);                                                           \
        }                                                                                                    \
        for (int k = 0; k < LANES; k++)                                                                      \
            wide[k] = (A)lanes[k];                                                                           \
        FOLD_LANES(A, 8, COMBINE)                                                                            \
        FOLD_LANES(A, 4, COMBINE)                                                                            \
        FOLD_LANES(A, 2, COMBINE)                                                                            \
        FOLD_LANES(A, 1, COMBINE)                                                                            \
        for (; i < n; i++)                                                                                   \
            wide[0] = (A)COMBINE(wide[0], (A)x[i]);                                                          \
        return wide[0];                                                                                      \
    }                                                                                                        \
    static void name##_run(void *acc, const void *in, int64_t n, int64_t stride)                             \
    {                                                                                                        \
        const T *x = in;                                                                                     \
        A total = *(A *)acc;                                                                                 \
        if (stride == 1) {                                                                                   \
            for (int64_t i = 0; i < n; i += BLOCK)                                                           \
                total = (A)COMBINE(total, name##_block(x + i, n - i < BLOCK ? n - i : BLOCK));               \
        } else {                                                                                             \
            for (int64_t i = 0; i < n; i++)                                                                  \
                total = (A)COMBINE(total, (A)x[i * stride]);                                                 \
        }                                                                                                    \
        *(A *)acc = total;                                                                                   \
    }                                                                                                        \
    KERNEL_CLONES static void name##_dense_row(A *a, const T *x, int64_t n)                                  \
    {                                                                                                        \
        _Pragma("omp simd") for (int64_t i = 0; i < n; i++) a[i] = (A)COMBINE(a[i], (A)x[i]);                \
    }                                                                                                        \
    static void name##_row(void *acc, const void *in, int64_t n, int64_t stride)                             \
    {                                                                                                        \
        A *a = acc;                                                                                          \
        const T *x = in;                                                                                     \
        if (stride == 1)                                                                                     \
            name##_dense_row(a, x, n);                                                                       \
        else                                                                                                 \
            for (int64_t i = 0; i < n; i++)                                                                  \
                a[i] = (A)COMBINE(a[i], (A)x[i * stride]);                                                   \
    }                                                                                                        \
    KERNEL_INLINE void name##_columns(A *a, const T *x, int64_t n, int64_t count, int64_t step)              \
    {                                                                                                        \
        A lanes[COLUMNS];                                                                                    \
        for (int64_t k = 0; k < n; k++)                                                                      \
            lanes[k] = (A)(NEUTRAL);                                                                         \
        for (int64_t i = 0; i < count; i++)                                                                  \
            for (int64_t k = 0; k < n; k++)                                                                  \
                lanes[k] = (A)COMBINE(lanes[k], (A)x[i * step + k]);                                         \
        for (int64_t k = 0; k < n; k++)                                                                      \
            a[k] = (A)COMBINE(a[k], lanes[k]);                                                               \
    }                                                                                                        \
    KERNEL_CLONES static void name##_rows(void *acc, const void *in, int64_t n, int64_t count, int64_t step) \
    {                                                                                                        \
        for (int64_t first = 0; first < count; first += ROWS) {                                              \
            const T *x = (const T *)in + first * step;                                                       \
            int64_t rows = count - first < ROWS ? count - first : ROWS, k = 0;                               \
            for (; k + COLUMNS <= n; k += COLUMNS)                                                           \
                name##_columns((A *)acc + k, x + k, COLUMNS, rows, step);                                    \
            if (k < n)                                                                                       \
                name##_columns((A *)acc + k, x + k, n - k, rows, step);                                      \
        }                                                                                                    \
    }                                                                                                        \
    static void name##_merge(void *acc, const void *other, int64_t n)                                        \
    {                                                                                                        \
        A *a = acc;                                                                                          \
        const A *b = other;                                                                                  \
        for (int64_t i = 0; i < n; i++)                                                                      \
            a[i] = (A)COMBINE(a[i], b[i]);                                                                   \
    }                                                                                                        \
    static void name##_finish(void *out, const void *acc, int64_t n, int64_t out_stride)                     \
    {                                                                                                        \
        const A *a = acc;                                                                                    \
        for (int64_t i = 0; i < n; i++)                                                                      \
            ((R *)out)[i * out_stride] = (R)a[i];                                                            \
    }                                                                                                        \
    static const engine_reducer name = {sizeof(A),   name##_start, name##_run,   name##_row,                 \
                                        name##_rows, name##_merge, name##_finish};

#define PLUS(a, b) ((a) + (b))
#define TIMES(a, b) ((a) * (b))
/* A NaN on either side wins. The inner choice is one machine instruction; the outer one is foreseeable. */
#define LARGER(a, b) ((b) != (b) ? (b) : (b) > (a) ? (b) : (a))
#define SMALLER(a, b) ((b) != (b) ? (b) : (b) < (a) ? (b) : (a))

#define LARGER_COMPLEX(a, b) (complex_nan(a) ? (a) : complex_nan(b) || complex_less(a, b) ? (b) : (a))
#define SMALLER_COMPLEX(a, b) (complex_nan(a) ? (a) : complex_nan(b) || complex_less(b, a) ? (b) : (a))

/* Integers are summed and multiplied modulo 2^64, so signed types go through unsigned accumulators. */
#define INTEGER_REDUCERS(name, NEUTRAL, COMBINE)                                                             \
    REDUCER(name##_uint8_wide, uint8_t, uint64_t, uint64_t, uint32_t, NEUTRAL, COMBINE)                      \
    REDUCER(name##_uint16, uint16_t, uint64_t, uint64_t, uint32_t, NEUTRAL, COMBINE)                         \
    REDUCER(name##_uint32, uint32_t, uint64_t, uint64_t, uint32_t, NEUTRAL, COMBINE)                         \
    REDUCER(name##_uint64, uint64_t, uint64_t, uint64_t, uint64_t, NEUTRAL, COMBINE)                         \
    REDUCER(name##_int8, int8_t, uint64_t, uint64_t, uint32_t, NEUTRAL, COMBINE)                             \
    REDUCER(name##_int16, int16_t, uint64_t, uint64_t, uint32_t, NEUTRAL, COMBINE)                           \
    REDUCER(name##_int32, int32_t, uint64_t, uint64_t, uint32_t, NEUTRAL, COMBINE)                           \
    REDUCER(name##_int64, int64_t, uint64_t, uint64_t, uint64_t, NEUTRAL, COMBINE)                           \
    REDUCER(name##_float32, float, float, double, float, NEUTRAL, COMBINE)                                   \
    REDUCER(name##_float64, double, double, double, double, NEUTRAL, COMBINE)                                \
    REDUCER(name##_complex64, float complex, float complex, double complex, float complex, NEUTRAL, COMBINE)
#define INTEGER_TABLE(name)                                                                                  \
    {                                                                                                        \
        [MLX_BOOL] = &name##_uint8_wide, [MLX_UINT8] = &name##_uint8_wide, [MLX_UINT16] = &name##_uint16,    \
        [MLX_UINT32] = &name##_uint32, [MLX_UINT64] = &name##_uint64, [MLX_INT8] = &name##_int8,             \
        [MLX_INT16] = &name##_int16, [MLX_INT32] = &name##_int32, [MLX_INT64] = &name##_int64,               \
        [MLX_FLOAT32] = &name##_float32, [MLX_FLOAT64] = &name##_float64,\
        [MLX_COMPLEX64] = &name##_complex64                                   \
    }

#define EXTREMUM_REDUCERS(name, COMBINE, LAST_UNSIGNED, LAST_SIGNED, LAST_FLOAT)                             \
    REDUCER(name##_uint8, uint8_t, uint8_t, uint8_t, uint8_t, LAST_UNSIGNED(8), COMBINE)                     \
    REDUCER(name##_uint16, uint16_t, uint16_t, uint16_t, uint16_t, LAST_UNSIGNED(16), COMBINE)               \
    REDUCER(name##_uint32, uint32_t, uint32_t, uint32_t, uint32_t, LAST_UNSIGNED(32), COMBINE)               \
    REDUCER(name##_uint64, uint64_t, uint64_t, uint64_t, uint64_t, LAST_UNSIGNED(64), COMBINE)               \
    REDUCER(name##_int8, int8_t, int8_t, int8_t, int8_t, LAST_SIGNED(8), COMBINE)                            \
    REDUCER(name##_int16, int16_t, int16_t, int16_t, int16_t, LAST_SIGNED(16), COMBINE)                      \
    REDUCER(name##_int32, int32_t, int32_t, int32_t, int32_t, LAST_SIGNED(32), COMBINE)                      \
    REDUCER(name##_int64, int64_t, int64_t, int64_t, int64_t, LAST_SIGNED(64), COMBINE)                      \
    REDUCER(name##_float32, float, float, float, float, LAST_FLOAT, COMBINE)                                 \
    REDUCER(name##_float64, double, double, double, double, LAST_FLOAT, COMBINE)
#define EXTREMUM_TABLE(name)                                                                                 \
    {                                                                                                        \
        [MLX_BOOL] = &name##_uint8, [MLX_UINT8] = &name##_uint8, [MLX_UINT16] = &name##_uint16,              \
        [MLX_UINT32] = &name##_uint32, [MLX_UINT64] = &name##_uint64, [MLX_INT8] = &name##_int8,             \
        [MLX_INT16] = &name##_int16, [MLX_INT32] = &name##_int32, [MLX_INT64] = &name##_int64,               \
        [MLX_FLOAT32] = &name##_float32, [MLX_FLOAT64] = &name##_float64,                                    \
        [MLX_COMPLEX64] = &name##_complex64                                                                  \
    }

#define ZERO(bits) 0
#define LEAST(bits) INT##bits##_MIN
#define MOST(bits) INT##bits##_MAX
#define MOST_UNSIGNED(bits) UINT##bits##_MAX
INTEGER_REDUCERS(sum, 0, PLUS)
INTEGER_REDUCERS(prod, 1, TIMES)
EXTREMUM_REDUCERS(max, LARGER, ZERO, LEAST, -INFINITY)
EXTREMUM_REDUCERS(min, SMALLER, MOST_UNSIGNED, MOST, INFINITY)
REDUCER(max_complex64, float complex, float complex, float complex, float complex, -INFINITY, LARGER_COMPLEX)
REDUCER(min_complex64, float complex, float complex, float complex, float complex, INFINITY, SMALLER_COMPLEX)

typedef const engine_reducer *const reducer_table[MLX_COMPLEX64 + 1];
static reducer_table sum_table = INTEGER_TABLE(sum), prod_table = INTEGER_TABLE(prod);
static reducer_table max_table = EXTREMUM_TABLE(max), min_table = EXTREMUM_TABLE(min);

/* ---- The ops: params are the set of axes; the output keeps them with size 1 ---- */

static bool eval_with(engine_array *out, reducer_table *table)
{
    const engine_array *in = out->inputs[0];
    return engine_alloc(out) && engine_reduce(out, in, *ENGINE_PARAMS(out, unsigned), (*table)[in->dtype]);
}

#define REDUCE_EVAL(name)                                                                                    \
    static bool name##_eval(engine_array *out)                                                               \
    {                                                                                                        \
        return eval_with(out, &name##_table);                                                                \
    }
REDUCE_EVAL(sum)
REDUCE_EVAL(prod)
REDUCE_EVAL(max)
REDUCE_EVAL(min)

static bool sum_vjp(const engine_vjp *v)
{
    v->grads[0] = engine_broadcast_like(v->cotangents[0], v->in[0]);
    return true;
}

/* Ties share the gradient equally. */
static bool extremum_vjp(const engine_vjp *v)
{
    engine_array *x = v->in[0], *g = v->cotangents[0];
    engine_array *chosen = engine_cast(engine_equal(x, v->out), (mlx_dtype)x->dtype);
    engine_array *share = engine_divide(g, engine_sum(chosen, *ENGINE_PARAMS(v->out, unsigned), true));
    v->grads[0] = engine_multiply(chosen, share);
    return true;
}

/* Where dividing is not exact: the product of those before and of those behind, one axis after the other. */
static bool exact_prod_vjp(const engine_vjp *v)
{
    unsigned axes = *ENGINE_PARAMS(v->out, unsigned);
    engine_array *products[ENGINE_MAX_NDIM], *x = v->in[0], *g = v->cotangents[0];
    int order[ENGINE_MAX_NDIM], count = 0;
    for (int i = 0; i < v->in[0]->ndim; i++) {
        if (!(axes >> i & 1))
            continue;
        order[count] = i;
        products[count++] = x;
        x = engine_prod(x, 1u << i, true);
    }
    while (x && count-- > 0) {
        engine_array *others = engine_multiply(engine_cumprod(products[count], order[count], false, false),
                                               engine_cumprod(products[count], order[count], true, false));
        g = engine_multiply(g, engine_conjugate(others));
    }
    v->grads[0] = g ? engine_cast(g, (mlx_dtype)v->in[0]->dtype) : NULL;
    return g != NULL;
}

/* The product of the others: p / x, unless there are zeros; with one zero, only that element has a gradient.
 */
static bool prod_vjp(const engine_vjp *v)
{
    engine_array *x = v->in[0];
    if (!engine_is_float((mlx_dtype)x->dtype))
        return exact_prod_vjp(v);
    engine_array *zero = engine_full_like(x, 0), *is_zero = engine_equal(x, zero);
    unsigned axes = *ENGINE_PARAMS(v->out, unsigned);
    engine_array *safe = engine_where(is_zero, engine_full_like(x, 1), x);
    engine_array *product = engine_prod(safe, axes, true);
    engine_array *zeros = engine_sum(is_zero, axes, true);
    engine_array *none = engine_equal(zeros, engine_scalar(0, MLX_INT32));
    engine_array *one = engine_equal(zeros, engine_scalar(1, MLX_INT32));
    engine_array *others = engine_where(is_zero, engine_where(one, product, zero),
                                        engine_where(none, engine_divide(product, safe), zero));
    v->grads[0] = engine_multiply(v->cotangents[0], others);
    return true;
}

const engine_op engine_op_sum = {.name = "sum", .eval = sum_eval, .vmap = engine_vmap_axes, .vjp = sum_vjp};
const engine_op engine_op_prod = {.name = "prod", .eval = prod_eval, .vmap = engine_vmap_axes, .vjp = prod_vjp};
const engine_op engine_op_max = {.name = "max", .eval = max_eval, .vmap = engine_vmap_axes, .vjp = extremum_vjp};
const engine_op engine_op_min = {.name = "min", .eval = min_eval, .vmap = engine_vmap_axes, .vjp = extremum_vjp};

/* ---- Building ---- */

static engine_array *drop_axes(engine_array *a, unsigned axes)
{
    int shape[ENGINE_MAX_NDIM], count = 0;
    for (int i = 0; a && i < a->ndim; i++)
        if (!(axes >> i & 1))
            shape[count++] = a->shape[i];
    return engine_reshape(a, shape, count);
}

static engine_array *reduce_node(const engine_op *op, engine_array *a, unsigned axes, mlx_dtype dtype,
                                 bool keepdims)
{
    int shape[ENGINE_MAX_NDIM];
    bool empty = false;
    if (!a)
        return NULL;
    for (int i = 0; i < a->ndim; i++) {
        bool reduced = axes >> i & 1;
        shape[i] = reduced ? 1 : a->shape[i];
        empty = empty || (reduced && a->shape[i] == 0);
    }
    bool extremum = op == &engine_op_max || op == &engine_op_min;
    if (empty && extremum) {
        engine_error("%s over no elements, of %s", op->name, engine_describe(a));
        return NULL;
    }
    engine_array *out = axes || (mlx_dtype)a->dtype != dtype
                            ? engine_node(op, dtype, shape, a->ndim, &a, 1, &axes, sizeof axes)
                            : a;
    return keepdims || !axes ? out : drop_axes(out, axes);
}

static engine_array *in_float32(engine_array *a)
{
    bool half = a && (a->dtype == MLX_FLOAT16 || a->dtype == MLX_BFLOAT16);
    return half ? engine_cast(a, MLX_FLOAT32) : a;
}

static mlx_dtype sum_dtype(unsigned dtype)
{
    if (dtype == MLX_BOOL || dtype == MLX_INT8 || dtype == MLX_INT16)
        return MLX_INT32;
    return dtype == MLX_UINT8 || dtype == MLX_UINT16 ? MLX_UINT32 : (mlx_dtype)dtype;
}

static engine_array *reduce(const engine_op *op, engine_array *a, unsigned axes, bool keepdims, bool widen)
{
    engine_array *wide = in_float32(a);
    if (!wide)
        return NULL;
    if (!axes) /* nothing is summed: bool stays bool */
        return a;
    mlx_dtype dtype = widen ? sum_dtype(wide->dtype) : (mlx_dtype)wide->dtype;
    engine_array *out = reduce_node(op, wide, axes, dtype, keepdims);
    return wide == a ? out : engine_cast(out, (mlx_dtype)a->dtype);
}

engine_array *engine_sum(engine_array *a, unsigned axes, bool keepdims)
{
    return reduce(&engine_op_sum, a, axes, keepdims, true);
}

engine_array *engine_prod(engine_array *a, unsigned axes, bool keepdims)
{
    return reduce(&engine_op_prod, a, axes, keepdims, true);
}

engine_array *engine_max(engine_array *a, unsigned axes, bool keepdims)
{
    return reduce(&engine_op_max, a, axes, keepdims, false);
}

engine_array *engine_min(engine_array *a, unsigned axes, bool keepdims)
{
    return reduce(&engine_op_min, a, axes, keepdims, false);
}

/* The truth of everything is the least truth, and empty things are true. */
static engine_array *truth(const engine_op *op, engine_array *a, unsigned axes, bool keepdims,
                           bool of_nothing)
{
    engine_array *bits = engine_cast(a, MLX_BOOL);
    if (!bits)
        return NULL;
    if (bits->size)
        return engine_stop_gradient(reduce_node(op, bits, axes, MLX_BOOL, keepdims));
    int shape[ENGINE_MAX_NDIM];
    for (int i = 0; i < bits->ndim; i++)
        shape[i] = axes >> i & 1 ? 1 : bits->shape[i];
    engine_array *out = engine_full(shape, bits->ndim, of_nothing, MLX_BOOL);
    return keepdims ? out : drop_axes(out, axes);
}

engine_array *engine_all(engine_array *a, unsigned axes, bool keepdims)
{
    return truth(&engine_op_min, a, axes, keepdims, true);
}

engine_array *engine_any(engine_array *a, unsigned axes, bool keepdims)
{
    return truth(&engine_op_max, a, axes, keepdims, false);
}

static double reduced_count(const engine_array *a, unsigned axes)
{
    double count = 1;
    for (int i = 0; i < a->ndim; i++)
        if (axes >> i & 1)
            count *= a->shape[i];
    return count;
}

engine_array *engine_mean(engine_array *a, unsigned axes, bool keepdims)
{
    if (!a)
        return NULL;
    mlx_dtype dtype = engine_float_of((mlx_dtype)a->dtype);
    engine_array *wide = in_float32(engine_cast(a, dtype));
    engine_array *total = engine_sum(wide, axes, keepdims);
    engine_array *count = total ? engine_scalar(reduced_count(a, axes), (mlx_dtype)total->dtype) : NULL;
    return engine_cast(engine_divide(total, count), dtype);
}

/* The mean of the squared differences, in two passes: no cancellation. */
static engine_array *variance(engine_array *a, unsigned axes, bool keepdims, int ddof)
{
    if (!a)
        return NULL;
    mlx_dtype dtype = engine_float_of((mlx_dtype)a->dtype);
    engine_array *x = in_float32(engine_cast(a, dtype));
    engine_array *squares = engine_square(engine_subtract(x, engine_mean(x, axes, true)));
    engine_array *total = engine_sum(squares, axes, keepdims);
    double divisor = reduced_count(a, axes) - ddof;
    engine_array *count = total ? engine_scalar(divisor > 0 ? divisor : 0, (mlx_dtype)total->dtype) : NULL;
    return engine_cast(engine_divide(total, count), dtype);
}

static engine_array *deviation(engine_array *a, unsigned axes, bool keepdims, int ddof)
{
    return engine_sqrt(variance(a, axes, keepdims, ddof));
}

/* ---- Public: every reduction over all elements, over some axes, and over one ---- */

#define REDUCTION(name, MORE, call)                                                                          \
    int mlx_##name(mlx_array *res, const mlx_array a, bool keepdims, MORE const mlx_stream s)                \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        engine_array *x = engine_arg(a);                                                                     \
        unsigned set = x ? ENGINE_ALL_AXES(x) : 0;                                                           \
        return engine_leave(res, call);                                                                      \
    }                                                                                                        \
    int mlx_##name##_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num,               \
                          bool keepdims, MORE const mlx_stream s)                                            \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        engine_array *x = engine_arg(a);                                                                     \
        unsigned set;                                                                                        \
        if (!x || !engine_axes(axes, axes_num, x->ndim, &set))                                               \
            return engine_leave(res, NULL);                                                                  \
        return engine_leave(res, call);                                                                      \
    }                                                                                                        \
    int mlx_##name##_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims,                        \
                          MORE const mlx_stream s)                                                           \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        engine_array *x = engine_arg(a);                                                                     \
        unsigned set;                                                                                        \
        if (!x || !engine_axes(&axis, 1, x->ndim, &set))                                                     \
            return engine_leave(res, NULL);                                                                  \
        return engine_leave(res, call);                                                                      \
    }

#define NOTHING
#define WITH_DDOF int ddof,
REDUCTION(sum, NOTHING, engine_sum(x, set, keepdims))
REDUCTION(prod, NOTHING, engine_prod(x, set, keepdims))
REDUCTION(max, NOTHING, engine_max(x, set, keepdims))
REDUCTION(min, NOTHING, engine_min(x, set, keepdims))
REDUCTION(all, NOTHING, engine_all(x, set, keepdims))
REDUCTION(any, NOTHING, engine_any(x, set, keepdims))
REDUCTION(mean, NOTHING, engine_mean(x, set, keepdims))
REDUCTION(var, WITH_DDOF, variance(x, set, keepdims, ddof))
REDUCTION(std, WITH_DDOF, deviation(x, set, keepdims, ddof))

int mlx_number_of_elements(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool inverted,
                           mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    unsigned set;
    if (!x || !engine_axes(axes, axes_num, x->ndim, &set))
        return engine_leave(res, NULL);
    double count = reduced_count(x, set);
    return engine_leave(res, engine_scalar(inverted ? 1 / count : count, dtype));
}
