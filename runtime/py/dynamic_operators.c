/* Operators on boxed values: numbers of any size and kind, texts, lists, tuples, sets, dicts, arrays. */
#include <math.h>
#include <string.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_number.h"
#include "value_internal.h"

static _Noreturn void no_operator(const char *symbol, py_value a, py_value b)
{
    py_raise(PY_TYPE_ERROR, "unsupported operand type(s) for %s: '%s' and '%s'", symbol, py_type_name(a), py_type_name(b));
}

/* IntEnum.A + 1: the operation of the numbers or texts that the operands are, if their classes are below those. */
typedef py_value with_symbol(py_value a, py_value b, const char *symbol);

static py_value of_plain_values(with_symbol *operation, py_value a, py_value b, const char *symbol)
{
    py_value x = plain_value(a), y = plain_value(b);
    if (x == a && y == b)
        no_operator(symbol, a, b);
    return operation(x, y, symbol);
}

static bool has_operators(py_value v)
{
    return v != NULL && v->kind->binary != NULL;
}

static py_value array_operation(py_array_operator op, const char *symbol, py_value a, py_value b)
{
    if (has_operators(a) || has_operators(b))
        return (has_operators(a) ? a : b)->kind->binary(op, a, b);
    const py_array_operations *arrays = py_array_operations_get();
    bool fits = (py_is_array(a) || is_number(a)) && (py_is_array(b) || is_number(b));
    if (arrays == NULL || !fits)
        no_operator(symbol, a, b);
    return arrays->binary(op, a, b);
}

static bool has_array(py_value a, py_value b)
{
    return py_is_array(a) || py_is_array(b) || has_operators(a) || has_operators(b);
}

/* ---- numbers */

typedef struct numbers {
    bool are_small, are_ints, are_floats; /* floats: both numbers, one of them a float */
    int64_t x, y;
    double f, g;
} numbers;

static numbers read_numbers(py_value a, py_value b)
{
    numbers n = {.are_small = is_small(a) && is_small(b), .are_ints = py_is_int(a) && py_is_int(b)};
    if (n.are_small) {
        n.x = box_content(a).i;
        n.y = box_content(b).i;
    } else if (!n.are_ints && is_number(a) && is_number(b)) {
        n.are_floats = true;
        n.f = number_as_double(a);
        n.g = number_as_double(b);
    }
    return n;
}

typedef void big_operation(mpz_t result, const mpz_t a, const mpz_t b);

static py_value compute_big(big_operation *operation, py_value a, py_value b)
{
    mpz_t x, y;
    mpz_init(x);
    mpz_init(y);
    read_mpz(x, a);
    read_mpz(y, b);
    operation(x, x, y);
    mpz_clear(y);
    return box_mpz(x);
}

static bool is_zero(py_value v)
{
    return is_small(v) && box_content(v).i == 0;
}

/* The result is a set of the first one's kind. */
static py_value of_sets(py_set *(*operation)(const py_set *a, const py_set *b), py_value a, py_value b)
{
    py_set *out = operation((const py_set *)a, (const py_set *)b);
    return (py_value)(py_is_frozenset(a) ? py_frozen(out) : out);
}

/* ---- + */

static py_list *list_of_kind(const py_list *xs, py_kind kind)
{
    if (xs->element == kind)
        return (py_list *)xs;
    py_list *out = py_list_new(kind);
    for (int64_t i = 0; i < xs->length; i++)
        py_list_append(out, py_of_object(py_box_cell(xs->element, xs->items[i])));
    return out;
}

static py_value add_lists(py_list *a, py_list *b)
{
    if (a->element == b->element)
        return (py_value)py_list_concat(a, b);
    return (py_value)py_list_concat(list_of_kind(a, PY_VALUE), list_of_kind(b, PY_VALUE));
}

static py_value add_tuples(py_tuple *a, py_tuple *b)
{
    if (a->element == b->element)
        return (py_value)py_tuple_concat(a, b);
    py_list *all = (py_list *)add_lists(list_of_kind(py_list_of_tuple(a), PY_VALUE), list_of_kind(py_list_of_tuple(b), PY_VALUE));
    return (py_value)py_tuple_of_list(all);
}

static py_value add_with(py_value a, py_value b, const char *symbol)
{
    numbers n = read_numbers(a, b);
    int64_t sum;
    if (n.are_small && !__builtin_add_overflow(n.x, n.y, &sum))
        return py_box_int(sum);
    if (n.are_ints)
        return compute_big(mpz_add, a, b);
    if (n.are_floats)
        return py_box_float(n.f + n.g);
    if (has_array(a, b))
        return array_operation(PY_ARRAY_ADD, symbol, a, b);
    if (py_is_str(a) && py_is_str(b))
        return (py_value)py_str_concat(py_as_str(a), py_as_str(b));
    if (py_is_list(a) && py_is_list(b))
        return add_lists(py_as_list(a), py_as_list(b));
    if (py_is_tuple(a) && py_is_tuple(b))
        return add_tuples(py_as_tuple(a), py_as_tuple(b));
    if (plain_value(b) == b && (py_is_str(a) || py_is_list(a) || py_is_tuple(a)))
        py_raise(PY_TYPE_ERROR, "can only concatenate %s (not \"%s\") to %s", py_type_name(a), py_type_name(b), py_type_name(a));
    return of_plain_values(add_with, a, b, symbol);
}

py_value py_add(py_value a, py_value b)
{
    return add_with(a, b, "+");
}

/* ---- - * / // % ** */

static py_value sub_with(py_value a, py_value b, const char *symbol)
{
    numbers n = read_numbers(a, b);
    int64_t difference;
    if (n.are_small && !__builtin_sub_overflow(n.x, n.y, &difference))
        return py_box_int(difference);
    if (n.are_ints)
        return compute_big(mpz_sub, a, b);
    if (n.are_floats)
        return py_box_float(n.f - n.g);
    if (py_is_any_set(a) && py_is_any_set(b))
        return of_sets(py_set_difference, a, b);
    if (has_array(a, b))
        return array_operation(PY_ARRAY_SUB, symbol, a, b);
    return of_plain_values(sub_with, a, b, symbol);
}

py_value py_sub(py_value a, py_value b)
{
    return sub_with(a, b, "-");
}

static py_value repeat(py_value sequence, py_value times)
{
    if (!py_is_int(times))
        py_raise(PY_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'", py_type_name(times));
    int64_t n = py_as_int(times);
    if (py_is_str(sequence))
        return (py_value)py_str_repeat(py_as_str(sequence), n);
    if (py_is_list(sequence))
        return (py_value)py_list_times(py_as_list(sequence), n);
    return (py_value)py_tuple_of_list(py_list_times(py_list_of_tuple(py_as_tuple(sequence)), n));
}

static bool is_sequence(py_value v)
{
    return py_is_str(v) || py_is_list(v) || py_is_tuple(v);
}

static py_value mul_with(py_value a, py_value b, const char *symbol)
{
    numbers n = read_numbers(a, b);
    int64_t product;
    if (n.are_small && !__builtin_mul_overflow(n.x, n.y, &product))
        return py_box_int(product);
    if (n.are_ints)
        return compute_big(mpz_mul, a, b);
    if (n.are_floats)
        return py_box_float(n.f * n.g);
    if (has_array(a, b))
        return array_operation(PY_ARRAY_MUL, symbol, a, b);
    if (is_sequence(a))
        return repeat(a, b);
    if (is_sequence(b))
        return repeat(b, a);
    return of_plain_values(mul_with, a, b, symbol);
}

py_value py_mul(py_value a, py_value b)
{
    return mul_with(a, b, "*");
}

static py_value matmul_with(py_value a, py_value b, const char *symbol)
{
    return array_operation(PY_ARRAY_MATMUL, symbol, a, b);
}

py_value py_matmul(py_value a, py_value b)
{
    return matmul_with(a, b, "@");
}

static double divide_big(py_value a, py_value b)
{
    mpz_t x, y;
    if (is_zero(b))
        py_raise(PY_ZERO_DIVISION_ERROR, "division by zero");
    mpz_init(x);
    mpz_init(y);
    read_mpz(x, a);
    read_mpz(y, b);
    double result = ratio_of_mpz(x, y);
    mpz_clear(x);
    mpz_clear(y);
    if (isinf(result))
        py_raise(PY_OVERFLOW_ERROR, "integer division result too large for a float");
    return result;
}

static py_value div_with(py_value a, py_value b, const char *symbol)
{
    numbers n = read_numbers(a, b);
    if (n.are_small)
        return py_box_float(py_truediv(n.x, n.y));
    if (n.are_ints)
        return py_box_float(divide_big(a, b));
    if (n.are_floats)
        return py_box_float(py_div_float(n.f, n.g));
    if (has_array(a, b))
        return array_operation(PY_ARRAY_DIV, symbol, a, b);
    return of_plain_values(div_with, a, b, symbol);
}

py_value py_div(py_value a, py_value b)
{
    return div_with(a, b, "/");
}

double py_div_numbers(py_value a, py_value b)
{
    return py_as_float(py_div(a, b));
}

static py_value divide_ints(big_operation *operation, py_value a, py_value b, const char *by_zero)
{
    if (is_zero(b))
        py_raise(PY_ZERO_DIVISION_ERROR, "%s", by_zero);
    return compute_big(operation, a, b);
}

static py_value floor_div_with(py_value a, py_value b, const char *symbol)
{
    numbers n = read_numbers(a, b);
    if (n.are_small && !(n.x == INT64_MIN && n.y == -1))
        return py_box_int(py_floordiv(n.x, n.y));
    if (n.are_ints)
        return divide_ints(mpz_fdiv_q, a, b, "integer division or modulo by zero");
    if (n.are_floats)
        return py_box_float(py_floordiv_float(n.f, n.g));
    if (has_array(a, b))
        return array_operation(PY_ARRAY_FLOOR_DIV, symbol, a, b);
    return of_plain_values(floor_div_with, a, b, symbol);
}

py_value py_floor_div(py_value a, py_value b)
{
    return floor_div_with(a, b, "//");
}

static py_value modulo_with(py_value a, py_value b, const char *symbol)
{
    if (py_is_str(a))
        return py_box_object(py_str_percent(py_as_str(a), b));
    numbers n = read_numbers(a, b);
    if (n.are_small)
        return py_box_int(n.y == -1 ? 0 : py_mod(n.x, n.y));
    if (n.are_ints)
        return divide_ints(mpz_fdiv_r, a, b, "integer modulo by zero");
    if (n.are_floats)
        return py_box_float(py_mod_float(n.f, n.g));
    if (has_array(a, b))
        return array_operation(PY_ARRAY_MOD, symbol, a, b);
    return of_plain_values(modulo_with, a, b, symbol);
}

py_value py_modulo(py_value a, py_value b)
{
    return modulo_with(a, b, "%");
}

static py_value power_of_ints(py_value a, py_value b)
{
    mpz_t base;
    bool is_negative = is_big(b) ? mpz_sgn(((const big_box *)b)->number) < 0 : box_content(b).i < 0;
    if (is_negative)
        return py_box_float(py_pow_float(number_as_double(a), number_as_double(b)));
    if (is_big(b))
        py_raise(PY_MEMORY_ERROR, "the power is too large");
    mpz_init(base);
    read_mpz(base, a);
    mpz_pow_ui(base, base, (unsigned long)box_content(b).i);
    return box_mpz(base);
}

static py_value power_with(py_value a, py_value b, const char *symbol)
{
    numbers n = read_numbers(a, b);
    if (n.are_ints)
        return power_of_ints(a, b);
    if (n.are_floats)
        return py_box_float(py_pow_float(n.f, n.g));
    if (has_array(a, b))
        return array_operation(PY_ARRAY_POW, symbol, a, b);
    return of_plain_values(power_with, a, b, symbol);
}

py_value py_power(py_value a, py_value b)
{
    return power_with(a, b, "** or pow()");
}

/* ---- bits, and the same signs for sets and dicts */

static py_value shift(py_value a, py_value b, bool left, const char *symbol)
{
    mpz_t number;
    if (!py_is_int(a) || !py_is_int(b))
        no_operator(symbol, a, b);
    int64_t by = py_as_int(b);
    if (by < 0)
        py_raise(PY_VALUE_ERROR, "negative shift count");
    mpz_init(number);
    read_mpz(number, a);
    if (left)
        mpz_mul_2exp(number, number, (unsigned long)by);
    else
        mpz_fdiv_q_2exp(number, number, (unsigned long)by);
    return box_mpz(number);
}

py_value py_shift_left(py_value a, py_value b)
{
    return shift(a, b, true, "<<");
}

py_value py_shift_right(py_value a, py_value b)
{
    return shift(a, b, false, ">>");
}

static bool are_bools(py_value a, py_value b)
{
    return py_is_bool(a) && py_is_bool(b);
}

static py_value bit_and_with(py_value a, py_value b, const char *symbol)
{
    if (are_bools(a, b))
        return py_box_bool(box_content(a).i & box_content(b).i);
    if (py_is_int(a) && py_is_int(b))
        return compute_big(mpz_and, a, b);
    if (py_is_any_set(a) && py_is_any_set(b))
        return of_sets(py_set_intersection, a, b);
    if (has_array(a, b))
        return array_operation(PY_ARRAY_AND, symbol, a, b);
    return of_plain_values(bit_and_with, a, b, symbol);
}

py_value py_bit_and(py_value a, py_value b)
{
    return bit_and_with(a, b, "&");
}

static py_value or_with(py_value a, py_value b, const char *symbol)
{
    if (are_bools(a, b))
        return py_box_bool(box_content(a).i | box_content(b).i);
    if (py_is_int(a) && py_is_int(b))
        return compute_big(mpz_ior, a, b);
    if (py_is_any_set(a) && py_is_any_set(b))
        return of_sets(py_set_union, a, b);
    if (py_is_dict(a) && py_is_dict(b)) {
        py_dict *joined = py_dict_of_any(a);
        py_call_method((py_value)joined, "update", b);
        return (py_value)joined;
    }
    if (has_array(a, b))
        return array_operation(PY_ARRAY_OR, symbol, a, b);
    return of_plain_values(or_with, a, b, symbol);
}

py_value py_bit_or(py_value a, py_value b)
{
    return or_with(a, b, "|");
}

static py_value bit_xor_with(py_value a, py_value b, const char *symbol)
{
    if (are_bools(a, b))
        return py_box_bool(box_content(a).i != box_content(b).i);
    if (py_is_int(a) && py_is_int(b))
        return compute_big(mpz_xor, a, b);
    if (py_is_any_set(a) && py_is_any_set(b))
        return of_sets(py_set_symmetric_difference, a, b);
    if (has_array(a, b))
        return array_operation(PY_ARRAY_XOR, symbol, a, b);
    return of_plain_values(bit_xor_with, a, b, symbol);
}

py_value py_bit_xor(py_value a, py_value b)
{
    return bit_xor_with(a, b, "^");
}

/* ---- a += b and its like: lists, sets and dicts are changed themselves, and tensors */

/* A tensor shows the value now, as all who have it see; anything else has got it. */
static py_value change(py_value a, py_value value)
{
    if (!py_is_array(a) || !py_is_array(value))
        return value;
    mx_array old = box_content(a).a, changed = py_array_operations_get()->change(old, box_content(value).a);
    return changed.ctx == old.ctx ? a : py_box_array(changed);
}

py_value py_add_to(py_value a, py_value b)
{
    if (!py_is_list(a))
        return change(a, add_with(a, b, "+="));
    py_list *more = py_list_of_any(b), *list = py_as_list(a);
    for (int64_t i = 0; i < more->length; i++)
        py_list_append(list, cell_of_value(list->element, more->items[i].o));
    return a;
}

py_value py_mul_to(py_value a, py_value b)
{
    if (py_is_dict(a) || py_is_any_set(a)) /* not even by the sequence behind it */
        no_operator("*=", a, b);
    if (!py_is_list(a) || !py_is_int(b))
        return change(a, mul_with(a, b, "*="));
    py_list_times_in_place(py_as_list(a), py_as_int(b));
    return a;
}

/* Of a set (or, for |=, a dict) the method says how it is changed. */
static bool updates(py_value a, py_value b, const char *method)
{
    bool is_changed = py_is_set(a) && py_is_any_set(b);
    if (is_changed)
        py_call_method(a, method, b);
    return is_changed;
}

py_value py_sub_to(py_value a, py_value b)
{
    return updates(a, b, "difference_update") ? a : change(a, sub_with(a, b, "-="));
}

py_value py_bit_and_to(py_value a, py_value b)
{
    return updates(a, b, "intersection_update") ? a : change(a, bit_and_with(a, b, "&="));
}

py_value py_bit_xor_to(py_value a, py_value b)
{
    return updates(a, b, "symmetric_difference_update") ? a : change(a, bit_xor_with(a, b, "^="));
}

py_value py_bit_or_to(py_value a, py_value b)
{
    if (!py_is_dict(a) || !py_is_dict(b))
        return updates(a, b, "update") ? a : change(a, or_with(a, b, "|="));
    py_call_method(a, "update", b);
    return a;
}

#define AUGMENTED(name, symbol)                                                                              \
    py_value py_##name##_to(py_value a, py_value b)                                                          \
    {                                                                                                        \
        return change(a, name##_with(a, b, symbol));                                                         \
    }
AUGMENTED(div, "/=")
AUGMENTED(floor_div, "//=")
AUGMENTED(modulo, "%=")
AUGMENTED(power, "**=")
AUGMENTED(matmul, "@=")

py_value py_shift_left_to(py_value a, py_value b)
{
    return shift(a, b, true, "<<=");
}

py_value py_shift_right_to(py_value a, py_value b)
{
    return shift(a, b, false, ">>=");
}

/* ---- one operand */

py_value py_negative(py_value a)
{
    if (py_is_float(a))
        return py_box_float(-box_content(a).f);
    if (py_is_array(a))
        return array_operation(PY_ARRAY_MUL, "-", a, py_box_int(-1));
    if (!py_is_int(a))
        py_raise(PY_TYPE_ERROR, "bad operand type for unary -: '%s'", py_type_name(a));
    return py_sub(py_box_int(0), a);
}

py_value py_positive(py_value a)
{
    if (!is_number(a) && !py_is_array(a))
        py_raise(PY_TYPE_ERROR, "bad operand type for unary +: '%s'", py_type_name(a));
    return py_is_bool(a) ? py_box_int(box_content(a).i) : a;
}

py_value py_invert(py_value a)
{
    if (!py_is_int(a))
        py_raise(PY_TYPE_ERROR, "bad operand type for unary ~: '%s'", py_type_name(a));
    return py_sub(py_box_int(-1), a);
}
