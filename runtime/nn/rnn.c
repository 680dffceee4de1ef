/* RNN, LSTM, GRU. One walk over layers, directions and times serves all three; a cell says how many gates it
 * has and how a state follows from the last one. The inputs' share of the gates is one product for all times.
 */
#include "t2m/nn_rnn.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "call.h"
#include "mlx/c/t2m_ext_nn.h"
#include "t2m/nn_functional.h"
#include "t2m/nn_init.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

typedef struct cell_state {
    mx_array h, c;
} cell_state;

/* from_input: this time's share of the gates, with its bias; weight, bias: those of the hidden state. */
typedef struct cell {
    int64_t gates;
    cell_state (*step)(mx_array from_input, cell_state last, mx_array weight, mx_array bias);
} cell;

/* The k-th of n equal parts of the last dim. */
static mx_array part(mx_array x, int64_t k, int64_t n)
{
    int64_t size = mx_dim(x, -1) / n;
    return mx_slice(x, MX_ELLIPSIS, MX_SPAN(k * size, (k + 1) * size));
}

static cell_state step_tanh(mx_array from_input, cell_state last, mx_array weight, mx_array bias)
{
    return (cell_state){.h = mx_tanh(mx_add_array(from_input, nn_linear_of(last.h, weight, bias)))};
}

static cell_state step_relu(mx_array from_input, cell_state last, mx_array weight, mx_array bias)
{
    return (cell_state){.h = mx_relu(mx_add_array(from_input, nn_linear_of(last.h, weight, bias)))};
}

static cell_state step_lstm(mx_array from_input, cell_state last, mx_array weight, mx_array bias)
{
    mx_array gates = mx_add_array(from_input, nn_linear_of(last.h, weight, bias));
    mx_array take = mx_sigmoid(part(gates, 0, 4)), keep = mx_sigmoid(part(gates, 1, 4));
    mx_array fresh = mx_tanh(part(gates, 2, 4)), show = mx_sigmoid(part(gates, 3, 4));
    mx_array c = mx_add_array(mx_mul_array(keep, last.c), mx_mul_array(take, fresh));
    return (cell_state){.h = mx_mul_array(show, mx_tanh(c)), .c = c};
}

static cell_state step_gru(mx_array from_input, cell_state last, mx_array weight, mx_array bias)
{
    mx_array from_state = nn_linear_of(last.h, weight, bias);
    mx_array reset = mx_sigmoid(mx_add_array(part(from_input, 0, 3), part(from_state, 0, 3)));
    mx_array stay = mx_sigmoid(mx_add_array(part(from_input, 1, 3), part(from_state, 1, 3)));
    mx_array fresh =
        mx_tanh(mx_add_array(part(from_input, 2, 3), mx_mul_array(reset, part(from_state, 2, 3))));
    return (cell_state){.h = mx_add_array(mx_mul_array(mx_sub_array(last.h, fresh), stay), fresh)};
}

static const cell tanh_cell = {1, step_tanh}, relu_cell = {1, step_relu}, lstm_cell = {4, step_lstm},
                  gru_cell = {3, step_gru};

static const cell *cell_of(const nn_rnn *self)
{
    if (nn_is(&self->base, &nn_lstm_class))
        return &lstm_cell;
    if (nn_is(&self->base, &nn_gru_class))
        return &gru_cell;
    const char *nonlinearity = self->options.nonlinearity;
    if (nonlinearity == NULL || strcmp(nonlinearity, "tanh") == 0)
        return &tanh_cell;
    if (strcmp(nonlinearity, "relu") == 0)
        return &relu_cell;
    py_raise(PY_VALUE_ERROR, "Unknown nonlinearity '%s'. Select from 'tanh' or 'relu'.", nonlinearity);
}

/* ---- parameters: kept by name in the module's extra dict */

enum { NAME = 40 };

static void name_parameter(char name[NAME], const char *what, int64_t layer, bool reverse)
{
    snprintf(name, NAME, "%s_l%" PRId64 "%s", what, layer, reverse ? "_reverse" : "");
}

static void add(nn_rnn *self, const char *what, int64_t layer, bool reverse, mx_dims shape)
{
    char name[NAME];
    name_parameter(name, what, layer, reverse);
    nn_add_parameter(&self->base, name, nn_param_new(mx_zeros_dims(MX_FLOAT32, shape)));
}

static mx_array get(const nn_rnn *self, const char *what, int64_t layer, bool reverse)
{
    char name[NAME];
    name_parameter(name, what, layer, reverse);
    return ((nn_param *)py_dict_item(self->base.extra, name).o)->value;
}

static nn_rnn *init(nn_rnn *self, const nn_class *class, int64_t input, int64_t hidden,
                    nn_rnn_options options)
{
    nn_module_init(&self->base, class);
    self->input_size = input;
    self->hidden_size = hidden;
    self->options = options;
    if (options.num_layers == 0)
        self->options.num_layers = 1;
    if (input <= 0 || hidden <= 0 || self->options.num_layers < 0)
        py_raise(PY_VALUE_ERROR, "%s sizes must be greater than zero", class->name);
    if (!(options.dropout >= 0 && options.dropout <= 1))
        py_raise(PY_VALUE_ERROR,
                 "dropout should be a number in range [0, 1] representing the probability of an element "
                 "being zeroed");
    int64_t gates = cell_of(self)->gates * hidden, directions = options.bidirectional ? 2 : 1;
    for (int64_t layer = 0; layer < self->options.num_layers; layer++) {
        for (int64_t d = 0; d < directions; d++) {
            add(self, "weight_ih", layer, d == 1, MX_DIMS(gates, layer == 0 ? input : hidden * directions));
            add(self, "weight_hh", layer, d == 1, MX_DIMS(gates, hidden));
            if (nn_switch_on(options.bias, true)) {
                add(self, "bias_ih", layer, d == 1, MX_DIMS(gates));
                add(self, "bias_hh", layer, d == 1, MX_DIMS(gates));
            }
        }
    }
    nn_reset_new(&self->base);
    return self;
}

/* ---- sequences of different lengths */

/* Which sequences of a batch still run at a time; NULL: all of them always. */
typedef struct run_lengths {
    const int64_t *lengths;
    int64_t count;
} run_lengths;

/* (N, 1) of bools; MX_NONE if all run. */
static mx_array running_at(const run_lengths *of, int64_t time)
{
    if (of == NULL)
        return MX_NONE;
    bool all = true;
    bool *runs = t2m_malloc((size_t)of->count);
    for (int64_t i = 0; i < of->count; i++)
        all &= runs[i] = of->lengths[i] > time;
    mx_array mask = mx_from_owned(runs, MX_BOOL, MX_DIMS(of->count, 1));
    return all ? MX_NONE : mask;
}

/* Where a sequence has ended its state stays. */
static cell_state held(mx_array running, cell_state now, cell_state last)
{
    if (mx_is_none(running))
        return now;
    return (cell_state){.h = mx_where(running, now.h, last.h),
                        .c = mx_is_none(now.c) ? MX_NONE : mx_where(running, now.c, last.c)};
}

/* Dropout of what is there alone, in the order in which PyTorch packs: time by time, longer sequences first. */
static mx_array drop_running(const nn_rnn *self, mx_array x, const run_lengths *of)
{
    if (of == NULL || self->options.dropout == 0 || !self->base.training)
        return nn_dropout_of(x, self->options.dropout, self->base.training);
    int64_t times = mx_dim(x, 0), batch = of->count, total = 0;
    int64_t *order = t2m_malloc((size_t)batch * sizeof(int64_t)), *from = t2m_malloc((size_t)(times * batch) * sizeof(int64_t));
    int64_t *to = t2m_malloc((size_t)(times * batch) * sizeof(int64_t));
    for (int64_t i = 0; i < batch; i++) { /* a stable sort by length */
        int64_t at = i;
        for (; at > 0 && of->lengths[order[at - 1]] < of->lengths[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (int64_t i = 0; i < times * batch; i++)
        to[i] = -1;
    for (int64_t time = 0; time < times; time++) {
        for (int64_t i = 0; i < batch && of->lengths[order[i]] > time; i++) {
            to[time * batch + order[i]] = total;
            from[total++] = time * batch + order[i];
        }
    }
    for (int64_t i = 0; i < times * batch; i++)
        to[i] = to[i] < 0 ? total : to[i];
    mx_array rows = mx_reshape(x, times * batch, -1);
    mx_array packed = mx_index_select(rows, 0, mx_from_owned(from, MX_INT64, MX_DIMS(total)));
    packed = nn_dropout_of(packed, self->options.dropout, true);
    mx_array padded = mx_cat(0, packed, mx_zeros(MX_FLOAT32, 1, mx_dim(rows, 1)));
    free(order);
    return mx_reshape_dims(mx_index_select(padded, 0, mx_from_owned(to, MX_INT64, MX_DIMS(times * batch))), mx_shape(x));
}

/* ---- the walk */

/* All times of an LSTM in one operation. */
static mx_array run_lstm(mx_array inputs, mx_array weight, mx_array bias, bool reverse, cell_state *state)
{
    mx_array outputs = mlx_array_new(), cells = mlx_array_new();
    if (t2m_ext_lstm(&outputs, &cells, inputs, weight, bias, state->h, state->c, reverse, nn_stream()) != 0)
        T2M_BUG("an array operation failed without a message");
    mx_autorelease(outputs);
    mx_autorelease(cells);
    int64_t last = reverse ? 0 : mx_dim(inputs, 0) - 1;
    *state = (cell_state){.h = mx_at(outputs, last), .c = mx_at(cells, last)};
    return outputs;
}

/* All times of the others. */
static mx_array run_recurrent(const cell *cell, mx_array inputs, mx_array weight, mx_array bias, bool reverse, cell_state *state)
{
    t2m_ext_recurrent_cell kind = cell == &gru_cell ? T2M_EXT_GRU_CELL : cell == &relu_cell ? T2M_EXT_RELU_CELL : T2M_EXT_TANH_CELL;
    NN_RESULT(outputs, t2m_ext_recurrent(&outputs, kind, inputs, weight, bias, state->h, reverse, nn_stream()));
    *state = (cell_state){.h = mx_at(outputs, reverse ? 0 : mx_dim(inputs, 0) - 1)};
    return outputs;
}

/* One layer in one direction over x (T, N, features); *state goes in and comes out. */
static mx_array run_direction(const nn_rnn *self, mx_array x, int64_t layer, bool reverse, const run_lengths *lengths,
                              cell_state *state)
{
    const cell *cell = cell_of(self);
    bool bias = nn_switch_on(self->options.bias, true);
    mx_array weight = get(self, "weight_hh", layer, reverse);
    mx_array hidden_bias = bias ? get(self, "bias_hh", layer, reverse) : MX_NONE;
    mx_array inputs = nn_linear_of(x, get(self, "weight_ih", layer, reverse),
                                   bias ? get(self, "bias_ih", layer, reverse) : MX_NONE);
    int64_t length = mx_dim(x, 0);
    bool is_plain = lengths == NULL && length > 0 && mx_dtype_of(inputs) == MX_FLOAT32 && mx_dtype_of(state->h) == MX_FLOAT32;
    if (is_plain && cell != &lstm_cell)
        return run_recurrent(cell, inputs, weight, hidden_bias, reverse, state);
    if (is_plain && mx_dtype_of(state->c) == MX_FLOAT32)
        return run_lstm(inputs, weight, hidden_bias, reverse, state);
    mx_array *outputs = t2m_malloc((size_t)(length + 1) * sizeof(mx_array));
    for (int64_t i = 0; i < length; i++) {
        int64_t time = reverse ? length - 1 - i : i;
        mx_array running = running_at(lengths, time);
        *state = held(running, cell->step(mx_at(inputs, time), *state, weight, hidden_bias), *state);
        outputs[time] = mx_is_none(running) ? state->h : mx_where(running, state->h, 0.0);
    }
    mx_array all = mx_stack_of(0, outputs, (size_t)length);
    free(outputs);
    return all;
}

static mx_array first_state(const nn_rnn *self, mx_array given, int64_t row, int64_t batch, mx_dtype dtype)
{
    return mx_is_none(given) ? mx_zeros(dtype, batch, self->hidden_size) : mx_at(given, row);
}

static nn_rnn_result run(const nn_rnn *self, mx_array x, mx_array h, mx_array c, const run_lengths *lengths)
{
    int64_t directions = self->options.bidirectional ? 2 : 1, batch = mx_dim(x, 1);
    py_list *last_h = py_list_new(PY_ARRAY), *last_c = py_list_new(PY_ARRAY);
    for (int64_t layer = 0; layer < self->options.num_layers; layer++) {
        mx_array outputs[2];
        for (int64_t d = 0; d < directions; d++) {
            int64_t row = layer * directions + d;
            cell_state state = {.h = first_state(self, h, row, batch, mx_dtype_of(x)),
                                .c = first_state(self, c, row, batch, mx_dtype_of(x))};
            outputs[d] = run_direction(self, x, layer, d == 1, lengths, &state);
            py_list_append(last_h, py_of(state.h));
            if (!mx_is_none(state.c))
                py_list_append(last_c, py_of(state.c));
        }
        x = directions == 2 ? mx_cat(-1, outputs[0], outputs[1]) : outputs[0];
        if (layer + 1 < self->options.num_layers)
            x = drop_running(self, x, lengths);
    }
    return (nn_rnn_result){.output = x,
                           .h = mx_stack_list(0, last_h),
                           .c = last_c->length > 0 ? mx_stack_list(0, last_c) : MX_NONE};
}

static void require_state(const nn_rnn *self, mx_array state, int64_t batch, const char *what)
{
    int64_t rows = self->options.num_layers * (self->options.bidirectional ? 2 : 1);
    mx_dims expected = MX_DIMS(rows, batch, self->hidden_size);
    if (!mx_is_none(state) && !mx_dims_equal(mx_shape(state), expected))
        py_raise(PY_RUNTIME_ERROR, "Expected hidden%s size %s, got %s", what,
                 py_text(py_list_repr(mx_dims_list(expected))),
                 py_text(py_list_repr(mx_dims_list(mx_shape(state)))));
}

/* The user's layout to (T, N, features) and back. */
static nn_rnn_result forward(const nn_rnn *self, mx_array x, mx_array h, mx_array c)
{
    int64_t ndim = mx_ndim(x);
    if (ndim != 2 && ndim != 3)
        py_raise(PY_VALUE_ERROR, "%s: Expected input to be 2D or 3D, got %" PRId64 "D instead",
                 self->base.class->name, ndim);
    if (mx_dim(x, -1) != self->input_size)
        py_raise(PY_RUNTIME_ERROR,
                 "input.size(-1) must be equal to input_size. Expected %" PRId64 ", got %" PRId64,
                 self->input_size, mx_dim(x, -1));
    bool flat = ndim == 2, swapped = !flat && self->options.batch_first;
    mx_array sequence = flat ? mx_unsqueeze(x, 1) : swapped ? mx_transpose(x, 0, 1) : x;
    if (flat) {
        h = mx_is_none(h) ? h : mx_unsqueeze(h, 1);
        c = mx_is_none(c) ? c : mx_unsqueeze(c, 1);
    }
    if (mx_dim(sequence, 0) == 0)
        py_raise(PY_RUNTIME_ERROR, "Expected sequence length to be larger than 0 in RNN");
    require_state(self, h, mx_dim(sequence, 1), nn_is(&self->base, &nn_lstm_class) ? "[0]" : "");
    require_state(self, c, mx_dim(sequence, 1), "[1]");
    nn_rnn_result result = run(self, sequence, h, c, NULL);
    if (flat) {
        result.output = mx_squeeze_dim(result.output, 1);
        result.h = mx_squeeze_dim(result.h, 1);
        result.c = mx_is_none(result.c) ? result.c : mx_squeeze_dim(result.c, 1);
    } else if (swapped) {
        result.output = mx_transpose(result.output, 0, 1);
    }
    return result;
}

/* PyTorch's own kernels for it compute parts in either precision. */
static void refuse_autocast(void)
{
    if (mx_autocast_is_on())
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "recurrent layers under torch.autocast are not converted: leave it with torch.autocast(\"cpu\", enabled=False)");
}

nn_rnn_result nn_rnn_forward_lengths(nn_rnn *self, mx_array x, const py_list *lengths, mx_array h, mx_array c)
{
    refuse_autocast();
    if (mx_dim(x, -1) != self->input_size)
        py_raise(PY_RUNTIME_ERROR,
                 "input.size(-1) must be equal to input_size. Expected %" PRId64 ", got %" PRId64,
                 self->input_size, mx_dim(x, -1));
    require_state(self, h, mx_dim(x, 1), nn_is(&self->base, &nn_lstm_class) ? "[0]" : "");
    require_state(self, c, mx_dim(x, 1), "[1]");
    run_lengths of = {.lengths = t2m_malloc((size_t)(lengths->length + 1) * sizeof(int64_t)), .count = lengths->length};
    for (int64_t i = 0; i < lengths->length; i++)
        ((int64_t *)(uintptr_t)of.lengths)[i] = lengths->items[i].i;
    nn_rnn_result result = run(self, x, h, c, &of);
    free((void *)(uintptr_t)of.lengths);
    return result;
}

/* ---- the classes */

static py_str describe(const nn_module *module)
{
    const nn_rnn *self = (const nn_rnn *)module;
    py_builder out = {0};
    py_builder_printf(&out, "%" PRId64 ", %" PRId64, self->input_size, self->hidden_size);
    if (self->options.num_layers != 1)
        py_builder_printf(&out, ", num_layers=%" PRId64, self->options.num_layers);
    if (!nn_switch_on(self->options.bias, true))
        py_builder_text(&out, ", bias=False");
    if (self->options.batch_first)
        py_builder_text(&out, ", batch_first=True");
    if (self->options.dropout != 0)
        py_builder_printf(&out, ", dropout=%s", py_float_text(self->options.dropout));
    if (self->options.bidirectional)
        py_builder_text(&out, ", bidirectional=True");
    return py_builder_take(&out);
}

static void reset(nn_module *module)
{
    double bound = 1 / sqrt((double)((nn_rnn *)module)->hidden_size);
    nn_params *params = nn_parameters(module);
    for (int64_t i = 0; i < params->count; i++)
        nn_init_uniform(params->items[i], -bound, bound);
}

const nn_class nn_rnn_class = {.name = "RNN", .size = sizeof(nn_rnn), .describe = describe, .reset = reset};
const nn_class nn_lstm_class = {.name = "LSTM", .size = sizeof(nn_rnn), .describe = describe, .reset = reset};
const nn_class nn_gru_class = {.name = "GRU", .size = sizeof(nn_rnn), .describe = describe, .reset = reset};

nn_rnn *nn_rnn_init_with(nn_rnn *self, int64_t input, int64_t hidden, nn_rnn_options options)
{
    return init(self, &nn_rnn_class, input, hidden, options);
}

nn_rnn *nn_lstm_init_with(nn_rnn *self, int64_t input, int64_t hidden, nn_rnn_options options)
{
    return init(self, &nn_lstm_class, input, hidden, options);
}

nn_rnn *nn_gru_init_with(nn_rnn *self, int64_t input, int64_t hidden, nn_rnn_options options)
{
    return init(self, &nn_gru_class, input, hidden, options);
}

nn_rnn_result nn_rnn_forward(nn_rnn *self, mx_array x, mx_array h)
{
    refuse_autocast();
    return forward(self, x, h, MX_NONE);
}

nn_rnn_result nn_gru_forward(nn_rnn *self, mx_array x, mx_array h)
{
    refuse_autocast();
    return forward(self, x, h, MX_NONE);
}

nn_rnn_result nn_lstm_forward(nn_rnn *self, mx_array x, mx_array h, mx_array c)
{
    refuse_autocast();
    return forward(self, x, h, c);
}

nn_rnn_result nn_lstm_forward_from(nn_rnn *self, mx_array x, const py_tuple *hx)
{
    return hx ? nn_lstm_forward(self, x, py_tuple_at(hx, 0).a, py_tuple_at(hx, 1).a) : nn_lstm_forward(self, x, MX_NONE, MX_NONE);
}
