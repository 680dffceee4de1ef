/* Batch normalisation: statistics of each channel over all of a batch, and the gradient.
 *
 * Memory is [outer, channels, inner] without gaps: inner is 1 where channels lie last. */
#ifndef T2M_KERNELS_BATCH_NORM_H
#define T2M_KERNELS_BATCH_NORM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct batch_shape {
    int64_t outer, channels, inner;
} batch_shape;

/* The mean and the biased variance of each channel, in one pass over memory. False if there is no room for the parts. */
bool batch_statistics_f32(batch_shape shape, const float *x, float *mean, float *variance);
bool batch_statistics_f64(batch_shape shape, const double *x, double *mean, double *variance);

/* Of y = (x - mean) inverse weight + bias (weight NULL: 1), with mean and inverse made of x: dweight, dbias, and dx unless it is NULL. */
bool batch_norm_backward_f32(batch_shape shape, const float *x, const float *dy, const float *mean, const float *inverse,
                             const float *weight, float *dx, float *dweight, float *dbias);
bool batch_norm_backward_f64(batch_shape shape, const double *x, const double *dy, const double *mean, const double *inverse,
                             const double *weight, double *dx, double *dweight, double *dbias);

#endif
