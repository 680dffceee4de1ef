/* One optimizer step over one contiguous tensor: parameter, gradient and state read once, results written
 * once.
 *
 * The arithmetic, and its order, are PyTorch's.  Outputs may be the inputs they replace (in place); they must
 * not overlap otherwise.  All tensors have n elements in the same order. */
#ifndef T2M_KERNELS_OPTIM_H
#define T2M_KERNELS_OPTIM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct sgd_rule {
    double lr, momentum, dampening, weight_decay;
    bool nesterov, maximize;
} sgd_rule;

/* buffer NULL: the first step, the new buffer is the gradient.  new_buffer NULL: no momentum. */
void sgd_update_f32(sgd_rule rule, int64_t n, const float *param, const float *grad, const float *buffer,
                    float *new_param, float *new_buffer);
void sgd_update_f64(sgd_rule rule, int64_t n, const double *param, const double *grad, const double *buffer,
                    double *new_param, double *new_buffer);

typedef struct adam_rule {
    double lr, beta1, beta2, eps, weight_decay;
    bool decoupled; /* AdamW: the decay shrinks the parameter, not through the gradient */
    bool maximize;
    double correction1, correction2; /* 1 - beta1^t and 1 - beta2^t of this step */
} adam_rule;

/* m, v: the averages of the gradient and of its square. */
void adam_update_f32(adam_rule rule, int64_t n, const float *param, const float *grad, const float *m,
                     const float *v, float *new_param, float *new_m, float *new_v);
void adam_update_f64(adam_rule rule, int64_t n, const double *param, const double *grad, const double *m,
                     const double *v, double *new_param, double *new_m, double *new_v);

typedef struct adadelta_rule {
    double lr, rho, eps, weight_decay;
    bool maximize;
} adadelta_rule;

/* squares, deltas: the averages of the squared gradient and of the squared update. */
void adadelta_update_f32(adadelta_rule rule, int64_t n, const float *param, const float *grad,
                         const float *squares, const float *deltas, float *new_param, float *new_squares,
                         float *new_deltas);
void adadelta_update_f64(adadelta_rule rule, int64_t n, const double *param, const double *grad,
                         const double *squares, const double *deltas, double *new_param, double *new_squares,
                         double *new_deltas);

#endif
