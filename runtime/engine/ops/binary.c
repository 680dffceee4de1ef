/* Element-wise functions of two arrays: arithmetic, comparison, logic, bits.
 *
 * Operands broadcast, and are converted to a common type by nodes of their own, so a loop and a gradient only
 * ever see equal types. A gradient is a pair of expressions in the cotangent g, the operands x and y, and the
 * result r; it is summed down to the operand's shape where that was broadcast. */
#include <math.h>

#include "elementwise.h"
#include "fast_math.h"
#include "graph.h"
#include "mlx/c/ops.h"
#include "mlx/c/t2m_ext.h"
#include "ops/binary_complex.h"

static engine_array *binary_node(const engine_op *op, engine_array *a, engine_array *b, bool fractional,
                                 bool test)
{
    if (!a || !b)
        return NULL;
    mlx_dtype common = engine_promote((mlx_dtype)a->dtype, (mlx_dtype)b->dtype);
    if (fractional)
        common = engine_float_of(common);
    if (common == MLX_BOOL && (op == &engine_op_left_shift || op == &engine_op_right_shift))
        common = MLX_UINT8;
    engine_array *in[2] = {engine_cast(a, common), engine_cast(b, common)};
    return engine_elementwise_node(op, test ? MLX_BOOL : common, in, 2);
}

#define BINARY_OP_ALONE(fn, gradient, bits, fractional, test)                                                   \
    const engine_op engine_op_##fn = {.name = #fn,                                                           \
                                      .eval = engine_elementwise_eval,                                       \
                                      .vjp = gradient,                                                       \
                                      .elementwise = &fn##_loops,                                            \
                                      .flags = bits};                                                        \
    engine_array *engine_##fn(engine_array *a, engine_array *b);                                             \
    engine_array *engine_##fn(engine_array *a, engine_array *b)                                              \
    {                                                                                                        \
        return binary_node(&engine_op_##fn, a, b, fractional, test);                                         \
    }

/* With its public function. */
#define BINARY_OP(fn, gradient, bits, fractional, test)                                                      \
    BINARY_OP_ALONE(fn, gradient, bits, fractional, test)                                                    \
    int mlx_##fn(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)                   \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, engine_##fn(engine_arg(a), engine_arg(b)));                                 \
    }

#define GRADIENTS(fn, gradient_x, gradient_y)                                                                \
    static bool fn##_vjp(const engine_vjp *v)                                                                \
    {                                                                                                        \
        engine_array *g = v->cotangents[0], *x = v->in[0], *y = v->in[1], *r = v->out;                       \
        (void)g, (void)x, (void)y, (void)r;                                                                  \
        if (v->wants[0])                                                                                     \
            v->grads[0] = engine_unbroadcast(gradient_x, x);                                                 \
        if (v->wants[1])                                                                                     \
            v->grads[1] = engine_unbroadcast(gradient_y, y);                                                 \
        return true;                                                                                         \
    }

#define COMPLEX_ENTRY(fn) ENGINE_FLOAT_ENTRIES(fn), [MLX_COMPLEX64] = fn##_complex64

/* Same type in and out, for all types; with its public function, or without. */
#define ANY_FUNCTION(...) ANY_FUNCTION_AS(BINARY_OP, __VA_ARGS__)
#define INNER_FUNCTION(...) ANY_FUNCTION_AS(BINARY_OP_ALONE, __VA_ARGS__)
#define ANY_FUNCTION_AS(OP, fn, bool_entry, unsigned_expression, signed_expression, expression_32, expression_64,   \
                     gx, gy)                                                                                 \
    ENGINE_UNSIGNED_LOOPS(ENGINE_BINARY_LOOP, fn, unsigned_expression)                                       \
    ENGINE_SIGNED_LOOPS(ENGINE_BINARY_LOOP, fn, signed_expression)                                           \
    ENGINE_FLOAT_LOOPS(ENGINE_BINARY_LOOP, fn, expression_32, expression_64)                                 \
    static const engine_elementwise fn##_loops = {                                                           \
        .arity = 2,                                                                                          \
        .loops = {ENGINE_INTEGER_ENTRIES(fn), COMPLEX_ENTRY(fn), [MLX_BOOL] = bool_entry}};           \
    GRADIENTS(fn, gx, gy)                                                                                    \
    OP(fn, fn##_vjp, 0, false, false)

/* Floats in and out; integers are converted. */
#define FLOAT_FUNCTION_AS(OP, fn, expression_32, expression_64, gx, gy)                                      \
    ENGINE_FLOAT_LOOPS(ENGINE_BINARY_LOOP, fn, expression_32, expression_64)                                 \
    static const engine_elementwise fn##_loops = {.arity = 2, .loops = {COMPLEX_ENTRY(fn)}};                 \
    GRADIENTS(fn, gx, gy)                                                                                    \
    OP(fn, fn##_vjp, 0, true, false)
#define FLOAT_FUNCTION(...) FLOAT_FUNCTION_AS(BINARY_OP, __VA_ARGS__)
#define FLOAT_FUNCTION_ALONE(...) FLOAT_FUNCTION_AS(BINARY_OP_ALONE, __VA_ARGS__)

#define COMPARISON(fn, expression)                                                                           \
    ENGINE_BOOL_LOOPS(ENGINE_BINARY_LOOP, fn, expression)                                                    \
    static const engine_elementwise fn##_loops = {.arity = 2, .loops = {[MLX_COMPLEX64] = fn##_complex64, ENGINE_BOOL_ENTRIES(fn)}};           \
    BINARY_OP(fn, NULL, ENGINE_OP_NO_GRAD, false, true)

#define BIT_FUNCTION(fn, bool_entry, unsigned_expression, signed_expression)                                 \
    ENGINE_UNSIGNED_LOOPS(ENGINE_BINARY_LOOP, fn, unsigned_expression)                                       \
    ENGINE_SIGNED_LOOPS(ENGINE_BINARY_LOOP, fn, signed_expression)                                           \
    static const engine_elementwise fn##_loops = {                                                           \
        .arity = 2, .loops = {ENGINE_INTEGER_ENTRIES(fn), [MLX_BOOL] = bool_entry}};                         \
    BINARY_OP(fn, NULL, ENGINE_OP_NO_GRAD, false, false)

#define MUL engine_multiply
#define NEG engine_negative

/* ---- Arithmetic ---- */

ENGINE_BINARY_LOOP(ENGINE_PLAIN, either_bool, uint8_t, uint8_t, x | y)
ENGINE_BINARY_LOOP(ENGINE_PLAIN, both_bool, uint8_t, uint8_t, x &y)
ENGINE_BINARY_LOOP(ENGINE_PLAIN, differ_bool, uint8_t, uint8_t, x ^ y)
ENGINE_BINARY_LOOP(ENGINE_PLAIN, power_bool, uint8_t, uint8_t, x | !y)
ENGINE_BINARY_LOOP(ENGINE_PLAIN, never_bool, uint8_t, uint8_t, 0 & x & y)

ANY_FUNCTION(add, either_bool, (uint64_t)x + y, (uint64_t)x + (uint64_t)y, x + y, x + y, g, g)
ANY_FUNCTION(subtract, differ_bool, (uint64_t)x - y, (uint64_t)x - (uint64_t)y, x - y, x - y, g, NEG(g))
ANY_FUNCTION(multiply, both_bool, (uint64_t)x *y, (uint64_t)x *(uint64_t)y, x *y, x *y, MUL(g, engine_conjugate(y)),
             MUL(g, engine_conjugate(x)))

FLOAT_FUNCTION(divide, x / y, x / y, engine_divide(g, y), NEG(engine_divide(MUL(g, r), y)))

/* Towards minus infinity, without the traps of C: x / 0 is 0, and the smallest number / -1 wraps. */
static inline int64_t floor_quotient(int64_t x, int64_t y)
{
    if (y == 0)
        return 0;
    if (y == -1)
        return (int64_t)(0 - (uint64_t)x);
    int64_t q = x / y;
    return q - (x % y != 0 && (x < 0) != (y < 0));
}

static inline int64_t floor_remainder(int64_t x, int64_t y)
{
    if (y == 0 || y == -1)
        return 0;
    int64_t r = x % y;
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

static inline float remainder_f32(float x, float y)
{
    float r = fmodf(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

static inline double remainder_f64(double x, double y)
{
    double r = fmod(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

INNER_FUNCTION(floor_divide, both_bool, y ? x / y : 0, floor_quotient(x, y), floorf(x / y), floor(x / y), NULL,
             NULL)
INNER_FUNCTION(remainder, never_bool, y ? x % y : 0, floor_remainder(x, y), remainder_f32(x, y), remainder_f64(x, y),
             g, NEG(MUL(g, engine_floor_divide(x, y))))

/* As C has them: towards zero, and what is left has the sign of x. */
static inline int64_t quotient_of(int64_t x, int64_t y)
{
    return y == 0 ? 0 : y == -1 ? (int64_t)(0 - (uint64_t)x) : x / y;
}

INNER_FUNCTION(quotient, both_bool, y ? x / y : 0, quotient_of(x, y), truncf(x / y), trunc(x / y), NULL, NULL)
INNER_FUNCTION(rest, never_bool, y ? x % y : 0, y == 0 || y == -1 ? 0 : x % y, fmodf(x, y), fmod(x, y), NULL, NULL)

/* The distance to the nearest multiple: what MLX has for half precision. */
FLOAT_FUNCTION_ALONE(distance, remainderf(x, y), remainder(x, y), g, NEG(MUL(g, engine_rint(engine_divide(x, y)))))

static inline uint64_t unsigned_power(uint64_t x, uint64_t n)
{
    uint64_t result = 1;
    for (; n; n >>= 1, x *= x)
        if (n & 1)
            result *= x;
    return result;
}

static inline uint64_t signed_power(int64_t x, int64_t n)
{
    if (n >= 0)
        return unsigned_power((uint64_t)x, (uint64_t)n);
    return x == 1 ? 1 : x == -1 ? (n & 1 ? (uint64_t)-1 : 1) : 0;
}

/* The whole powers that people write cost no call. */
static inline float power_f32(float x, float y)
{
    return y == 2.0f ? x * x : y == 0.5f && x >= 0 ? sqrtf(x) : powf(x, y);
}

static engine_array *power_of_base(engine_array *g, engine_array *x, engine_array *y)
{
    return MUL(g, MUL(y, engine_power(x, engine_add_constant(y, -1))));
}

/* 0 where x is 0: there the power does not change with y. */
static engine_array *power_of_exponent(engine_array *g, engine_array *x, engine_array *r)
{
    engine_array *zero = engine_full_like(x, 0), *one = engine_full_like(x, 1);
    engine_array *at_zero = engine_equal(x, zero);
    return MUL(g, MUL(r, engine_where(at_zero, zero, engine_log(engine_where(at_zero, one, x)))));
}

ANY_FUNCTION(power, power_bool, unsigned_power(x, y), signed_power(x, y), power_f32(x, y), pow(x, y),
             power_of_base(g, x, y), power_of_exponent(g, x, r))

/* The cotangent where the comparison holds, else 0. For extrema the result is compared with y: that says the
 * same as comparing x with y, and x is not needed once the result is there. */
static engine_array *where_holds(engine_array *holds, engine_array *g)
{
    return engine_where(holds, g, g ? engine_scalar(0, (mlx_dtype)g->dtype) : NULL);
}

ANY_FUNCTION(maximum, either_bool, x > y ? x : y, x > y ? x : y, x > y || x != x ? x : y,
             x > y || x != x ? x : y, where_holds(engine_greater(x, y), g),
             where_holds(engine_less_equal(x, y), g))
ANY_FUNCTION(minimum, both_bool, x < y ? x : y, x < y ? x : y, x < y || x != x ? x : y,
             x < y || x != x ? x : y, where_holds(engine_less(x, y), g),
             where_holds(engine_greater_equal(x, y), g))

static inline float log_add_exp_f32(float x, float y)
{
    float most = x > y || x != x ? x : y, least = x > y ? y : x;
    return most == -INFINITY || least == INFINITY ? most : most + log1pf(expf(least - most));
}

static inline double log_add_exp_f64(double x, double y)
{
    double most = x > y || x != x ? x : y, least = x > y ? y : x;
    return most == -INFINITY || least == INFINITY ? most : most + log1p(exp(least - most));
}

FLOAT_FUNCTION(logaddexp, log_add_exp_f32(x, y), log_add_exp_f64(x, y),
               MUL(g, engine_exp(engine_subtract(x, r))), MUL(g, engine_exp(engine_subtract(y, r))))

static engine_array *over_square_sum(engine_array *a, engine_array *x, engine_array *y)
{
    return engine_divide(a, engine_add(engine_square(x), engine_square(y)));
}

FLOAT_FUNCTION(arctan2, atan2f(x, y), atan2(x, y), MUL(g, over_square_sum(y, x, y)),
               NEG(MUL(g, over_square_sum(x, x, y))))

/* ---- Comparison and logic ---- */

COMPARISON(equal, x == y)
COMPARISON(not_equal, x != y)
COMPARISON(less, x < y)
COMPARISON(less_equal, x <= y)
COMPARISON(greater, x > y)
COMPARISON(greater_equal, x >= y)
COMPARISON(logical_and, (x != 0) & (y != 0))
COMPARISON(logical_or, (x != 0) | (y != 0))

/* ---- Bits ---- */

/* A shift by the width or more gives 0 (-1 for a negative number shifted right), instead of what the CPU
 * does. */
#define WIDTH (8 * sizeof(x))
#define SHIFT_LEFT ((uint64_t)y < WIDTH ? (uint64_t)x << y : 0)

BIT_FUNCTION(bitwise_and, both_bool, x &y, x &y)
BIT_FUNCTION(bitwise_or, either_bool, x | y, x | y)
BIT_FUNCTION(bitwise_xor, differ_bool, x ^ y, x ^ y)
BIT_FUNCTION(left_shift, NULL, SHIFT_LEFT, SHIFT_LEFT)
BIT_FUNCTION(right_shift, NULL, (uint64_t)y < WIDTH ? x >> y : 0, (uint64_t)y < WIDTH ? x >> y : -(x < 0))

/* ---- Compositions ---- */

engine_array *engine_add_constant(engine_array *a, double value)
{
    return a ? engine_add(a, engine_scalar(value, (mlx_dtype)a->dtype)) : NULL;
}

engine_array *engine_multiply_constant(engine_array *a, double value)
{
    return a ? engine_multiply(a, engine_scalar(value, (mlx_dtype)a->dtype)) : NULL;
}

/* |a - b| <= atol + rtol |b|, or both the same infinity, or (if asked) both NaN. */
static engine_array *is_close(engine_array *a, engine_array *b, double rtol, double atol, bool equal_nan)
{
    if (!a || !b)
        return NULL;
    mlx_dtype common = engine_float_of(engine_promote((mlx_dtype)a->dtype, (mlx_dtype)b->dtype));
    mlx_dtype wide = common == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *room = engine_add(engine_multiply(engine_scalar(rtol, wide), engine_abs(b)), engine_scalar(atol, wide));
    engine_array *near = engine_less_equal(engine_abs(engine_subtract(a, b)), room);
    engine_array *infinite = engine_equal(engine_abs(b), engine_scalar(INFINITY, common));
    engine_array *close = engine_where(infinite, engine_equal(a, b), near);
    if (!equal_nan)
        return close;
    return engine_logical_or(close, engine_logical_and(engine_not_equal(a, a), engine_not_equal(b, b)));
}

int mlx_isclose(mlx_array *res, const mlx_array a, const mlx_array b, double rtol, double atol,
                bool equal_nan, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, is_close(engine_arg(a), engine_arg(b), rtol, atol, equal_nan));
}

int mlx_allclose(mlx_array *res, const mlx_array a, const mlx_array b, double rtol, double atol,
                 bool equal_nan, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *close = is_close(engine_arg(a), engine_arg(b), rtol, atol, equal_nan);
    return engine_leave(res, close ? engine_all(close, ENGINE_ALL_AXES(close), false) : NULL);
}

int mlx_array_equal(mlx_array *res, const mlx_array a, const mlx_array b, bool equal_nan, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    if (!x || !y || !engine_same_shape(x, y))
        return engine_leave(res, x && y ? engine_scalar(0, MLX_BOOL) : NULL);
    engine_array *same = engine_equal(x, y);
    if (equal_nan)
        same = engine_logical_or(same, engine_logical_and(engine_not_equal(x, x), engine_not_equal(y, y)));
    return engine_leave(res, same ? engine_all(same, ENGINE_ALL_AXES(same), false) : NULL);
}

/* ---- Division with a remainder. MLX divides integers towards zero, and its divmod does so for all; PyTorch and Python divide downwards ---- */

static mlx_dtype common_type(const engine_array *a, const engine_array *b)
{
    return a && b ? engine_promote((mlx_dtype)a->dtype, (mlx_dtype)b->dtype) : MLX_BOOL;
}

int mlx_floor_divide(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    return engine_leave(res, common_type(x, y) < MLX_FLOAT16 ? engine_quotient(x, y) : engine_floor_divide(x, y));
}

int mlx_remainder(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    mlx_dtype common = common_type(x, y);
    bool half = common == MLX_FLOAT16 || common == MLX_BFLOAT16;
    return engine_leave(res, half ? engine_distance(x, y) : engine_remainder(x, y));
}

int t2m_ext_floor_divide(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_floor_divide(engine_arg(a), engine_arg(b)));
}

int t2m_ext_remainder(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_remainder(engine_arg(a), engine_arg(b)));
}

/* Quotient and remainder at once. */
int mlx_divmod(mlx_vector_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    return engine_leave_vector(res, (engine_array *[]){engine_quotient(x, y), engine_rest(x, y)}, 2);
}
