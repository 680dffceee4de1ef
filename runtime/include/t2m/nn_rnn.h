/* Recurrent layers: RNN, LSTM, GRU. Sequences are (T, N, features), with .batch_first (N, T, features), without batch
 * (T, features). Parameters are weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, weight_ih_l0_reverse ... as PyTorch
 * names and draws them; gates are in PyTorch's order (LSTM: i f g o; GRU: r z n). */
#ifndef T2M_NN_RNN_H
#define T2M_NN_RNN_H

#include "t2m/nn_module.h"

typedef struct nn_rnn_options {
    char unused_;
    int64_t num_layers; /* 1 */
    nn_switch bias;
    bool batch_first;
    double dropout; /* between layers, in training */
    bool bidirectional;
    const char *nonlinearity; /* RNN: NULL or "tanh", "relu" */
} nn_rnn_options;

typedef struct nn_rnn {
    nn_module base;
    int64_t input_size, hidden_size;
    nn_rnn_options options; /* num_layers filled in */
} nn_rnn;
typedef nn_rnn nn_lstm, nn_gru;
extern const nn_class nn_rnn_class, nn_lstm_class, nn_gru_class;

#define nn_rnn_init(self, input, hidden, ...)                                                                \
    nn_rnn_init_with((self), (input), (hidden), (nn_rnn_options){.unused_ = 0, __VA_ARGS__})
#define nn_lstm_init(self, input, hidden, ...)                                                               \
    nn_lstm_init_with((self), (input), (hidden), (nn_rnn_options){.unused_ = 0, __VA_ARGS__})
#define nn_gru_init(self, input, hidden, ...)                                                                \
    nn_gru_init_with((self), (input), (hidden), (nn_rnn_options){.unused_ = 0, __VA_ARGS__})
nn_rnn *nn_rnn_init_with(nn_rnn *self, int64_t input, int64_t hidden, nn_rnn_options options);
nn_rnn *nn_lstm_init_with(nn_rnn *self, int64_t input, int64_t hidden, nn_rnn_options options);
nn_rnn *nn_gru_init_with(nn_rnn *self, int64_t input, int64_t hidden, nn_rnn_options options);

/* output: the last layer's states at all times, both directions side by side. h, c: the last states of every layer and
 * direction, (layers * directions, N, hidden); c of an LSTM only. */
/* layer.weight_ih_l0 and its kin; AttributeError if it has none of that name. */
nn_param *nn_rnn_weight(const nn_rnn *self, const char *name);

typedef struct nn_rnn_result {
    mx_array output, h, c;
} nn_rnn_result;
/* h, c: the first states, MX_NONE for zeros. RuntimeError if sizes do not fit. */
/* Of x (T, N, features) the i-th sequence has lengths[i] times; outputs behind its end are 0. */
nn_rnn_result nn_rnn_forward_lengths(nn_rnn *self, mx_array x, const py_list *lengths, mx_array h, mx_array c);
nn_rnn_result nn_rnn_forward(nn_rnn *self, mx_array x, mx_array h);
nn_rnn_result nn_gru_forward(nn_rnn *self, mx_array x, mx_array h);
nn_rnn_result nn_lstm_forward(nn_rnn *self, mx_array x, mx_array h, mx_array c);
/* hx: (h, c), or NULL for None. */
nn_rnn_result nn_lstm_forward_from(nn_rnn *self, mx_array x, const py_tuple *hx);

#endif
