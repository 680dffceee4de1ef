/* Order and identity of boxed values. */
#include <math.h>
#include <string.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "value_internal.h"

static _Noreturn void no_order(const char *symbol, py_value a, py_value b)
{
    py_raise(PY_TYPE_ERROR, "'%s' not supported between instances of '%s' and '%s'", symbol, py_type_name(a), py_type_name(b));
}

static bool is_nan(py_value v)
{
    return py_is_float(v) && isnan(box_content(v).f);
}

static bool accepts(const char *symbol, int order)
{
    bool or_equal = symbol[1] == '=';
    return symbol[0] == '<' ? order < 0 || (or_equal && order == 0) : order > 0 || (or_equal && order == 0);
}

static bool order_items(const char *symbol, py_value a, py_value b);

static bool order_sets(const char *symbol, const py_set *a, const py_set *b)
{
    if (symbol[0] == '>') {
        const py_set *held = a;
        a = b;
        b = held;
    }
    return py_set_subset(a, b) && (symbol[1] == '=' || a->length < b->length);
}

static bool order(const char *symbol, py_value a, py_value b)
{
    const py_array_operations *arrays = py_array_operations_get();
    if (is_number(a) && is_number(b))
        return !is_nan(a) && !is_nan(b) && accepts(symbol, compare_numbers(a, b));
    if (arrays != NULL && py_is_array(a))
        return accepts(symbol, arrays->compare(box_content(a).a, b));
    if (arrays != NULL && py_is_array(b))
        return accepts(symbol, -arrays->compare(box_content(b).a, a));
    if ((py_is_list(a) && py_is_list(b)) || (py_is_tuple(a) && py_is_tuple(b)))
        return order_items(symbol, a, b);
    if (py_is_set(a) && py_is_set(b))
        return order_sets(symbol, py_as_set(a), py_as_set(b));
    py_value x = plain_value(a), y = plain_value(b);
    if (x != a || y != b)
        return order(symbol, x, y);
    if (a == NULL || b == NULL || a->kind != b->kind || a->kind->compare == NULL)
        no_order(symbol, a, b);
    return accepts(symbol, a->kind->compare(a, b));
}

/* The first items that differ decide; their error names them. */
static bool order_items(const char *symbol, py_value a, py_value b)
{
    py_each left = py_iterate(a), right = py_iterate(b);
    for (;;) {
        bool has_left = py_each_next(&left), has_right = py_each_next(&right);
        if (!has_left || !has_right)
            return accepts(symbol, (int)has_left - (int)has_right);
        if (!py_equal(left.item, right.item))
            return order(symbol, left.item, right.item);
    }
}

bool py_less(py_value a, py_value b)
{
    return order("<", a, b);
}

bool py_less_equal(py_value a, py_value b)
{
    return order("<=", a, b);
}

bool py_greater(py_value a, py_value b)
{
    return order(">", a, b);
}

bool py_greater_equal(py_value a, py_value b)
{
    return order(">=", a, b);
}

py_value py_compared(py_array_operator op, py_value a, py_value b)
{
    const py_array_operations *arrays = py_array_operations_get();
    bool fits = (py_is_array(a) || is_number(a)) && (py_is_array(b) || is_number(b));
    if (arrays != NULL && fits && (py_is_array(a) || py_is_array(b)))
        return arrays->binary(op, a, b);
    switch (op) {
    case PY_ARRAY_EQ:
        return py_box_bool(py_equal(a, b));
    case PY_ARRAY_NE:
        return py_box_bool(!py_equal(a, b));
    case PY_ARRAY_LT:
        return py_box_bool(py_less(a, b));
    case PY_ARRAY_LE:
        return py_box_bool(py_less_equal(a, b));
    case PY_ARRAY_GT:
        return py_box_bool(py_greater(a, b));
    default:
        return py_box_bool(py_greater_equal(a, b));
    }
}

bool py_is(py_value a, py_value b)
{
    a = py_class_of_function(a);
    b = py_class_of_function(b);
    if (a == b)
        return true;
    if (a == NULL || b == NULL || a->kind != b->kind)
        return false;
    bool is_plain = py_is_str(a) || py_is_int(a) || strcmp(a->kind->name, "type") == 0;
    return is_plain && py_equal(a, b);
}
