/* Extensions for neural networks: what the public mlx-c API has no function for, or only slow recipes.
 *
 * NOT part of mlx-c.  Each function names the recipe of public calls that gives the same values, so that a
 * port to the real library is mechanical.  Conventions are the public ones: the result comes first, the
 * stream last, 0 is success. All but the optimizer updates are lazy and differentiable. */
#ifndef T2M_EXT_NN_H
#define T2M_EXT_NN_H

#include <stdbool.h>
#include <stdint.h>

#include "mlx/c/array.h"
#include "mlx/c/stream.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* x - logsumexp(x) along `axis`, in the shape of x.  Integers give float32.
 * Recipe: mlx_subtract(x, mlx_logsumexp_axis(x, axis, keepdims true)). */
int t2m_ext_log_softmax(mlx_array *res, const mlx_array x, int axis, const mlx_stream s);

/* The 2-norm of all elements (float32 or float64), added up in PyTorch's order; gradient 0 where it is 0.
 * Recipe: sqrt(sum(a^2)). */
int t2m_ext_length(mlx_array *res, const mlx_array a, const mlx_stream s);
/* x P(x) with the normal distribution's P: exactly, or by the tanh formula (PyTorch's F.gelu and its approximate="tanh").
 * Recipe: x (1 + mlx_erf(x sqrt(1/2))) / 2; x (1 + mlx_tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2. */
int t2m_ext_gelu(mlx_array *res, const mlx_array x, bool by_tanh, const mlx_stream s);

/* x mlx_sigmoid(x). */
int t2m_ext_silu(mlx_array *res, const mlx_array x, const mlx_stream s);

/* y, which an operation whose slope changes by steps only has computed of x (leaky ReLU, pooling). The gradient of its gradient by x is
 * zeros then, as PyTorch has it, where otherwise nothing would lead from there to x. Recipe: y. */
int t2m_ext_piecewise(mlx_array *res, const mlx_array y, const mlx_array x);

/* mlx_maximum(x, 0), whose gradient where x is 0 is 0. */
int t2m_ext_relu(mlx_array *res, const mlx_array x, const mlx_stream s);

/* (x - mean) / sqrt(variance + eps) weight + bias, with the mean and the biased variance of each index of `axis` over all others, in the
 * shape of x; weight and bias have a value for each index, or are empty handles. mean and variance [C] get no gradient.
 * Recipe: mlx_mean_axes, mlx_var_axes, mlx_subtract, mlx_rsqrt, mlx_multiply, mlx_add. */
int t2m_ext_batch_norm(mlx_array *res, mlx_array *mean, mlx_array *variance, const mlx_array x, const mlx_array weight, const mlx_array bias,
                       int axis, double eps, const mlx_stream s);

/* The loss of each row: logsumexp(logits[i]) - logits[i][targets[i]].
 *
 * logits float [N, C]; targets int64 or int32 [N].  A row whose target is ignore_index costs 0 and gets no
 * gradient; any other target outside [0, C) is an error when the result is evaluated.  Result [N], in the
 * type of logits. Recipe: mlx_logsumexp_axis, mlx_take_along_axis, mlx_subtract; mlx_where with 0 for the
 * ignored rows. */
int t2m_ext_cross_entropy(mlx_array *res, const mlx_array logits, const mlx_array targets,
                          int64_t ignore_index, const mlx_stream s);

/* The losses of rows whose logarithms of probabilities are known, -log_probs[i][targets[i]], with the same arguments. Recipe:
 * mlx_take_along_axis, mlx_negative; mlx_where with 0 for the ignored rows. */
int t2m_ext_nll(mlx_array *res, const mlx_array log_probs, const mlx_array targets, int64_t ignore_index, const mlx_stream s);

/* An LSTM layer in one direction, over all times; float32.
 *
 * gates [T, N, 4H]: the inputs' share of the gates i, f, g, o, with its bias; weight [4H, H] and bias [4H] (or an empty handle): those of
 * the state; h, c [N, H]: the first states. reverse: from the last time to the first. outputs and cells [T, N, H] receive h and c of each time.
 * Recipe: for each time, mlx_addmm of h and the weight's transpose, mlx_add, mlx_split, mlx_sigmoid and mlx_tanh; mlx_stack. */
int t2m_ext_lstm(mlx_array *outputs, mlx_array *cells, const mlx_array gates, const mlx_array weight, const mlx_array bias,
                 const mlx_array h, const mlx_array c, bool reverse, const mlx_stream s);

/* The same of a GRU or a plain recurrent layer: gates [T, N, 3W] (a GRU's: r, z, n) or [T, N, W], weight [3W or W, W], bias [3W or W] or empty, h [N, W];
 * outputs [T, N, W]. float32 only. */
typedef enum t2m_ext_recurrent_cell { T2M_EXT_TANH_CELL, T2M_EXT_RELU_CELL, T2M_EXT_GRU_CELL } t2m_ext_recurrent_cell;
int t2m_ext_recurrent(mlx_array *outputs, t2m_ext_recurrent_cell cell, const mlx_array gates, const mlx_array weight, const mlx_array bias,
                      const mlx_array h, bool reverse, const mlx_stream s);

/* mlx_conv2d plus a bias [O], in one pass over the result.  input (N, H, W, C), weight (O, h, w, C / groups).
 * Recipe: mlx_conv2d, mlx_add. */
int t2m_ext_conv2d_bias(mlx_array *res, const mlx_array input, const mlx_array weight, const mlx_array bias,
                        const int stride[2], const int padding[2], const int dilation[2], int groups,
                        const mlx_stream s);

/* Pooling over the last two axes of x [N, C, H, W] (or [C, H, W]); any strides are read as they lie.
 *
 * Padding adds at most half a kernel on each side.  With ceil_mode the last window may hang over the end, but
 * must start inside the input or its left padding.  The output has the memory order of the input: channels
 * last stays channels last.
 *
 * max: `indices` (may be NULL) receives the int64 position h * W + w of each maximum within its plane; the
 * first of equal ones counts, and takes the whole gradient; NaN wins.  Recipe: mlx_pad with -inf,
 * mlx_as_strided, mlx_max_axes (ties then share their gradient). avg: divides by the window's size, including
 * padding if count_include_pad, or by divisor if it is not 0. Recipe: mlx_pad, mlx_as_strided, mlx_mean_axes.
 */
int t2m_ext_max_pool2d(mlx_array *res, mlx_array *indices, const mlx_array x, const int kernel[2],
                       const int stride[2], const int padding[2], const int dilation[2], bool ceil_mode,
                       const mlx_stream s);
int t2m_ext_avg_pool2d(mlx_array *res, const mlx_array x, const int kernel[2], const int stride[2],
                       const int padding[2], bool ceil_mode, bool count_include_pad, int divisor,
                       const mlx_stream s);

/* The average over output_size equal parts; part i of n covers floor(i H / n) to ceil((i + 1) H / n).
 * Recipe: mlx_slice and mlx_mean_axes for each output position, or a reshape and a mean where n divides H. */
int t2m_ext_adaptive_avg_pool2d(mlx_array *res, const mlx_array x, const int output_size[2],
                                const mlx_stream s);

/* ---- Optimizer updates: one pass over a parameter's memory ----
 *
 * Each replaces the handles param and state by the updated arrays, lazily; old values that somebody else
 * holds stay as they are, otherwise their memory is reused.  grad and state have the shape and type of the
 * parameter (float32 or float64).  The arithmetic is PyTorch's; gradients do not flow through. */

/* Stochastic gradient descent.  buffer: the momentum, NULL if the optimizer has none, an empty handle before
 * the first step (which sets it to the gradient).  momentum, dampening and nesterov only count with a buffer.
 * Recipe: g = grad + weight_decay p; b = momentum b + (1 - dampening) g; p - lr (nesterov ? g + momentum b :
 * b). */
int t2m_ext_sgd_update(mlx_array *param, mlx_array *buffer, const mlx_array grad, double lr, double momentum,
                       double dampening, double weight_decay, bool nesterov, bool maximize,
                       const mlx_stream s);

/* Adam; AdamW if decoupled.  m, v: the averages, empty handles before the first step; step counts from 1.
 * Recipe: m = m + (1 - beta1) (g - m); v = beta2 v + (1 - beta2) g^2;
 * p - lr / (1 - beta1^step) m / (sqrt(v) / sqrt(1 - beta2^step) + eps). */
int t2m_ext_adam_update(mlx_array *param, mlx_array *m, mlx_array *v, const mlx_array grad, double lr,
                        double beta1, double beta2, double eps, double weight_decay, bool decoupled,
                        bool maximize, int64_t step, const mlx_stream s);

/* Adadelta.  squares, deltas: empty handles before the first step.
 * Recipe: q = rho q + (1 - rho) g^2; d = sqrt(e + eps) / sqrt(q + eps) g; e = rho e + (1 - rho) d^2; p - lr
 * d. */
int t2m_ext_adadelta_update(mlx_array *param, mlx_array *squares, mlx_array *deltas, const mlx_array grad,
                            double lr, double rho, double eps, double weight_decay, bool maximize,
                            const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
