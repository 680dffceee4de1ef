/* Recurrent layers against numbers recorded from PyTorch 2.13: same seed, same parameters, same outputs and
 * gradients. */
#include <criterion/criterion.h>

#include <math.h>

#include "support.h"
#include "t2m/nn.h"

/* What was recorded: sums of the output and of the last states, the sum of the output's squares, its second
 * element, and the norm of all gradients of that sum of squares. */
typedef struct recorded {
    double output, h, c, squares, second, gradient;
} recorded;

typedef struct step {
    nn_rnn *layer;
    mx_array x, h;
    nn_rnn_result result;
} step;

static mx_array loss(step *s)
{
    const nn_class *class = s->layer->base.class;
    s->result = class == &nn_lstm_class  ? nn_lstm_forward(s->layer, s->x, s->h, MX_NONE)
                : class == &nn_gru_class ? nn_gru_forward(s->layer, s->x, s->h)
                                         : nn_rnn_forward(s->layer, s->x, s->h);
    return mx_sum(mx_square(s->result.output));
}

static double close_to(double value)
{
    return 2e-6 * fabs(value) + 1e-6;
}

static void check(nn_rnn *layer, mx_array x, mx_array h, recorded r)
{
    step s = {.layer = layer, .x = x, .h = h};
    nn_grads grads;
    mx_array squares = nn_value_and_grad(&layer->base, loss, &s, &grads);
    cr_assert_float_eq(mx_item_float(squares), r.squares, close_to(r.squares));
    cr_assert_float_eq(mx_item_float(mx_sum(s.result.output)), r.output, close_to(r.output));
    cr_assert_float_eq(mx_item_float(mx_sum(s.result.h)), r.h, close_to(r.h));
    if (r.c != 0)
        cr_assert_float_eq(mx_item_float(mx_sum(s.result.c)), r.c, close_to(r.c));
    else
        cr_assert(mx_is_none(s.result.c));
    cr_assert_float_eq(mx_item_float(mx_at(mx_reshape(s.result.output, -1), 1)), r.second,
                       close_to(r.second));
    cr_assert_float_eq(mx_item_float(nn_clip_grads(&grads, 1e9)), r.gradient, close_to(r.gradient));
}

static mx_array ramp(int64_t count, double divisor)
{
    return mx_div(mx_arange(0.0, (double)count, 1), divisor);
}

Test(rnn, lstm)
{
    random_seed(3);
    nn_lstm *layer =
        nn_lstm_init(NN_NEW(nn_lstm), 4, 3, .num_layers = 2, .bidirectional = true, .batch_first = true);
    check(layer, mx_reshape(ramp(40, 20), 2, 5, 4), MX_NONE,
          (recorded){-4.643533, -3.02659, -8.755038, 1.428714, -0.01186283, 4.278802});
    cr_assert_str_eq(py_text(nn_repr(&layer->base)),
                     "LSTM(4, 3, num_layers=2, batch_first=True, bidirectional=True)");
    py_list *names = py_dict_keys(nn_state_dict(&layer->base));
    cr_assert_eq(names->length, 16);
    cr_assert_str_eq(py_text(py_list_repr(py_list_slice(names, 3, 6, 1))),
                     "['bias_hh_l0', 'weight_ih_l0_reverse', 'weight_hh_l0_reverse']");
}

Test(rnn, gru_with_a_first_state)
{
    random_seed(4);
    nn_gru *layer = nn_gru_init(NN_NEW(nn_gru), 4, 3);
    check(layer, mx_reshape(ramp(24, 10), 3, 2, 4), mx_full(MX_FLOAT32, 0.5, 1, 2, 3),
          (recorded){7.630818, 3.059853, 0, 4.800395, 0.3748022, 4.578757});
}

/* Without batch; the dropout between the layers draws the same mask. */
Test(rnn, relu_with_dropout)
{
    random_seed(5);
    nn_rnn *layer =
        nn_rnn_init(NN_NEW(nn_rnn), 4, 3, .num_layers = 2, .nonlinearity = "relu", .dropout = 0.5);
    check(layer, mx_reshape(ramp(12, 10), 3, 4), MX_NONE,
          (recorded){6.591687, 3.919497, 0, 6.813174, 0.3380063, 22.44241});
}

Test(rnn, tanh_without_bias)
{
    random_seed(6);
    nn_rnn *layer = nn_rnn_init(NN_NEW(nn_rnn), 2, 3, .bias = NN_OFF);
    check(layer, mx_reshape(ramp(6, 10), 3, 1, 2), MX_NONE,
          (recorded){0.3983611, 0.2735065, 0, 0.1041549, 0.01247354, 0.4090637});
}

static void wrong_features(void *context)
{
    (void)context;
    nn_gru_forward(nn_gru_init(NN_NEW(nn_gru), 4, 3), mx_zeros(MX_FLOAT32, 2, 1, 5), MX_NONE);
}

static void wrong_state(void *context)
{
    (void)context;
    nn_gru_forward(nn_gru_init(NN_NEW(nn_gru), 4, 3), mx_zeros(MX_FLOAT32, 2, 1, 4),
                   mx_zeros(MX_FLOAT32, 1, 2, 3));
}

Test(rnn, errors)
{
    expect_error(wrong_features,
                 "RuntimeError: input.size(-1) must be equal to input_size. Expected 4, got 5");
    expect_error(wrong_state, "RuntimeError: Expected hidden size [1, 1, 3], got [1, 2, 3]");
}
