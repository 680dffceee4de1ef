/* Softmax, log-softmax and log-sum-exp.
 *
 * The ops work along one axis of a row-major array.  Several axes are brought together first: transposed to
 * the end and flattened to one.  Gradients are ops of their own, from the result rather than the input; they
 * have gradients in turn. Half precision and integers are computed in float32. */
#include "graph.h"
#include "kernels/softmax.h"
#include "mlx/c/ops.h"
#include "mlx/c/t2m_ext_nn.h"

typedef struct axis_params {
    int axis;
} axis_params;

static softmax_shape shape_of(const engine_array *a, int axis)
{
    softmax_shape shape = {1, a->shape[axis], 1};
    for (int i = 0; i < axis; i++)
        shape.outer *= a->shape[i];
    for (int i = axis + 1; i < a->ndim; i++)
        shape.inner *= a->shape[i];
    return shape;
}

typedef void (*map_f32)(softmax_shape, const float *, float *);
typedef void (*map_f64)(softmax_shape, const double *, double *);

static bool eval_map(engine_array *out, map_f32 f32, map_f64 f64)
{
    const engine_array *x = engine_row_contiguous(out->inputs[0]);
    if (!x || !engine_alloc(out))
        return false;
    softmax_shape shape = shape_of(x, ENGINE_PARAMS(out, axis_params)->axis);
    if (out->dtype == MLX_FLOAT64)
        f64(shape, engine_data(x), engine_data(out));
    else
        f32(shape, engine_data(x), engine_data(out));
    return true;
}

typedef void (*backward_f32)(softmax_shape, const float *, const float *, float *);
typedef void (*backward_f64)(softmax_shape, const double *, const double *, double *);

static bool eval_backward(engine_array *out, backward_f32 f32, backward_f64 f64)
{
    const engine_array *y = engine_row_contiguous(out->inputs[0]), *g = engine_row_contiguous(out->inputs[1]);
    if (!y || !g || !engine_alloc(out))
        return false;
    softmax_shape shape = shape_of(out, ENGINE_PARAMS(out, axis_params)->axis);
    if (out->dtype == MLX_FLOAT64)
        f64(shape, engine_data(y), engine_data(g), engine_data(out));
    else
        f32(shape, engine_data(y), engine_data(g), engine_data(out));
    return true;
}

static bool eval_softmax(engine_array *out)
{
    return eval_map(out, softmax_f32, softmax_f64);
}

static bool eval_log_softmax(engine_array *out)
{
    return eval_map(out, log_softmax_f32, log_softmax_f64);
}

static bool eval_logsumexp(engine_array *out)
{
    return eval_map(out, logsumexp_f32, logsumexp_f64);
}

static bool eval_softmax_grad(engine_array *out)
{
    return eval_backward(out, softmax_backward_f32, softmax_backward_f64);
}

static bool eval_log_softmax_grad(engine_array *out)
{
    return eval_backward(out, log_softmax_backward_f32, log_softmax_backward_f64);
}

/* ---- Gradients ---- */

static engine_array *grad_node(const engine_op *op, engine_array *y, engine_array *g, const axis_params *p)
{
    engine_array *inputs[] = {y, g};
    return y && g ? engine_node(op, (mlx_dtype)y->dtype, y->shape, y->ndim, inputs, 2, p, sizeof *p) : NULL;
}

static engine_array *axis_sum(engine_array *a, const axis_params *p)
{
    return engine_sum(a, 1u << p->axis, true);
}

static bool vjp_softmax(const engine_vjp *v)
{
    const axis_params *p = ENGINE_PARAMS(v->out, axis_params);
    v->grads[0] = grad_node(&engine_op_softmax_grad, v->out, v->cotangents[0], p);
    return true;
}

static bool vjp_log_softmax(const engine_vjp *v)
{
    const axis_params *p = ENGINE_PARAMS(v->out, axis_params);
    engine_array *of_losses = p->axis == v->out->ndim - 1 ? engine_nll_through_log_softmax(v->out, v->cotangents[0]) : NULL;
    v->grads[0] = of_losses ? of_losses : grad_node(&engine_op_log_softmax_grad, v->out, v->cotangents[0], p);
    return true;
}

static bool vjp_logsumexp(const engine_vjp *v)
{
    const axis_params *p = ENGINE_PARAMS(v->out, axis_params);
    v->grads[0] = engine_multiply(v->cotangents[0], engine_softmax(v->in[0], p->axis));
    return true;
}

/* softmax_grad(y, g) = y (g - sum(g y)) is linear in g and its own transpose there. */
static bool vjp_softmax_grad(const engine_vjp *v)
{
    const axis_params *p = ENGINE_PARAMS(v->out, axis_params);
    engine_array *y = v->in[0], *g = v->in[1], *u = v->cotangents[0];
    if (v->wants[0])
        v->grads[0] =
            engine_subtract(engine_multiply(u, engine_subtract(g, axis_sum(engine_multiply(g, y), p))),
                            engine_multiply(g, axis_sum(engine_multiply(u, y), p)));
    if (v->wants[1])
        v->grads[1] = grad_node(&engine_op_softmax_grad, y, u, p);
    return true;
}

/* log_softmax_grad(y, g) = g - exp(y) sum(g) */
static bool vjp_log_softmax_grad(const engine_vjp *v)
{
    const axis_params *p = ENGINE_PARAMS(v->out, axis_params);
    engine_array *g = v->in[1], *u = v->cotangents[0], *spread = engine_multiply(engine_exp(v->in[0]), u);
    if (v->wants[0])
        v->grads[0] = engine_negative(engine_multiply(spread, axis_sum(g, p)));
    if (v->wants[1])
        v->grads[1] = engine_subtract(u, axis_sum(spread, p));
    return true;
}

const engine_op engine_op_softmax = {.name = "softmax", .eval = eval_softmax, .vmap = engine_vmap_axis, .vjp = vjp_softmax};
const engine_op engine_op_softmax_grad = {
    .name = "softmax_grad", .eval = eval_softmax_grad, .vmap = engine_vmap_axis, .vjp = vjp_softmax_grad};
const engine_op engine_op_log_softmax = {
    .name = "log_softmax", .eval = eval_log_softmax, .vmap = engine_vmap_axis, .vjp = vjp_log_softmax};
const engine_op engine_op_log_softmax_grad = {
    .name = "log_softmax_grad", .eval = eval_log_softmax_grad, .vmap = engine_vmap_axis, .vjp = vjp_log_softmax_grad};
/* Keeps the axis, with size 1. */
const engine_op engine_op_logsumexp = {.name = "logsumexp", .eval = eval_logsumexp, .vmap = engine_vmap_axis, .vjp = vjp_logsumexp};

/* ---- Building nodes ---- */

static mlx_dtype computed_type(const engine_array *a)
{
    return a->dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
}

static engine_array *along_axis(const engine_op *op, engine_array *a, int axis)
{
    if (!a || (axis = engine_axis(axis, a->ndim)) < 0)
        return NULL;
    if (a->dtype == MLX_COMPLEX64) {
        engine_error("complex arrays are not supported");
        return NULL;
    }
    int shape[ENGINE_MAX_NDIM];
    for (int i = 0; i < a->ndim; i++)
        shape[i] = i == axis && op == &engine_op_logsumexp ? 1 : a->shape[i];
    engine_array *x = engine_cast(a, computed_type(a));
    axis_params p = {axis};
    engine_array *y = x ? engine_node(op, (mlx_dtype)x->dtype, shape, x->ndim, &x, 1, &p, sizeof p) : NULL;
    return engine_cast(y, engine_float_of((mlx_dtype)a->dtype));
}

engine_array *engine_softmax(engine_array *a, int axis)
{
    return along_axis(&engine_op_softmax, a, axis);
}

/* The array with the axes of `set` moved to the end and flattened into one; `order` is the transposition. */
static engine_array *axes_together(engine_array *a, unsigned set, int *order)
{
    int shape[ENGINE_MAX_NDIM], kept = 0, count = 1, at = 0;
    for (int i = 0; i < a->ndim; i++)
        if (!(set >> i & 1)) {
            shape[kept++] = a->shape[i];
            order[at++] = i;
        }
    for (int i = 0; i < a->ndim; i++)
        if (set >> i & 1) {
            count *= a->shape[i];
            order[at++] = i;
        }
    shape[kept] = count;
    return engine_reshape(engine_transpose(a, order), shape, kept + 1);
}

static int lowest_axis(unsigned set)
{
    return __builtin_ctz(set);
}

static bool is_one_axis(unsigned set)
{
    return (set & (set - 1)) == 0;
}

/* MLX computes integers, unless along the last axis, and complex numbers in their own type. */
static bool is_composed(const engine_array *a, unsigned set)
{
    bool along_last = a->ndim && set >> (a->ndim - 1) == 1;
    for (int i = 0; i < a->ndim - 1; i++)
        along_last = along_last && (!(set >> i & 1) || (a->shape[i] == 1 && set >> (i + 1) & 1));
    return a->dtype == MLX_COMPLEX64 || (a->dtype < MLX_FLOAT16 && !along_last);
}

static engine_array *composed_softmax(engine_array *a, unsigned set, bool precise)
{
    engine_array *x = precise && a->dtype != MLX_COMPLEX64 ? engine_cast(a, MLX_FLOAT32) : a;
    engine_array *powers = engine_exp(engine_subtract(x, engine_stop_gradient(engine_max(x, set, true))));
    return engine_cast(engine_divide(powers, engine_sum(powers, set, true)), (mlx_dtype)a->dtype);
}

static engine_array *composed_logsumexp(engine_array *a, unsigned set, bool keepdims)
{
    engine_array *most = engine_stop_gradient(engine_max(a, set, true));
    engine_array *sum = engine_log(engine_sum(engine_exp(engine_subtract(a, most)), set, true));
    engine_array *out = engine_where(engine_isinf(most), most, engine_add(sum, most));
    int shape[ENGINE_MAX_NDIM], ndim = 0;
    for (int i = 0; i < a->ndim; i++)
        if (!(set >> i & 1))
            shape[ndim++] = a->shape[i];
    return keepdims ? out : engine_reshape(out, shape, ndim);
}

/* What the public functions give. */
static engine_array *checked_logsumexp(engine_array *a, unsigned set, bool keepdims)
{
    if (!a || a->size == 0) {
        if (a)
            engine_error("there are no elements in %s", engine_describe(a));
        return NULL;
    }
    return is_composed(a, set) ? composed_logsumexp(a, set, keepdims) : engine_logsumexp(a, set, keepdims);
}

static engine_array *softmax_over(engine_array *a, unsigned set)
{
    if (!a || set == 0)
        return a ? engine_full_like(engine_cast(a, engine_float_of((mlx_dtype)a->dtype)), 1) : NULL;
    if (is_one_axis(set))
        return engine_softmax(a, lowest_axis(set));
    int order[ENGINE_MAX_NDIM], back[ENGINE_MAX_NDIM], shape[ENGINE_MAX_NDIM];
    engine_array *y = engine_softmax(axes_together(a, set, order), -1);
    for (int i = 0; i < a->ndim; i++) {
        back[order[i]] = i;
        shape[i] = a->shape[order[i]];
    }
    return engine_transpose(engine_reshape(y, shape, a->ndim), back);
}

engine_array *engine_logsumexp(engine_array *a, unsigned axes, bool keepdims)
{
    if (!a || axes == 0)
        return a ? engine_cast(a, engine_float_of((mlx_dtype)a->dtype)) : NULL;
    int order[ENGINE_MAX_NDIM], shape[ENGINE_MAX_NDIM], ndim = 0;
    for (int i = 0; i < a->ndim; i++)
        if (!(axes >> i & 1))
            shape[ndim++] = a->shape[i];
        else if (keepdims)
            shape[ndim++] = 1;
    engine_array *y = is_one_axis(axes) ? along_axis(&engine_op_logsumexp, a, lowest_axis(axes))
                                        : along_axis(&engine_op_logsumexp, axes_together(a, axes, order), -1);
    return engine_reshape(y, shape, ndim);
}

/* ---- Public functions ---- */

/* Without `precise` too, halves are computed in float32. */
static engine_array *checked_softmax(engine_array *a, unsigned set, bool precise)
{
    if (!a || a->size == 0)
        return a;
    return is_composed(a, set) ? composed_softmax(a, set, precise) : softmax_over(a, set);
}

int mlx_softmax_axis(mlx_array *res, const mlx_array a, int axis, bool precise, const mlx_stream s)
{
    return mlx_softmax_axes(res, a, &axis, 1, precise, s);
}

int mlx_softmax_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool precise,
                     const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    unsigned set;
    bool valid = x && engine_axes(axes, axes_num, x->ndim, &set);
    return engine_leave(res, valid ? checked_softmax(x, set, precise) : NULL);
}

int mlx_softmax(mlx_array *res, const mlx_array a, bool precise, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    return engine_leave(res, x ? checked_softmax(x, ENGINE_ALL_AXES(x), precise) : NULL);
}

int mlx_logsumexp_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s)
{
    return mlx_logsumexp_axes(res, a, &axis, 1, keepdims, s);
}

int mlx_logsumexp_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                       const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    unsigned set;
    bool valid = x && engine_axes(axes, axes_num, x->ndim, &set);
    return engine_leave(res, valid ? checked_logsumexp(x, set, keepdims) : NULL);
}

int mlx_logsumexp(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    return engine_leave(res, x ? checked_logsumexp(x, ENGINE_ALL_AXES(x), keepdims) : NULL);
}

int t2m_ext_log_softmax(mlx_array *res, const mlx_array a, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, along_axis(&engine_op_log_softmax, engine_arg(a), axis));
}
