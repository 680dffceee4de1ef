/* A GRU's or a plain recurrent layer in one direction over a whole sequence, as ops/lstm.c has the LSTM's (kernels/recurrent.h). float32 only: callers
 * compose the rest. The gradient of the gradient is that of the composition at the end of this file. */
#include "recurrent.h"

#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "internal.h"
#include "kernels/recurrent.h"
#include "mlx/c/t2m_ext_nn.h"
#include "outputs.h"

typedef struct recurrent_params {
    recurrent_cell cell;
    bool has_bias, reverse;
} recurrent_params;

/* The inputs of the layer: the inputs' share of the gates [T, N, G], the weight [G, W], the first state [N, W], and the bias [G] if there is. A GRU has
 * a second output: what its gradient needs. */
enum { GATES, WEIGHT, FIRST_H, BIAS, MOST_INPUTS };

/* The gradient has the layer's inputs, h, dh, and what a GRU kept. */
enum { PAST_H, PAST_DH, PAST_KEPT, MOST_PAST };

static int layer_inputs(const recurrent_params *p)
{
    return BIAS + p->has_bias;
}

static bool is_gru(const recurrent_params *p)
{
    return p->cell == RECURRENT_GRU;
}

static recurrent_shape shape_of(engine_array *const *in, const recurrent_params *p)
{
    return (recurrent_shape){.times = in[GATES]->shape[0], .rows = in[GATES]->shape[1], .width = in[WEIGHT]->shape[1], .reverse = p->reverse};
}

/* All inputs as rows; false after an error. */
static bool read_inputs(const engine_array *out, const float **data)
{
    for (int i = 0; i < out->input_count; i++) {
        const engine_array *rows = engine_row_contiguous(out->inputs[i]);
        if (!rows)
            return false;
        data[i] = engine_data(rows);
    }
    return true;
}

static bool recurrent_eval(engine_array *out)
{
    const recurrent_params *p = ENGINE_PARAMS(out, recurrent_params);
    const float *in[MOST_INPUTS] = {NULL};
    engine_array *kept = is_gru(p) ? out->extras[0] : NULL;
    if (!read_inputs(out, in) || !engine_alloc(out) || (kept && !engine_alloc(kept)))
        return false;
    recurrent_f32(shape_of(out->inputs, p), p->cell, in[GATES], in[WEIGHT], in[BIAS], in[FIRST_H], kept ? engine_data(kept) : NULL, engine_data(out));
    return true;
}

/* Outputs: the gradients of the state's share of the gates, of the first state, and of a GRU's input's share. */
static bool recurrent_grad_eval(engine_array *out)
{
    const recurrent_params *p = ENGINE_PARAMS(out, recurrent_params);
    const float *in[MOST_INPUTS + MOST_PAST] = {NULL}, **more = in + layer_inputs(p);
    engine_array *first = out->extras[0], *from_input = is_gru(p) ? out->extras[1] : NULL;
    if (!read_inputs(out, in) || !engine_alloc(out) || !engine_alloc(first) || (from_input && !engine_alloc(from_input)))
        return false;
    recurrent_past past = {in[WEIGHT], in[FIRST_H], more[PAST_H], is_gru(p) ? more[PAST_KEPT] : NULL, more[PAST_DH]};
    recurrent_backward_f32(shape_of(out->inputs, p), p->cell, &past, engine_data(out), from_input ? engine_data(from_input) : NULL, engine_data(first));
    return true;
}

/* ---- As graphs, for the LSTM too */

engine_array *engine_at_time(engine_array *a, int64_t time)
{
    int start[] = {(int)time, 0, 0}, stop[] = {(int)time + 1, a->shape[1], a->shape[2]};
    return engine_squeeze(engine_slice(a, start, stop, NULL), 0);
}

/* The state before each time: the first one, then what the times gave. */
static engine_array *states_before(engine_array *h, engine_array *first, bool reverse)
{
    int times = h->shape[0], start[] = {reverse ? 1 : 0, 0, 0}, stop[] = {reverse ? times : times - 1, h->shape[1], h->shape[2]};
    engine_array *first_row = engine_expand_dims(first, 0), *rest = engine_slice(h, start, stop, NULL);
    engine_array *both[] = {reverse ? rest : first_row, reverse ? first_row : rest};
    return times > 1 ? engine_concatenate(both, 2, 0) : first_row;
}

/* [G, T N] by [T N, W]. */
engine_array *engine_state_weight_gradient(engine_array *dgates, engine_array *h, engine_array *first, bool reverse)
{
    engine_array *before = states_before(h, first, reverse);
    int all = dgates->shape[0] * dgates->shape[1];
    engine_array *flat = engine_reshape(dgates, (const int[]){all, dgates->shape[2]}, 2);
    return before ? engine_matmul(engine_swapaxes(flat, 0, 1), engine_reshape(before, (const int[]){all, before->shape[2]}, 2)) : NULL;
}

static bool recurrent_vjp(const engine_vjp *v)
{
    recurrent_params p = *ENGINE_PARAMS(v->out, recurrent_params);
    engine_array *inputs[MOST_INPUTS + MOST_PAST], *gates = v->in[GATES], *first = v->in[FIRST_H];
    int count = layer_inputs(&p);
    if (!v->cotangents[0])
        return true;
    memcpy(inputs, v->in, sizeof *inputs * (size_t)count);
    inputs[count++] = v->out;
    inputs[count++] = v->cotangents[0];
    if (is_gru(&p))
        inputs[count++] = engine_further_output(v->out, 1);
    engine_array *from_state = engine_node(&engine_op_recurrent_grad, MLX_FLOAT32, gates->shape, 3, inputs, count, &p, sizeof p);
    v->grads[FIRST_H] = engine_add_output(from_state, MLX_FLOAT32, first->shape, 2);
    v->grads[GATES] = is_gru(&p) ? engine_add_output(from_state, MLX_FLOAT32, gates->shape, 3) : from_state;
    if (v->wants[WEIGHT])
        v->grads[WEIGHT] = engine_state_weight_gradient(from_state, v->out, first, p.reverse);
    if (p.has_bias && v->wants[BIAS])
        v->grads[BIAS] = engine_sum(from_state, 3, false);
    return from_state != NULL;
}

const engine_op engine_op_recurrent = {.name = "recurrent", .eval = recurrent_eval, .vjp = recurrent_vjp};

/* ---- The gradient's gradient: the gradient of the composed layer, differentiated */

static engine_array *third(engine_array *a, int k)
{
    int width = a->shape[1] / RECURRENT_GRU_GATES, start[] = {0, k * width}, stop[] = {a->shape[0], (k + 1) * width};
    return engine_slice(a, start, stop, NULL);
}

static engine_array *compose_cell(recurrent_cell cell, engine_array *x, engine_array *from_state, engine_array *h)
{
    if (!x || !from_state)
        return NULL;
    if (cell != RECURRENT_GRU) {
        engine_array *sum = engine_add(x, from_state);
        return cell == RECURRENT_TANH ? engine_tanh(sum) : engine_maximum(sum, engine_full_like(sum, 0));
    }
    engine_array *r = engine_sigmoid(engine_add(third(x, 0), third(from_state, 0))), *z = engine_sigmoid(engine_add(third(x, 1), third(from_state, 1)));
    engine_array *n = engine_tanh(engine_add(third(x, 2), engine_multiply(r, third(from_state, 2))));
    return engine_add(engine_multiply(engine_subtract(h, n), z), n);
}

/* All h; `nothing` [T, N, G] is added to the state's share, so that its gradient can be asked of. */
static engine_array *compose_layer(recurrent_shape s, const recurrent_params *p, engine_array *const *in, engine_array *nothing)
{
    engine_array *h = in[FIRST_H], *weight = engine_swapaxes(in[WEIGHT], 0, 1), **rows = malloc(sizeof *rows * (size_t)s.times);
    if (!rows)
        engine_error("out of memory");
    for (int64_t k = 0; rows && h && k < s.times; k++) {
        int64_t time = recurrent_place(s, k);
        engine_array *from_state = engine_matmul(h, weight);
        if (p->has_bias)
            from_state = engine_add(from_state, in[BIAS]);
        h = compose_cell(p->cell, engine_at_time(in[GATES], time), engine_add(from_state, engine_at_time(nothing, time)), h);
        rows[time] = engine_expand_dims(h, 0);
    }
    engine_array *all = rows && h ? engine_concatenate(rows, (size_t)s.times, 0) : NULL;
    free(rows);
    return all;
}

static bool recurrent_grad_vjp(const engine_vjp *v)
{
    const recurrent_params *p = ENGINE_PARAMS(v->out, recurrent_params);
    int count = layer_inputs(p), wanted[MOST_INPUTS + 1];
    engine_array *dh = v->in[count + PAST_DH], *nothing = engine_tracer(engine_full_like(v->in[GATES], 0), ENGINE_TRACED);
    engine_array *h = compose_layer(shape_of(v->in, p), p, v->in, nothing), *slopes[3], *leaves[MOST_INPUTS + 1], *grads[MOST_INPUTS + 1];
    if (!h || !engine_backward(&h, &dh, 1, (engine_array *[]){nothing, v->in[FIRST_H], v->in[GATES]}, 3, slopes))
        return false;
    size_t leaf_count = 0, used = 0;
    for (int i = 0; i < v->out->input_count; i++)
        if (v->wants[i] && i != count + PAST_H && i != count + PAST_KEPT) { /* these two follow from the layer's inputs */
            wanted[leaf_count] = i;
            leaves[leaf_count++] = v->in[i];
        }
    engine_array *outputs[3], *cotangents[3];
    for (int i = 0; i < 2 + is_gru(p); i++)
        if (v->cotangents[i] && slopes[i]) {
            outputs[used] = slopes[i];
            cotangents[used++] = v->cotangents[i];
        }
    if (!engine_backward(outputs, cotangents, used, leaves, leaf_count, grads))
        return false;
    for (size_t i = 0; i < leaf_count; i++)
        v->grads[wanted[i]] = grads[i];
    return true;
}

const engine_op engine_op_recurrent_grad = {.name = "recurrent_grad", .eval = recurrent_grad_eval, .vjp = recurrent_grad_vjp};

/* ---- public */

static bool check(const engine_array *gates, const engine_array *weight, const engine_array *h, const engine_array *bias, int times_width)
{
    int width = weight->ndim == 2 ? weight->shape[1] : -1;
    bool fits = gates->ndim == 3 && gates->shape[0] > 0 && width >= 0 && weight->shape[0] == times_width * width &&
                gates->shape[2] == times_width * width && h->ndim == 2 && h->shape[0] == gates->shape[1] && h->shape[1] == width &&
                (!bias || (bias->ndim == 1 && bias->shape[0] == times_width * width));
    if (!fits)
        engine_error("gates %s, weight %s and state %s do not fit each other", engine_describe(gates), engine_describe(weight), engine_describe(h));
    else if (gates->dtype != MLX_FLOAT32 || weight->dtype != MLX_FLOAT32 || h->dtype != MLX_FLOAT32 || (bias && bias->dtype != MLX_FLOAT32))
        engine_error("needs float32 arrays, got gates %s", engine_describe(gates));
    else
        return true;
    return false;
}

int t2m_ext_recurrent(mlx_array *outputs, t2m_ext_recurrent_cell cell, const mlx_array gates, const mlx_array weight, const mlx_array bias,
                      const mlx_array h, bool reverse, const mlx_stream s)
{
    static const recurrent_cell cells[] = {RECURRENT_TANH, RECURRENT_RELU, RECURRENT_GRU};
    engine_enter(__func__, s);
    recurrent_params p = {.cell = cells[cell], .reverse = reverse};
    engine_array *in[] = {engine_arg(gates), engine_arg(weight), engine_arg(h), engine_optional(bias)};
    if (!in[GATES] || !in[WEIGHT] || !in[FIRST_H] || !check(in[GATES], in[WEIGHT], in[FIRST_H], in[BIAS], is_gru(&p) ? RECURRENT_GRU_GATES : 1))
        return engine_leave(outputs, NULL);
    p.has_bias = in[BIAS];
    int shape[] = {in[GATES]->shape[0], in[GATES]->shape[1], in[WEIGHT]->shape[1]};
    engine_array *out = engine_node(&engine_op_recurrent, MLX_FLOAT32, shape, 3, in, layer_inputs(&p), &p, sizeof p);
    if (out && is_gru(&p))
        engine_add_output(out, MLX_FLOAT32, (int[]){shape[0], shape[1], RECURRENT_GRU_KEPT * shape[2]}, 3);
    return engine_leave(outputs, out);
}
