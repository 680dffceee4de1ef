/* Operations on two arrays: a table of loops by type each, and the rules that choose the type. */
#include "internal.h"

#include <math.h>

/* ---- loops */

#define LOOP(name, type, result, expression)                                                                 \
    static void name(char *const *at, const int64_t *strides, int64_t n)                                     \
    {                                                                                                        \
        if (strides[0] == sizeof(type) && strides[1] == sizeof(type) && strides[2] == sizeof(result)) {      \
            const type *a = (const type *)at[0], *b = (const type *)at[1];                                   \
            result *out = (result *)at[2];                                                                   \
            for (int64_t i = 0; i < n; i++) {                                                                \
                type x = a[i], y = b[i];                                                                     \
                out[i] = (result)(expression);                                                               \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            type x = *(const type *)(at[0] + i * strides[0]), y = *(const type *)(at[1] + i * strides[1]);   \
            *(result *)(at[2] + i * strides[2]) = (result)(expression);                                      \
        }                                                                                                    \
    }

/* NumPy's floor division and remainder: of integers 0 for a zero divisor. */
#define INT_DIVISION(NAME, type)                                                                             \
    static type floor_divide_##type(type x, type y)                                                          \
    {                                                                                                        \
        if (y == 0)                                                                                          \
            return 0;                                                                                        \
        if ((type)-1 < 0 && y == (type)-1)                                                                   \
            return (type)(0 - (uint64_t)x);                                                                  \
        type quotient = (type)(x / y);                                                                       \
        return (type)(quotient - ((x % y != 0) && ((x < 0) != (y < 0))));                                    \
    }                                                                                                        \
    static type remainder_##type(type x, type y)                                                             \
    {                                                                                                        \
        if (y == 0 || y == (type)-1)                                                                         \
            return (type)(y == 0 || (type)-1 < 0 ? 0 : x % y);                                               \
        type rest = (type)(x % y);                                                                           \
        return (type)(rest && ((rest < 0) != (y < 0)) ? rest + y : rest);                                    \
    }                                                                                                        \
    static type power_##type(type x, type y)                                                                 \
    {                                                                                                        \
        uint64_t result = 1, base = (uint64_t)x;                                                             \
        for (uint64_t left = (uint64_t)y; left; left >>= 1, base *= base)                                    \
            result *= left & 1 ? base : 1;                                                                   \
        return (type)result;                                                                                 \
    }
NP_INTEGERS(INT_DIVISION)

#define FLOAT_DIVISION(NAME, type)                                                                           \
    static type remainder_##type(type x, type y)                                                             \
    {                                                                                                        \
        type rest = (type)fmod(x, y);                                                                        \
        if (y == 0)                                                                                          \
            return rest;                                                                                     \
        if (rest == 0)                                                                                       \
            return (type)copysign(0, y);                                                                     \
        return (y < 0) != (rest < 0) ? rest + y : rest;                                                      \
    }                                                                                                        \
    static type floor_divide_##type(type x, type y)                                                          \
    {                                                                                                        \
        if (y == 0)                                                                                          \
            return x / y;                                                                                    \
        type rest = (type)fmod(x, y), quotient = (x - rest) / y;                                             \
        if (rest != 0 && (y < 0) != (rest < 0))                                                              \
            quotient -= 1;                                                                                   \
        if (quotient == 0)                                                                                   \
            return (type)copysign(0, x / y);                                                                 \
        type whole = (type)floor(quotient);                                                                  \
        return quotient - whole > (type)0.5 ? whole + 1 : whole;                                             \
    }
NP_FLOATS(FLOAT_DIVISION)
static float power_float(float x, float y)
{
    return powf(x, y);
}
static double power_double(double x, double y)
{
    return pow(x, y);
}

/* Wrapping arithmetic, as NumPy's. */
#define WRAPPED(type, operator) ((type)((uint64_t)x operator(uint64_t) y))
#define INT_LOOPS(NAME, type)                                                                                \
    LOOP(add_##NAME, type, type, WRAPPED(type, +))                                                           \
    LOOP(subtract_##NAME, type, type, WRAPPED(type, -))                                                      \
    LOOP(multiply_##NAME, type, type, WRAPPED(type, *))                                                      \
    LOOP(maximum_##NAME, type, type, x > y ? x : y)                                                          \
    LOOP(minimum_##NAME, type, type, x < y ? x : y)                                                          \
    LOOP(fmod_##NAME, type, type, y == 0 || y == (type)-1 ? (type)(y == 0 || (type)-1 < 0 ? 0 : x % y) : x % y) \
    LOOP(bitwise_and_##NAME, type, type, x &y)                                                               \
    LOOP(bitwise_or_##NAME, type, type, x | y)                                                               \
    LOOP(bitwise_xor_##NAME, type, type, x ^ y)                                                              \
    LOOP(left_shift_##NAME, type, type, (uint64_t)y < 8 * sizeof(type) ? (type)((uint64_t)x << y) : 0)       \
    LOOP(right_shift_##NAME, type, type, (uint64_t)y < 8 * sizeof(type) ? x >> y : x < 0 ? -1 : 0)
NP_INTEGERS(INT_LOOPS)

#define FLOAT_LOOPS(NAME, type)                                                                              \
    LOOP(add_##NAME, type, type, x + y)                                                                      \
    LOOP(subtract_##NAME, type, type, x - y)                                                                 \
    LOOP(multiply_##NAME, type, type, x *y)                                                                  \
    LOOP(divide_##NAME, type, type, x / y)                                                                   \
    LOOP(maximum_##NAME, type, type, x >= y || x != x ? x : y)                                               \
    LOOP(minimum_##NAME, type, type, x <= y || x != x ? x : y)                                               \
    LOOP(fmax_##NAME, type, type, x >= y || y != y ? x : y)                                                  \
    LOOP(fmin_##NAME, type, type, x <= y || y != y ? x : y)                                                  \
    LOOP(fmod_##NAME, type, type, fmod(x, y))                                                                \
    LOOP(hypot_##NAME, type, type, hypot(x, y))                                                              \
    LOOP(copysign_##NAME, type, type, copysign(x, y))
NP_FLOATS(FLOAT_LOOPS)
LOOP(arctan2_FLOAT32, float, float, atan2f(x, y))
LOOP(arctan2_FLOAT64, double, double, atan2(x, y))

static double log_add_exp(double x, double y)
{
    if (x == y)
        return x + M_LN2;
    double gap = x - y;
    return gap > 0 ? x + log1p(exp(-gap)) : gap <= 0 ? y + log1p(exp(gap)) : gap;
}
LOOP(logaddexp_FLOAT32, float, float, log_add_exp(x, y))
LOOP(logaddexp_FLOAT64, double, double, log_add_exp(x, y))

#define NUMBER_LOOPS(NAME, type)                                                                             \
    LOOP(floor_divide_##NAME, type, type, floor_divide_##type(x, y))                                         \
    LOOP(remainder_##NAME, type, type, remainder_##type(x, y))                                               \
    LOOP(power_##NAME, type, type, power_##type(x, y))
NP_NUMBERS(NUMBER_LOOPS)

#define COMPARE_LOOPS(NAME, type)                                                                            \
    LOOP(equal_##NAME, type, bool, x == y)                                                                   \
    LOOP(not_equal_##NAME, type, bool, x != y)                                                               \
    LOOP(less_##NAME, type, bool, x < y)                                                                     \
    LOOP(less_equal_##NAME, type, bool, x <= y)                                                              \
    LOOP(greater_##NAME, type, bool, x > y)                                                                  \
    LOOP(greater_equal_##NAME, type, bool, x >= y)
NP_TYPES(COMPARE_LOOPS)
LOOP(and_BOOL, bool, bool, x &&y)
LOOP(or_BOOL, bool, bool, x || y)
LOOP(xor_BOOL, bool, bool, x != y)

/* ---- the table of operations */

typedef enum Rule {
    RULE_ARITHMETIC, /* in the common type */
    RULE_FLOAT,      /* in a float that holds the common type */
    RULE_COMPARE,    /* gives bools */
    RULE_LOGIC,      /* of truths */
    RULE_BITS,       /* integers and bools */
} Rule;

typedef struct Operation {
    const char *name;
    Rule rule;
    np_loop loops[NP_TYPE_COUNT];
} Operation;

#define INTS(name)                                                                                           \
    [NP_TYPE_INT8] = name##_INT8, [NP_TYPE_UINT8] = name##_UINT8, [NP_TYPE_INT16] = name##_INT16,            \
    [NP_TYPE_UINT16] = name##_UINT16, [NP_TYPE_INT32] = name##_INT32, [NP_TYPE_UINT32] = name##_UINT32,      \
    [NP_TYPE_INT64] = name##_INT64, [NP_TYPE_UINT64] = name##_UINT64
#define FLOATS(name) [NP_TYPE_FLOAT32] = name##_FLOAT32, [NP_TYPE_FLOAT64] = name##_FLOAT64
#define ALL(name) [NP_TYPE_BOOL] = name##_BOOL, INTS(name), FLOATS(name)

static const Operation add = {"add", RULE_ARITHMETIC, {[NP_TYPE_BOOL] = or_BOOL, INTS(add), FLOATS(add)}};
static const Operation subtract = {"subtract", RULE_ARITHMETIC, {INTS(subtract), FLOATS(subtract)}};
static const Operation multiply = {"multiply", RULE_ARITHMETIC, {[NP_TYPE_BOOL] = and_BOOL, INTS(multiply), FLOATS(multiply)}};
static const Operation divide = {"divide", RULE_FLOAT, {FLOATS(divide)}};
static const Operation floor_divide = {"floor_divide", RULE_ARITHMETIC, {INTS(floor_divide), FLOATS(floor_divide)}};
static const Operation remainder_ = {"remainder", RULE_ARITHMETIC, {INTS(remainder), FLOATS(remainder)}};
static const Operation power = {"power", RULE_ARITHMETIC, {INTS(power), FLOATS(power)}};
static const Operation maximum = {"maximum", RULE_ARITHMETIC, {[NP_TYPE_BOOL] = or_BOOL, INTS(maximum), FLOATS(maximum)}};
static const Operation minimum = {"minimum", RULE_ARITHMETIC, {[NP_TYPE_BOOL] = and_BOOL, INTS(minimum), FLOATS(minimum)}};
static const Operation fmax_ = {"fmax", RULE_ARITHMETIC, {[NP_TYPE_BOOL] = or_BOOL, INTS(maximum), FLOATS(fmax)}};
static const Operation fmin_ = {"fmin", RULE_ARITHMETIC, {[NP_TYPE_BOOL] = and_BOOL, INTS(minimum), FLOATS(fmin)}};
static const Operation fmod_ = {"fmod", RULE_ARITHMETIC, {INTS(fmod), FLOATS(fmod)}};
static const Operation arctan2 = {"arctan2", RULE_FLOAT, {FLOATS(arctan2)}};
static const Operation hypot_ = {"hypot", RULE_FLOAT, {FLOATS(hypot)}};
static const Operation logaddexp = {"logaddexp", RULE_FLOAT, {FLOATS(logaddexp)}};
static const Operation copysign_ = {"copysign", RULE_FLOAT, {FLOATS(copysign)}};
static const Operation bitwise_and = {"bitwise_and", RULE_BITS, {[NP_TYPE_BOOL] = and_BOOL, INTS(bitwise_and)}};
static const Operation bitwise_or = {"bitwise_or", RULE_BITS, {[NP_TYPE_BOOL] = or_BOOL, INTS(bitwise_or)}};
static const Operation bitwise_xor = {"bitwise_xor", RULE_BITS, {[NP_TYPE_BOOL] = xor_BOOL, INTS(bitwise_xor)}};
static const Operation left_shift = {"left_shift", RULE_BITS, {INTS(left_shift)}};
static const Operation right_shift = {"right_shift", RULE_BITS, {INTS(right_shift)}};
static const Operation equal = {"equal", RULE_COMPARE, {ALL(equal)}};
static const Operation not_equal = {"not_equal", RULE_COMPARE, {ALL(not_equal)}};
static const Operation less = {"less", RULE_COMPARE, {ALL(less)}};
static const Operation less_equal = {"less_equal", RULE_COMPARE, {ALL(less_equal)}};
static const Operation greater = {"greater", RULE_COMPARE, {ALL(greater)}};
static const Operation greater_equal = {"greater_equal", RULE_COMPARE, {ALL(greater_equal)}};
static const Operation logical_and = {"logical_and", RULE_LOGIC, {[NP_TYPE_BOOL] = and_BOOL}};
static const Operation logical_or = {"logical_or", RULE_LOGIC, {[NP_TYPE_BOOL] = or_BOOL}};
static const Operation logical_xor = {"logical_xor", RULE_LOGIC, {[NP_TYPE_BOOL] = xor_BOOL}};

/* ---- two numbers of Python */

static bool is_zero(const np_array *x)
{
    return np_get_float(x->data, x->type) == 0;
}

/* Python's own arithmetic where it differs: no wrapping, an error for a zero divisor, true division of ints. */
static np_array *numbers(const Operation *operation, const np_array *a, const np_array *b)
{
    bool divides = operation == &divide || operation == &floor_divide || operation == &remainder_;
    bool is_int = !np_is_float_type(a->type) && !np_is_float_type(b->type);
    if (divides && is_zero(b))
        py_raise(PY_ZERO_DIVISION_ERROR, operation == &divide ? is_int ? "division by zero" : "float division by zero"
                                         : is_int             ? "integer division or modulo by zero"
                                         : operation == &remainder_ ? "float modulo"
                                                                    : "float floor division by zero");
    if (!is_int || operation->rule != RULE_ARITHMETIC)
        return NULL;
    int64_t x = np_get_int(a->data, a->type), y = np_get_int(b->data, b->type), result;
    if (operation == &power && y < 0)
        return np_of_float(pow((double)x, (double)y));
    if (operation == &power)
        return np_of_int(py_pow_int(x, y));
    bool overflows = operation == &add        ? __builtin_add_overflow(x, y, &result)
                     : operation == &subtract ? __builtin_sub_overflow(x, y, &result)
                     : operation == &multiply ? __builtin_mul_overflow(x, y, &result)
                                              : true;
    if (overflows && (operation == &add || operation == &subtract || operation == &multiply))
        py_raise(PY_OVERFLOW_ERROR, "an int left the range of 64 bits");
    return overflows ? NULL : np_of_int(result);
}

/* ---- choosing the type */

static np_type float_type(np_type type)
{
    if (np_is_float_type(type))
        return type;
    int64_t size = np_type_size(type);
    return size == 1 ? NP_TYPE_FLOAT16 : size == 2 ? NP_TYPE_FLOAT32 : NP_TYPE_FLOAT64;
}

static _Noreturn void not_supported(const char *name)
{
    py_raise(PY_TYPE_ERROR,
             "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types according "
             "to the casting rule ''safe''",
             name);
}

/* An int of Python compares by its value, whatever the array's type can hold. */
static np_type comparison_type(const np_array *a, const np_array *b)
{
    const np_array *number = a->form == NP_NUMBER ? a : b->form == NP_NUMBER ? b : NULL;
    const np_array *other = number == a ? b : a;
    if (number && number->type == NP_TYPE_INT64 && !np_is_float_type(other->type) && other->type != NP_TYPE_UINT64)
        return NP_TYPE_INT64;
    return np_common_type(a, b);
}

static np_type type_for(const Operation *operation, const np_array *a, const np_array *b)
{
    if (operation->rule == RULE_LOGIC)
        return NP_TYPE_BOOL;
    np_type type = operation->rule == RULE_COMPARE ? comparison_type(a, b) : np_common_type(a, b);
    if (operation->rule == RULE_FLOAT)
        return operation == &divide && !np_is_float_type(type) ? NP_TYPE_FLOAT64 : float_type(type);
    if (type == NP_TYPE_BOOL && operation == &subtract)
        py_raise(PY_TYPE_ERROR, "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or "
                                "the logical_xor function instead.");
    if (type == NP_TYPE_BOOL && !operation->loops[type])
        return NP_TYPE_INT8;
    if (operation->rule == RULE_BITS && np_is_float_type(type))
        not_supported(operation->name);
    return type;
}

/* x ** 2 and the like, as NumPy does them. */
static np_array *simple_power(const np_array *a, const np_array *b, np_type type)
{
    if (b->ndim || !np_is_float_type(type))
        return NULL;
    double exponent = np_get_float(b->data, b->type);
    const np_array *base = a->type == type ? a : np_copied(a, type);
    return exponent == 2     ? np_square_of(base)
           : exponent == 0.5 ? np_sqrt_of(base)
           : exponent == -1  ? np_reciprocal_of(base)
           : exponent == 1   ? np_positive_of(base)
                             : NULL;
}

static void check_exponent(const np_array *b, np_type type)
{
    if (np_is_float_type(type))
        return;
    const np_array *least = np_size(b) ? np_min(b) : NULL;
    if (least && np_get_int(least->data, least->type) < 0)
        py_raise(PY_VALUE_ERROR, "Integers to negative integer powers are not allowed.");
}

static np_array *apply(const Operation *operation, const np_array *a, const np_array *b)
{
    bool is_number = a->form == NP_NUMBER && b->form == NP_NUMBER;
    np_array *number = is_number ? numbers(operation, a, b) : NULL;
    if (number)
        return number;
    np_type type = type_for(operation, a, b);
    if (operation == &power) {
        check_exponent(b, type);
        np_array *simple = simple_power(a, b, type);
        if (simple)
            return simple;
    }
    int64_t shape[NP_MAX_DIMS];
    int ndim = np_broadcast_shape(a, b, shape);
    bool is_half = type == NP_TYPE_FLOAT16, gives_bool = operation->rule == RULE_COMPARE || operation->rule == RULE_LOGIC;
    np_type computed = is_half ? NP_TYPE_FLOAT32 : type;
    const np_array *left = a->type == computed ? a : np_copied(a, computed);
    const np_array *right = b->type == computed ? b : np_copied(b, computed);
    bool is_scalar = a->ndim == 0 && b->ndim == 0;
    np_type result_type = gives_bool ? NP_TYPE_BOOL : computed;
    np_array *out = is_scalar ? np_new_scalar(result_type) : np_new_kept(a->ndim == ndim && np_size(a) > 1 ? a : b, result_type, ndim, shape);
    if (!operation->loops[computed])
        not_supported(operation->name);
    np_run(operation->loops[computed], 3, (const np_array *const[]){left, right, out});
    if (is_half && !gives_bool)
        out = is_scalar ? np_cast_array(out, NP_FLOAT16) : np_copied(out, NP_TYPE_FLOAT16);
    if (is_number)
        out->form = NP_NUMBER;
    return out;
}

#define DEFINE(name, operation)                                                                              \
    np_array *np_##name##_of(const np_array *a, const np_array *b)                                           \
    {                                                                                                        \
        return apply(&operation, a, b);                                                                      \
    }
DEFINE(add, add)
DEFINE(subtract, subtract)
DEFINE(multiply, multiply)
DEFINE(divide, divide)
DEFINE(floor_divide, floor_divide)
DEFINE(remainder, remainder_)
DEFINE(power, power)
DEFINE(maximum, maximum)
DEFINE(minimum, minimum)
DEFINE(fmax, fmax_)
DEFINE(fmin, fmin_)
DEFINE(fmod, fmod_)
DEFINE(arctan2, arctan2)
DEFINE(hypot, hypot_)
DEFINE(logaddexp, logaddexp)
DEFINE(copysign, copysign_)
DEFINE(bitwise_and, bitwise_and)
DEFINE(bitwise_or, bitwise_or)
DEFINE(bitwise_xor, bitwise_xor)
DEFINE(left_shift, left_shift)
DEFINE(right_shift, right_shift)
DEFINE(equal, equal)
DEFINE(not_equal, not_equal)
DEFINE(less, less)
DEFINE(less_equal, less_equal)
DEFINE(greater, greater)
DEFINE(greater_equal, greater_equal)
DEFINE(logical_and, logical_and)
DEFINE(logical_or, logical_or)
DEFINE(logical_xor, logical_xor)

/* ---- in place */

static int kind_order(np_type type)
{
    return type == NP_TYPE_BOOL ? 0 : np_is_float_type(type) ? 3 : np_dtypes[type].kind == 'u' ? 1 : 2;
}

np_array *np_updated_of(np_array *x, const np_array *result, const char *operation)
{
    if (x->form != NP_ARRAY)
        return (np_array *)result;
    np_check_writable(x);
    if (kind_order(result->type) > kind_order(x->type))
        py_raise(PY_OUTPUT_CASTING_ERROR,
                       "Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'", operation + 3,
                       np_dtypes[result->type].name, np_dtypes[x->type].name);
    if (result->ndim > x->ndim || (result->ndim == x->ndim && memcmp(result->shape, x->shape, (size_t)x->ndim * sizeof *x->shape) != 0))
        py_raise(PY_VALUE_ERROR, "non-broadcastable output operand with shape %s doesn't match the broadcast shape %s",
                 np_shape_words(x->ndim, x->shape), np_shape_words(result->ndim, result->shape));
    np_cast_into(x, result);
    return x;
}
