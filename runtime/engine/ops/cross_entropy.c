/* Cross-entropy of class logits, an extension: one pass forward, one pass backward, no stored softmax.
 *
 * The op's second output keeps the log-sum-exp of each row.  The gradient's gradient is composed: with p =
 * softmax(logits), the gradient is scale (p - onehot), linear in scale. */
#include <string.h>

#include "graph.h"
#include "kernels/cross_entropy.h"
#include "mlx/c/t2m_ext_nn.h"
#include "outputs.h"

typedef struct cross_entropy_params {
    int64_t ignore_index;
} cross_entropy_params;

/* False after an error about a target that is no class. */
static bool targets_fit(const engine_array *targets, int64_t classes, int64_t ignore)
{
    const int64_t *values = engine_data(targets);
    int64_t bad = cross_entropy_bad_target(values, targets->shape[0], classes, ignore);
    if (bad >= 0)
        engine_error("target %lld of row %lld is not one of %lld classes", (long long)values[bad], (long long)bad, (long long)classes);
    return bad < 0;
}

/* Inputs: logits [N, C], targets int64 [N].  Outputs: the losses [N], the log-sums [N]. */
static bool eval_loss(engine_array *out)
{
    int64_t ignore = ENGINE_PARAMS(out, cross_entropy_params)->ignore_index;
    const engine_array *logits = engine_row_contiguous(out->inputs[0]),
                       *targets = engine_row_contiguous(out->inputs[1]);
    engine_array *sums = out->extras[0];
    if (!logits || !targets || !engine_alloc(out) || !engine_alloc(sums))
        return false;
    if (!targets_fit(targets, logits->shape[1], ignore))
        return false;
    int64_t rows = logits->shape[0], classes = logits->shape[1];
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
    if (!logits || !targets || !sums || !targets_fit(targets, out->shape[1], ignore) || !engine_alloc(out))
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

/* ---- The losses of log-probabilities: -log_probs[i][targets[i]], the same rows left out. Its gradient has one value a row. */

/* Inputs: the log-probabilities [N, C], targets int64 [N]. */
static bool nll_eval(engine_array *out)
{
    int64_t ignore = ENGINE_PARAMS(out, cross_entropy_params)->ignore_index;
    const engine_array *x = out->inputs[0], *targets = engine_row_contiguous(out->inputs[1]);
    if (!targets || !targets_fit(targets, x->shape[1], ignore) || !engine_alloc(out))
        return false;
    const int64_t *target = engine_data(targets);
    for (int64_t i = 0; i < x->shape[0]; i++) {
        int64_t at = i * x->strides[0] + target[i] * x->strides[1];
        if (out->dtype == MLX_FLOAT64)
            ((double *)engine_data(out))[i] = target[i] == ignore ? 0 : -((const double *)engine_data(x))[at];
        else
            ((float *)engine_data(out))[i] = target[i] == ignore ? 0 : -((const float *)engine_data(x))[at];
    }
    return true;
}

/* Inputs: targets int64 [N], what arrives for each row [N]. Result [N, C]. */
static bool nll_grad_eval(engine_array *out)
{
    int64_t ignore = ENGINE_PARAMS(out, cross_entropy_params)->ignore_index, classes = out->shape[1];
    const engine_array *targets = engine_row_contiguous(out->inputs[0]), *g = out->inputs[1];
    if (!targets || !engine_alloc(out))
        return false;
    const int64_t *target = engine_data(targets);
    memset(engine_data(out), 0, out->size * engine_itemsize(out));
    for (int64_t i = 0; i < out->shape[0]; i++) {
        if (target[i] == ignore)
            continue;
        if (out->dtype == MLX_FLOAT64)
            ((double *)engine_data(out))[i * classes + target[i]] = -((const double *)engine_data(g))[i * g->strides[0]];
        else
            ((float *)engine_data(out))[i * classes + target[i]] = -((const float *)engine_data(g))[i * g->strides[0]];
    }
    return true;
}

static bool nll_vjp(const engine_vjp *v)
{
    engine_array *x = v->in[0], *inputs[] = {v->in[1], v->cotangents[0]};
    if (v->wants[0])
        v->grads[0] = engine_node(&engine_op_nll_grad, (mlx_dtype)x->dtype, x->shape, 2, inputs, 2, v->out->params, sizeof(cross_entropy_params));
    return true;
}

static bool nll_grad_vjp(const engine_vjp *v)
{
    engine_array *u = v->cotangents[0], *g = v->in[1], *inputs[] = {u, v->in[0]};
    if (v->wants[1])
        v->grads[1] = engine_node(&engine_op_nll, (mlx_dtype)u->dtype, g->shape, 1, inputs, 2, v->out->params, sizeof(cross_entropy_params));
    return true;
}

const engine_op engine_op_nll = {.name = "nll", .eval = nll_eval, .vjp = nll_vjp};
const engine_op engine_op_nll_grad = {.name = "nll_grad", .eval = nll_grad_eval, .vjp = nll_grad_vjp};

/* Behind a log_softmax it is cross-entropy's gradient: log-probabilities are logits of the same softmax, with log-sums of zero. */
engine_array *engine_nll_through_log_softmax(engine_array *log_probs, engine_array *g)
{
    if (!g || g->op != &engine_op_nll_grad || engine_evaluated(g) || !g->inputs)
        return NULL;
    engine_array *inputs[] = {log_probs, g->inputs[0], engine_full_like(g->inputs[1], 0), g->inputs[1]};
    return engine_node(&engine_op_cross_entropy_grad, (mlx_dtype)g->dtype, g->shape, 2, inputs, 4, g->params, sizeof(cross_entropy_params));
}

/* ---- public */

static bool check(const engine_array *logits, const engine_array *targets)
{
    if (logits->ndim != 2 || targets->ndim != 1 || targets->shape[0] != logits->shape[0])
        engine_error("needs logits [N, C] and targets [N], got %s and %s", engine_describe(logits), engine_describe(targets));
    else if (!engine_is_float((mlx_dtype)logits->dtype) || targets->dtype < MLX_UINT8 || targets->dtype > MLX_INT64)
        engine_error("needs floating-point logits and integer targets, got %s and %s", engine_describe(logits), engine_describe(targets));
    else
        return true;
    return false;
}

/* The losses of rows, by either op. */
static engine_array *losses_of(const engine_op *op, engine_array *x, engine_array *targets, int64_t ignore_index)
{
    if (!x || !targets || !check(x, targets))
        return NULL;
    mlx_dtype dtype = x->dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *inputs[] = {engine_cast(x, dtype), engine_cast(targets, MLX_INT64)};
    cross_entropy_params p = {ignore_index};
    engine_array *losses = engine_node(op, dtype, targets->shape, 1, inputs, 2, &p, sizeof p);
    if (op == &engine_op_cross_entropy)
        engine_add_output(losses, dtype, targets->shape, 1);
    return engine_cast(losses, (mlx_dtype)x->dtype);
}

int t2m_ext_cross_entropy(mlx_array *res, const mlx_array logits, const mlx_array targets,
                          int64_t ignore_index, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, losses_of(&engine_op_cross_entropy, engine_arg(logits), engine_arg(targets), ignore_index));
}

int t2m_ext_nll(mlx_array *res, const mlx_array log_probs, const mlx_array targets, int64_t ignore_index, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, losses_of(&engine_op_nll, engine_arg(log_probs), engine_arg(targets), ignore_index));
}
