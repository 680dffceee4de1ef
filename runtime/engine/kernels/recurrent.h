/* A GRU's or a plain recurrent layer in one direction, over all its times, and its gradient.
 *
 *     plain: h' = tanh or relu of (x + W h + b)
 *     GRU:   r, z = sigmoid of (x + W h + b); n = tanh(x + r (W h + b)); h' = (h - n) z + n      (each with its third of x, W and b)
 *
 * Source: https://docs.pytorch.org/docs/stable/generated/torch.nn.GRU.html. All arrays are row-major. As in lstm.h, each thread takes rows of its own
 * through all times. */
#ifndef T2M_KERNELS_RECURRENT_H
#define T2M_KERNELS_RECURRENT_H

#include "recurrent_walk.h"

typedef enum recurrent_cell { RECURRENT_TANH, RECURRENT_RELU, RECURRENT_GRU } recurrent_cell;

/* How many widths the gates have, and what is kept of a GRU's for its gradient: r, z, n, and W h + b of n. */
enum { RECURRENT_GRU_GATES = 3, RECURRENT_GRU_KEPT = 4 };

/* from_input: the input's share of the gates; weight [gates, width] and bias (NULL, or one value a gate) make the state's. Writes h of all times, and
 * kept if this is a GRU, else that is NULL. */
void recurrent_f32(recurrent_shape shape, recurrent_cell cell, const float *from_input, const float *weight, const float *bias, const float *first_h,
                   float *kept, float *h);

/* What recurrent_f32 was given and wrote, and the gradient of all h. */
typedef struct recurrent_past {
    const float *weight, *first_h, *h, *kept, *dh;
} recurrent_past;

/* Writes the gradients of the state's share of the gates, of the input's share (of a GRU; else they are the same, and this is NULL) and of first_h. */
void recurrent_backward_f32(recurrent_shape shape, recurrent_cell cell, const recurrent_past *past, float *from_state, float *from_input,
                            float *first_dh);

#endif
