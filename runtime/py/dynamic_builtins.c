/* Builtin functions of boxed values: int(v), sum(v), sorted(v) ... */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_number.h"
#include "value_internal.h"

static const py_array_operations *array_operations;

void py_register_array_operations(const py_array_operations *operations)
{
    array_operations = operations;
}

const py_array_operations *py_array_operations_get(void)
{
    return array_operations;
}

/* ---- numbers */

py_value py_abs(py_value v)
{
    if (py_is_float(v))
        return py_box_float(fabs(box_content(v).f));
    if (!py_is_int(v))
        py_raise(PY_TYPE_ERROR, "bad operand type for abs(): '%s'", py_type_name(v));
    return py_less(v, py_box_int(0)) ? py_negative(v) : py_positive(v);
}

/* The digits of a text as an int of any size; false if it is none, which the 64-bit reader then words. */
static bool read_long_int(py_str text, mpz_t number)
{
    char *digits = t2m_malloc((size_t)text->size + 1), *to = digits;
    for (const char *from = text->text; *from; from++)
        if (*from != '_' && *from != ' ' && *from != '+' && *from != '\n' && *from != '\t')
            *to++ = *from;
    *to = '\0';
    const char *first = digits + (*digits == '-');
    bool is_int = *first != '\0' && first[strspn(first, "0123456789")] == '\0' && strlen(first) > 18;
    if (is_int)
        mpz_init_set_str(number, digits, 10);
    free(digits);
    return is_int;
}

py_value py_int_of(py_value v)
{
    mpz_t number;
    if (py_is_int(v))
        return py_positive(v);
    if (py_is_str(v))
        return read_long_int(py_as_str(v), number) ? box_mpz(number) : py_box_int(py_int_of_str(py_as_str(v)));
    double x = 0;
    if (py_is_float(v))
        x = box_content(v).f;
    else if (py_is_array(v) && array_operations != NULL)
        x = array_operations->number(box_content(v).a);
    else if (v != NULL && v->kind->number != NULL)
        x = v->kind->number(v);
    else
        py_raise(PY_TYPE_ERROR, "int() argument must be a string, a bytes-like object or a real number, not '%s'", py_type_name(v));
    if (!isfinite(x) || fabs(x) < 9e18)
        return py_box_int(py_int_of_float(x));
    mpz_init_set_d(number, x);
    return box_mpz(number);
}

double py_float_of(py_value v)
{
    if (is_number(v))
        return number_as_double(v);
    if (py_is_str(v))
        return py_float_of_str(py_as_str(v));
    if (py_is_array(v) && array_operations != NULL)
        return array_operations->number(box_content(v).a);
    if (v != NULL && v->kind->number != NULL)
        return v->kind->number(v);
    py_raise(PY_TYPE_ERROR, "float() argument must be a string or a real number, not '%s'", py_type_name(v));
}

py_value py_round_of(py_value v)
{
    if (py_is_int(v))
        return py_positive(v);
    if (!py_is_float(v))
        py_raise(PY_TYPE_ERROR, "type %s doesn't define __round__ method", py_type_name(v));
    double x = box_content(v).f;
    return py_int_of(py_box_float(isfinite(x) ? nearbyint(x) : x));
}

py_value py_round_to(py_value v, int64_t digits)
{
    if (py_is_float(v))
        return py_box_float(py_round_digits(box_content(v).f, digits));
    if (!py_is_int(v))
        py_raise(PY_TYPE_ERROR, "type %s doesn't define __round__ method", py_type_name(v));
    return digits >= 0 ? py_positive(v) : py_box_int(py_round_int(py_as_int(v), digits));
}

/* ---- of the items */

py_value py_sum(py_value v, py_value start)
{
    py_value total = start != NULL ? start : py_box_int(0);
    if (py_is_str(total))
        py_raise(PY_TYPE_ERROR, "sum() can't sum strings [use ''.join(seq) instead]");
    for (py_each it = py_iterate(v); py_each_next(&it);)
        total = py_add(total, it.item);
    return total;
}

static py_value extreme(py_value v, bool (*better)(py_value a, py_value b), const char *name)
{
    py_value best = NULL;
    bool is_empty = true;
    for (py_each it = py_iterate(v); py_each_next(&it);) {
        if (is_empty || better(it.item, best))
            best = it.item;
        is_empty = false;
    }
    if (is_empty)
        py_raise(PY_VALUE_ERROR, "%s() arg is an empty sequence", name);
    return best;
}

py_value py_max(py_value v)
{
    return extreme(v, py_greater, "max");
}

py_value py_min(py_value v)
{
    return extreme(v, py_less, "min");
}

py_value py_max_of(py_value a, py_value b)
{
    return py_greater(b, a) ? b : a;
}

py_value py_min_of(py_value a, py_value b)
{
    return py_less(b, a) ? b : a;
}

py_list *py_sorted_any(py_value v, bool reverse)
{
    return py_sorted(py_list_of_any(v), reverse);
}

bool py_any_of(py_value v)
{
    for (py_each it = py_iterate(v); py_each_next(&it);)
        if (py_truth(it.item))
            return true;
    return false;
}

bool py_all_of(py_value v)
{
    for (py_each it = py_iterate(v); py_each_next(&it);)
        if (!py_truth(it.item))
            return false;
    return true;
}

/* ---- containers made of any value */

py_set *py_set_of_any(py_value v)
{
    return py_set_of_list(py_list_of_any(v));
}

py_tuple *py_tuple_of_any(py_value v)
{
    return py_tuple_of_list(py_list_of_any(v));
}

py_dict *py_dict_of_any(py_value v)
{
    py_dict *out = py_dict_new(PY_VALUE, PY_VALUE);
    for (py_each it = py_iterate(v); py_each_next(&it);) {
        py_value pair = py_is_dict(v) ? NULL : py_unpack(it.item, 2);
        py_value key = pair != NULL ? py_item_at(pair, 0) : it.item;
        py_value value = pair != NULL ? py_item_at(pair, 1) : py_item(v, it.item);
        py_dict_set(out, py_of_object(key), py_of_object(value));
    }
    return out;
}
