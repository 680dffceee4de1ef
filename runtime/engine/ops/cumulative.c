/* Running sums, products, extrema and log-sum-exps along an axis. */
#include <math.h>
#include <string.h>

#include "graph.h"
#include "kernels/parallel.h"
#include "lines.h"
#include "mlx/c/ops.h"
#include "ops/complex_order.h"

typedef enum kind { SUM, PROD, MAX, MIN, LOG_SUM_EXP } kind;

typedef struct cumulative_params {
    kind kind;
    int axis;
    bool reverse, inclusive;
} cumulative_params;

static double log_add_exp(double a, double b)
{
    double most = a > b || a != a ? a : b, least = a > b ? b : a;
    return most == -INFINITY || least == INFINITY ? most : most + log1p(exp(least - most));
}

/* A accumulates T. Integers wrap, through unsigned accumulators; comparisons are made in T. */
#define LINE(name, T, A, LOWEST, HIGHEST)                                                                    \
    static A combine_##name(kind k, A total, T x)                                                            \
    {                                                                                                        \
        switch (k) {                                                                                         \
        case SUM:                                                                                            \
            return (A)(total + (A)x);                                                                        \
        case PROD:                                                                                           \
            return (A)(total * (A)x);                                                                        \
        case MAX:                                                                                            \
            return (T)total < x || x != x || total != total ? (A)x : total;                                  \
        case MIN:                                                                                            \
            return x < (T)total ? (A)x : total;                                                              \
        case LOG_SUM_EXP:                                                                                    \
            break;                                                                                           \
        }                                                                                                    \
        return (A)log_add_exp((double)total, (double)x);                                                     \
    }                                                                                                        \
    static void line_##name(const cumulative_params *p, T *to, int64_t to_step, const T *from,               \
                            int64_t from_step, int64_t n)                                                    \
    {                                                                                                        \
        A neutral[] = {                                                                                      \
            [SUM] = 0, [PROD] = 1, [MAX] = (A)(LOWEST), [MIN] = (A)(HIGHEST), [LOG_SUM_EXP] = (A)(LOWEST)};  \
        A total = neutral[p->kind];                                                                          \
        for (int64_t k = 0; k < n; k++) {                                                                    \
            int64_t i = p->reverse ? n - 1 - k : k;                                                          \
            A next = combine_##name(p->kind, total, from[i * from_step]);                                    \
            to[i * to_step] = (T)(p->inclusive ? next : total);                                              \
            total = next;                                                                                    \
        }                                                                                                    \
    }

LINE(int32, int32_t, uint32_t, INT32_MIN, INT32_MAX)
LINE(int64, int64_t, uint64_t, INT64_MIN, INT64_MAX)
LINE(uint64, uint64_t, uint64_t, 0, UINT64_MAX)
LINE(float32, float, double, -INFINITY, INFINITY)
LINE(float64, double, double, -INFINITY, INFINITY)

/* Complex numbers are ordered as in binary.c. */
static complex64 combine_complex64(kind k, complex64 total, complex64 x)
{
    switch (k) {
    case SUM:
        return total + x;
    case PROD:
        return total * x;
    case MAX:
        return complex_less(total, x) ? x : total;
    case MIN:
        return complex_less(x, total) ? x : total;
    case LOG_SUM_EXP:
        break;
    }
    return complex_log_add_exp(total, x);
}

static void line_complex64(const cumulative_params *p, complex64 *to, int64_t to_step, const complex64 *from, int64_t from_step, int64_t n)
{
    const complex64 neutral[] = {
        [SUM] = 0, [PROD] = 1, [MAX] = -INFINITY, [MIN] = INFINITY, [LOG_SUM_EXP] = -INFINITY};
    complex64 total = neutral[p->kind];
    for (int64_t k = 0; k < n; k++) {
        int64_t i = p->reverse ? n - 1 - k : k;
        complex64 x = from[i * from_step], next = k == 0 ? x : combine_complex64(p->kind, total, x);
        if (!p->inclusive && k == 0)
            next = combine_complex64(p->kind, total, x);
        to[i * to_step] = p->inclusive ? next : total;
        total = next;
    }
}

static bool cumulative_eval(engine_array *out)
{
    const cumulative_params *p = ENGINE_PARAMS(out, cumulative_params);
    const engine_array *in = out->inputs[0];
    if (!engine_alloc(out))
        return false;
    int64_t lines = engine_line_count(in, p->axis), n = in->shape[p->axis];
    int64_t to_step = out->strides[p->axis], from_step = in->strides[p->axis];
    KERNEL_FOR((int64_t)in->size)
    for (int64_t k = 0; k < lines; k++) {
        int64_t to = engine_line_start(out, p->axis, out->strides, k);
        int64_t from = engine_line_start(in, p->axis, in->strides, k);
        if (in->dtype == MLX_INT32)
            line_int32(p, (int32_t *)engine_data(out) + to, to_step, (int32_t *)engine_data(in) + from,
                       from_step, n);
        else if (in->dtype == MLX_INT64)
            line_int64(p, (int64_t *)engine_data(out) + to, to_step, (int64_t *)engine_data(in) + from,
                       from_step, n);
        else if (in->dtype == MLX_UINT64)
            line_uint64(p, (uint64_t *)engine_data(out) + to, to_step, (uint64_t *)engine_data(in) + from,
                        from_step, n);
        else if (in->dtype == MLX_COMPLEX64)
            line_complex64(p, (complex64 *)engine_data(out) + to, to_step, (complex64 *)engine_data(in) + from, from_step, n);
        else if (in->dtype == MLX_FLOAT64)
            line_float64(p, (double *)engine_data(out) + to, to_step, (double *)engine_data(in) + from,
                         from_step, n);
        else
            line_float32(p, (float *)engine_data(out) + to, to_step, (float *)engine_data(in) + from,
                         from_step, n);
    }
    return true;
}

static engine_array *cumulative_node(engine_array *a, cumulative_params p)
{
    return engine_node_like(&engine_op_cumulative, a, &p, sizeof p);
}

/* The sums of g y over what follows, divided by x. Behind the first zero of a line all products are 0, and so are the gradients; that of the first zero
 * itself comes from the products with 1 in its place. */
static engine_array *product_gradient(engine_array *g, engine_array *x, engine_array *y, cumulative_params p, cumulative_params back)
{
    engine_array *zero = engine_scalar(0, (mlx_dtype)x->dtype), *one = engine_scalar(1, (mlx_dtype)x->dtype);
    cumulative_params other = p;
    other.inclusive = !p.inclusive;
    engine_array *whole = p.inclusive ? y : cumulative_node(x, other), *before = p.inclusive ? cumulative_node(x, other) : y;
    engine_array *at_zero = engine_equal(whole, zero), *first = engine_logical_and(at_zero, engine_not_equal(before, zero));
    engine_array *without = cumulative_node(engine_where(first, one, x), p);
    engine_array *of_first = cumulative_node(engine_multiply(g, without), back);
    engine_array *others = engine_divide(cumulative_node(engine_multiply(g, y), back), engine_where(at_zero, one, x));
    return engine_where(first, of_first, engine_where(at_zero, zero, others));
}

/* Each element is in the sums from its own place on (or from the next): those are summed from the other end.
 */
static bool cumulative_vjp(const engine_vjp *v)
{
    cumulative_params p = *ENGINE_PARAMS(v->out, cumulative_params);
    engine_array *g = v->cotangents[0], *x = v->in[0], *y = v->out;
    cumulative_params back = {SUM, p.axis, !p.reverse, p.inclusive};
    if (p.kind == SUM) {
        v->grads[0] = cumulative_node(g, back);
    } else if (p.kind == PROD) {
        v->grads[0] = product_gradient(g, x, y, p, back);
    } else if (p.kind == LOG_SUM_EXP && p.inclusive) {
        /* exp(x_i) sum_j g_j exp(-y_j), shifted by the line's maximum to stay finite */
        engine_array *top = engine_stop_gradient(engine_max(x, 1u << p.axis, true));
        engine_array *weights = engine_multiply(g, engine_exp(engine_subtract(top, y)));
        v->grads[0] = engine_multiply(engine_exp(engine_subtract(x, top)), cumulative_node(weights, back));
    } else {
        engine_error("there is no gradient of this running %s",
                     p.kind == LOG_SUM_EXP ? "log-sum-exp" : "extremum");
        return false;
    }
    return true;
}

static engine_array *cumulative_vmap(const engine_vmap *v)
{
    cumulative_params p = *ENGINE_PARAMS(v->node, cumulative_params);
    p.axis++;
    return engine_vmap_with(v, &p);
}

const engine_op engine_op_cumulative = {.name = "cumulative", .eval = cumulative_eval, .vmap = cumulative_vmap, .vjp = cumulative_vjp};

/* The type the line functions work in. */
static mlx_dtype working_type(mlx_dtype dtype)
{
    if (engine_is_float(dtype))
        return dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    return dtype == MLX_INT64 || dtype == MLX_UINT64 ? dtype : dtype == MLX_UINT32 ? MLX_INT64 : MLX_INT32;
}

static engine_array *cumulative(engine_array *a, cumulative_params p)
{
    p.axis = a ? engine_axis(p.axis, a->ndim) : -1;
    if (p.axis < 0)
        return NULL;
    mlx_dtype dtype = (mlx_dtype)a->dtype;
    if (dtype == MLX_COMPLEX64)
        return cumulative_node(a, p);
    if (p.kind == LOG_SUM_EXP && !engine_is_float(dtype))
        p.kind = MAX; /* in whole numbers the logarithm adds nothing */
    if (dtype == MLX_BOOL && p.kind == SUM)
        dtype = MLX_INT32;
    engine_array *out = cumulative_node(engine_cast(a, working_type(dtype)), p);
    bool extremum = p.kind == MAX || p.kind == MIN;
    if (extremum && !p.inclusive && dtype < MLX_FLOAT16 && working_type(dtype) != dtype) {
        /* What comes first is the last number of the type, not of the type that this is computed in. */
        int bits = 8 * engine_dtype_sizes[dtype];
        double most = dtype == MLX_BOOL ? 1 : ldexp(1, engine_is_unsigned(dtype) ? bits : bits - 1) - 1;
        double least = engine_is_unsigned(dtype) ? 0 : -ldexp(1, bits - 1);
        out = p.kind == MAX ? engine_maximum(out, engine_scalar(least, working_type(dtype)))
                            : engine_minimum(out, engine_scalar(most, working_type(dtype)));
    }
    return engine_cast(out, dtype);
}

engine_array *engine_cumsum(engine_array *a, int axis, bool inclusive)
{
    return cumulative(a, (cumulative_params){SUM, axis, false, inclusive});
}

engine_array *engine_cumprod(engine_array *a, int axis, bool reverse, bool inclusive)
{
    return cumulative(a, (cumulative_params){PROD, axis, reverse, inclusive});
}

#define CUMULATIVE(name, kind)                                                                               \
    int name(mlx_array *res, const mlx_array a, int axis, bool reverse, bool inclusive, const mlx_stream s)  \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res,                                                                             \
                            cumulative(engine_arg(a), (cumulative_params){kind, axis, reverse, inclusive})); \
    }

CUMULATIVE(mlx_cumsum, SUM)
CUMULATIVE(mlx_cumprod, PROD)
CUMULATIVE(mlx_cummax, MAX)
CUMULATIVE(mlx_cummin, MIN)
CUMULATIVE(mlx_logcumsumexp, LOG_SUM_EXP)
