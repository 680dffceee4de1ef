/* An LSTM layer in one direction, over all its times, and its gradient.
 *
 *     i, f, o = sigmoid, g = tanh of their quarters of the gates; c' = f c + i g; h' = o tanh(c')
 *
 * Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html (the order i, f, g, o is PyTorch's). All arrays are row-major. A row
 * of the batch never sees another, so each thread takes rows of its own through all times. */
#ifndef T2M_KERNELS_LSTM_H
#define T2M_KERNELS_LSTM_H

#include "recurrent_walk.h"

typedef struct lstm_state {
    const float *h, *c; /* [rows, width] */
} lstm_state;

/* from_input: the input's share of the gates; weight [4 width, width] and bias (4 width values, or NULL) make the state's. Writes the activations
 * i, f, g, o, and c and h of all times. */
void lstm_f32(recurrent_shape shape, const float *from_input, const float *weight, const float *bias, lstm_state first, float *activations, float *c,
              float *h);

/* What lstm_f32 was given and wrote, and what arrives: the gradients of all h and of all c, either may be NULL. */
typedef struct lstm_past {
    const float *weight, *first_c, *activations, *c, *dh, *dc;
} lstm_past;

/* Writes the gradients of the gates before their activations, and of the first state. */
void lstm_backward_f32(recurrent_shape shape, const lstm_past *past, float *dgates, float *first_dh, float *first_dc);

#endif
