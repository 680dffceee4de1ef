/* ReLU, and activations that are formulas of several element-wise functions: GELU in both forms and SiLU, each one loop over the tile forward
 * and one for its slope. The slope is an op of its own; its gradient is composed of plain functions, so derivatives of any order exist. */
#include <math.h>

#include "elementwise.h"
#include "fast_math.h"
#include "graph.h"
#include "mlx/c/t2m_ext_nn.h"

#define MUL engine_multiply
#define CONST engine_multiply_constant

static engine_array *plus(engine_array *a, double value)
{
    return engine_add_constant(a, value);
}

static engine_array *one_minus(engine_array *a)
{
    return plus(engine_negative(a), 1);
}

/* `name`(x), with `name`_slope(x) for its derivative and `name`_curvature for its second one. The expressions are of x. */
#define ACTIVATION(fn, value_32, value_64, slope_32, slope_64)                                                                     \
    ENGINE_FLOAT_LOOPS(ENGINE_UNARY_LOOP, fn, value_32, value_64)                                                                  \
    ENGINE_FLOAT_LOOPS(ENGINE_UNARY_LOOP, fn##_slope, slope_32, slope_64)                                                          \
    static const engine_elementwise fn##_loops = {.arity = 1, .loops = {ENGINE_FLOAT_ENTRIES(fn)}};                                \
    static const engine_elementwise fn##_slope_loops = {.arity = 1, .loops = {ENGINE_FLOAT_ENTRIES(fn##_slope)}};                  \
    static bool fn##_vjp(const engine_vjp *v)                                                                                      \
    {                                                                                                                              \
        v->grads[0] = MUL(v->cotangents[0], engine_unary(&engine_op_##fn##_slope, v->in[0]));                                      \
        return true;                                                                                                               \
    }                                                                                                                              \
    static bool fn##_slope_vjp(const engine_vjp *v)                                                                                \
    {                                                                                                                              \
        v->grads[0] = MUL(v->cotangents[0], fn##_curvature(v->in[0]));                                                             \
        return true;                                                                                                               \
    }                                                                                                                              \
    const engine_op engine_op_##fn = {                                                                                             \
        .name = #fn, .eval = engine_elementwise_eval, .vjp = fn##_vjp, .elementwise = &fn##_loops};                                \
    const engine_op engine_op_##fn##_slope = {                                                                                     \
        .name = #fn "_slope", .eval = engine_elementwise_eval, .vjp = fn##_slope_vjp, .elementwise = &fn##_slope_loops};

/* ---- x (1 + tanh u) / 2 with u = k (x + c x^3), k = sqrt(2 / pi) */

#define K 0.79788456080286535588
#define C 0.044715

/* (1 + tanh u) / 2 is the logistic function of 2 u: one exponential, which may be infinite, and one division. */
KERNEL_INLINE float minus_two_u(float x)
{
    return -2 * (float)K * (x + (float)C * (x * x * x));
}

KERNEL_INLINE float gelu_32(float x)
{
    return x / (1 + kernel_exp_f32(minus_two_u(x)));
}

/* The slope is 0 or 1 long before 13; e times its share must be finite. */
KERNEL_INLINE float tanh_slope_32(float given)
{
    float x = given < -13 ? -13 : given > 13 ? 13 : given, u = minus_two_u(x);
    float e = kernel_exp_f32(u > 87 ? 87 : u), share = 1 / (1 + e);
    return share + 2 * x * share * (e * share) * ((float)K * (1 + 3 * (float)C * x * x));
}

static double tanh_slope_64(double x)
{
    double t = tanh(K * (x + C * x * x * x));
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * (K * (1 + 3 * C * x * x));
}

/* (1 - t^2) (u' + x (u'' - 2 t u'^2) / 2) */
static engine_array *gelu_tanh_curvature(engine_array *x)
{
    engine_array *squared = engine_square(x);
    engine_array *t = engine_tanh(CONST(MUL(x, plus(CONST(squared, C), 1)), K));
    engine_array *rate = CONST(plus(CONST(squared, 3 * C), 1), K);
    engine_array *bend = engine_subtract(CONST(x, 6 * K * C), CONST(MUL(t, engine_square(rate)), 2));
    return MUL(one_minus(engine_square(t)), engine_add(rate, CONST(MUL(x, bend), 0.5)));
}

ACTIVATION(gelu_tanh, gelu_32(x), 0.5 * x * (1 + tanh(K * (x + C * (x * x * x)))), tanh_slope_32(x), tanh_slope_64(x))

/* ---- x P(x) with P the normal distribution's, whose density is p */

#define DENSITY 0.39894228040143267794

KERNEL_INLINE float erf_slope_32(float x)
{
    return 0.5f * (1 + engine_erf_f32(x * (float)M_SQRT1_2)) + x * (kernel_exp_f32(-0.5f * x * x) * (float)DENSITY);
}

/* p (2 - x^2) */
static engine_array *gelu_erf_curvature(engine_array *x)
{
    engine_array *squared = engine_square(x);
    return MUL(CONST(engine_exp(CONST(squared, -0.5)), DENSITY), plus(engine_negative(squared), 2));
}

ACTIVATION(gelu_erf, 0.5f * x * (1 + engine_erf_f32(x * (float)M_SQRT1_2)), 0.5 * x * (1 + erf(x * M_SQRT1_2)), erf_slope_32(x),
           0.5 * (1 + erf(x * M_SQRT1_2)) + x * DENSITY * exp(-0.5 * x * x))

/* ---- x s with s = 1 / (1 + e^-x) */

#define SIGMOID_64(x) (1 / (1 + exp(-(x))))

KERNEL_INLINE float silu_slope_32(float x)
{
    float s = engine_sigmoid_f32(x);
    return s * (1 + x * (1 - s));
}

static double silu_slope_64(double x)
{
    double s = SIGMOID_64(x);
    return s * (1 + x * (1 - s));
}

/* s (1 - s) (2 + x (1 - 2 s)) */
static engine_array *silu_curvature(engine_array *x)
{
    engine_array *s = engine_sigmoid(x);
    return MUL(MUL(s, one_minus(s)), plus(MUL(x, plus(CONST(s, -2), 1)), 2));
}

ACTIVATION(silu, x *engine_sigmoid_f32(x), x *SIGMOID_64(x), silu_slope_32(x), silu_slope_64(x))

/* ---- x where it is positive, else 0; NaN stays. The gradient looks at the result, so x itself need not be kept. */

ENGINE_FLOAT_LOOPS(ENGINE_UNARY_LOOP, relu, x <= 0 ? 0 : x, x <= 0 ? 0 : x)
ENGINE_FLOAT_LOOPS(ENGINE_BINARY_LOOP, relu_grad, y <= 0 ? 0 : x, y <= 0 ? 0 : x)

static const engine_elementwise relu_loops = {.arity = 1, .loops = {ENGINE_FLOAT_ENTRIES(relu)}};
static const engine_elementwise relu_grad_loops = {.arity = 2, .loops = {ENGINE_FLOAT_ENTRIES(relu_grad)}};

static engine_array *relu_gradient(engine_array *g, engine_array *y)
{
    engine_array *in[] = {g, y};
    return engine_elementwise_node(&engine_op_relu_grad, (mlx_dtype)y->dtype, in, 2);
}

static bool relu_vjp(const engine_vjp *v)
{
    v->grads[0] = relu_gradient(v->cotangents[0], v->out);
    return true;
}

static bool relu_grad_vjp(const engine_vjp *v)
{
    if (v->wants[0])
        v->grads[0] = relu_gradient(v->cotangents[0], v->in[1]);
    if (v->wants[1])
        v->grads[1] = engine_zero_gradient(v->in[1]);
    return true;
}

const engine_op engine_op_relu = {.name = "relu", .eval = engine_elementwise_eval, .vjp = relu_vjp, .elementwise = &relu_loops};
const engine_op engine_op_relu_grad = {
    .name = "relu_grad", .eval = engine_elementwise_eval, .vjp = relu_grad_vjp, .elementwise = &relu_grad_loops};

/* ---- public */

static int apply(const char *function, const engine_op *op, mlx_array *res, mlx_array a, mlx_stream s)
{
    engine_enter(function, s);
    engine_array *x = engine_arg(a);
    return engine_leave(res, x ? engine_unary(op, engine_cast(x, engine_float_of((mlx_dtype)x->dtype))) : NULL);
}

int t2m_ext_gelu(mlx_array *res, const mlx_array x, bool by_tanh, const mlx_stream s)
{
    return apply(__func__, by_tanh ? &engine_op_gelu_tanh : &engine_op_gelu_erf, res, x, s);
}

int t2m_ext_silu(mlx_array *res, const mlx_array x, const mlx_stream s)
{
    return apply(__func__, &engine_op_silu, res, x, s);
}

int t2m_ext_relu(mlx_array *res, const mlx_array x, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *a = engine_arg(x);
    bool is_float = a && engine_is_float((mlx_dtype)a->dtype);
    return engine_leave(res, is_float ? engine_unary(&engine_op_relu, a) : a ? engine_maximum(a, engine_scalar(0, (mlx_dtype)a->dtype)) : NULL);
}
