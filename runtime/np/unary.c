/* Functions of one array: a table of loops by type each. */
#include "internal.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#define LOOP(name, type, result, expression)                                                                 \
    static void name(char *const *at, const int64_t *strides, int64_t n)                                     \
    {                                                                                                        \
        if (strides[0] == sizeof(type) && strides[1] == sizeof(result)) {                                    \
            const type *a = (const type *)at[0];                                                             \
            result *out = (result *)at[1];                                                                   \
            for (int64_t i = 0; i < n; i++) {                                                                \
                type x = a[i];                                                                               \
                out[i] = (result)(expression);                                                               \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            type x = *(const type *)(at[0] + i * strides[0]);                                                \
            *(result *)(at[1] + i * strides[1]) = (result)(expression);                                      \
        }                                                                                                    \
    }
#define FLOAT_PAIR(name, single, wide)                                                                       \
    LOOP(name##_FLOAT32, float, float, single)                                                               \
    LOOP(name##_FLOAT64, double, double, wide)

FLOAT_PAIR(exp, expf(x), exp(x))
FLOAT_PAIR(exp2, exp2f(x), exp2(x))
FLOAT_PAIR(expm1, expm1f(x), expm1(x))
FLOAT_PAIR(log, logf(x), log(x))
FLOAT_PAIR(log2, log2f(x), log2(x))
FLOAT_PAIR(log10, log10f(x), log10(x))
FLOAT_PAIR(log1p, log1pf(x), log1p(x))
FLOAT_PAIR(sqrt, sqrtf(x), sqrt(x))
FLOAT_PAIR(cbrt, cbrtf(x), cbrt(x))
FLOAT_PAIR(sin, sinf(x), sin(x))
FLOAT_PAIR(cos, cosf(x), cos(x))
FLOAT_PAIR(tan, tanf(x), tan(x))
FLOAT_PAIR(arcsin, asinf(x), asin(x))
FLOAT_PAIR(arccos, acosf(x), acos(x))
FLOAT_PAIR(arctan, atanf(x), atan(x))
FLOAT_PAIR(sinh, sinhf(x), sinh(x))
FLOAT_PAIR(cosh, coshf(x), cosh(x))
FLOAT_PAIR(tanh, tanhf(x), tanh(x))
FLOAT_PAIR(arcsinh, asinhf(x), asinh(x))
FLOAT_PAIR(arccosh, acoshf(x), acosh(x))
FLOAT_PAIR(arctanh, atanhf(x), atanh(x))
FLOAT_PAIR(floor, floorf(x), floor(x))
FLOAT_PAIR(ceil, ceilf(x), ceil(x))
FLOAT_PAIR(trunc, truncf(x), trunc(x))
FLOAT_PAIR(rint, rintf(x), rint(x))
FLOAT_PAIR(deg2rad, x *(float)(M_PI / 180), x *(M_PI / 180))
FLOAT_PAIR(rad2deg, x *(float)(180 / M_PI), x *(180 / M_PI))
FLOAT_PAIR(absolute, fabsf(x), fabs(x))
FLOAT_PAIR(negative, -x, -x)
FLOAT_PAIR(sign, x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x, x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x)
FLOAT_PAIR(square, x *x, x *x)
FLOAT_PAIR(reciprocal, 1 / x, 1 / x)
#define TEST_PAIR(name, expression)                                                                          \
    LOOP(name##_FLOAT32, float, bool, expression)                                                            \
    LOOP(name##_FLOAT64, double, bool, expression)
TEST_PAIR(isnan, x != x)
TEST_PAIR(isinf, isinf(x))
TEST_PAIR(isfinite, isfinite(x))
TEST_PAIR(signbit, signbit(x))
LOOP(logical_not_BOOL, bool, bool, !x)

#define INT_LOOPS(NAME, type)                                                                                \
    LOOP(absolute_##NAME, type, type, x < 0 ? (type)(0 - (uint64_t)x) : x)                                   \
    LOOP(negative_##NAME, type, type, (0 - (uint64_t)x))                                                     \
    LOOP(sign_##NAME, type, type, (x > 0) - (x < 0))                                                         \
    LOOP(square_##NAME, type, type, (uint64_t)x *(uint64_t)x)                                                \
    LOOP(reciprocal_##NAME, type, type, x == 0 ? 0 : 1 / x)                                                  \
    LOOP(invert_##NAME, type, type, ~x)
NP_INTEGERS(INT_LOOPS)

/* ---- the table */

typedef enum Rule {
    RULE_FLOAT,  /* in a float that holds the type */
    RULE_SAME,   /* in the type itself */
    RULE_WHOLE,  /* floor and the like: integers stay what they are */
    RULE_TEST,   /* floats are asked; integers give `whole` */
    RULE_LOGIC,
} Rule;

typedef struct Operation {
    const char *name;
    Rule rule;
    bool whole; /* TEST: the answer for every integer */
    np_loop loops[NP_TYPE_COUNT];
} Operation;

#define INTS(name)                                                                                           \
    [NP_TYPE_INT8] = name##_INT8, [NP_TYPE_UINT8] = name##_UINT8, [NP_TYPE_INT16] = name##_INT16,            \
    [NP_TYPE_UINT16] = name##_UINT16, [NP_TYPE_INT32] = name##_INT32, [NP_TYPE_UINT32] = name##_UINT32,      \
    [NP_TYPE_INT64] = name##_INT64, [NP_TYPE_UINT64] = name##_UINT64
#define FLOATS(name) [NP_TYPE_FLOAT32] = name##_FLOAT32, [NP_TYPE_FLOAT64] = name##_FLOAT64

static np_array *apply(const Operation *operation, const np_array *x);

#define DEFINE(name, rule, whole, ...)                                                                       \
    np_array *np_##name##_of(const np_array *x)                                                              \
    {                                                                                                        \
        static const Operation operation = {#name, rule, whole, {__VA_ARGS__}};                              \
        return apply(&operation, x);                                                                         \
    }
#define DEFINE_FLOAT(name) DEFINE(name, RULE_FLOAT, false, FLOATS(name))
DEFINE_FLOAT(exp)
DEFINE_FLOAT(exp2)
DEFINE_FLOAT(expm1)
DEFINE_FLOAT(log)
DEFINE_FLOAT(log2)
DEFINE_FLOAT(log10)
DEFINE_FLOAT(log1p)
DEFINE_FLOAT(sqrt)
DEFINE_FLOAT(cbrt)
DEFINE_FLOAT(sin)
DEFINE_FLOAT(cos)
DEFINE_FLOAT(tan)
DEFINE_FLOAT(arcsin)
DEFINE_FLOAT(arccos)
DEFINE_FLOAT(arctan)
DEFINE_FLOAT(sinh)
DEFINE_FLOAT(cosh)
DEFINE_FLOAT(tanh)
DEFINE_FLOAT(arcsinh)
DEFINE_FLOAT(arccosh)
DEFINE_FLOAT(arctanh)
DEFINE_FLOAT(deg2rad)
DEFINE_FLOAT(rad2deg)
DEFINE_FLOAT(rint)
DEFINE(floor, RULE_WHOLE, false, FLOATS(floor))
DEFINE(ceil, RULE_WHOLE, false, FLOATS(ceil))
DEFINE(trunc, RULE_WHOLE, false, FLOATS(trunc))
DEFINE(negative, RULE_SAME, false, INTS(negative), FLOATS(negative))
DEFINE(absolute, RULE_SAME, false, INTS(absolute), FLOATS(absolute))
DEFINE(sign, RULE_SAME, false, INTS(sign), FLOATS(sign))
DEFINE(square, RULE_SAME, false, INTS(square), FLOATS(square))
DEFINE(reciprocal, RULE_SAME, false, INTS(reciprocal), FLOATS(reciprocal))
DEFINE(invert, RULE_SAME, false, [NP_TYPE_BOOL] = logical_not_BOOL, INTS(invert))
DEFINE(isnan, RULE_TEST, false, FLOATS(isnan))
DEFINE(isinf, RULE_TEST, false, FLOATS(isinf))
DEFINE(isfinite, RULE_TEST, true, FLOATS(isfinite))
DEFINE(signbit, RULE_TEST, false, FLOATS(signbit))
DEFINE(logical_not, RULE_LOGIC, false, [NP_TYPE_BOOL] = logical_not_BOOL)

static np_array *unchanged(const np_array *x)
{
    np_array *out = np_copied(x, x->type);
    return x->ndim ? out : np_scalar_of(out);
}

np_array *np_positive_of(const np_array *x)
{
    return unchanged(x);
}

static np_type float_type(np_type type)
{
    int64_t size = np_type_size(type);
    return np_is_float_type(type) ? type : size == 1 ? NP_TYPE_FLOAT16 : size == 2 ? NP_TYPE_FLOAT32 : NP_TYPE_FLOAT64;
}

static np_array *apply(const Operation *operation, const np_array *x)
{
    np_type type = x->type;
    if (operation->rule == RULE_FLOAT)
        type = x->form == NP_NUMBER ? NP_TYPE_FLOAT64 : float_type(type);
    else if (operation->rule == RULE_LOGIC)
        type = NP_TYPE_BOOL;
    else if (!np_is_float_type(type) && operation->rule == RULE_WHOLE)
        return unchanged(x);
    bool gives_bool = operation->rule == RULE_TEST || operation->rule == RULE_LOGIC;
    np_type computed = type == NP_TYPE_FLOAT16 ? NP_TYPE_FLOAT32 : type, result = gives_bool ? NP_TYPE_BOOL : computed;
    np_array *out = x->ndim ? np_new_kept(x, result, x->ndim, x->shape) : np_new_scalar(result);
    if (operation->rule == RULE_TEST && !np_is_float_type(type)) {
        memset(out->data, operation->whole, (size_t)np_size(out));
        return out;
    }
    if (type == NP_TYPE_BOOL && !operation->loops[type]) {
        if (strcmp(operation->name, "negative") == 0)
            py_raise(PY_TYPE_ERROR, "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the "
                                    "logical_not function instead.");
        return unchanged(x); /* absolute, sign of a bool */
    }
    if (!operation->loops[computed])
        py_raise(PY_TYPE_ERROR,
                 "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                 "according to the casting rule ''safe''",
                 operation->name);
    const np_array *in = x->type == computed ? x : np_copied(x, computed);
    np_run(operation->loops[computed], 2, (const np_array *const[]){in, out});
    if (computed != type && !gives_bool)
        out = x->ndim ? np_copied(out, type) : np_cast_array(out, &np_dtypes[type]);
    if (x->form == NP_NUMBER && operation->rule == RULE_SAME)
        out->form = NP_NUMBER;
    return out;
}

/* ---- functions made of others */

np_array *np_round_of(const np_array *x, int64_t decimals)
{
    if (!np_is_float_type(x->type) && decimals >= 0)
        return unchanged(x);
    if (decimals == 0)
        return np_rint_of(x);
    np_array *factor = np_of_float(pow(10, (double)llabs(decimals)));
    np_array *out = decimals > 0 ? np_divide_of(np_rint_of(np_multiply_of(x, factor)), factor)
                                 : np_multiply_of(np_rint_of(np_divide_of(x, factor)), factor);
    return out->type == x->type ? out : x->ndim ? np_copied(out, x->type) : np_cast_array(out, &np_dtypes[x->type]);
}

np_array *np_where_of(const np_array *condition, const np_array *a, const np_array *b)
{
    np_type type = np_common_type(a, b);
    int64_t shape[NP_MAX_DIMS], pair_shape[NP_MAX_DIMS];
    np_array pair = {.ndim = np_broadcast_shape(a, b, pair_shape)};
    memcpy(pair.shape, pair_shape, sizeof pair_shape);
    int ndim = np_broadcast_shape(condition, &pair, shape);
    np_array *out = np_new(type, ndim, shape);
    const np_array *truth = condition->type == NP_TYPE_BOOL ? condition : np_copied(condition, NP_TYPE_BOOL);
    const np_array *left = a->type == type ? a : np_copied(a, type), *right = b->type == type ? b : np_copied(b, type);
    np_walk walk;
    size_t size = (size_t)np_type_size(type);
    np_walk_start(&walk, ndim, shape, 4, (const np_array *const[]){truth, left, right, out});
    if (walk.is_done)
        return out;
    do
        for (int64_t i = 0; i < walk.inner; i++) {
            int from = *(bool *)(walk.at[0] + i * walk.inner_strides[0]) ? 1 : 2;
            memcpy(walk.at[3] + i * walk.inner_strides[3], walk.at[from] + i * walk.inner_strides[from], size);
        }
    while (np_walk_next(&walk));
    return out;
}

np_array *np_maximum_minimum(const np_array *x, const np_array *low, const np_array *high)
{
    const np_array *out = low ? np_maximum_of(x, low) : x;
    return high ? np_minimum_of(out, high) : (np_array *)out;
}

np_array *np_nan_to_num_of(const np_array *x)
{
    if (!np_is_float_type(x->type))
        return unchanged(x);
    double largest = x->type == NP_TYPE_FLOAT64 ? DBL_MAX : x->type == NP_TYPE_FLOAT32 ? (double)FLT_MAX : 65504;
    np_array *out = np_where_of(np_isnan_of(x), np_of_float(0), x);
    return np_maximum_minimum(out, np_of_float(-largest), np_of_float(largest));
}

np_array *np_isclose_of(const np_array *a, const np_array *b, double rtol, double atol)
{
    np_array *gap = np_absolute_of(np_subtract_of(np_copied(a, NP_TYPE_FLOAT64), np_copied(b, NP_TYPE_FLOAT64)));
    np_array *bound = np_add_of(np_of_float(atol), np_multiply_of(np_of_float(rtol), np_absolute_of(np_copied(b, NP_TYPE_FLOAT64))));
    np_array *near = np_logical_and_of(np_less_equal_of(gap, bound), np_isfinite_of(b));
    return np_logical_or_of(near, np_equal_of(a, b));
}

bool np_array_equal_of(const np_array *a, const np_array *b)
{
    if (a->ndim != b->ndim || memcmp(a->shape, b->shape, (size_t)a->ndim * sizeof *a->shape) != 0)
        return false;
    return np_to_bool(np_all(np_equal_of(a, b)));
}
