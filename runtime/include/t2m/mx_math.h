/* Element-wise arithmetic and linear products. The second operand of a binary operation may be an array or a
 * C number: `mx_add(x, y)`, `mx_mul(x, 0.5)`, `mx_div(x, 2)`. Arrays broadcast. A number is weak: a float makes
 * an integer array float32, and leaves any float array its dtype. Gradients are PyTorch's (maximum shares at a
 * tie, clamp passes at its bounds). */
#ifndef T2M_MX_MATH_H
#define T2M_MX_MATH_H

#include "t2m/mx_base.h"

#define MX_BY_OPERAND(name, y)                                                                               \
    _Generic((y), mx_array: mx_##name##_array, double: mx_##name##_double, float: mx_##name##_double,        \
             void *: mx_##name##_value, const t2m_object *: mx_##name##_value, default: mx_##name##_int)

/* X(name, what it is). Each has mx_<name>_array, _double, _int, and _value of a boxed number or tensor (TypeError for anything else). */
#define MX_BINARY_OPERATIONS(X)                                                                              \
    X(add, "x + y")                                                                                          \
    X(sub, "x - y; RuntimeError for two bool arrays")                                                        \
    X(mul, "x * y")                                                                                          \
    X(div, "x / y: true division, ints give float32")                                                        \
    X(floordiv, "x // y: rounds down")                                                                       \
    X(truncdiv, "torch.div(x, y, rounding_mode='trunc')")                                                    \
    X(mod, "x % y: the sign of y")                                                                           \
    X(fmod, "torch.fmod: the sign of x")                                                                     \
    X(pow, "x ** y; RuntimeError for ints to a negative number")                                             \
    X(maximum, "torch.maximum, torch.max(x, y)")                                                             \
    X(minimum, "torch.minimum, torch.min(x, y)")                                                             \
    X(atan2, "torch.atan2")                                                                                  \
    X(rsub, "y - x")                                                                                         \
    X(rdiv, "y / x")                                                                                         \
    X(rpow, "y ** x")                                                                                        \
    X(rfloordiv, "y // x")                                                                                   \
    X(rmod, "y % x")                                                                                         \
    X(eq, "x == y, bool; likewise the next")                                                                 \
    X(ne, "x != y")                                                                                          \
    X(lt, "x < y")                                                                                           \
    X(le, "x <= y")                                                                                          \
    X(gt, "x > y")                                                                                           \
    X(ge, "x >= y")                                                                                          \
    X(and, "x & y of bools or ints")                                                                         \
    X(or, "x | y")                                                                                           \
    X(xor, "x ^ y")                                                                                          \
    X(logaddexp, "log(exp(x) + exp(y))")                                                                       \
    X(logical_and, "truth of both, bool")                                                                    \
    X(logical_or, "truth of one")                                                                            \
    X(logical_xor, "truth of just one")

#define MX_DECLARE_BINARY(name, text)                                                                        \
    mx_array mx_##name##_array(mx_array x, mx_array y);                                                      \
    mx_array mx_##name##_double(mx_array x, double y);                                                       \
    mx_array mx_##name##_int(mx_array x, int64_t y);                                                         \
    mx_array mx_##name##_value(mx_array x, py_value y);
MX_BINARY_OPERATIONS(MX_DECLARE_BINARY)
#undef MX_DECLARE_BINARY

#define mx_add(x, y) MX_BY_OPERAND(add, y)((x), (y))
#define mx_sub(x, y) MX_BY_OPERAND(sub, y)((x), (y))
#define mx_mul(x, y) MX_BY_OPERAND(mul, y)((x), (y))
#define mx_div(x, y) MX_BY_OPERAND(div, y)((x), (y))
#define mx_floordiv(x, y) MX_BY_OPERAND(floordiv, y)((x), (y))
#define mx_truncdiv(x, y) MX_BY_OPERAND(truncdiv, y)((x), (y))
#define mx_mod(x, y) MX_BY_OPERAND(mod, y)((x), (y))
#define mx_fmod(x, y) MX_BY_OPERAND(fmod, y)((x), (y))
#define mx_pow(x, y) MX_BY_OPERAND(pow, y)((x), (y))
#define mx_maximum(x, y) MX_BY_OPERAND(maximum, y)((x), (y))
#define mx_minimum(x, y) MX_BY_OPERAND(minimum, y)((x), (y))
#define mx_atan2(x, y) MX_BY_OPERAND(atan2, y)((x), (y))
#define mx_rsub(x, y) MX_BY_OPERAND(rsub, y)((x), (y))
#define mx_rdiv(x, y) MX_BY_OPERAND(rdiv, y)((x), (y))
#define mx_rpow(x, y) MX_BY_OPERAND(rpow, y)((x), (y))
#define mx_rfloordiv(x, y) MX_BY_OPERAND(rfloordiv, y)((x), (y))
#define mx_rmod(x, y) MX_BY_OPERAND(rmod, y)((x), (y))
#define mx_eq(x, y) MX_BY_OPERAND(eq, y)((x), (y))
#define mx_ne(x, y) MX_BY_OPERAND(ne, y)((x), (y))
#define mx_lt(x, y) MX_BY_OPERAND(lt, y)((x), (y))
#define mx_le(x, y) MX_BY_OPERAND(le, y)((x), (y))
#define mx_gt(x, y) MX_BY_OPERAND(gt, y)((x), (y))
#define mx_ge(x, y) MX_BY_OPERAND(ge, y)((x), (y))
#define mx_and(x, y) MX_BY_OPERAND(and, y)((x), (y))
#define mx_or(x, y) MX_BY_OPERAND(or, y)((x), (y))
#define mx_xor(x, y) MX_BY_OPERAND(xor, y)((x), (y))
#define mx_logaddexp(x, y) MX_BY_OPERAND(logaddexp, y)((x), (y))
#define mx_logical_and(x, y) MX_BY_OPERAND(logical_and, y)((x), (y))
#define mx_logical_or(x, y) MX_BY_OPERAND(logical_or, y)((x), (y))
#define mx_logical_xor(x, y) MX_BY_OPERAND(logical_xor, y)((x), (y))

/* x.add_(y, alpha=a): x + a * y. addcmul: x + value * a * b; addcdiv: x + value * a / b. */
mx_array mx_add_scaled(mx_array x, mx_array y, double alpha);
mx_array mx_addcmul(mx_array x, mx_array a, mx_array b, double value);
mx_array mx_addcdiv(mx_array x, mx_array a, mx_array b, double value);
/* torch.lerp(x, end, weight). */
mx_array mx_lerp(mx_array x, mx_array end, double weight);

/* X(name, dtype of the result for ints): each is mx_array mx_<name>(mx_array x). */
#define MX_UNARY_OPERATIONS(X)                                                                               \
    X(neg) X(abs) X(sign) X(square)                                                                          \
    X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) X(sqrt) X(rsqrt) X(reciprocal)                  \
    X(sin) X(cos) X(tan) X(asin) X(acos) X(atan) X(sinh) X(cosh) X(tanh) X(sigmoid) X(erf) X(erfinv)         \
    X(asinh) X(acosh) X(atanh)                                                                                \
    X(floor) X(ceil) X(round) X(trunc) X(frac)                                                               \
    X(isnan) X(isinf) X(isfinite) X(logical_not) X(not) X(relu)
#define MX_DECLARE_UNARY(name) mx_array mx_##name(mx_array x);
MX_UNARY_OPERATIONS(MX_DECLARE_UNARY)
#undef MX_DECLARE_UNARY

/* log |gamma(x)| and its first and second derivative; computed at once, without gradients (rules/torch/special.py has them). */
mx_array mx_lgamma(mx_array x);
mx_array mx_digamma(mx_array x);
mx_array mx_trigamma(mx_array x);
/* x.clamp(min, max): either may be absent: `mx_clamp(x, .min = NN_REAL(0), .max = NN_REAL(1))`. */
typedef struct mx_clamp_options {
    char unused_;
    nn_real min, max;
} mx_clamp_options;
#define mx_clamp(x, ...) mx_clamp_with((x), (mx_clamp_options){.unused_ = 0, __VA_ARGS__})
mx_array mx_clamp_with(mx_array x, mx_clamp_options options);

/* torch.nan_to_num(x, nan=0, posinf, neginf): infinities become the largest numbers unless told otherwise. */
typedef struct mx_nan_options {
    char unused_;
    double nan;
    nn_real posinf, neginf;
} mx_nan_options;
#define mx_nan_to_num(x, ...) mx_nan_to_num_with((x), (mx_nan_options){.unused_ = 0, __VA_ARGS__})
mx_array mx_nan_to_num_with(mx_array x, mx_nan_options options);

/* torch.where(condition, x, y); x and y may be numbers: `mx_where(mask, x, 0.0)`. */
#define mx_where(condition, x, y) mx_where_array((condition), MX_OPERAND(x), MX_OPERAND(y))
mx_array mx_where_array(mx_array condition, mx_array x, mx_array y);
/* x.masked_fill(mask, value). */
mx_array mx_masked_fill(mx_array x, mx_array mask, double value);

/* A number as a 0-dim array that promotes like a Python scalar (int64 or default float). */
#define MX_OPERAND(x)                                                                                        \
    _Generic((x), mx_array: mx_operand_array, bool: mx_tensor_bool, double: mx_tensor_float,                 \
             float: mx_tensor_float, int: mx_tensor_int, long: mx_tensor_int, long long: mx_tensor_int,      \
             default: mx_tensor_value)(x)
static inline mx_array mx_operand_array(mx_array x)
{
    return x;
}
mx_array mx_tensor_bool(bool value);
mx_array mx_tensor_int(int64_t value);
mx_array mx_tensor_float(double value);
mx_array mx_tensor_value(const void *value); /* a boxed number or array */

/* ---- products. Shapes are checked with PyTorch's messages. */
mx_array mx_matmul(mx_array a, mx_array b); /* a @ b: vectors, matrices, batches; also mm, bmm, mv, dot */
mx_array mx_mm(mx_array a, mx_array b);     /* 2-dim only */
mx_array mx_bmm(mx_array a, mx_array b);    /* 3-dim only */
mx_array mx_dot(mx_array a, mx_array b);    /* 1-dim only */
mx_array mx_outer(mx_array a, mx_array b);
mx_array mx_addmm(mx_array bias, mx_array a, mx_array b); /* bias + a @ b */
mx_array mx_baddbmm(mx_array bias, mx_array a, mx_array b);
/* torch.einsum("bij,bjk->bik", a, b): `mx_einsum("...", a, b)`. */
#define mx_einsum(equation, ...)                                                                             \
    mx_einsum_of((equation), (const mx_array[]){__VA_ARGS__},                                                \
                 sizeof((const mx_array[]){__VA_ARGS__}) / sizeof(mx_array))
mx_array mx_einsum_of(const char *equation, const mx_array *operands, size_t count);
mx_array mx_einsum_list(const char *equation, const py_list *operands); /* a PY_ARRAY list */

/* ---- along a dim */
mx_array mx_softmax(mx_array x, int64_t dim);
mx_array mx_log_softmax(mx_array x, int64_t dim);
mx_array mx_cumsum(mx_array x, int64_t dim);
mx_array mx_cumprod(mx_array x, int64_t dim);
mx_array mx_tril(mx_array x, int64_t diagonal);
mx_array mx_triu(mx_array x, int64_t diagonal);
mx_array mx_diag(mx_array x, int64_t diagonal);

#endif
