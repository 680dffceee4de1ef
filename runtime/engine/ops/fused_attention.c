/* Attention as one operation, over kernels/attention.h: no matrix of scores is stored, forward or back. float32 with unit stride in the
 * features, and no mask but the causal one; ops/attention.c composes the rest. The gradient's gradient is that of the composition at the
 * end of this file. */
#include "fused_attention.h"

#include "graph.h"
#include "internal.h"
#include "kernels/attention.h"
#include "outputs.h"

typedef struct attention_params {
    float scale;
    bool causal;
} attention_params;

/* The inputs, of the gradient too, and what the gradient has besides. */
enum { QUERIES, KEYS, VALUES, RESULT, LOG_SUMS, COTANGENT, GRAD_INPUTS };

static attention_layout layout_of(const engine_array *a)
{
    return (attention_layout){a->strides[0], a->strides[1], a->strides[2]};
}

/* False, with no data, after an error. */
static bool operand(engine_array *a, attention_operand *o)
{
    if (a->strides[3] != 1 && a->shape[3] != 1)
        a = engine_row_contiguous(a);
    *o = (attention_operand){a ? engine_data(a) : NULL, a ? layout_of(a) : (attention_layout){0}};
    return a != NULL;
}

/* Heads stand behind rows in memory: transposed back, as models do, the result is row-major. */
static bool result(engine_array *a, attention_result *r)
{
    int64_t heads = a->shape[1], rows = a->shape[2], features = a->shape[3];
    int64_t strides[] = {rows * heads * features, features, heads * features, 1};
    if (!engine_alloc_strided(a, strides))
        return false;
    *r = (attention_result){engine_data(a), layout_of(a)};
    return true;
}

static attention_shape shape_of(const engine_array *out)
{
    const engine_array *q = out->inputs[QUERIES], *k = out->inputs[KEYS], *v = out->inputs[VALUES];
    const attention_params *p = ENGINE_PARAMS(out, attention_params);
    return (attention_shape){.batches = q->shape[0], .heads = q->shape[1], .queries = q->shape[2], .keys = k->shape[2],
                             .features = q->shape[3], .values = v->shape[3], .scale = p->scale, .causal = p->causal};
}

static bool eval(engine_array *out)
{
    attention_operand q, k, v;
    attention_result y;
    engine_array *const *in = out->inputs, *sums = out->extras[0];
    if (!operand(in[QUERIES], &q) || !operand(in[KEYS], &k) || !operand(in[VALUES], &v) || !result(out, &y) || !engine_alloc(out->extras[0]))
        return false;
    attention_f32(shape_of(out), q, k, v, y, engine_data(sums));
    return true;
}

static bool eval_grad(engine_array *out)
{
    attention_operand o[GRAD_INPUTS];
    attention_result dq, dk, dv;
    engine_array *sums = engine_row_contiguous(out->inputs[LOG_SUMS]);
    for (int i = 0; i < GRAD_INPUTS; i++)
        if (i != LOG_SUMS && !operand(out->inputs[i], &o[i]))
            return false;
    if (!sums || !result(out, &dq) || !result(out->extras[0], &dk) || !result(out->extras[1], &dv))
        return false;
    attention_backward_f32(shape_of(out), o[QUERIES], o[KEYS], o[VALUES], o[RESULT], engine_data(sums), o[COTANGENT], dq, dk, dv);
    return true;
}

static bool vjp(const engine_vjp *v)
{
    engine_array *q = v->in[QUERIES], *k = v->in[KEYS], *values = v->in[VALUES];
    engine_array *inputs[] = {q, k, values, v->out, engine_further_output(v->out, 1), v->cotangents[0]};
    if (!v->cotangents[0])
        return true;
    engine_array *dq = engine_node(&engine_op_attention_grad, MLX_FLOAT32, q->shape, 4, inputs, GRAD_INPUTS, v->out->params,
                                   sizeof(attention_params));
    v->grads[QUERIES] = dq;
    v->grads[KEYS] = engine_add_output(dq, MLX_FLOAT32, k->shape, 4);
    v->grads[VALUES] = engine_add_output(dq, MLX_FLOAT32, values->shape, 4);
    return v->grads[VALUES] != NULL;
}

const engine_op engine_op_attention = {.name = "attention", .eval = eval, .vjp = vjp};

/* ---- The gradient's gradient: the same formulas, composed. The result and the log-sums follow from the other inputs. ---- */

static engine_array *turned(engine_array *a)
{
    return engine_swapaxes(a, -1, -2);
}

static bool compose(const engine_vjp *v, engine_array **results)
{
    const attention_params *p = ENGINE_PARAMS(v->out, attention_params);
    engine_array *q = v->in[QUERIES], *k = v->in[KEYS], *values = v->in[VALUES], *dy = v->in[COTANGENT];
    double scale = (double)p->scale;
    engine_array *scores = engine_multiply_constant(engine_matmul(q, turned(k)), scale);
    if (p->causal)
        scores = engine_causal_scores(scores);
    engine_array *weights = engine_softmax(scores, -1), *towards = engine_matmul(dy, turned(values));
    engine_array *common = engine_sum(engine_multiply(weights, towards), 1u << 3, true);
    engine_array *slopes = engine_multiply_constant(engine_multiply(weights, engine_subtract(towards, common)), scale);
    results[0] = engine_matmul(slopes, k);
    results[1] = engine_matmul(turned(slopes), q);
    results[2] = engine_matmul(turned(weights), dy);
    return results[0] && results[1] && results[2];
}

static bool vjp_grad(const engine_vjp *v)
{
    engine_array *leaves[GRAD_INPUTS], *grads[GRAD_INPUTS], *results[3];
    int wanted[GRAD_INPUTS];
    size_t count = 0;
    for (int i = 0; i < GRAD_INPUTS; i++)
        if (v->wants[i] && i != RESULT && i != LOG_SUMS) {
            wanted[count] = i;
            leaves[count++] = v->in[i];
        }
    if (!compose(v, results) || !engine_backward(results, v->cotangents, 3, leaves, count, grads))
        return false;
    for (size_t i = 0; i < count; i++)
        v->grads[wanted[i]] = grads[i];
    return true;
}

const engine_op engine_op_attention_grad = {.name = "attention_grad", .eval = eval_grad, .vjp = vjp_grad};

/* ---- Building ---- */

bool engine_can_fuse_attention(const engine_array *q, const engine_array *k, const engine_array *v, float scale, bool causal)
{
    return scale >= 0 && q->dtype == MLX_FLOAT32 && q->shape[1] == k->shape[1] && q->size > 0 && k->size > 0 && v->size > 0 &&
           (!causal || q->shape[2] <= k->shape[2]);
}

engine_array *engine_attention(engine_array *q, engine_array *k, engine_array *v, float scale, bool causal)
{
    attention_params p = {.scale = scale, .causal = causal};
    int shape[] = {q->shape[0], q->shape[1], q->shape[2], v->shape[3]};
    engine_array *inputs[] = {q, k, v};
    engine_array *y = engine_node(&engine_op_attention, MLX_FLOAT32, shape, 4, inputs, 3, &p, sizeof p);
    return engine_add_output(y, MLX_FLOAT32, shape, 3) ? y : NULL;
}
