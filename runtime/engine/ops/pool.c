/* Pooling, an extension: the public API has none.
 *
 * max_pool has two outputs, the maxima and their positions; its gradient (max_pool_grad) adds at those
 * positions, and the gradient of that reads at them.  avg_pool and avg_pool_grad are linear and each other's
 * transposes. */
#include <string.h>

#include "graph.h"
#include "kernels/pool.h"
#include "mlx/c/t2m_ext_nn.h"
#include "outputs.h"
#include "relayout.h"

typedef struct pool_params {
    int kernel[2], stride[2], pad[2], dilation[2];
    bool adaptive, count_padding;
    int divisor;
} pool_params;

/* ---- Evaluation ---- */

static pool_spec spec_of(const pool_params *p, const engine_array *x, const engine_array *y)
{
    pool_spec spec = {.batch = x->shape[0],
                      .channels = x->shape[1],
                      .adaptive = p->adaptive,
                      .count_padding = p->count_padding,
                      .divisor = p->divisor};
    for (int i = 0; i < 2; i++) {
        spec.in[i] = x->shape[i + 2];
        spec.out[i] = y->shape[i + 2];
        spec.kernel[i] = p->kernel[i];
        spec.stride[i] = p->stride[i];
        spec.pad[i] = p->pad[i];
        spec.dilation[i] = p->dilation[i];
    }
    memcpy(spec.x_strides, x->strides, sizeof spec.x_strides);
    memcpy(spec.y_strides, y->strides, sizeof spec.y_strides);
    return spec;
}

/* Memory for a result [N, C, H, W]: channels last if `like` is. */
static bool alloc_like(engine_array *out, const engine_array *like)
{
    int64_t c = out->shape[1], h = out->shape[2], w = out->shape[3];
    bool channels_last = c > 1 && like->strides[1] == 1;
    return channels_last ? engine_alloc_strided(out, (const int64_t[]){h * w * c, 1, w * c, c})
                         : engine_alloc(out);
}

static bool eval_max_pool(engine_array *out)
{
    const engine_array *x = out->inputs[0];
    engine_array *positions = out->extras[0];
    if (!alloc_like(out, x) || !alloc_like(positions, x))
        return false;
    pool_spec spec = spec_of(ENGINE_PARAMS(out, pool_params), x, out);
    if (out->dtype == MLX_FLOAT64)
        max_pool_f64(&spec, engine_data(x), engine_data(out), engine_data(positions));
    else
        max_pool_f32(&spec, engine_data(x), engine_data(out), engine_data(positions));
    return true;
}

/* The kernel walks gradient and positions together, so the gradient is brought into the positions' order if
 * it came in another (through a flatten, say). */
static bool eval_max_pool_grad(engine_array *out)
{
    engine_array *positions = out->inputs[1];
    if (!engine_is_dense(positions))
        positions = engine_row_contiguous(positions);
    engine_array *g = positions ? engine_laid_out_like(out->inputs[0], positions) : NULL;
    if (!g || !alloc_like(out, g))
        return false;
    pool_spec spec = spec_of(ENGINE_PARAMS(out, pool_params), out, g);
    if (out->dtype == MLX_FLOAT64)
        max_pool_backward_f64(&spec, engine_data(g), engine_data(positions), engine_data(out));
    else
        max_pool_backward_f32(&spec, engine_data(g), engine_data(positions), engine_data(out));
    return true;
}

static bool eval_avg_pool(engine_array *out)
{
    const engine_array *x = out->inputs[0];
    if (!alloc_like(out, x))
        return false;
    pool_spec spec = spec_of(ENGINE_PARAMS(out, pool_params), x, out);
    if (out->dtype == MLX_FLOAT64)
        avg_pool_f64(&spec, engine_data(x), engine_data(out));
    else
        avg_pool_f32(&spec, engine_data(x), engine_data(out));
    return true;
}

static bool eval_avg_pool_grad(engine_array *out)
{
    const engine_array *g = out->inputs[0];
    if (!alloc_like(out, g))
        return false;
    pool_spec spec = spec_of(ENGINE_PARAMS(out, pool_params), out, g);
    if (out->dtype == MLX_FLOAT64)
        avg_pool_backward_f64(&spec, engine_data(g), engine_data(out));
    else
        avg_pool_backward_f32(&spec, engine_data(g), engine_data(out));
    return true;
}

/* ---- Gradients ---- */

static engine_array *node(const engine_op *op, engine_array *const *inputs, int count,
                          const engine_array *like, const pool_params *p)
{
    return inputs[0]
               ? engine_node(op, (mlx_dtype)inputs[0]->dtype, like->shape, 4, inputs, count, p, sizeof *p)
               : NULL;
}

/* The positions are an output of the node itself, so the gradient holds on to them through it. */
static bool vjp_max_pool(const engine_vjp *v)
{
    engine_array *inputs[] = {v->cotangents[0], engine_further_output(v->out, 1)};
    if (inputs[0])
        v->grads[0] = node(&engine_op_max_pool_grad, inputs, 2, v->in[0], ENGINE_PARAMS(v->out, pool_params));
    return true;
}

static engine_array *flat_planes(engine_array *a)
{
    return a ? engine_reshape(a, (const int[]){a->shape[0], a->shape[1], a->shape[2] * a->shape[3]}, 3)
             : NULL;
}

static bool vjp_max_pool_grad(const engine_vjp *v)
{
    if (v->wants[0])
        v->grads[0] = engine_reshape_like(
            engine_take_along_axis(flat_planes(v->cotangents[0]), flat_planes(v->in[1]), 2), v->in[0]);
    return true;
}

static bool vjp_avg_pool(const engine_vjp *v)
{
    v->grads[0] =
        node(&engine_op_avg_pool_grad, v->cotangents, 1, v->in[0], ENGINE_PARAMS(v->out, pool_params));
    return true;
}

static bool vjp_avg_pool_grad(const engine_vjp *v)
{
    v->grads[0] = node(&engine_op_avg_pool, v->cotangents, 1, v->in[0], ENGINE_PARAMS(v->out, pool_params));
    return true;
}

const engine_op engine_op_max_pool = {.name = "max_pool", .eval = eval_max_pool, .vmap = engine_vmap_merged, .vjp = vjp_max_pool};
const engine_op engine_op_max_pool_grad = {
    .name = "max_pool_grad", .eval = eval_max_pool_grad, .vjp = vjp_max_pool_grad};
const engine_op engine_op_avg_pool = {.name = "avg_pool", .eval = eval_avg_pool, .vmap = engine_vmap_merged, .vjp = vjp_avg_pool};
const engine_op engine_op_avg_pool_grad = {
    .name = "avg_pool_grad", .eval = eval_avg_pool_grad, .vjp = vjp_avg_pool_grad};

/* ---- Shapes and checks ---- */

static bool check_input(const engine_array *x)
{
    if (x && (x->ndim == 3 || x->ndim == 4) && engine_is_float((mlx_dtype)x->dtype))
        return true;
    if (x)
        engine_error("needs a floating-point array [N, C, H, W] or [C, H, W], got %s", engine_describe(x));
    return false;
}

/* How many windows fit into one dimension; -1 after an error.  With ceil_mode a last window may hang over the
 * end, but never start there. */
static int window_count(int size, const pool_params *p, int i, bool ceil_mode)
{
    int reach = p->dilation[i] * (p->kernel[i] - 1) + 1, room = size + 2 * p->pad[i] - reach;
    if (p->kernel[i] < 1 || p->stride[i] < 1 || p->dilation[i] < 1)
        engine_error("kernel, stride and dilation must be positive");
    else if (p->pad[i] < 0 || p->pad[i] > p->kernel[i] / 2)
        engine_error("padding %d is not between 0 and half the kernel size %d", p->pad[i], p->kernel[i]);
    else if (room < 0)
        engine_error("kernel size %d does not fit an input of size %d", p->kernel[i], size);
    else {
        int count = (room + (ceil_mode ? p->stride[i] - 1 : 0)) / p->stride[i] + 1;
        return ceil_mode && (count - 1) * p->stride[i] >= size + p->pad[i] ? count - 1 : count;
    }
    return -1;
}

/* A batch of images in a type that the kernels know. */
static engine_array *prepare(engine_array *x)
{
    x = engine_cast(x, x->dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32);
    return x && x->ndim == 3 ? engine_expand_dims(x, 0) : x;
}

/* Back to the caller's rank and type. */
static engine_array *finish(engine_array *y, const engine_array *x, mlx_dtype dtype)
{
    return engine_cast(x->ndim == 3 ? engine_squeeze(y, 0) : y, dtype);
}

static bool pooled_shape(const engine_array *batch, const pool_params *p, bool ceil_mode, int *shape)
{
    shape[0] = batch->shape[0];
    shape[1] = batch->shape[1];
    for (int i = 0; i < 2; i++)
        if ((shape[i + 2] = window_count(batch->shape[i + 2], p, i, ceil_mode)) < 0)
            return false;
    if ((int64_t)batch->shape[2] * batch->shape[3] > INT32_MAX) {
        engine_error("planes of %s are too large", engine_describe(batch));
        return false;
    }
    return true;
}

static pool_params params_of(const int kernel[2], const int stride[2], const int padding[2],
                             const int dilation[2])
{
    pool_params p = {0};
    for (int i = 0; i < 2; i++) {
        p.kernel[i] = kernel[i];
        p.stride[i] = stride[i];
        p.pad[i] = padding[i];
        p.dilation[i] = dilation[i];
    }
    return p;
}

static engine_array *pool_node(const engine_op *op, engine_array *batch, const int *shape,
                               const pool_params *p)
{
    return batch ? engine_node(op, (mlx_dtype)batch->dtype, shape, 4, &batch, 1, p, sizeof *p) : NULL;
}

/* What to take the maxima of: max_pool(relu(a)) is relu(max_pool(a)), and its gradient is the same. There is less to do that way round. Where
 * nobody else looks at relu(a), it is never computed; recorded graphs stay as they were written, because their inner nodes may be asked
 * for. */
static engine_array *before_relu(engine_array *x)
{
    bool is_relu = x && x->op == &engine_op_relu && !engine_evaluated(x) && !(x->flags & ENGINE_RECORDED);
    return is_relu ? x->inputs[0] : x;
}

/* ---- Public functions ---- */

int t2m_ext_max_pool2d(mlx_array *res, mlx_array *indices, const mlx_array x, const int kernel[2],
                       const int stride[2], const int padding[2], const int dilation[2], bool ceil_mode,
                       const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *given = engine_arg(x), *input = indices ? given : before_relu(given), *y = NULL, *positions = NULL;
    pool_params p = params_of(kernel, stride, padding, dilation);
    int shape[4];
    engine_array *batch = check_input(input) ? prepare(input) : NULL;
    if (batch && pooled_shape(batch, &p, ceil_mode, shape)) {
        engine_array *pooled = pool_node(&engine_op_max_pool, batch, shape, &p);
        positions = finish(engine_add_output(pooled, MLX_INT32, shape, 4), input, MLX_INT64);
        if (input != given && pooled) {
            pooled->flags |= ENGINE_IN_PLACE; /* nn.ReLU(inplace=True): what it has changed is not what the script takes the maxima of */
            pooled = engine_unary(&engine_op_relu, pooled);
        }
        y = finish(pooled, input, (mlx_dtype)input->dtype);
    }
    return indices ? engine_leave_two(res, indices, y, positions) : engine_leave(res, y);
}

int t2m_ext_avg_pool2d(mlx_array *res, const mlx_array x, const int kernel[2], const int stride[2],
                       const int padding[2], bool ceil_mode, bool count_include_pad, int divisor,
                       const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *input = engine_arg(x), *y = NULL;
    pool_params p = params_of(kernel, stride, padding, (const int[]){1, 1});
    p.count_padding = count_include_pad;
    p.divisor = divisor;
    int shape[4];
    engine_array *batch = check_input(input) ? prepare(input) : NULL;
    if (batch && pooled_shape(batch, &p, ceil_mode, shape))
        y = finish(pool_node(&engine_op_avg_pool, batch, shape, &p), input, (mlx_dtype)input->dtype);
    return engine_leave(res, y);
}

int t2m_ext_adaptive_avg_pool2d(mlx_array *res, const mlx_array x, const int output_size[2],
                                const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *input = engine_arg(x), *y = NULL;
    engine_array *batch = check_input(input) ? prepare(input) : NULL;
    pool_params p = {.adaptive = true};
    if (batch && (output_size[0] < 1 || output_size[1] < 1 || batch->shape[2] < 1 || batch->shape[3] < 1))
        engine_error("cannot average %s to %d x %d", engine_describe(input), output_size[0], output_size[1]);
    else if (batch) {
        int shape[] = {batch->shape[0], batch->shape[1], output_size[0], output_size[1]};
        y = finish(pool_node(&engine_op_avg_pool, batch, shape, &p), input, (mlx_dtype)input->dtype);
    }
    return engine_leave(res, y);
}
