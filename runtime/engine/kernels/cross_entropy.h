/* Cross-entropy of class logits in one pass: the loss of each row, and its gradient without a stored softmax.
 *
 * logits [rows, classes] row-major, targets int64 [rows].  A row whose target is `ignore_index` has loss 0
 * and gradient 0; any other target must be in [0, classes): cross_entropy_bad_target finds the first that is
 * not. */
#ifndef T2M_KERNELS_CROSS_ENTROPY_H
#define T2M_KERNELS_CROSS_ENTROPY_H

#include <stdint.h>

/* The first row with an impossible target, or -1. */
int64_t cross_entropy_bad_target(const int64_t *targets, int64_t rows, int64_t classes, int64_t ignore_index);

/* losses[row] = logsumexp(logits[row]) - logits[row][target]; log_sums[row] keeps the first part for the
 * gradient. */
void cross_entropy_f32(int64_t rows, int64_t classes, const float *logits, const int64_t *targets,
                       int64_t ignore_index, float *losses, float *log_sums);
void cross_entropy_f64(int64_t rows, int64_t classes, const double *logits, const int64_t *targets,
                       int64_t ignore_index, double *losses, double *log_sums);

/* gradient[row] = scale[row * scale_step] (softmax(logits[row]) - one_hot(target)); scale_step 0 shares one
 * scale. */
void cross_entropy_backward_f32(int64_t rows, int64_t classes, const float *logits, const int64_t *targets,
                                int64_t ignore_index, const float *log_sums, const float *scale,
                                int64_t scale_step, float *gradient);
void cross_entropy_backward_f64(int64_t rows, int64_t classes, const double *logits, const int64_t *targets,
                                int64_t ignore_index, const double *log_sums, const double *scale,
                                int64_t scale_step, double *gradient);

#endif
