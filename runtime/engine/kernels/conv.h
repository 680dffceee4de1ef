/* Convolution over 1, 2 or 3 spatial dimensions, and its two gradients, for any strides of the three tensors.
 *
 * Logical shapes, in the order of all arrays below: x [batch, in_channels, in...], w [out_channels,
 * in_channels / groups, kernel...], y [batch, out_channels, out...].  Memory order is whatever the strides
 * say: the public API is NHWC, users' tensors are NCHW, and both reach the kernel as they lie.  Each output
 * is written whole, in its given strides, which must not repeat an element.
 *
 * A transposed convolution is conv_backward_data.  float32 runs on oneDNN; float64, and what oneDNN refuses,
 * take the plain loops. */
#ifndef T2M_KERNELS_CONV_H
#define T2M_KERNELS_CONV_H

#include <stdint.h>

enum { CONV_MAX_RANK = 3, CONV_MAX_NDIM = CONV_MAX_RANK + 2 };

/* Every field is an int64_t because the struct is also the key of the plan cache; unused entries are 0.
 * Output sizes must agree: out = (in + pad_lo + pad_hi - dilation * (kernel - 1) - 1) / stride + 1. */
typedef struct conv_spec {
    int64_t rank; /* spatial dimensions: 1, 2 or 3 */
    int64_t batch, in_channels, out_channels, groups;
    int64_t in[CONV_MAX_RANK], kernel[CONV_MAX_RANK], out[CONV_MAX_RANK];
    int64_t stride[CONV_MAX_RANK], dilation[CONV_MAX_RANK]; /* 1 is "none" */
    int64_t pad_lo[CONV_MAX_RANK], pad_hi[CONV_MAX_RANK];
    int64_t x_strides[CONV_MAX_NDIM], w_strides[CONV_MAX_NDIM], y_strides[CONV_MAX_NDIM]; /* in elements */
} conv_spec;

/* y = x * w (+ bias[out_channels], contiguous, may be NULL). */
void conv_forward_f32(const conv_spec *spec, const float *x, const float *w, const float *bias, float *y);
void conv_forward_f64(const conv_spec *spec, const double *x, const double *w, const double *bias, double *y);

/* x = the gradient of the input, given that of the output. */
void conv_backward_data_f32(const conv_spec *spec, const float *y, const float *w, float *x);
void conv_backward_data_f64(const conv_spec *spec, const double *y, const double *w, double *x);

/* w = the gradient of the weight, given the input and the gradient of the output. */
void conv_backward_weights_f32(const conv_spec *spec, const float *x, const float *y, float *w);
void conv_backward_weights_f64(const conv_spec *spec, const double *x, const double *y, double *w);

/* Promises that what `y` points to stays as it is until the next such call, NULL ends that: a y that both gradients read is then brought
 * into oneDNN's layout once.  Called by whoever calls the gradients, one thread at a time. */
void conv_steady_y(const float *y);

/* The plain loops. */
void conv_forward_reference_f32(const conv_spec *spec, const float *x, const float *w, const float *bias,
                                float *y);
void conv_backward_data_reference_f32(const conv_spec *spec, const float *y, const float *w, float *x);
void conv_backward_weights_reference_f32(const conv_spec *spec, const float *x, const float *y, float *w);

/* The strides of the result that the fast path likes best for this shape: channels last. */
void conv_channels_last(int64_t rank, int64_t channels, const int64_t *sizes, int64_t *strides);

#endif
