/* Layer normalisation and root-mean-square normalisation over the last axis of a row-major [rows, n] array.
 *
 *     y = (x - mean) * inverse * weight + bias        inverse = 1 / sqrt(mean((x - mean)^2) + eps)
 *
 * RMS normalisation is the same with mean 0 (`centered` false).  weight and bias (n values each) may be NULL.
 */
#ifndef T2M_KERNELS_NORM_H
#define T2M_KERNELS_NORM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct norm_shape {
    int64_t rows, n;
    bool centered;
} norm_shape;

/* statistics[rows, 2] receives the mean and the inverse of each row, for the gradient. */
void norm_f32(norm_shape shape, const float *x, const float *weight, const float *bias, double eps, float *y,
              float *statistics);
void norm_f64(norm_shape shape, const double *x, const double *weight, const double *bias, double eps,
              double *y, double *statistics);

/* dx is as large as x; dweight and dbias (n values) are overwritten; each may be NULL when it is not wanted.
 */
void norm_backward_f32(norm_shape shape, const float *x, const float *weight, const float *statistics,
                       const float *dy, float *dx, float *dweight, float *dbias);
void norm_backward_f64(norm_shape shape, const double *x, const double *weight, const double *statistics,
                       const double *dy, double *dx, double *dweight, double *dbias);

#endif
