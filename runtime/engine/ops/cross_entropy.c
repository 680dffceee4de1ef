/* Cross-entropy of class logits, an extension: one pass forward, one pass backward, no stored softmax.
 *
 * The op's second output keeps the log-sum-exp of each row.  The gradient's gradient is composed: with p =
 * softmax(logits), the gradient is scale (p - onehot), linear in scale. */
#include "graph.h"
#include "kernels/cross_entropy.h"
#include "mlx/c/t2m_ext_nn.h"
#include "outputs.h"

typedef struct cross_entropy_params {
    int64_t ignore_index;
} cross_entropy_params;

/* Inputs: logits [N, C], targets int64 [N].  Outputs: the losses [N], the log-sums [N]. */
static bool eval_loss(engine_array *out)
{
    int64_t ignore = ENGINE_PARAMS(out, cross_entropy_params)->ignore_index;
    const engine_array *logits = engine_row_contiguous(out->inputs[0]),
                       *targets = engine_row_contiguous(out->inputs[1]);
    engine_array *sums = out->extras[0];
    if (!logits || !targets || !engine_alloc(out) || !engine_alloc(sums))
        return false;
    int64_t rows = logits->shape[0], classes = logits->shape[1];
    int64_t bad = cross_entropy_bad_target(engine_data(targets), rows, classes, ignore);
    if (bad >= 0) {
        engine_error("target %lld of row %lld is not one of %lld classes",
                     (long long)((const int64_t *)engine_data(targets))[bad], (long long)bad,
                     (long long)classes);
        return false;
    }
    if (out->dtype == MLX_FLOAT64)
        cross_entropy_f64(rows, classes, engine_data(logits), engine_data(targets), ignore, engine_data(out),
                          engine_data(sums));
    else
        cross_entropy_f32(rows, classes, engine_data(logits), engine_data(targets), ignore, engine_data(out),
                          engine_data(sums));
    return true;
}

/* Inputs: logits, targets, the log-sums, the scale of each row (often one value broadcast: stride 0). */
static bool eval_grad(engine_array *out)
{
    int64_t ignore = ENGINE_PARAMS(out, cross_entropy_params)->ignore_index;
    const engine_array *logits = engine_row_contiguous(out->inputs[0]),
                       *targets = engine_row_contiguous(out->inputs[1]);
    const engine_array *sums = engine_row_contiguous(out->inputs[2]), *scale = out->inputs[3];
    if (!logits || !targets || !sums || !engine_alloc(out))
        return false;
    int64_t rows = out->shape[0], classes = out->shape[1];
    if (out->dtype == MLX_FLOAT64)
        cross_entropy_backward_f64(rows, classes, engine_data(logits), engine_data(targets), ignore,
                                   engine_data(sums), engine_data(scale), scale->strides[0],
                                   engine_data(out));
    else
        cross_entropy_backward_f32(rows, classes, engine_data(logits), engine_data(targets), ignore,
                                   engine_data(sums), engine_data(scale), scale->strides[0],
                                   engine_data(out));
    return true;
}

static bool vjp_loss(const engine_vjp *v)
{
    engine_array *logits = v->in[0];
    engine_array *inputs[] = {logits, v->in[1], engine_further_output(v->out, 1), v->cotangents[0]};
    if (v->wants[0] && v->cotangents[0])
        v->grads[0] = engine_node(&engine_op_cross_entropy_grad, (mlx_dtype)logits->dtype, logits->shape, 2,
                                  inputs, 4, v->out->params, sizeof(cross_entropy_params));
    return true;
}

/* grad = scale (p - onehot).  Against u: d/dlogits = scale p (u - sum(u p)), d/dscale = sum(u grad) / scale,
 * where the second is taken from a gradient with scale 1.  Ignored rows have scale 0 in both. */
static bool vjp_grad(const engine_vjp *v)
{
    engine_array *logits = v->in[0], *targets = v->in[1], *u = v->cotangents[0], *scale = v->in[3];
    double ignore = (double)ENGINE_PARAMS(v->out, cross_entropy_params)->ignore_index;
    engine_array *counted =
        engine_cast(engine_not_equal(targets, engine_full_like(targets, ignore)), (mlx_dtype)logits->dtype);
    if (v->wants[0]) {
        engine_array *p = engine_softmax(logits, 1),
                     *row = engine_expand_dims(engine_multiply(scale, counted), 1);
        engine_array *centered = engine_subtract(u, engine_sum(engine_multiply(u, p), 1u << 1, true));
        v->grads[0] = engine_multiply(row, engine_multiply(p, centered));
    }
    if (v->wants[3]) {
        engine_array *inputs[] = {logits, targets, v->in[2], engine_full_like(scale, 1)};
        engine_array *unit =
            engine_node(&engine_op_cross_entropy_grad, (mlx_dtype)logits->dtype, logits->shape, 2, inputs, 4,
                        v->out->params, sizeof(cross_entropy_params));
        v->grads[3] = engine_sum(engine_multiply(u, unit), 1u << 1, false);
    }
    return true;
}

const engine_op engine_op_cross_entropy = {.name = "cross_entropy", .eval = eval_loss, .vjp = vjp_loss};
const engine_op engine_op_cross_entropy_grad = {
    .name = "cross_entropy_grad", .eval = eval_grad, .vjp = vjp_grad};

static engine_array *cross_entropy(engine_array *logits, engine_array *targets, int64_t ignore_index)
{
    if (!logits || !targets)
        return NULL;
    if (logits->ndim != 2 || targets->ndim != 1 || targets->shape[0] != logits->shape[0]) {
        engine_error("needs logits [N, C] and targets [N], got %s and %s", engine_describe(logits),
                     engine_describe(targets));
        return NULL;
    }
    if (!engine_is_float((mlx_dtype)logits->dtype) || targets->dtype < MLX_UINT8 ||
        targets->dtype > MLX_INT64) {
        engine_error("needs floating-point logits and integer targets, got %s and %s",
                     engine_describe(logits), engine_describe(targets));
        return NULL;
    }
    mlx_dtype dtype = logits->dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *inputs[] = {engine_cast(logits, dtype), engine_cast(targets, MLX_INT64)};
    cross_entropy_params p = {ignore_index};
    engine_array *losses =
        engine_node(&engine_op_cross_entropy, dtype, targets->shape, 1, inputs, 2, &p, sizeof p);
    engine_add_output(losses, dtype, targets->shape, 1);
    return engine_cast(losses, (mlx_dtype)logits->dtype);
}

int t2m_ext_cross_entropy(mlx_array *res, const mlx_array logits, const mlx_array targets,
                          int64_t ignore_index, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, cross_entropy(engine_arg(logits), engine_arg(targets), ignore_index));
}
