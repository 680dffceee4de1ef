/* The engine's own vocabulary: value-returning forms of the operations, for vjps and composite ops.
 *
 * All take and return scoped arrays and pass NULL on (see op.h). They check what the public functions check.
 */
#ifndef ENGINE_GRAPH_H
#define ENGINE_GRAPH_H

#include "op.h"

/* Element-wise, unary. */
engine_array *engine_unary(const engine_op *op, engine_array *a);
engine_array *engine_abs(engine_array *a);
engine_array *engine_negative(engine_array *a);
engine_array *engine_exp(engine_array *a);
engine_array *engine_log(engine_array *a);
engine_array *engine_sqrt(engine_array *a);
engine_array *engine_rsqrt(engine_array *a);
engine_array *engine_square(engine_array *a);
engine_array *engine_reciprocal(engine_array *a);
engine_array *engine_sin(engine_array *a);
engine_array *engine_cos(engine_array *a);
engine_array *engine_tanh(engine_array *a);
engine_array *engine_sigmoid(engine_array *a);
engine_array *engine_floor(engine_array *a);
engine_array *engine_sign(engine_array *a);
engine_array *engine_isnan(engine_array *a);
engine_array *engine_isinf(engine_array *a);
engine_array *engine_isposinf(engine_array *a);
engine_array *engine_isneginf(engine_array *a);
engine_array *engine_log2(engine_array *a);
engine_array *engine_rint(engine_array *a);
engine_array *engine_log1p(engine_array *a);
engine_array *engine_erf(engine_array *a);
engine_array *engine_erfinv(engine_array *a);
engine_array *engine_logical_not(engine_array *a);
engine_array *engine_conjugate(engine_array *a);
engine_array *engine_real(engine_array *a);
engine_array *engine_imag(engine_array *a);
engine_array *engine_complex(engine_array *real, engine_array *imaginary);
engine_array *engine_stop_gradient(engine_array *a);
engine_array *engine_cast(engine_array *a, mlx_dtype dtype);
engine_array *engine_view(engine_array *a, mlx_dtype dtype); /* the bits as another type */

/* Element-wise, binary: operands broadcast and promote. */
engine_array *engine_add(engine_array *a, engine_array *b);
engine_array *engine_subtract(engine_array *a, engine_array *b);
engine_array *engine_multiply(engine_array *a, engine_array *b);
engine_array *engine_divide(engine_array *a, engine_array *b);
engine_array *engine_floor_divide(engine_array *a, engine_array *b);
engine_array *engine_remainder(engine_array *a, engine_array *b);
engine_array *engine_power(engine_array *a, engine_array *b);
engine_array *engine_maximum(engine_array *a, engine_array *b);
engine_array *engine_minimum(engine_array *a, engine_array *b);
engine_array *engine_equal(engine_array *a, engine_array *b);
engine_array *engine_not_equal(engine_array *a, engine_array *b);
engine_array *engine_less(engine_array *a, engine_array *b);
engine_array *engine_less_equal(engine_array *a, engine_array *b);
engine_array *engine_greater(engine_array *a, engine_array *b);
engine_array *engine_greater_equal(engine_array *a, engine_array *b);
engine_array *engine_logical_and(engine_array *a, engine_array *b);
engine_array *engine_logical_or(engine_array *a, engine_array *b);
engine_array *engine_where(engine_array *condition, engine_array *x, engine_array *y);

/* The sum of two gradients of one array: engine_add, but for parts of it (slice_grad.c). */
engine_array *engine_add_gradients(engine_array *a, engine_array *b);

/* The gradient of something that is used, but by steps: zeros. */
engine_array *engine_zero_gradient(engine_array *like);

/* With a constant of the array's own dtype. */
engine_array *engine_add_constant(engine_array *a, double value);
engine_array *engine_multiply_constant(engine_array *a, double value);

/* Reductions over the axes whose bits are set in `axes`. */
engine_array *engine_sum(engine_array *a, unsigned axes, bool keepdims);
engine_array *engine_mean(engine_array *a, unsigned axes, bool keepdims);
engine_array *engine_max(engine_array *a, unsigned axes, bool keepdims);
engine_array *engine_min(engine_array *a, unsigned axes, bool keepdims);
engine_array *engine_prod(engine_array *a, unsigned axes, bool keepdims);
engine_array *engine_all(engine_array *a, unsigned axes, bool keepdims);
engine_array *engine_any(engine_array *a, unsigned axes, bool keepdims);
#define ENGINE_ALL_AXES(a) ((1u << (a)->ndim) - 1)

/* Sums `g` down to the shape of `like`: the transpose of broadcasting. */
engine_array *engine_unbroadcast(engine_array *g, engine_array *like);

/* Shapes: views wherever strides allow. */
engine_array *engine_reshape(engine_array *a, const int *shape, int ndim);
engine_array *engine_reshape_like(engine_array *a, engine_array *like);
engine_array *engine_transpose(engine_array *a, const int *axes);
engine_array *engine_swapaxes(engine_array *a, int axis1, int axis2);
engine_array *engine_moveaxis(engine_array *a, int source, int destination);
engine_array *engine_broadcast_to(engine_array *a, const int *shape, int ndim);
engine_array *engine_broadcast_like(engine_array *a, engine_array *like);
engine_array *engine_expand_dims(engine_array *a, int axis);
engine_array *engine_squeeze(engine_array *a, int axis);
engine_array *engine_slice(engine_array *a, const int *start, const int *stop, const int *steps);
engine_array *engine_slice_update(engine_array *a, engine_array *update, const int *start, const int *stop,
                                  const int *steps, bool accumulate);
engine_array *engine_concatenate(engine_array *const *arrays, size_t count, int axis);
engine_array *engine_contiguous(engine_array *a);

/* Running sums along an axis; without the element itself if exclusive. */
engine_array *engine_cumsum(engine_array *a, int axis, bool inclusive);
engine_array *engine_cumprod(engine_array *a, int axis, bool reverse, bool inclusive);

/* Order. */
engine_array *engine_argmax(engine_array *a, int axis);
engine_array *engine_argsort(engine_array *a, int axis);

/* Makers. */
engine_array *engine_full(const int *shape, int ndim, double value, mlx_dtype dtype);
engine_array *engine_full_like(engine_array *a, double value); /* shape and dtype of a */
engine_array *engine_arange(double start, double stop, double step, mlx_dtype dtype);

/* Heavy ops (files of their own, over kernels/). */
engine_array *engine_matmul(engine_array *a, engine_array *b);
engine_array *engine_take_axis(engine_array *a, engine_array *indices, int axis);
engine_array *engine_take_along_axis(engine_array *a, engine_array *indices, int axis);
engine_array *engine_put_along_axis(engine_array *a, engine_array *indices, engine_array *values, int axis);
engine_array *engine_scatter_add_axis(engine_array *a, engine_array *indices, engine_array *values, int axis);
engine_array *engine_softmax(engine_array *a, int axis);
/* The gradient of log_softmax's input along the last of two axes, if g is nll's (cross_entropy.c) and that of log_probs; else NULL. */
engine_array *engine_nll_through_log_softmax(engine_array *log_probs, engine_array *g);
engine_array *engine_logsumexp(engine_array *a, unsigned axes, bool keepdims);

#endif
