/* Operations on arrays.
 *
 * All return through *res (see array.h), take the stream last, give 0 or 1, and are lazy: shapes and types
 * are checked at once, values are computed by mlx_eval or when they are read. Axes may be negative, counted
 * from the end. With `keepdims`, reduced axes stay with size 1. A function declared here but not in this
 * library is an error of the linker, never a wrong answer. */
#ifndef MLX_OPS_H
#define MLX_OPS_H

#include "mlx/c/array.h"
#include "mlx/c/optional.h"
#include "mlx/c/stream.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Arithmetic, element-wise. Operands broadcast, and meet in a common type ---- */

/* a + b, a - b, a * b. A boolean sum is "or", a product "and"; booleans cannot be subtracted. */
int mlx_add(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_subtract(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_multiply(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* a / b, computed in floating point (float32 for integers). */
int mlx_divide(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* Quotient rounded towards minus infinity, and the remainder with the sign of b. Integer division by zero
 * gives 0. */
int mlx_floor_divide(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_remainder(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* a to the power b. An integer to a negative power gives 0. */
int mlx_power(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* The larger, the smaller. A NaN wins. The gradient at a tie goes to b for both. */
int mlx_maximum(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_minimum(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* log(exp(a) + exp(b)), without overflow. */
int mlx_logaddexp(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* The angle of the point (b, a), in -pi..pi. */
int mlx_arctan2(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* -a (not for bool), |a|, -1, 0 or 1 by sign, a * a. */
int mlx_negative(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_abs(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_sign(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_square(mlx_array *res, const mlx_array a, const mlx_stream s);

/* 1 / a, the square root, and one over it. Integers give float32, as do all functions below. */
int mlx_reciprocal(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_sqrt(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_rsqrt(mlx_array *res, const mlx_array a, const mlx_stream s);

/* Exponentials and logarithms. expm1 and log1p keep their precision near 0. */
int mlx_exp(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_expm1(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_log(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_log2(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_log10(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_log1p(mlx_array *res, const mlx_array a, const mlx_stream s);

/* Trigonometric and hyperbolic functions, radians. */
int mlx_sin(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_cos(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_tan(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_arcsin(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_arccos(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_arctan(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_sinh(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_cosh(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_tanh(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_arcsinh(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_arccosh(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_arctanh(mlx_array *res, const mlx_array a, const mlx_stream s);

/* 1 / (1 + exp(-a)); the error function and its inverse. */
int mlx_sigmoid(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_erf(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_erfinv(mlx_array *res, const mlx_array a, const mlx_stream s);

/* Degrees from radians, and radians from degrees. */
int mlx_degrees(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_radians(mlx_array *res, const mlx_array a, const mlx_stream s);

/* To an integral value: down, up, to the nearest (half to even) with that many decimals (negative: tens). */
int mlx_floor(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_ceil(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_round(mlx_array *res, const mlx_array a, int decimals, const mlx_stream s);

/* Limits `a` to a_min..a_max, either of which may be empty. The gradient is 1 strictly inside, else 0. */
int mlx_clip(mlx_array *res, const mlx_array a, const mlx_array a_min, const mlx_array a_max,
             const mlx_stream s);

/* NaN and the infinities replaced; without a value the infinities become the largest and smallest number. */
int mlx_nan_to_num(mlx_array *res, const mlx_array a, float nan, mlx_optional_float posinf,
                   mlx_optional_float neginf, const mlx_stream s);

/* ---- Comparison and logic: bool results ---- */

/* Element-wise comparisons of broadcast operands. */
int mlx_equal(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_not_equal(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_less(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_less_equal(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_greater(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_greater_equal(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* Element-wise logic on the truth of the elements. */
int mlx_logical_and(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_logical_or(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_logical_not(mlx_array *res, const mlx_array a, const mlx_stream s);

/* Bitwise operations on integers and bool; shifts by b bits. */
int mlx_bitwise_and(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_bitwise_or(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_bitwise_xor(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_bitwise_invert(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_left_shift(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_right_shift(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* Which elements are NaN, infinite, finite. */
int mlx_isnan(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_isinf(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_isposinf(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_isneginf(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_isfinite(mlx_array *res, const mlx_array a, const mlx_stream s);

/* |a - b| <= atol + rtol * |b|: for each element, and for all of them (a bool scalar). */
int mlx_isclose(mlx_array *res, const mlx_array a, const mlx_array b, double rtol, double atol,
                bool equal_nan, const mlx_stream s);
int mlx_allclose(mlx_array *res, const mlx_array a, const mlx_array b, double rtol, double atol,
                 bool equal_nan, const mlx_stream s);

/* A bool scalar: same shape and same values. With equal_nan, NaN equals NaN. */
int mlx_array_equal(mlx_array *res, const mlx_array a, const mlx_array b, bool equal_nan, const mlx_stream s);

/* x where the condition holds, else y; the three broadcast. */
int mlx_where(mlx_array *res, const mlx_array condition, const mlx_array x, const mlx_array y,
              const mlx_stream s);

/* ---- Types and copies ---- */

/* The values in another type. Towards integers fractions are cut off; towards bool, nonzero is true. */
int mlx_astype(mlx_array *res, const mlx_array a, mlx_dtype dtype, const mlx_stream s);

/* The bits read as another type; the last dimension is scaled by the ratio of the sizes. */
int mlx_view(mlx_array *res, const mlx_array a, mlx_dtype dtype, const mlx_stream s);

/* The same values, row-major in memory (allow_col_major: a transposed matrix may stay one). */
int mlx_contiguous(mlx_array *res, const mlx_array a, bool allow_col_major, const mlx_stream s);

/* The same values in memory of their own. */
int mlx_copy(mlx_array *res, const mlx_array a, const mlx_stream s);

/* The same values as a constant for differentiation. */
int mlx_stop_gradient(mlx_array *res, const mlx_array a, const mlx_stream s);

/* ---- Makers ---- */

/* An array filled with `vals` (broadcast to the shape), 0 or 1. */
int mlx_full(mlx_array *res, const int *shape, size_t shape_num, const mlx_array vals, mlx_dtype dtype,
             const mlx_stream s);
int mlx_full_like(mlx_array *res, const mlx_array a, const mlx_array vals, mlx_dtype dtype,
                  const mlx_stream s);
int mlx_zeros(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, const mlx_stream s);
int mlx_zeros_like(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_ones(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, const mlx_stream s);
int mlx_ones_like(mlx_array *res, const mlx_array a, const mlx_stream s);

/* start, start + step, ... before stop. `linspace` gives `num` points including both ends. */
int mlx_arange(mlx_array *res, double start, double stop, double step, mlx_dtype dtype, const mlx_stream s);
int mlx_linspace(mlx_array *res, double start, double stop, int num, mlx_dtype dtype, const mlx_stream s);

/* n rows, m columns: ones on diagonal k; ones on and below diagonal k. */
int mlx_eye(mlx_array *res, int n, int m, int k, mlx_dtype dtype, const mlx_stream s);
int mlx_identity(mlx_array *res, int n, mlx_dtype dtype, const mlx_stream s);
int mlx_tri(mlx_array *res, int n, int m, int k, mlx_dtype type, const mlx_stream s);

/* A vector becomes a matrix with it on diagonal k; of a matrix, diagonal k. `diagonal` works on two of many
 * axes. */
int mlx_diag(mlx_array *res, const mlx_array a, int k, const mlx_stream s);
int mlx_diagonal(mlx_array *res, const mlx_array a, int offset, int axis1, int axis2, const mlx_stream s);

/* A copy with zeros above (tril) or below (triu) diagonal k of the last two axes. */
int mlx_tril(mlx_array *res, const mlx_array x, int k, const mlx_stream s);
int mlx_triu(mlx_array *res, const mlx_array x, int k, const mlx_stream s);

/* The sum of a diagonal of two axes, in type `dtype`. */
int mlx_trace(mlx_array *res, const mlx_array a, int offset, int axis1, int axis2, mlx_dtype dtype,
              const mlx_stream s);

/* Coordinate arrays from vectors; indexing "xy" or "ij"; sparse ones keep size 1 where they do not vary. */
int mlx_meshgrid(mlx_vector_array *res, const mlx_vector_array arrays, bool sparse, const char *indexing,
                 const mlx_stream s);

/* ---- Shape: views without copying wherever the layout allows ---- */

/* Same elements, row-major order, another shape; one size may be -1. */
int mlx_reshape(mlx_array *res, const mlx_array a, const int *shape, size_t shape_num, const mlx_stream s);

/* Axes start_axis..end_axis merged into one; one axis divided into several. */
int mlx_flatten(mlx_array *res, const mlx_array a, int start_axis, int end_axis, const mlx_stream s);
int mlx_unflatten(mlx_array *res, const mlx_array a, int axis, const int *shape, size_t shape_num,
                  const mlx_stream s);

/* Axes reversed, in a given order, two exchanged, one moved. */
int mlx_transpose(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_transpose_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num,
                       const mlx_stream s);
int mlx_swapaxes(mlx_array *res, const mlx_array a, int axis1, int axis2, const mlx_stream s);
int mlx_moveaxis(mlx_array *res, const mlx_array a, int source, int destination, const mlx_stream s);

/* Axes of size 1 added at the given places of the result, or removed. */
int mlx_expand_dims(mlx_array *res, const mlx_array a, int axis, const mlx_stream s);
int mlx_expand_dims_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num,
                         const mlx_stream s);
int mlx_squeeze(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_squeeze_axis(mlx_array *res, const mlx_array a, int axis, const mlx_stream s);
int mlx_squeeze_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const mlx_stream s);

/* At least 1, 2, 3 dimensions. */
int mlx_atleast_1d(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_atleast_2d(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_atleast_3d(mlx_array *res, const mlx_array a, const mlx_stream s);

/* Axes of size 1 and missing leading axes repeated, without copying. */
int mlx_broadcast_to(mlx_array *res, const mlx_array a, const int *shape, size_t shape_num,
                     const mlx_stream s);
int mlx_broadcast_arrays(mlx_vector_array *res, const mlx_vector_array inputs, const mlx_stream s);

/* Elements start, start + stride, ... before stop of every axis. Negative start and stop count from the end,
 * and stop is cut to fit; a negative stride walks backwards. */
int mlx_slice(mlx_array *res, const mlx_array a, const int *start, size_t start_num, const int *stop,
              size_t stop_num, const int *strides, size_t strides_num, const mlx_stream s);

/* A window of the given sizes at a place computed at run time: `start` holds one index for each of `axes`. */
int mlx_slice_dynamic(mlx_array *res, const mlx_array a, const mlx_array start, const int *axes,
                      size_t axes_num, const int *slice_size, size_t slice_size_num, const mlx_stream s);
int mlx_slice_update_dynamic(mlx_array *res, const mlx_array src, const mlx_array update,
                             const mlx_array start, const int *axes, size_t axes_num, const mlx_stream s);

/* `src` with a slice replaced by `update`, or with `update` added, multiplied into it, or the larger or
 * smaller of both. */
int mlx_slice_update(mlx_array *res, const mlx_array src, const mlx_array update, const int *start,
                     size_t start_num, const int *stop, size_t stop_num, const int *strides,
                     size_t strides_num, const mlx_stream s);
int mlx_slice_update_add(mlx_array *res, const mlx_array src, const mlx_array update, const int *start,
                         size_t start_num, const int *stop, size_t stop_num, const int *strides,
                         size_t strides_num, const mlx_stream s);
int mlx_slice_update_prod(mlx_array *res, const mlx_array src, const mlx_array update, const int *start,
                          size_t start_num, const int *stop, size_t stop_num, const int *strides,
                          size_t strides_num, const mlx_stream s);
int mlx_slice_update_max(mlx_array *res, const mlx_array src, const mlx_array update, const int *start,
                         size_t start_num, const int *stop, size_t stop_num, const int *strides,
                         size_t strides_num, const mlx_stream s);
int mlx_slice_update_min(mlx_array *res, const mlx_array src, const mlx_array update, const int *start,
                         size_t start_num, const int *stop, size_t stop_num, const int *strides,
                         size_t strides_num, const mlx_stream s);

/* Any view of the row-major elements: strides and offset in elements. Out of range is an error. */
int mlx_as_strided(mlx_array *res, const mlx_array a, const int *shape, size_t shape_num,
                   const int64_t *strides, size_t strides_num, size_t offset, const mlx_stream s);

/* Arrays one after another along an axis (equal sizes elsewhere), or along a new axis. */
int mlx_concatenate_axis(mlx_array *res, const mlx_vector_array arrays, int axis, const mlx_stream s);
int mlx_concatenate(mlx_array *res, const mlx_vector_array arrays, const mlx_stream s);
int mlx_stack_axis(mlx_array *res, const mlx_vector_array arrays, int axis, const mlx_stream s);
int mlx_stack(mlx_array *res, const mlx_vector_array arrays, const mlx_stream s);

/* An array in num_splits equal parts, or cut before each of the indices. */
int mlx_split(mlx_vector_array *res, const mlx_array a, int num_splits, int axis, const mlx_stream s);
int mlx_split_sections(mlx_vector_array *res, const mlx_array a, const int *indices, size_t indices_num,
                       int axis, const mlx_stream s);

/* Margins around the given axes. mode "constant" fills with pad_value, "edge" repeats the border. */
int mlx_pad(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const int *low_pad_size,
            size_t low_pad_size_num, const int *high_pad_size, size_t high_pad_size_num,
            const mlx_array pad_value, const char *mode, const mlx_stream s);
int mlx_pad_symmetric(mlx_array *res, const mlx_array a, int pad_width, const mlx_array pad_value,
                      const char *mode, const mlx_stream s);

/* Each element `repeats` times along the axis (of the flat array without one); the whole array `reps` times
 * per axis. */
int mlx_repeat_axis(mlx_array *res, const mlx_array arr, int repeats, int axis, const mlx_stream s);
int mlx_repeat(mlx_array *res, const mlx_array arr, int repeats, const mlx_stream s);
int mlx_tile(mlx_array *res, const mlx_array arr, const int *reps, size_t reps_num, const mlx_stream s);

/* Elements moved round by `shift` along axes (of the flat array without axes). */
int mlx_roll(mlx_array *res, const mlx_array a, const int *shift, size_t shift_num, const mlx_stream s);
int mlx_roll_axis(mlx_array *res, const mlx_array a, const int *shift, size_t shift_num, int axis,
                  const mlx_stream s);
int mlx_roll_axes(mlx_array *res, const mlx_array a, const int *shift, size_t shift_num, const int *axes,
                  size_t axes_num, const mlx_stream s);

/* ---- Reductions: over all elements, some axes, or one ---- */

/* Sums and products. Small integers and bool give int32 or uint32. */
int mlx_sum(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_sum_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                 const mlx_stream s);
int mlx_sum_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);
int mlx_prod(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_prod_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                  const mlx_stream s);
int mlx_prod_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);

/* Means, variances and standard deviations (divisor n - ddof), in floating point. */
int mlx_mean(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_mean_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                  const mlx_stream s);
int mlx_mean_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);
int mlx_var(mlx_array *res, const mlx_array a, bool keepdims, int ddof, const mlx_stream s);
int mlx_var_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims, int ddof,
                 const mlx_stream s);
int mlx_var_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, int ddof, const mlx_stream s);
int mlx_std(mlx_array *res, const mlx_array a, bool keepdims, int ddof, const mlx_stream s);
int mlx_std_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims, int ddof,
                 const mlx_stream s);
int mlx_std_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, int ddof, const mlx_stream s);

/* Extrema; a NaN wins. The gradient is shared equally by ties. */
int mlx_max(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_max_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                 const mlx_stream s);
int mlx_max_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);
int mlx_min(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_min_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                 const mlx_stream s);
int mlx_min_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);

/* Are all, is any of the elements nonzero? */
int mlx_all(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_all_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                 const mlx_stream s);
int mlx_all_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);
int mlx_any(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_any_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                 const mlx_stream s);
int mlx_any_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);

/* The index of the first extremum, uint32. The first NaN counts as one. */
int mlx_argmax(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_argmax_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);
int mlx_argmin(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_argmin_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);

/* log(sum(exp(a))), without overflow. */
int mlx_logsumexp(mlx_array *res, const mlx_array a, bool keepdims, const mlx_stream s);
int mlx_logsumexp_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
                       const mlx_stream s);
int mlx_logsumexp_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);

/* exp(a) / sum(exp(a)). `precise` computes half precision in float32 (this engine always does). */
int mlx_softmax(mlx_array *res, const mlx_array a, bool precise, const mlx_stream s);
int mlx_softmax_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool precise,
                     const mlx_stream s);
int mlx_softmax_axis(mlx_array *res, const mlx_array a, int axis, bool precise, const mlx_stream s);

/* The middle value (the mean of the two middle ones). */
int mlx_median(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
               const mlx_stream s);

/* Running sums, products, extrema. `reverse` runs from the end; not `inclusive` leaves the element itself
 * out. */
int mlx_cumsum(mlx_array *res, const mlx_array a, int axis, bool reverse, bool inclusive, const mlx_stream s);
int mlx_cumprod(mlx_array *res, const mlx_array a, int axis, bool reverse, bool inclusive,
                const mlx_stream s);
int mlx_cummax(mlx_array *res, const mlx_array a, int axis, bool reverse, bool inclusive, const mlx_stream s);
int mlx_cummin(mlx_array *res, const mlx_array a, int axis, bool reverse, bool inclusive, const mlx_stream s);
int mlx_logcumsumexp(mlx_array *res, const mlx_array a, int axis, bool reverse, bool inclusive,
                     const mlx_stream s);

/* The product of the sizes of the axes (inverted: one over it), as an array. */
int mlx_number_of_elements(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool inverted,
                           mlx_dtype dtype, const mlx_stream s);

/* ---- Sorting. NaNs go last; stable; indices are uint32 ---- */

/* Sorted ascending along an axis (the flat array without one). */
int mlx_sort_axis(mlx_array *res, const mlx_array a, int axis, const mlx_stream s);
int mlx_sort(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_argsort_axis(mlx_array *res, const mlx_array a, int axis, const mlx_stream s);
int mlx_argsort(mlx_array *res, const mlx_array a, const mlx_stream s);

/* With element kth where sorting would put it, none larger before it, none smaller after it. */
int mlx_partition_axis(mlx_array *res, const mlx_array a, int kth, int axis, const mlx_stream s);
int mlx_partition(mlx_array *res, const mlx_array a, int kth, const mlx_stream s);
int mlx_argpartition_axis(mlx_array *res, const mlx_array a, int kth, int axis, const mlx_stream s);
int mlx_argpartition(mlx_array *res, const mlx_array a, int kth, const mlx_stream s);

/* The k largest, in ascending order. */
int mlx_topk_axis(mlx_array *res, const mlx_array a, int k, int axis, const mlx_stream s);
int mlx_topk(mlx_array *res, const mlx_array a, int k, const mlx_stream s);

/* ---- Products ---- */

/* Matrix products of the last two axes, batches broadcast; a vector is a row on the left, a column on the
 * right. */
int mlx_matmul(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* beta * c + alpha * a @ b. */
int mlx_addmm(mlx_array *res, const mlx_array c, const mlx_array a, const mlx_array b, float alpha,
              float beta, const mlx_stream s);

/* Sum over the last axes of both; all products of the elements of two vectors; over chosen axes; the last of
 * a with the first of b. */
int mlx_inner(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_outer(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_tensordot(mlx_array *res, const mlx_array a, const mlx_array b, const int *axes_a, size_t axes_a_num,
                  const int *axes_b, size_t axes_b_num, const mlx_stream s);
int mlx_tensordot_axis(mlx_array *res, const mlx_array a, const mlx_array b, int axis, const mlx_stream s);

/* Einstein summation. */
int mlx_einsum(mlx_array *res, const char *subscripts, const mlx_vector_array operands, const mlx_stream s);

/* The Kronecker product. */
int mlx_kron(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* ---- Indexing ---- */

/* Elements at `indices` along an axis (of the flat array without one); negative ones count from the end, out
 * of range is an error when evaluated. */
int mlx_take_axis(mlx_array *res, const mlx_array a, const mlx_array indices, int axis, const mlx_stream s);
int mlx_take(mlx_array *res, const mlx_array a, const mlx_array indices, const mlx_stream s);

/* One element per index, for arrays of matching shape: r[i][j] = a[indices[i][j]][j] for axis 0; and the
 * reverse, writing or adding values. */
int mlx_take_along_axis(mlx_array *res, const mlx_array a, const mlx_array indices, int axis,
                        const mlx_stream s);
int mlx_put_along_axis(mlx_array *res, const mlx_array a, const mlx_array indices, const mlx_array values,
                       int axis, const mlx_stream s);
int mlx_scatter_add_axis(mlx_array *res, const mlx_array a, const mlx_array indices, const mlx_array values,
                         int axis, const mlx_stream s);

/* General gather: for each index tuple a block of slice_sizes of `a`. See the op's file for the shapes. */
int mlx_gather(mlx_array *res, const mlx_array a, const mlx_vector_array indices, const int *axes,
               size_t axes_num, const int *slice_sizes, size_t slice_sizes_num, const mlx_stream s);
int mlx_gather_single(mlx_array *res, const mlx_array a, const mlx_array indices, int axis,
                      const int *slice_sizes, size_t slice_sizes_num, const mlx_stream s);

/* General scatter: blocks of `updates` written to, added to ... copies of `a`. Of duplicates the last one is
 * written. */
int mlx_scatter(mlx_array *res, const mlx_array a, const mlx_vector_array indices, const mlx_array updates,
                const int *axes, size_t axes_num, const mlx_stream s);
int mlx_scatter_single(mlx_array *res, const mlx_array a, const mlx_array indices, const mlx_array updates,
                       int axis, const mlx_stream s);
int mlx_scatter_add(mlx_array *res, const mlx_array a, const mlx_vector_array indices,
                    const mlx_array updates, const int *axes, size_t axes_num, const mlx_stream s);
int mlx_scatter_add_single(mlx_array *res, const mlx_array a, const mlx_array indices,
                           const mlx_array updates, int axis, const mlx_stream s);
int mlx_scatter_prod(mlx_array *res, const mlx_array a, const mlx_vector_array indices,
                     const mlx_array updates, const int *axes, size_t axes_num, const mlx_stream s);
int mlx_scatter_prod_single(mlx_array *res, const mlx_array a, const mlx_array indices,
                            const mlx_array updates, int axis, const mlx_stream s);
int mlx_scatter_max(mlx_array *res, const mlx_array a, const mlx_vector_array indices,
                    const mlx_array updates, const int *axes, size_t axes_num, const mlx_stream s);
int mlx_scatter_max_single(mlx_array *res, const mlx_array a, const mlx_array indices,
                           const mlx_array updates, int axis, const mlx_stream s);
int mlx_scatter_min(mlx_array *res, const mlx_array a, const mlx_vector_array indices,
                    const mlx_array updates, const int *axes, size_t axes_num, const mlx_stream s);
int mlx_scatter_min_single(mlx_array *res, const mlx_array a, const mlx_array indices,
                           const mlx_array updates, int axis, const mlx_stream s);

/* ---- Convolution: input (N, ..., C), weight (O, ..., C / groups); cross-correlation ---- */

/* One, two, three spatial axes. */
int mlx_conv1d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride, int padding,
               int dilation, int groups, const mlx_stream s);
int mlx_conv2d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0, int stride_1,
               int padding_0, int padding_1, int dilation_0, int dilation_1, int groups, const mlx_stream s);
int mlx_conv3d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0, int stride_1,
               int stride_2, int padding_0, int padding_1, int padding_2, int dilation_0, int dilation_1,
               int dilation_2, int groups, const mlx_stream s);

/* Any number of axes, asymmetric padding, dilated input, optionally flipped kernel. */
int mlx_conv_general(mlx_array *res, const mlx_array input, const mlx_array weight, const int *stride,
                     size_t stride_num, const int *padding_lo, size_t padding_lo_num, const int *padding_hi,
                     size_t padding_hi_num, const int *kernel_dilation, size_t kernel_dilation_num,
                     const int *input_dilation, size_t input_dilation_num, int groups, bool flip,
                     const mlx_stream s);

/* The transposed convolutions (the gradient of a convolution with respect to its input). */
int mlx_conv_transpose1d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride,
                         int padding, int dilation, int output_padding, int groups, const mlx_stream s);
int mlx_conv_transpose2d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0,
                         int stride_1, int padding_0, int padding_1, int dilation_0, int dilation_1,
                         int output_padding_0, int output_padding_1, int groups, const mlx_stream s);
int mlx_conv_transpose3d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0,
                         int stride_1, int stride_2, int padding_0, int padding_1, int padding_2,
                         int dilation_0, int dilation_1, int dilation_2, int output_padding_0,
                         int output_padding_1, int output_padding_2, int groups, const mlx_stream s);

/* ---- Complex numbers ---- */

/* The conjugate, the real and the imaginary part: of what is real, itself and zeros. */
int mlx_conjugate(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_real(mlx_array *res, const mlx_array a, const mlx_stream s);
int mlx_imag(mlx_array *res, const mlx_array a, const mlx_stream s);

/* ---- Windows for signals: M values ---- */

int mlx_bartlett(mlx_array *res, int M, const mlx_stream s);
int mlx_blackman(mlx_array *res, int M, const mlx_stream s);
int mlx_hamming(mlx_array *res, int M, const mlx_stream s);
int mlx_hanning(mlx_array *res, int M, const mlx_stream s);

/* ---- The rest ---- */

/* The floored quotient and the remainder. */
int mlx_divmod(mlx_vector_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

/* The inputs, which are computed after the dependencies. */
int mlx_depends(mlx_vector_array *res, const mlx_vector_array inputs, const mlx_vector_array dependencies);

/* Products of the matrices that the indices name among those of the stacks (empty: all, in order); of the segments of the inner dimension
 * that pairs of places name. */
int mlx_gather_mm(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_array lhs_indices,
                  const mlx_array rhs_indices, bool sorted_indices, const mlx_stream s);
int mlx_segmented_mm(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_array segments,
                     const mlx_stream s);

/* ---- Quantised matrices ----
 *
 * The modes: "affine" (groups of 32, 64 or 128 numbers of 2, 3, 4, 5, 6 or 8 bits; the default is 64 and 4), "mxfp4" (32, 4 bits), "mxfp8" (32, 8
 * bits), "nvfp4" (16, 4 bits, and the only one with a global scale, one float32). Groups lie along the last axis. */

/* The words (uint32), the scales and, for "affine", the biases. */
int mlx_quantize(mlx_vector_array *res, const mlx_array w, mlx_optional_int group_size, mlx_optional_int bits, const char *mode,
                 const mlx_array global_scale, const mlx_stream s);

/* The numbers again: in the type of the scales and biases, bfloat16 for the other modes, or `dtype`. */
int mlx_dequantize(mlx_array *res, const mlx_array w, const mlx_array scales, const mlx_array biases, mlx_optional_int group_size,
                   mlx_optional_int bits, const char *mode, const mlx_array global_scale, mlx_optional_dtype dtype,
                   const mlx_stream s);

/* x times the matrix, or its transpose; with gradients for x, scales and biases. The second form chooses matrices by index, as mlx_gather_mm. The
 * third quantises x first ("nvfp4" and "mxfp8" only), and w too if it is not. */
int mlx_quantized_matmul(mlx_array *res, const mlx_array x, const mlx_array w, const mlx_array scales, const mlx_array biases,
                         bool transpose, mlx_optional_int group_size, mlx_optional_int bits, const char *mode,
                         const mlx_stream s);
int mlx_gather_qmm(mlx_array *res, const mlx_array x, const mlx_array w, const mlx_array scales, const mlx_array biases,
                   const mlx_array lhs_indices, const mlx_array rhs_indices, bool transpose, mlx_optional_int group_size,
                   mlx_optional_int bits, const char *mode, bool sorted_indices, const mlx_stream s);
int mlx_qqmm(mlx_array *res, const mlx_array x, const mlx_array w, const mlx_array w_scales, mlx_optional_int group_size,
             mlx_optional_int bits, const char *mode, const mlx_array global_scale_x, const mlx_array global_scale_w,
             const mlx_stream s);

/* The product of a and b whose blocks (of 32 or 64 rows and columns) are multiplied by the masks' numbers, or left out where a mask of booleans is
 * false. Any of the masks may be empty. */
int mlx_block_masked_mm(mlx_array *res, const mlx_array a, const mlx_array b, int block_size, const mlx_array mask_out,
                        const mlx_array mask_lhs, const mlx_array mask_rhs, const mlx_stream s);

/* Numbers of eight bits with an exponent (e4m3), as uint8. */
int mlx_to_fp8(mlx_array *res, const mlx_array x, const mlx_stream s);
int mlx_from_fp8(mlx_array *res, const mlx_array x, mlx_dtype dtype, const mlx_stream s);

/* The transform by a Hadamard matrix along the last axis, of m 2^k numbers with m one of 1, 12, 20, 28. The default scale is 1 / sqrt(size). */
int mlx_hadamard_transform(mlx_array *res, const mlx_array a, mlx_optional_float scale, const mlx_stream s);

/* a with the numbers of src, in order, where the mask is true. The mask has the first dimensions of a; src one row for each true element, or one
 * for all. */
int mlx_masked_scatter(mlx_array *res, const mlx_array a, const mlx_array mask, const mlx_array src, const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
