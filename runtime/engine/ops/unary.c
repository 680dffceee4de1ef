/* Element-wise functions of one array.
 *
 * Two families. FLOAT_FUNCTION: defined on floats, integers are converted to float32 first. ANY_FUNCTION: the
 * result has the operand's type. A gradient is an expression in the cotangent g, the operand x and the result
 * y. */
#include <math.h>

#include "elementwise.h"
#include "fast_math.h"
#include "graph.h"
#include "mlx/c/ops.h"
#include "ops/unary_complex.h"

engine_array *engine_unary(const engine_op *op, engine_array *a)
{
    if (!a)
        return NULL;
    bool to_real = op == &engine_op_abs && a->dtype == MLX_COMPLEX64;
    return engine_elementwise_node(op, to_real ? MLX_FLOAT32 : (mlx_dtype)a->dtype, &a, 1);
}

static engine_array *as_float(engine_array *a)
{
    return a ? engine_cast(a, engine_float_of((mlx_dtype)a->dtype)) : NULL;
}

#define COMPLEX_ENTRY(name) ENGINE_FLOAT_ENTRIES(name), [MLX_COMPLEX64] = name##_complex64

/* The vjp, and the op record with its public function. */
#define GRADIENT(name, gradient)                                                                             \
    static bool name##_vjp(const engine_vjp *v)                                                              \
    {                                                                                                        \
        engine_array *g = v->cotangents[0], *x = v->in[0], *y = v->out;                                      \
        (void)g, (void)x, (void)y;                                                                           \
        v->grads[0] = gradient;                                                                              \
        return true;                                                                                         \
    }

#define UNARY_OP(fn, convert)                                                                                \
    const engine_op engine_op_##fn = {                                                                       \
        .name = #fn, .eval = engine_elementwise_eval, .vjp = fn##_vjp, .elementwise = &fn##_loops};          \
    engine_array *engine_##fn(engine_array *a)                                                               \
    {                                                                                                        \
        return engine_unary(&engine_op_##fn, convert(a));                                                    \
    }                                                                                                        \
    int mlx_##fn(mlx_array *res, const mlx_array a, const mlx_stream s)                                      \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, engine_##fn(engine_arg(a)));                                                \
    }

#define FLOAT_FUNCTION(name, expression_32, expression_64, gradient)                                         \
    ENGINE_FLOAT_LOOPS(ENGINE_UNARY_LOOP, name, expression_32, expression_64)                                \
    static const engine_elementwise name##_loops = {.arity = 1, .loops = {COMPLEX_ENTRY(name)}};              \
    GRADIENT(name, gradient)                                                                                 \
    engine_array *engine_##name(engine_array *a);                                                            \
    UNARY_OP(name, as_float)

#define AS_IS(a) (a)

#define ANY_FUNCTION(name, unsigned_expression, signed_expression, expression_32, expression_64, gradient)   \
    ENGINE_UNSIGNED_LOOPS(ENGINE_UNARY_LOOP, name, unsigned_expression)                                      \
    ENGINE_SIGNED_LOOPS(ENGINE_UNARY_LOOP, name, signed_expression)                                          \
    ENGINE_FLOAT_LOOPS(ENGINE_UNARY_LOOP, name, expression_32, expression_64)                                \
    static const engine_elementwise name##_loops = {                                                         \
        .arity = 1, .loops = {ENGINE_INTEGER_ENTRIES(name), COMPLEX_ENTRY(name), NAME_BOOL(name)}};   \
    GRADIENT(name, gradient)                                                                                 \
    engine_array *engine_##name(engine_array *a);                                                            \
    UNARY_OP(name, AS_IS)

/* What the functions below give for a bool operand: the operand, through the uint8 loop. */
#define NAME_BOOL(name) [MLX_BOOL] = name##_uint8

#define MUL engine_multiply
#define CONST engine_multiply_constant

static engine_array *one_minus(engine_array *a)
{
    return engine_add_constant(engine_negative(a), 1);
}

static engine_array *one_plus(engine_array *a)
{
    return engine_add_constant(a, 1);
}

FLOAT_FUNCTION(exp, kernel_exp_f32(x), exp(x), MUL(g, y))
FLOAT_FUNCTION(expm1, expm1f(x), expm1(x), MUL(g, one_plus(y)))
FLOAT_FUNCTION(log, engine_log_f32(x), log(x), engine_divide(g, x))
FLOAT_FUNCTION(log2, log2f(x), log2(x), engine_divide(g, CONST(x, M_LN2)))
FLOAT_FUNCTION(log10, log10f(x), log10(x), engine_divide(g, CONST(x, M_LN10)))
FLOAT_FUNCTION(log1p, log1pf(x), log1p(x), engine_divide(g, one_plus(x)))
FLOAT_FUNCTION(sqrt, __builtin_sqrtf(x), __builtin_sqrt(x), engine_divide(g, CONST(y, 2)))
FLOAT_FUNCTION(rsqrt, 1.0f / __builtin_sqrtf(x), 1.0 / __builtin_sqrt(x),
               MUL(g, CONST(MUL(MUL(y, y), y), -0.5)))
FLOAT_FUNCTION(reciprocal, 1.0f / x, 1.0 / x, MUL(g, engine_negative(engine_square(y))))
FLOAT_FUNCTION(sin, sinf(x), sin(x), MUL(g, engine_cos(x)))
FLOAT_FUNCTION(cos, cosf(x), cos(x), MUL(g, engine_negative(engine_sin(x))))
FLOAT_FUNCTION(tan, tanf(x), tan(x), MUL(g, one_plus(engine_square(y))))
FLOAT_FUNCTION(arcsin, asinf(x), asin(x), MUL(g, engine_rsqrt(one_minus(engine_square(x)))))
FLOAT_FUNCTION(arccos, acosf(x), acos(x), engine_negative(MUL(g, engine_rsqrt(one_minus(engine_square(x))))))
FLOAT_FUNCTION(arctan, atanf(x), atan(x), engine_divide(g, one_plus(engine_square(x))))
FLOAT_FUNCTION(tanh, engine_tanh_f32(x), tanh(x), MUL(g, one_minus(engine_square(y))))
static engine_array *cosh_of(engine_array *x);
FLOAT_FUNCTION(sinh, sinhf(x), sinh(x), MUL(g, cosh_of(x)))
FLOAT_FUNCTION(cosh, coshf(x), cosh(x), MUL(g, engine_sinh(x)))
FLOAT_FUNCTION(arcsinh, asinhf(x), asinh(x), MUL(g, engine_rsqrt(one_plus(engine_square(x)))))
FLOAT_FUNCTION(arccosh, acoshf(x), acosh(x), MUL(g, engine_rsqrt(engine_add_constant(engine_square(x), -1))))
FLOAT_FUNCTION(arctanh, atanhf(x), atanh(x), engine_divide(g, one_minus(engine_square(x))))
FLOAT_FUNCTION(sigmoid, engine_sigmoid_f32(x), 1 / (1 + exp(-x)), MUL(g, MUL(y, one_minus(y))))
FLOAT_FUNCTION(erf, engine_erf_f32(x), erf(x),
               MUL(g, CONST(engine_exp(engine_negative(engine_square(x))), M_2_SQRTPI)))

static engine_array *cosh_of(engine_array *x)
{
    return engine_cosh(x);
}

/* The inverse of erf by Newton's steps on a first guess (Winitzki's formula); erf' is known, so three are
 * plenty. */
static double inverse_erf(double y)
{
    if (!(y > -1 && y < 1))
        return y == 1 || y == -1 ? copysign(INFINITY, y) : NAN;
    double w = log1p(-y * y), t = 2 / (M_PI * 0.147) + w / 2;
    double x = copysign(sqrt(sqrt(t * t - w / 0.147) - t), y);
    for (int i = 0; i < 3; i++) {
        double slope = M_2_SQRTPI * exp(-x * x), miss = y > 0.5    ? erfc(x) - (1 - y)
                                                        : y < -0.5 ? 1 + y - erfc(-x)
                                                                   : y - erf(x);
        if (slope > 0)
            x += miss / slope;
    }
    return x;
}

FLOAT_FUNCTION(erfinv, (float)inverse_erf(x), inverse_erf(x),
               MUL(g, CONST(engine_exp(engine_square(y)), 1 / M_2_SQRTPI)))

FLOAT_FUNCTION(degrees, x *(float)(180 / M_PI), x *(180 / M_PI), CONST(g, 180 / M_PI))
FLOAT_FUNCTION(radians, x *(float)(M_PI / 180), x *(M_PI / 180), CONST(g, M_PI / 180))

/* ---- Complex numbers: their parts. Of real ones, the real part is all ---- */

static engine_array *times_i(engine_array *a);

GRADIENT(conjugate, engine_conjugate(g))
GRADIENT(real, engine_cast(g, MLX_COMPLEX64))
GRADIENT(imag, times_i(g))

#define COMPLEX_OP(fn, result, of_real)                                                                      \
    static const engine_elementwise fn##_loops = {.arity = 1, .loops = {[MLX_COMPLEX64] = fn##_complex64}};  \
    const engine_op engine_op_##fn = {                                                                       \
        .name = #fn, .eval = engine_elementwise_eval, .vjp = fn##_vjp, .elementwise = &fn##_loops};          \
    engine_array *engine_##fn(engine_array *a)                                                               \
    {                                                                                                        \
        if (!a)                                                                                              \
            return NULL;                                                                                     \
        return a->dtype == MLX_COMPLEX64 ? engine_elementwise_node(&engine_op_##fn, result, &a, 1) : of_real; \
    }                                                                                                        \
    int mlx_##fn(mlx_array *res, const mlx_array a, const mlx_stream s)                                      \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, engine_##fn(engine_arg(a)));                                                \
    }

COMPLEX_OP(conjugate, MLX_COMPLEX64, a)
COMPLEX_OP(real, MLX_FLOAT32, a)
COMPLEX_OP(imag, MLX_FLOAT32, engine_full_like(a, 0))

static engine_array *times_i(engine_array *a)
{
    engine_array *i = engine_leaf(MLX_COMPLEX64, NULL, 0);
    if (!i)
        return NULL;
    *(complex64 *)engine_data(i) = complex64_of(0, 1);
    return MUL(engine_cast(a, MLX_COMPLEX64), i);
}

engine_array *engine_complex(engine_array *real, engine_array *imaginary)
{
    return engine_add(engine_cast(real, MLX_COMPLEX64), times_i(imaginary));
}

#define ZERO engine_zero_gradient(x) /* the gradient of a step function */

ANY_FUNCTION(abs, x, x < 0 ? 0 - (uint64_t)x : (uint64_t)x, __builtin_fabsf(x), __builtin_fabs(x),
             MUL(g, engine_sign(x)))
ANY_FUNCTION(square, (uint64_t)x *x, (uint64_t)x *(uint64_t)x, x *x, x *x, MUL(g, CONST(x, 2)))
ANY_FUNCTION(sign, x > 0, (x > 0) - (x < 0), (x > 0) - (x < 0), (x > 0) - (x < 0), ZERO)
ANY_FUNCTION(floor, x, x, __builtin_floorf(x), __builtin_floor(x), ZERO)
ANY_FUNCTION(ceil, x, x, __builtin_ceilf(x), __builtin_ceil(x), ZERO)
ANY_FUNCTION(rint, x, x, __builtin_rintf(x), __builtin_rint(x), ZERO)

#undef NAME_BOOL
#define NAME_BOOL(name) [MLX_BOOL] = NULL
ANY_FUNCTION(negative, 0 - (uint64_t)x, 0 - (uint64_t)x, -x, -x, engine_negative(g))
#undef NAME_BOOL
#define NAME_BOOL(name) [MLX_BOOL] = invert_bool
ENGINE_UNARY_LOOP(ENGINE_PLAIN, invert_bool, uint8_t, uint8_t, !x)

/* Bits have no gradient, nor do tests. */
#define TEST_OP(fn)                                                                                          \
    const engine_op engine_op_##fn = {.name = #fn,                                                           \
                                      .eval = engine_elementwise_eval,                                       \
                                      .elementwise = &fn##_loops,                                            \
                                      .flags = ENGINE_OP_NO_GRAD};                                           \
    engine_array *engine_##fn(engine_array *a);                                                              \
    engine_array *engine_##fn(engine_array *a)                                                               \
    {                                                                                                        \
        return a ? engine_elementwise_node(&engine_op_##fn, TEST_RESULT(a), &a, 1) : NULL;                   \
    }                                                                                                        \
    int mlx_##fn(mlx_array *res, const mlx_array a, const mlx_stream s)                                      \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, engine_##fn(engine_arg(a)));                                                \
    }

#define TEST_RESULT(a) (mlx_dtype)(a)->dtype
ENGINE_UNSIGNED_LOOPS(ENGINE_UNARY_LOOP, bitwise_invert, ~x)
ENGINE_SIGNED_LOOPS(ENGINE_UNARY_LOOP, bitwise_invert, ~x)
static const engine_elementwise bitwise_invert_loops = {
    .arity = 1, .loops = {ENGINE_INTEGER_ENTRIES(bitwise_invert), NAME_BOOL(bitwise_invert)}};
TEST_OP(bitwise_invert)

#undef TEST_RESULT
#define TEST_RESULT(a) MLX_BOOL
#define TEST(name, expression)                                                                               \
    ENGINE_BOOL_LOOPS(ENGINE_UNARY_LOOP, name, expression)                                                   \
    static const engine_elementwise name##_loops = {.arity = 1, .loops = {[MLX_COMPLEX64] = name##_complex64, ENGINE_BOOL_ENTRIES(name)}};       \
    TEST_OP(name)

TEST(logical_not, x == 0)
TEST(isnan, x != x)
TEST(isinf, (double)x == INFINITY || (double)x == -INFINITY)
TEST(isposinf, (double)x == INFINITY)
TEST(isneginf, (double)x == -INFINITY)
TEST(isfinite, (double)x - (double)x == 0)

/* Rounding to decimals scales up, rounds and scales down; integers change only for negative decimals. */
int mlx_round(mlx_array *res, const mlx_array a, int decimals, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    if (!x || decimals == 0 || (x->dtype < MLX_FLOAT16 && decimals > 0))
        return engine_leave(res, engine_rint(x));
    mlx_dtype dtype = (mlx_dtype)x->dtype;
    double scale = pow(10, decimals < 0 ? -decimals : decimals);
    engine_array *wide = dtype >= MLX_FLOAT16 ? x : engine_cast(x, MLX_FLOAT64);
    engine_array *up =
        decimals > 0 ? CONST(wide, scale) : engine_divide(wide, engine_scalar(scale, (mlx_dtype)wide->dtype));
    engine_array *whole = engine_rint(up);
    engine_array *down = decimals > 0 ? engine_divide(whole, engine_scalar(scale, (mlx_dtype)wide->dtype))
                                      : CONST(whole, scale);
    return engine_leave(res, engine_cast(down, dtype));
}
