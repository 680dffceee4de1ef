/* Softmax, log-softmax and log-sum-exp along one axis of a row-major array, and the gradients.
 *
 * An array is seen as [outer, n, inner]: the axis has n elements that lie `inner` apart.  Results may
 * overwrite the input they are aligned with (y == x, dx == dy).  A row of -inf gives NaN, as in PyTorch and
 * MLX; n == 0 writes nothing. */
#ifndef T2M_KERNELS_SOFTMAX_H
#define T2M_KERNELS_SOFTMAX_H

#include <stdint.h>

typedef struct softmax_shape {
    int64_t outer, n, inner;
} softmax_shape;

/* y = exp(x - max) / sum */
void softmax_f32(softmax_shape shape, const float *x, float *y);
void softmax_f64(softmax_shape shape, const double *x, double *y);

/* y = x - logsumexp(x) */
void log_softmax_f32(softmax_shape shape, const float *x, float *y);
void log_softmax_f64(softmax_shape shape, const double *x, double *y);

/* y[outer, inner] = log(sum(exp(x))); -inf for a row of -inf. */
void logsumexp_f32(softmax_shape shape, const float *x, float *y);
void logsumexp_f64(softmax_shape shape, const double *x, double *y);

/* dx = y (dy - sum(dy y)), from the result y of softmax. */
void softmax_backward_f32(softmax_shape shape, const float *y, const float *dy, float *dx);
void softmax_backward_f64(softmax_shape shape, const double *y, const double *dy, double *dx);

/* dx = dy - exp(y) sum(dy), from the result y of log_softmax. */
void log_softmax_backward_f32(softmax_shape shape, const float *y, const float *dy, float *dx);
void log_softmax_backward_f64(softmax_shape shape, const double *y, const double *dy, double *dx);

#endif
