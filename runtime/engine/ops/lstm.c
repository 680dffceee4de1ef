/* An LSTM layer in one direction over a whole sequence.
 *
 * The activations and the cell states of all times stay for the gradient (kernels/lstm.h). The gradient of the weight is then one product over all times instead of one a time. float32 only:
 * callers compose the rest. The gradient of the gradient is that of the composition at the end of this file. */
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "internal.h"
#include "kernels/lstm.h"
#include "mlx/c/t2m_ext_nn.h"
#include "outputs.h"
#include "recurrent.h"

typedef struct lstm_params {
    bool has_bias, reverse;
    bool has_dh, has_dc; /* of the gradient */
} lstm_params;

/* The inputs of the layer: the inputs' share of the gates [T, N, 4H], the weight [4H, H], both states [N, H], and the bias [4H] if there is. */
enum { GATES, WEIGHT, FIRST_H, FIRST_C, BIAS };

static recurrent_shape shape_of(const engine_array *gates, const lstm_params *p)
{
    return (recurrent_shape){.times = gates->shape[0], .rows = gates->shape[1], .width = gates->shape[2] / 4, .reverse = p->reverse};
}

static const float *data(const engine_array *a)
{
    const engine_array *rows = engine_row_contiguous((engine_array *)a);
    return rows ? engine_data(rows) : NULL;
}

static bool lstm_eval(engine_array *out)
{
    const lstm_params *p = ENGINE_PARAMS(out, lstm_params);
    const float *gates = data(out->inputs[GATES]), *weight = data(out->inputs[WEIGHT]), *first_h = data(out->inputs[FIRST_H]);
    const float *first_c = data(out->inputs[FIRST_C]), *bias = p->has_bias ? data(out->inputs[BIAS]) : NULL;
    engine_array *cells = out->extras[0], *activations = out->extras[1];
    if (!gates || !weight || !first_h || !first_c || (p->has_bias && !bias) || !engine_alloc(out) || !engine_alloc(cells) ||
        !engine_alloc(activations))
        return false;
    lstm_f32(shape_of(out->inputs[GATES], p), gates, weight, bias, (lstm_state){first_h, first_c}, engine_data(activations), engine_data(cells),
             engine_data(out));
    return true;
}

/* ---- The gradient: the layer's inputs, its cells and activations, then dh and dc [T, N, H] if there are. Gives the gradients of the
 * gates and of both first states. */

enum { GRAD_CELLS, GRAD_ACTIVATIONS, GRAD_MORE };

static int first_of_grad(const lstm_params *p)
{
    return p->has_bias ? BIAS + 1 : BIAS;
}

static bool lstm_grad_eval(engine_array *out)
{
    const lstm_params *p = ENGINE_PARAMS(out, lstm_params);
    engine_array *const *more = out->inputs + first_of_grad(p);
    lstm_past past = {.weight = data(out->inputs[WEIGHT]),
                      .first_c = data(out->inputs[FIRST_C]),
                      .activations = data(more[GRAD_ACTIVATIONS]),
                      .c = data(more[GRAD_CELLS]),
                      .dh = p->has_dh ? data(more[GRAD_MORE]) : NULL,
                      .dc = p->has_dc ? data(more[GRAD_MORE + p->has_dh]) : NULL};
    engine_array *first_dh = out->extras[0], *first_dc = out->extras[1];
    if (!past.weight || !past.first_c || !past.activations || !past.c || (p->has_dh && !past.dh) || (p->has_dc && !past.dc) || !engine_alloc(out) ||
        !engine_alloc(first_dh) || !engine_alloc(first_dc))
        return false;
    lstm_backward_f32(shape_of(out->inputs[GATES], p), &past, engine_data(out), engine_data(first_dh), engine_data(first_dc));
    return true;
}

static bool lstm_vjp(const engine_vjp *v)
{
    lstm_params p = *ENGINE_PARAMS(v->out, lstm_params);
    engine_array *inputs[BIAS + 1 + GRAD_MORE + 2], *dh = v->cotangents[0], *dc = v->cotangents[1], *first = v->in[FIRST_H];
    int count = first_of_grad(&p);
    p.has_dh = dh;
    p.has_dc = dc;
    memcpy(inputs, v->in, sizeof *inputs * (size_t)count);
    inputs[count++] = engine_further_output(v->out, 1);
    inputs[count++] = engine_further_output(v->out, 2);
    if (dh)
        inputs[count++] = dh;
    if (dc)
        inputs[count++] = dc;
    if (!dh && !dc)
        return true;
    engine_array *gates = v->in[GATES];
    engine_array *dgates = engine_node(&engine_op_lstm_grad, MLX_FLOAT32, gates->shape, 3, inputs, count, &p, sizeof p);
    if (!dgates)
        return false;
    v->grads[GATES] = dgates;
    v->grads[FIRST_H] = engine_add_output(dgates, MLX_FLOAT32, first->shape, 2);
    v->grads[FIRST_C] = engine_add_output(dgates, MLX_FLOAT32, first->shape, 2);
    if (v->wants[WEIGHT])
        v->grads[WEIGHT] = engine_state_weight_gradient(dgates, v->out, first, p.reverse);
    if (p.has_bias && v->wants[BIAS])
        v->grads[BIAS] = engine_sum(dgates, 3, false);
    return true;
}

const engine_op engine_op_lstm = {.name = "lstm", .eval = lstm_eval, .vjp = lstm_vjp};

/* ---- The gradient's gradient: the same formulas, composed */

typedef struct lstm_time {
    engine_array *i, *f, *g, *o, *last_c, *tanh_c;
} lstm_time;

static engine_array *one_minus(engine_array *a)
{
    return engine_add_constant(engine_negative(a), 1);
}

static engine_array *quarter(engine_array *a, int k)
{
    int width = a->shape[1] / 4, start[] = {0, k * width}, stop[] = {a->shape[0], (k + 1) * width};
    return engine_slice(a, start, stop, NULL);
}

static bool compose_forward(const recurrent_shape *s, engine_array *const *in, bool has_bias, lstm_time *times)
{
    engine_array *h = in[FIRST_H], *c = in[FIRST_C], *weight = engine_swapaxes(in[WEIGHT], 0, 1);
    for (int64_t k = 0; k < s->times; k++) {
        engine_array *from_state = engine_matmul(h, weight);
        if (has_bias)
            from_state = engine_add(from_state, in[BIAS]);
        engine_array *gates = engine_add(engine_at_time(in[GATES], recurrent_place(*s, k)), from_state);
        if (!gates)
            return false;
        lstm_time t = {.i = engine_sigmoid(quarter(gates, 0)), .f = engine_sigmoid(quarter(gates, 1)), .g = engine_tanh(quarter(gates, 2)),
                       .o = engine_sigmoid(quarter(gates, 3)), .last_c = c};
        c = engine_add(engine_multiply(t.f, c), engine_multiply(t.i, t.g));
        t.tanh_c = engine_tanh(c);
        h = engine_multiply(t.o, t.tanh_c);
        times[k] = t;
    }
    return h != NULL;
}

static engine_array *sigmoid_back(engine_array *d, engine_array *y)
{
    return engine_multiply(d, engine_multiply(y, one_minus(y)));
}

/* The outputs of lstm_grad, as a graph: results[0..2]. */
static bool compose_backward(const recurrent_shape *s, engine_array *weight, const lstm_time *times, engine_array *dh, engine_array *dc,
                             engine_array **results)
{
    engine_array *next = engine_full_like(times[0].i, 0), *carried = next, **rows = results + 3;
    for (int64_t k = s->times - 1; k >= 0; k--) {
        const lstm_time *t = &times[k];
        engine_array *h = dh ? engine_add(engine_at_time(dh, recurrent_place(*s, k)), next) : next;
        engine_array *d = engine_add(carried, engine_multiply(engine_multiply(h, t->o), one_minus(engine_square(t->tanh_c))));
        if (dc)
            d = engine_add(d, engine_at_time(dc, recurrent_place(*s, k)));
        engine_array *quarters[] = {sigmoid_back(engine_multiply(d, t->g), t->i), sigmoid_back(engine_multiply(d, t->last_c), t->f),
                                    engine_multiply(engine_multiply(d, t->i), one_minus(engine_square(t->g))),
                                    sigmoid_back(engine_multiply(h, t->tanh_c), t->o)};
        engine_array *gates = quarters[0] && quarters[1] && quarters[2] && quarters[3] ? engine_concatenate(quarters, 4, 1) : NULL;
        if (!gates)
            return false;
        rows[recurrent_place(*s, k)] = engine_expand_dims(gates, 0);
        next = engine_matmul(gates, weight);
        carried = engine_multiply(d, t->f);
    }
    results[0] = engine_concatenate(rows, (size_t)s->times, 0);
    results[1] = next;
    results[2] = carried;
    return results[0] && results[1] && results[2];
}

static bool lstm_grad_vjp(const engine_vjp *v)
{
    const lstm_params *p = ENGINE_PARAMS(v->out, lstm_params);
    recurrent_shape s = shape_of(v->in[GATES], p);
    int more = first_of_grad(p), dh = more + GRAD_MORE, wanted[BIAS + 1 + GRAD_MORE + 2];
    engine_array *leaves[BIAS + 1 + GRAD_MORE + 2], *grads[BIAS + 1 + GRAD_MORE + 2];
    size_t count = 0;
    for (int i = 0; i < v->out->input_count; i++)
        if (v->wants[i] && i != more + GRAD_CELLS && i != more + GRAD_ACTIVATIONS) { /* these two follow from the layer's inputs */
            wanted[count] = i;
            leaves[count++] = v->in[i];
        }
    lstm_time *times = malloc(sizeof *times * (size_t)s.times);
    engine_array **results = malloc(sizeof *results * (size_t)(s.times + 3));
    bool good = times && results;
    if (!good)
        engine_error("out of memory");
    good = good && compose_forward(&s, v->in, p->has_bias, times) &&
           compose_backward(&s, v->in[WEIGHT], times, p->has_dh ? v->in[dh] : NULL, p->has_dc ? v->in[dh + p->has_dh] : NULL, results) &&
           engine_backward(results, v->cotangents, 3, leaves, count, grads);
    for (size_t i = 0; good && i < count; i++)
        v->grads[wanted[i]] = grads[i];
    free(times);
    free(results);
    return good;
}

const engine_op engine_op_lstm_grad = {.name = "lstm_grad", .eval = lstm_grad_eval, .vjp = lstm_grad_vjp};

/* ---- public */

static bool check(const engine_array *gates, const engine_array *weight, const engine_array *h, const engine_array *c,
                  const engine_array *bias)
{
    int width = weight->ndim == 2 ? weight->shape[1] : -1;
    bool fits = gates->ndim == 3 && gates->shape[0] > 0 && weight->ndim == 2 && weight->shape[0] == 4 * width &&
                gates->shape[2] == 4 * width && h->ndim == 2 && h->shape[0] == gates->shape[1] && h->shape[1] == width &&
                engine_same_shape(h, c) && (!bias || (bias->ndim == 1 && bias->shape[0] == 4 * width));
    if (!fits)
        engine_error("gates %s, weight %s and states %s and %s do not fit each other", engine_describe(gates), engine_describe(weight),
                     engine_describe(h), engine_describe(c));
    else if (gates->dtype != MLX_FLOAT32 || weight->dtype != MLX_FLOAT32 || h->dtype != MLX_FLOAT32 || c->dtype != MLX_FLOAT32 ||
             (bias && bias->dtype != MLX_FLOAT32))
        engine_error("needs float32 arrays, got gates %s", engine_describe(gates));
    else
        return true;
    return false;
}

int t2m_ext_lstm(mlx_array *outputs, mlx_array *cells, const mlx_array gates, const mlx_array weight, const mlx_array bias,
                 const mlx_array h, const mlx_array c, bool reverse, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *in[] = {engine_arg(gates), engine_arg(weight), engine_arg(h), engine_arg(c), engine_optional(bias)};
    for (int i = 0; i < BIAS; i++)
        if (!in[i])
            return engine_leave_two(outputs, cells, NULL, NULL);
    if (!check(in[GATES], in[WEIGHT], in[FIRST_H], in[FIRST_C], in[BIAS]))
        return engine_leave_two(outputs, cells, NULL, NULL);
    lstm_params p = {.has_bias = in[BIAS], .reverse = reverse};
    int shape[] = {in[GATES]->shape[0], in[GATES]->shape[1], in[WEIGHT]->shape[1]};
    engine_array *out = engine_node(&engine_op_lstm, MLX_FLOAT32, shape, 3, in, BIAS + p.has_bias, &p, sizeof p);
    engine_array *all = out ? engine_add_output(out, MLX_FLOAT32, shape, 3) : NULL;
    if (all)
        engine_add_output(out, MLX_FLOAT32, in[GATES]->shape, 3);
    return engine_leave_two(outputs, cells, out, all);
}
