/* The element-wise part of an LSTM's cell, for all rows of a batch at one time.
 *
 *     i, f, o = sigmoid, g = tanh of their quarters of the gates; c' = f c + i g; h' = o tanh(c')
 *
 * Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html (the order i, f, g, o is PyTorch's). All arrays are row-major. */
#ifndef T2M_KERNELS_LSTM_H
#define T2M_KERNELS_LSTM_H

#include <stdint.h>

typedef struct lstm_shape {
    int64_t rows, width; /* of h and c; the gates have 4 width columns */
} lstm_shape;

/* gates [rows, 4 width] holds the state's share and becomes the activations i, f, g, o; from_input is the input's share, bias (4 width
 * values, or NULL) belongs to the state's. c and h are written; c may not be last_c. */
void lstm_cell_f32(lstm_shape shape, const float *from_input, const float *bias, const float *last_c, float *gates, float *c, float *h);

/* dh: the gradient of h', from the output and from the next time, either may be NULL; dc: that of c' from outside, or NULL. carried is the
 * gradient of c' from the next time, and becomes that of c. dgates receives the gradient of the gates before their activations. */
void lstm_cell_backward_f32(lstm_shape shape, const float *activations, const float *last_c, const float *c, const float *dh,
                            const float *dh_next, const float *dc, float *carried, float *dgates);

#endif
