/* Maximum and average pooling over two spatial dimensions, and their gradients, for any strides.
 *
 * Tensors are [batch, channels, height, width] by their strides.  Where the channels are the contiguous
 * dimension of both tensors the loops run over channels (vectorised), otherwise over positions.  Results are
 * written whole. */
#ifndef T2M_KERNELS_POOL_H
#define T2M_KERNELS_POOL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct pool_spec {
    int64_t batch, channels;
    int64_t in[2], out[2];
    int64_t kernel[2], stride[2], pad[2], dilation[2];
    int64_t x_strides[4], y_strides[4]; /* in elements */
    bool adaptive;      /* averages over parts of the input; kernel, stride, pad do not count */
    bool count_padding; /* averages: the divisor counts what lies in the padding */
    int64_t divisor;    /* averages: if not 0, divide by this */
} pool_spec;

/* y = the maximum of each window, positions (strided like y) = where in its plane: h * width + w.  The first
 * of equal ones counts; NaN beats everything. */
void max_pool_f32(const pool_spec *spec, const float *x, float *y, int32_t *positions);
void max_pool_f64(const pool_spec *spec, const double *x, double *y, int32_t *positions);

/* x = zero, plus each element of y at its position. */
void max_pool_backward_f32(const pool_spec *spec, const float *y, const int32_t *positions, float *x);
void max_pool_backward_f64(const pool_spec *spec, const double *y, const int32_t *positions, double *x);

/* y = the average of each window. */
void avg_pool_f32(const pool_spec *spec, const float *x, float *y);
void avg_pool_f64(const pool_spec *spec, const double *x, double *y);

/* x = the gradient of the input, given that of the output. */
void avg_pool_backward_f32(const pool_spec *spec, const float *y, float *x);
void avg_pool_backward_f64(const pool_spec *spec, const double *y, double *x);

#endif
