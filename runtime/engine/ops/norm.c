/* Layer normalisation and root-mean-square normalisation over the last axis.
 *
 * One op serves both; it keeps each row's mean and inverse deviation as a second output for the gradient. The
 * gradient is one op with three outputs; its own gradient is that of the same formula, made of other operations. */
#include "graph.h"
#include "internal.h"
#include "kernels/norm.h"
#include "mlx/c/fast.h"
#include "outputs.h"

typedef struct norm_params {
    double eps;
    bool centered, has_weight, has_bias;
} norm_params;

static norm_shape shape_of(const engine_array *x, const norm_params *p)
{
    int64_t n = x->shape[x->ndim - 1];
    return (norm_shape){.rows = n ? (int64_t)x->size / n : 0, .n = n, .centered = p->centered};
}

/* Input `i` if the op has it, row by row in memory. */
static const engine_array *input(const engine_array *out, bool present, int i)
{
    return present ? engine_row_contiguous(out->inputs[i]) : NULL;
}

static void *data_or_null(const engine_array *a)
{
    return a ? engine_data(a) : NULL;
}

/* Inputs: x, then the weight and the bias if there are. */
static bool eval_norm(engine_array *out)
{
    const norm_params *p = ENGINE_PARAMS(out, norm_params);
    const engine_array *x = engine_row_contiguous(out->inputs[0]);
    const engine_array *weight = input(out, p->has_weight, 1),
                       *bias = input(out, p->has_bias, 1 + p->has_weight);
    if (!x || !engine_alloc(out) || !engine_alloc(out->extras[0]))
        return false;
    if (out->dtype == MLX_FLOAT64)
        norm_f64(shape_of(x, p), engine_data(x), data_or_null(weight), data_or_null(bias), p->eps,
                 engine_data(out), engine_data(out->extras[0]));
    else
        norm_f32(shape_of(x, p), engine_data(x), data_or_null(weight), data_or_null(bias), p->eps,
                 engine_data(out), engine_data(out->extras[0]));
    return true;
}

/* Inputs: x, the statistics, the cotangent, and the weight if there is.  Outputs: the gradients of x, weight,
 * bias. */
static bool eval_norm_grad(engine_array *out)
{
    const norm_params *p = ENGINE_PARAMS(out, norm_params);
    const engine_array *x = engine_row_contiguous(out->inputs[0]),
                       *statistics = engine_row_contiguous(out->inputs[1]);
    const engine_array *g = engine_row_contiguous(out->inputs[2]), *weight = input(out, p->has_weight, 3);
    engine_array *dweight = out->extras[0], *dbias = out->extras[1];
    if (!x || !statistics || !g || !engine_alloc(out) || !engine_alloc(dweight) || !engine_alloc(dbias))
        return false;
    if (out->dtype == MLX_FLOAT64)
        norm_backward_f64(shape_of(x, p), engine_data(x), data_or_null(weight), engine_data(statistics),
                          engine_data(g), engine_data(out), engine_data(dweight), engine_data(dbias));
    else
        norm_backward_f32(shape_of(x, p), engine_data(x), data_or_null(weight), engine_data(statistics),
                          engine_data(g), engine_data(out), engine_data(dweight), engine_data(dbias));
    return true;
}

static bool vjp_norm(const engine_vjp *v)
{
    const norm_params *p = ENGINE_PARAMS(v->out, norm_params);
    engine_array *x = v->in[0], *inputs[] = {x, engine_further_output(v->out, 1), v->cotangents[0],
                                             p->has_weight ? v->in[1] : NULL};
    int n = x->shape[x->ndim - 1];
    if (!v->cotangents[0])
        return true;
    engine_array *dx = engine_node(&engine_op_norm_grad, (mlx_dtype)x->dtype, x->shape, x->ndim, inputs,
                                   3 + p->has_weight, p, sizeof *p);
    engine_array *dweight = engine_add_output(dx, (mlx_dtype)x->dtype, &n, 1);
    engine_array *dbias = engine_add_output(dx, (mlx_dtype)x->dtype, &n, 1);
    v->grads[0] = dx;
    if (p->has_weight)
        v->grads[1] = dweight;
    if (p->has_bias)
        v->grads[1 + p->has_weight] = dbias;
    return true;
}

/* What eval_norm_grad computes, as a graph. */
static void composed_grad(const norm_params *p, engine_array *x, engine_array *g, engine_array *weight, engine_array *parts[3])
{
    int n = x->shape[x->ndim - 1];
    unsigned last = 1u << (x->ndim - 1), rows = last - 1;
    engine_array *centered = p->centered ? engine_subtract(x, engine_mean(x, last, true)) : x;
    engine_array *scale = engine_rsqrt(engine_add_constant(engine_mean(engine_square(centered), last, true), p->eps));
    engine_array *unit = engine_multiply(centered, scale), *weighted = weight ? engine_multiply(g, weight) : g;
    engine_array *along = engine_multiply(unit, engine_mean(engine_multiply(weighted, unit), last, true));
    engine_array *rest = p->centered ? engine_subtract(weighted, engine_mean(weighted, last, true)) : weighted;
    parts[0] = engine_multiply(scale, engine_subtract(rest, along));
    parts[1] = engine_reshape(engine_sum(engine_multiply(g, unit), rows, false), &n, 1);
    parts[2] = engine_reshape(engine_sum(g, rows, false), &n, 1);
}

static bool vjp_norm_grad(const engine_vjp *v)
{
    const norm_params *p = ENGINE_PARAMS(v->out, norm_params);
    engine_array *leaves[3], *parts[3] = {NULL}, *grads[3] = {NULL};
    static const int inputs[] = {0, 2, 3};
    size_t count = p->has_weight ? 3 : 2;
    for (size_t i = 0; i < count; i++)
        leaves[i] = engine_tracer(v->in[inputs[i]], ENGINE_TRACED);
    if (engine_failed())
        return false;
    unsigned inherited = engine_inherited_flags;
    engine_inherited_flags |= ENGINE_TRACED;
    composed_grad(p, leaves[0], leaves[1], p->has_weight ? leaves[2] : NULL, parts);
    engine_inherited_flags = inherited;
    if (!parts[0] || !parts[1] || !parts[2] || !engine_backward(parts, v->cotangents, 3, leaves, count, grads))
        return false;
    for (size_t i = 0; i < count; i++)
        v->grads[inputs[i]] = grads[i];
    return true;
}

const engine_op engine_op_norm = {.name = "norm", .eval = eval_norm, .vmap = engine_vmap_merged, .vjp = vjp_norm};
const engine_op engine_op_norm_grad = {.name = "norm_grad", .eval = eval_norm_grad, .vjp = vjp_norm_grad};

static bool check_vector(const char *what, const engine_array *vector, const engine_array *x)
{
    if (!vector || (vector->ndim == 1 && vector->shape[0] == x->shape[x->ndim - 1]))
        return true;
    engine_error("%s %s does not match the last axis of %s", what, engine_describe(vector),
                 engine_describe(x));
    return false;
}

static engine_array *norm(engine_array *x, engine_array *weight, engine_array *bias, double eps,
                          bool centered)
{
    if (!x)
        return NULL;
    mlx_dtype result = (mlx_dtype)x->dtype;
    result = weight ? engine_promote(result, (mlx_dtype)weight->dtype) : result;
    result = bias ? engine_promote(result, (mlx_dtype)bias->dtype) : result;
    if (x->ndim == 0 || !engine_is_float(result)) {
        engine_error("needs a floating-point array with at least one dimension, got %s", engine_describe(x));
        return NULL;
    }
    if (!check_vector("weight", weight, x) || !check_vector("bias", bias, x))
        return NULL;
    mlx_dtype dtype = result == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    norm_params p = {.eps = eps, .centered = centered, .has_weight = weight, .has_bias = bias};
    engine_array *inputs[3] = {engine_cast(x, dtype)};
    int count = 1;
    if (weight)
        inputs[count++] = engine_cast(weight, dtype);
    if (bias)
        inputs[count++] = engine_cast(bias, dtype);
    engine_array *y = engine_node(&engine_op_norm, dtype, x->shape, x->ndim, inputs, count, &p, sizeof p);
    int n = x->shape[x->ndim - 1], rows = n ? (int)(x->size / (size_t)n) : 0;
    engine_add_output(y, dtype, (const int[]){rows, 2}, 2);
    return engine_cast(y, result);
}

int mlx_fast_layer_norm(mlx_array *res, const mlx_array x, const mlx_array weight, const mlx_array bias,
                        float eps, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(
        res, norm(engine_arg(x), engine_optional(weight), engine_optional(bias), (double)eps, true));
}

int mlx_fast_rms_norm(mlx_array *res, const mlx_array x, const mlx_array weight, float eps,
                      const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, norm(engine_arg(x), engine_optional(weight), NULL, (double)eps, false));
}
