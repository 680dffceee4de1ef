/* Element by element: operators and functions of arrays, with broadcasting and NumPy 2's promotion (numbers of Python give way to the
 * dtype of the array). And reductions, products of matrices, linear algebra. Every argument is anything that np_of takes. */
#ifndef T2M_NP_MATH_H
#define T2M_NP_MATH_H

#include "t2m/np_base.h"

/* ---- two operands. X(name of NumPy) */
#define NP_BINARY(X)                                                                                         \
    X(add) X(subtract) X(multiply) X(divide) X(floor_divide) X(remainder) X(power) X(maximum) X(minimum)     \
    X(fmax) X(fmin) X(fmod) X(arctan2) X(hypot) X(logaddexp) X(copysign) X(bitwise_and) X(bitwise_or)        \
    X(bitwise_xor) X(left_shift) X(right_shift) X(equal) X(not_equal) X(less) X(less_equal) X(greater)       \
    X(greater_equal) X(logical_and) X(logical_or) X(logical_xor)
#define NP_DECLARE(name) np_array *np_##name##_of(const np_array *a, const np_array *b);
NP_BINARY(NP_DECLARE)
#undef NP_DECLARE
#define np_add(a, b) np_add_of(np_of(a), np_of(b))
#define np_subtract(a, b) np_subtract_of(np_of(a), np_of(b))
#define np_multiply(a, b) np_multiply_of(np_of(a), np_of(b))
#define np_divide(a, b) np_divide_of(np_of(a), np_of(b))
#define np_floor_divide(a, b) np_floor_divide_of(np_of(a), np_of(b))
#define np_remainder(a, b) np_remainder_of(np_of(a), np_of(b))
#define np_power(a, b) np_power_of(np_of(a), np_of(b))
#define np_maximum(a, b) np_maximum_of(np_of(a), np_of(b))
#define np_minimum(a, b) np_minimum_of(np_of(a), np_of(b))
#define np_fmax(a, b) np_fmax_of(np_of(a), np_of(b))
#define np_fmin(a, b) np_fmin_of(np_of(a), np_of(b))
#define np_fmod(a, b) np_fmod_of(np_of(a), np_of(b))
#define np_arctan2(a, b) np_arctan2_of(np_of(a), np_of(b))
#define np_hypot(a, b) np_hypot_of(np_of(a), np_of(b))
#define np_logaddexp(a, b) np_logaddexp_of(np_of(a), np_of(b))
#define np_copysign(a, b) np_copysign_of(np_of(a), np_of(b))
#define np_bitwise_and(a, b) np_bitwise_and_of(np_of(a), np_of(b))
#define np_bitwise_or(a, b) np_bitwise_or_of(np_of(a), np_of(b))
#define np_bitwise_xor(a, b) np_bitwise_xor_of(np_of(a), np_of(b))
#define np_left_shift(a, b) np_left_shift_of(np_of(a), np_of(b))
#define np_right_shift(a, b) np_right_shift_of(np_of(a), np_of(b))
#define np_equal(a, b) np_equal_of(np_of(a), np_of(b))
#define np_not_equal(a, b) np_not_equal_of(np_of(a), np_of(b))
#define np_less(a, b) np_less_of(np_of(a), np_of(b))
#define np_less_equal(a, b) np_less_equal_of(np_of(a), np_of(b))
#define np_greater(a, b) np_greater_of(np_of(a), np_of(b))
#define np_greater_equal(a, b) np_greater_equal_of(np_of(a), np_of(b))
#define np_logical_and(a, b) np_logical_and_of(np_of(a), np_of(b))
#define np_logical_or(a, b) np_logical_or_of(np_of(a), np_of(b))
#define np_logical_xor(a, b) np_logical_xor_of(np_of(a), np_of(b))

/* x += y and the like: an array is changed in place and given back; of a scalar or number, which never change, the new value is given:
 * `total = np_updated(np_add, total, x)`. TypeError if the result's kind does not fit the array's dtype. */
#define np_updated(operation, x, y) np_updated_of(np_of(x), operation((x), (y)), #operation)
np_array *np_updated_of(np_array *x, const np_array *result, const char *operation);

/* ---- one operand */
#define NP_UNARY(X)                                                                                          \
    X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) X(sqrt) X(cbrt) X(sin) X(cos) X(tan) X(arcsin)  \
    X(arccos) X(arctan) X(sinh) X(cosh) X(tanh) X(arcsinh) X(arccosh) X(arctanh) X(floor) X(ceil) X(trunc)   \
    X(rint) X(deg2rad) X(rad2deg) X(negative) X(positive) X(absolute) X(sign) X(square) X(reciprocal)        \
    X(isnan) X(isinf) X(isfinite) X(logical_not) X(invert) X(signbit)
#define NP_DECLARE(name) np_array *np_##name##_of(const np_array *x);
NP_UNARY(NP_DECLARE)
#undef NP_DECLARE
#define np_exp(x) np_exp_of(np_of(x))
#define np_exp2(x) np_exp2_of(np_of(x))
#define np_expm1(x) np_expm1_of(np_of(x))
#define np_log(x) np_log_of(np_of(x))
#define np_log2(x) np_log2_of(np_of(x))
#define np_log10(x) np_log10_of(np_of(x))
#define np_log1p(x) np_log1p_of(np_of(x))
#define np_sqrt(x) np_sqrt_of(np_of(x))
#define np_cbrt(x) np_cbrt_of(np_of(x))
#define np_sin(x) np_sin_of(np_of(x))
#define np_cos(x) np_cos_of(np_of(x))
#define np_tan(x) np_tan_of(np_of(x))
#define np_arcsin(x) np_arcsin_of(np_of(x))
#define np_arccos(x) np_arccos_of(np_of(x))
#define np_arctan(x) np_arctan_of(np_of(x))
#define np_sinh(x) np_sinh_of(np_of(x))
#define np_cosh(x) np_cosh_of(np_of(x))
#define np_tanh(x) np_tanh_of(np_of(x))
#define np_arcsinh(x) np_arcsinh_of(np_of(x))
#define np_arccosh(x) np_arccosh_of(np_of(x))
#define np_arctanh(x) np_arctanh_of(np_of(x))
#define np_floor(x) np_floor_of(np_of(x))
#define np_ceil(x) np_ceil_of(np_of(x))
#define np_trunc(x) np_trunc_of(np_of(x))
#define np_rint(x) np_rint_of(np_of(x))
#define np_deg2rad(x) np_deg2rad_of(np_of(x))
#define np_rad2deg(x) np_rad2deg_of(np_of(x))
#define np_negative(x) np_negative_of(np_of(x))
#define np_positive(x) np_positive_of(np_of(x))
#define np_absolute(x) np_absolute_of(np_of(x))
#define np_sign(x) np_sign_of(np_of(x))
#define np_square(x) np_square_of(np_of(x))
#define np_reciprocal(x) np_reciprocal_of(np_of(x))
#define np_isnan(x) np_isnan_of(np_of(x))
#define np_isinf(x) np_isinf_of(np_of(x))
#define np_isfinite(x) np_isfinite_of(np_of(x))
#define np_logical_not(x) np_logical_not_of(np_of(x))
#define np_invert(x) np_invert_of(np_of(x))
#define np_signbit(x) np_signbit_of(np_of(x))

#define np_round(x, decimals) np_round_of(np_of(x), (decimals))
np_array *np_round_of(const np_array *x, int64_t decimals);
/* np.where(condition, a, b); np.clip(x, low, high), where None leaves a side open (NULL). */
#define np_where(condition, a, b) np_where_of(np_of(condition), np_of(a), np_of(b))
np_array *np_where_of(const np_array *condition, const np_array *a, const np_array *b);
#define np_clip(x, low, high) np_maximum_minimum(np_of(x), np_of(low), np_of(high))
#define np_clip_below(x, low) np_maximum_minimum(np_of(x), np_of(low), NULL)
#define np_clip_above(x, high) np_maximum_minimum(np_of(x), NULL, np_of(high))
np_array *np_maximum_minimum(const np_array *x, const np_array *low, const np_array *high);
/* np.nan_to_num(x): nan becomes 0, infinities the largest numbers. */
#define np_nan_to_num(x) np_nan_to_num_of(np_of(x))
np_array *np_nan_to_num_of(const np_array *x);
#define np_isclose(a, b, rtol, atol) np_isclose_of(np_of(a), np_of(b), (rtol), (atol))
np_array *np_isclose_of(const np_array *a, const np_array *b, double rtol, double atol);
#define np_allclose(a, b, rtol, atol) np_to_bool(np_all(np_isclose((a), (b), (rtol), (atol))))
#define np_array_equal(a, b) np_array_equal_of(np_of(a), np_of(b))
bool np_array_equal_of(const np_array *a, const np_array *b);

/* ---- reductions: over everything, or over `.axis = NP_SHAPE(0, 1)`; with `.keepdims = true` the axes stay, with size 1.
 * Sums of floats are added pairwise, in NumPy's own order: the digits are the same. */
typedef struct np_reduce_options {
    char unused_;
    np_shape axis;
    const np_dtype *dtype;
    bool keepdims;
    int64_t ddof; /* var, std */
} np_reduce_options;
#define NP_REDUCE(...) ((np_reduce_options){.unused_ = 0, __VA_ARGS__})
#define NP_REDUCTIONS(X)                                                                                     \
    X(sum) X(prod) X(mean) X(var) X(std) X(min) X(max) X(ptp) X(any) X(all) X(argmin) X(argmax) X(median)    \
    X(cumsum) X(cumprod) X(count_nonzero) X(nansum) X(nanmean) X(nanstd) X(nanmax) X(nanmin)
#define NP_DECLARE(name) np_array *np_##name##_of(const np_array *x, np_reduce_options options);
NP_REDUCTIONS(NP_DECLARE)
#undef NP_DECLARE
#define np_sum(x, ...) np_sum_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_prod(x, ...) np_prod_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_mean(x, ...) np_mean_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_var(x, ...) np_var_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_std(x, ...) np_std_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_min(x, ...) np_min_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_max(x, ...) np_max_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_ptp(x, ...) np_ptp_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_any(x, ...) np_any_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_all(x, ...) np_all_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_argmin(x, ...) np_argmin_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_argmax(x, ...) np_argmax_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_median(x, ...) np_median_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_cumsum(x, ...) np_cumsum_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_cumprod(x, ...) np_cumprod_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_count_nonzero(x, ...) np_count_nonzero_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_nansum(x, ...) np_nansum_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_nanmean(x, ...) np_nanmean_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_nanstd(x, ...) np_nanstd_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_nanmax(x, ...) np_nanmax_of(np_of(x), NP_REDUCE(__VA_ARGS__))
#define np_nanmin(x, ...) np_nanmin_of(np_of(x), NP_REDUCE(__VA_ARGS__))

/* sum(arrays) of Python: from 0 on, one after another. */
np_array *np_sum_items(const py_list *arrays);

/* q in 0 .. 100, a number or several; linear between the neighbours. */
#define np_percentile(x, q, ...) np_percentile_of(np_of(x), np_of(q), NP_REDUCE(__VA_ARGS__))
#define np_quantile(x, q, ...) np_quantile_of(np_of(x), np_of(q), NP_REDUCE(__VA_ARGS__))
np_array *np_percentile_of(const np_array *x, const np_array *q, np_reduce_options options);
np_array *np_quantile_of(const np_array *x, const np_array *q, np_reduce_options options);
/* np.average(x, weights=w) */
#define np_average(x, weights, ...) np_average_of(np_of(x), np_of(weights), NP_REDUCE(__VA_ARGS__))
np_array *np_average_of(const np_array *x, const np_array *weights, np_reduce_options options);
#define np_diff(x, n, axis) np_diff_of(np_of(x), (n), (axis))
np_array *np_diff_of(const np_array *x, int64_t n, int64_t axis);

/* ---- products */
#define np_matmul(a, b) np_matmul_of(np_of(a), np_of(b))
#define np_dot(a, b) np_dot_of(np_of(a), np_of(b))
#define np_outer(a, b) np_outer_of(np_of(a), np_of(b))
#define np_trace(x) np_trace_of(np_of(x))
/* np.einsum(subscripts, a, b ...): the operands are arrays. */
np_array *np_einsum(py_str subscripts, const py_list *operands);
np_array *np_matmul_of(const np_array *a, const np_array *b);
np_array *np_dot_of(const np_array *a, const np_array *b);
np_array *np_outer_of(const np_array *a, const np_array *b);
np_array *np_trace_of(const np_array *x);
#define np_cross(a, b) np_cross_of(np_of(a), np_of(b))
np_array *np_cross_of(const np_array *a, const np_array *b);
#define np_corrcoef(x) np_corrcoef_of(np_of(x))
#define np_cov(x) np_cov_of(np_of(x))
np_array *np_cov_of(const np_array *x); /* rows are variables */
np_array *np_corrcoef_of(const np_array *x);

/* ---- np.linalg: by LAPACK. numpy.linalg.LinAlgError for singular matrices. */
typedef struct np_norm_options {
    char unused_;
    const np_array *ord; /* NULL: 2-norm of all elements */
    np_shape axis;
    bool keepdims;
} np_norm_options;
#define np_norm(x, ...) np_norm_of(np_of(x), (np_norm_options){.unused_ = 0, __VA_ARGS__})
np_array *np_norm_of(const np_array *x, np_norm_options options);
#define np_inv(x) np_inv_of(np_of(x))
#define np_det(x) np_det_of(np_of(x))
#define np_solve(a, b) np_solve_of(np_of(a), np_of(b))
#define np_cholesky(x) np_cholesky_of(np_of(x))
#define np_pinv(x) np_pinv_of(np_of(x))
np_array *np_inv_of(const np_array *x);
np_array *np_det_of(const np_array *x);
np_array *np_solve_of(const np_array *a, const np_array *b);
np_array *np_cholesky_of(const np_array *x);
np_array *np_pinv_of(const np_array *x);
/* Tuples of arrays: (u, s, vh), (values, vectors), (q, r), (solution, residuals, rank, singular values). */
#define np_svd(x, full_matrices) np_svd_of(np_of(x), (full_matrices))
#define np_eigh(x) np_eigh_of(np_of(x))
#define np_qr(x) np_qr_of(np_of(x))
#define np_lstsq(a, b) np_lstsq_of(np_of(a), np_of(b))
py_tuple *np_svd_of(const np_array *x, bool full_matrices);
py_tuple *np_eigh_of(const np_array *x);
py_tuple *np_qr_of(const np_array *x);
py_tuple *np_lstsq_of(const np_array *a, const np_array *b);
#define np_eigvalsh(x) np_eigvalsh_of(np_of(x))
np_array *np_eigvalsh_of(const np_array *x);
#define np_matrix_rank(x) np_matrix_rank_of(np_of(x))
np_array *np_matrix_rank_of(const np_array *x);

#endif
