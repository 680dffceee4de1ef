/* Element-wise arithmetic, comparison and logic of two operands, the second perhaps a number.
 *
 * A table row per operation says how the operands meet: in which dtype, and by which function. */
#include "internal.h"

#include "mlx/c/t2m_ext.h"
#include "t2m/py_dynamic.h"

#include <math.h>

/* How operands are brought to one dtype. */
typedef enum meeting {
    PROMOTE,    /* PyTorch's common dtype */
    TO_FLOAT,   /* the same, and ints become float32 */
    KEEP_TRUTH, /* operands as they are: logic */
} meeting;

static mx_dtype float_of(mx_dtype dtype)
{
    return mx_dtype_is_float(dtype) ? dtype : MX_FLOAT32;
}

/* The dtype of an array that meets a Python number, which is weak. */
static mx_dtype with_float(mx_array x)
{
    return float_of(mlx_array_dtype(x));
}

static mx_dtype with_int(mx_array x)
{
    mx_dtype dtype = mlx_array_dtype(x);
    return dtype == MX_BOOL ? MX_INT64 : dtype;
}

static mx_dtype common(mx_array x, mx_array y)
{
    if (t2m_ext_is_number(x) == t2m_ext_is_number(y))
        return mx_result_type(x, y);
    mx_array number = t2m_ext_is_number(x) ? x : y, tensor = t2m_ext_is_number(x) ? y : x;
    double value;
    t2m_ext_number_kind kind = t2m_ext_number(number, &value);
    return kind == T2M_NUMBER_FLOAT ? with_float(tensor) : kind == T2M_NUMBER_INT ? with_int(tensor) : mlx_array_dtype(tensor);
}

static mx_array meet(mx_binary_function function, meeting how, mx_array x, mx_array y)
{
    if (how != KEEP_TRUTH) {
        mx_dtype dtype = common(x, y);
        if (how == TO_FLOAT)
            dtype = float_of(dtype);
        x = mx_astype(x, dtype);
        y = mx_astype(y, dtype);
    }
    return mx_call_binary(function, x, y);
}

/* ---- operations that mlx-c has not, or has with other gradients or checks; operands have one dtype */

static int subtract_checked(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    if (mlx_array_dtype(x) == MX_BOOL)
        py_raise(
            PY_RUNTIME_ERROR,
            "Subtraction, the `-` operator, with two bool tensors is not supported. If you are trying to "
            "invert a mask, use the `~` or `logical_not()` operator instead.");
    return mlx_subtract(res, x, y, s);
}

/* The public functions return pooled arrays; these fill *res as mlx-c does. */
static int give(mlx_array *res, mx_array value)
{
    return mlx_array_set(res, value);
}

/* torch.maximum shares its gradient at a tie: the mean of equals has that gradient. */
static int extremum(mlx_array *res, mx_array x, mx_array y, mx_binary_function plain,
                    mx_binary_function before, const mlx_stream s)
{
    if (!mx_is_float(x))
        return plain(res, x, y, s);
    mx_array mean = mx_add(mx_mul(x, 0.5), mx_mul(y, 0.5));
    mx_array rest = mx_where_array(mx_call_binary(before, y, x), y, mean);
    return give(res, mx_where_array(mx_call_binary(before, x, y), x, rest));
}

static int maximum_shared(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    return extremum(res, x, y, mlx_maximum, mlx_greater, s);
}

static int minimum_shared(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    return extremum(res, x, y, mlx_minimum, mlx_less, s);
}

static int divide_truncated(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    if (mx_is_float(x)) {
        mx_array quotient = mx_call_binary(mlx_divide, x, y);
        return give(res, mx_trunc(quotient));
    }
    /* Rounding down and up differ by one where signs differ and a remainder is left. */
    mx_array down = mx_call_binary(t2m_ext_floor_divide, x, y);
    mx_array inexact = mx_ne_array(mx_call_binary(mlx_multiply, down, y), x);
    mx_array negative = mx_lt_int(down, 0);
    return mlx_add(res, down, mx_astype(mx_logical_and_array(inexact, negative), mlx_array_dtype(x)), s);
}

static int remainder_truncated(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    mx_array down = mx_call_binary(t2m_ext_remainder, x, y);
    mx_array other_sign = mx_ne_array(mx_lt_int(down, 0), mx_lt_int(x, 0));
    mx_array wrong = mx_logical_and_array(other_sign, mx_ne_int(down, 0));
    mx_array mended = mx_call_binary(mlx_subtract, down, y);
    return mlx_where(res, wrong, mended, down, s);
}

static int xor_truth(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    return mlx_not_equal(res, mx_astype(x, MX_BOOL), mx_astype(y, MX_BOOL), s);
}

static int bitwise(mlx_array *res, mx_binary_function function, const mlx_array x, const mlx_array y,
                   const mlx_stream s)
{
    if (mx_is_float(x))
        py_raise(PY_RUNTIME_ERROR, "bitwise operations are not implemented for '%s'",
                 mx_dtype_title(mlx_array_dtype(x)));
    return function(res, x, y, s);
}

static int and_bits(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    return bitwise(res, mlx_bitwise_and, x, y, s);
}

static int or_bits(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    return bitwise(res, mlx_bitwise_or, x, y, s);
}

static int xor_bits(mlx_array *res, const mlx_array x, const mlx_array y, const mlx_stream s)
{
    return bitwise(res, mlx_bitwise_xor, x, y, s);
}

/* ---- two numbers of Python, one of them in an array (mx_number): Python's operation */

typedef py_value python_operation(py_value a, py_value b);

static bool are_numbers(mx_array x, mx_array y)
{
    return t2m_ext_is_number(x) && t2m_ext_is_number(y);
}

static mx_array by_python(python_operation *operation, py_value a, py_value b)
{
    return mx_number_of(operation(a, b));
}

#define COMPARISON(name, test)                                                                               \
    static py_value name(py_value a, py_value b)                                                             \
    {                                                                                                        \
        return py_box_bool(test);                                                                            \
    }
COMPARISON(equal, py_equal(a, b))
COMPARISON(unlike, !py_equal(a, b))
COMPARISON(less, py_less(a, b))
COMPARISON(less_equal, py_less_equal(a, b))
COMPARISON(greater, py_greater(a, b))
COMPARISON(greater_equal, py_greater_equal(a, b))

/* ---- the families: array with array, with float, with int */

#define FAMILY(numbers, python, name, how, function)                                                         \
    mx_array mx_##name##_array(mx_array x, mx_array y)                                                       \
    {                                                                                                        \
        numbers(python, are_numbers(x, y), x, mx_number_in(y));                                              \
        return meet(function, how, x, y);                                                                    \
    }                                                                                                        \
    mx_array mx_##name##_double(mx_array x, double y)                                                        \
    {                                                                                                        \
        numbers(python, t2m_ext_is_number(x), x, py_box_float(y));                                           \
        mx_dtype dtype = with_float(x);                                                                      \
        return mx_call_binary(function, mx_astype(x, dtype), mx_scalar(y, dtype));                           \
    }                                                                                                        \
    mx_array mx_##name##_int(mx_array x, int64_t y)                                                          \
    {                                                                                                        \
        numbers(python, t2m_ext_is_number(x), x, py_box_int(y));                                             \
        mx_dtype dtype = how == TO_FLOAT ? with_float(x) : with_int(x);                                      \
        return mx_call_binary(function, mx_astype(x, dtype), mx_scalar_int(y, dtype));                       \
    }

/* The same with the operands exchanged. */
#define REVERSED_FAMILY(numbers, python, name, how, function)                                                \
    mx_array mx_##name##_array(mx_array x, mx_array y)                                                       \
    {                                                                                                        \
        numbers(python, are_numbers(x, y), x, mx_number_in(y));                                              \
        return meet(function, how, y, x);                                                                    \
    }                                                                                                        \
    mx_array mx_##name##_double(mx_array x, double y)                                                        \
    {                                                                                                        \
        numbers(python, t2m_ext_is_number(x), x, py_box_float(y));                                           \
        mx_dtype dtype = with_float(x);                                                                      \
        return mx_call_binary(function, mx_scalar(y, dtype), mx_astype(x, dtype));                           \
    }                                                                                                        \
    mx_array mx_##name##_int(mx_array x, int64_t y)                                                          \
    {                                                                                                        \
        numbers(python, t2m_ext_is_number(x), x, py_box_int(y));                                             \
        mx_dtype dtype = how == TO_FLOAT ? with_float(x) : with_int(x);                                      \
        return mx_call_binary(function, mx_scalar_int(y, dtype), mx_astype(x, dtype));                       \
    }

#define NEVER(python, are, x, y) (void)0
#define NUMBERS(python, are, x, y)                                                                           \
    if (are)                                                                                                 \
    return by_python(python, mx_number_in(x), y)
#define NUMBERS_REVERSED(python, are, x, y)                                                                  \
    if (are)                                                                                                 \
    return by_python(python, y, mx_number_in(x))
#define BINARY(name, how, function) FAMILY(NEVER, , name, how, function)
#define ARITHMETIC(name, how, function, python) FAMILY(NUMBERS, python, name, how, function)
#define REVERSED(name, how, function, python) REVERSED_FAMILY(NUMBERS_REVERSED, python, name, how, function)

ARITHMETIC(add, PROMOTE, mlx_add, py_add)
ARITHMETIC(sub, PROMOTE, subtract_checked, py_sub)
ARITHMETIC(mul, PROMOTE, mlx_multiply, py_mul)
ARITHMETIC(div, TO_FLOAT, mlx_divide, py_div)
ARITHMETIC(floordiv, PROMOTE, t2m_ext_floor_divide, py_floor_div)
BINARY(truncdiv, PROMOTE, divide_truncated)
ARITHMETIC(mod, PROMOTE, t2m_ext_remainder, py_modulo)
BINARY(fmod, PROMOTE, remainder_truncated)
BINARY(maximum, PROMOTE, maximum_shared)
BINARY(minimum, PROMOTE, minimum_shared)
BINARY(atan2, TO_FLOAT, mlx_arctan2)
ARITHMETIC(eq, PROMOTE, mlx_equal, equal)
ARITHMETIC(ne, PROMOTE, mlx_not_equal, unlike)
ARITHMETIC(lt, PROMOTE, mlx_less, less)
ARITHMETIC(le, PROMOTE, mlx_less_equal, less_equal)
ARITHMETIC(gt, PROMOTE, mlx_greater, greater)
ARITHMETIC(ge, PROMOTE, mlx_greater_equal, greater_equal)
BINARY(and, PROMOTE, and_bits)
BINARY(or, PROMOTE, or_bits)
BINARY(xor, PROMOTE, xor_bits)
BINARY(logaddexp, TO_FLOAT, mlx_logaddexp)
BINARY(logical_and, KEEP_TRUTH, mlx_logical_and)
BINARY(logical_or, KEEP_TRUTH, mlx_logical_or)
BINARY(logical_xor, KEEP_TRUTH, xor_truth)
REVERSED(rsub, PROMOTE, subtract_checked, py_sub)
REVERSED(rdiv, TO_FLOAT, mlx_divide, py_div)
REVERSED(rfloordiv, PROMOTE, t2m_ext_floor_divide, py_floor_div)
REVERSED(rmod, PROMOTE, t2m_ext_remainder, py_modulo)
REVERSED(rpow, PROMOTE, mlx_power, py_power)

/* ---- powers: PyTorch computes some exponents by other means, and so do we */

mx_array mx_pow_array(mx_array x, mx_array y)
{
    if (are_numbers(x, y))
        return by_python(py_power, mx_number_in(x), mx_number_in(y));
    return meet(mlx_power, PROMOTE, x, y);
}

mx_array mx_pow_double(mx_array x, double y)
{
    if (t2m_ext_is_number(x))
        return by_python(py_power, mx_number_in(x), py_box_float(y));
    x = mx_astype(x, with_float(x));
    if (y == 2.0)
        return mx_square(x);
    if (y == 3.0)
        return mx_mul_array(mx_square(x), x);
    if (y == 0.5)
        return mx_sqrt(x);
    if (y == -0.5)
        return mx_rsqrt(x);
    if (y == -1.0)
        return mx_reciprocal(x);
    if (y == -2.0)
        return mx_reciprocal(mx_square(x));
    return mx_call_binary(mlx_power, x, mx_scalar(y, mlx_array_dtype(x)));
}

mx_array mx_pow_int(mx_array x, int64_t y)
{
    if (t2m_ext_is_number(x))
        return by_python(py_power, mx_number_in(x), py_box_int(y));
    if (mx_is_float(x))
        return mx_pow_double(x, (double)y);
    if (y < 0)
        py_raise(PY_RUNTIME_ERROR, "Integers to negative integer powers are not allowed.");
    mx_dtype dtype = with_int(x);
    return mx_call_binary(mlx_power, mx_astype(x, dtype), mx_scalar_int(y, dtype));
}

/* ---- compounds */

mx_array mx_add_scaled(mx_array x, mx_array y, double alpha)
{
    bool whole = alpha == rint(alpha) && fabs(alpha) < 1e15;
    return mx_add_array(x, whole ? mx_mul_int(y, (int64_t)alpha) : mx_mul_double(y, alpha));
}

mx_array mx_addcmul(mx_array x, mx_array a, mx_array b, double value)
{
    return mx_add_array(x, mx_mul_array(mx_mul_double(a, value), b));
}

mx_array mx_addcdiv(mx_array x, mx_array a, mx_array b, double value)
{
    return mx_add_array(x, mx_div_array(mx_mul_double(a, value), b));
}

mx_array mx_lerp(mx_array x, mx_array end, double weight)
{
    mx_array difference = mx_sub_array(end, x);
    if (weight < 0.5)
        return mx_add_array(x, mx_mul_double(difference, weight));
    return mx_sub_array(end, mx_mul_double(difference, 1 - weight));
}
