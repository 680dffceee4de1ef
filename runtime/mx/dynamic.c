/* Arrays among boxed values: what t2m/py_dynamic.h does with them, and arrays made of boxed lists. */
#include "internal.h"

#include "t2m/py_dynamic.h"

/* ---- operators */

typedef mx_array array_operator(mx_array x, mx_array y);
typedef mx_array int_operator(mx_array x, int64_t y);
typedef mx_array float_operator(mx_array x, double y);

typedef struct operator_row {
    array_operator *with_array, *reversed_array;
    int_operator *with_int, *int_before;
    float_operator *with_float, *float_before;
} operator_row;

#define ROW(name, reversed)                                                                                  \
    {                                                                                                        \
        mx_##name##_array, mx_##reversed##_array, mx_##name##_int, mx_##reversed##_int, mx_##name##_double,  \
            mx_##reversed##_double                                                                           \
    }

static const operator_row operators[] = {
    [PY_ARRAY_ADD] = ROW(add, add),
    [PY_ARRAY_SUB] = ROW(sub, rsub),
    [PY_ARRAY_MUL] = ROW(mul, mul),
    [PY_ARRAY_DIV] = ROW(div, rdiv),
    [PY_ARRAY_FLOOR_DIV] = ROW(floordiv, rfloordiv),
    [PY_ARRAY_MOD] = ROW(mod, rmod),
    [PY_ARRAY_POW] = ROW(pow, rpow),
    [PY_ARRAY_AND] = ROW(and, and),
    [PY_ARRAY_OR] = ROW(or, or),
    [PY_ARRAY_XOR] = ROW(xor, xor),
    [PY_ARRAY_EQ] = ROW(eq, eq),
    [PY_ARRAY_NE] = ROW(ne, ne),
    [PY_ARRAY_LT] = ROW(lt, gt),
    [PY_ARRAY_LE] = ROW(le, ge),
    [PY_ARRAY_GT] = ROW(gt, lt),
    [PY_ARRAY_GE] = ROW(ge, le),
};

static py_value binary(py_array_operator op, py_value a, py_value b)
{
    if (op == PY_ARRAY_MATMUL)
        return py_box_array(mx_matmul(py_as_array(a), py_as_array(b)));
    const operator_row *row = &operators[op];
    if (py_is_array(a) && py_is_array(b))
        return py_box_array(row->with_array(py_as_array(a), py_as_array(b)));
    bool is_first = py_is_array(a);
    mx_array x = py_as_array(is_first ? a : b);
    py_value number = is_first ? b : a;
    if (py_is_float(number))
        return py_box_array((is_first ? row->with_float : row->float_before)(x, py_as_float(number)));
    return py_box_array((is_first ? row->with_int : row->int_before)(x, py_as_int(number)));
}

#define DEFINE_VALUE(name, text)                                                                                       \
    mx_array mx_##name##_value(mx_array x, py_value y)                                                                 \
    {                                                                                                                  \
        if (py_is_array(y))                                                                                            \
            return mx_##name##_array(x, py_as_array(y));                                                               \
        return py_is_float(y) ? mx_##name##_double(x, py_as_float(y)) : mx_##name##_int(x, py_as_int(y));              \
    }
MX_BINARY_OPERATIONS(DEFINE_VALUE)

static int compare(mx_array a, py_value b)
{
    if (!py_is_array(b) && !py_is_int(b) && !py_is_float(b))
        py_raise(PY_TYPE_ERROR, "'<' not supported between instances of 'Tensor' and '%s'", py_type_name(b));
    double x = mx_item_float(a), y = py_is_array(b) ? mx_item_float(py_as_array(b)) : py_as_float(b);
    return (x > y) - (x < y);
}

/* One entry of a subscript: a number, None, a tensor, or a list of numbers. */
static mx_index index_of(py_value key)
{
    if (key == NULL)
        return MX_NEW;
    if (py_is_int(key) && !py_is_bool(key))
        return MX_AT(py_as_int(key));
    mx_array by = py_is_array(key) ? py_as_array(key) : mx_tensor_value(key);
    return MX_BY(mx_numel(by) == 0 ? mx_astype(by, MX_INT64) : by);
}

static mx_array part(mx_array a, py_value key)
{
    mx_index items[16] = {index_of(py_is_tuple(key) ? NULL : key)};
    int64_t count = py_is_tuple(key) ? py_tuple_length(py_as_tuple(key)) : 1;
    if (count > (int64_t)(sizeof items / sizeof *items))
        py_raise(PY_INDEX_ERROR, "too many indices for tensor of dimension %" PRId64, mx_ndim(a));
    for (int64_t i = 0; py_is_tuple(key) && i < count; i++)
        items[i] = index_of(py_box_cell(py_as_tuple(key)->element, py_tuple_at(py_as_tuple(key), i)));
    return mx_slice_by(a, items, (size_t)count);
}

static py_value item(mx_array a)
{
    if (mx_ndim(a) > 0)
        return NULL;
    if (mx_dtype_of(a) == MX_BOOL)
        return py_box_bool(mx_item_bool(a));
    return mx_is_float(a) ? py_box_float(mx_item_float(a)) : py_box_int(mx_item_int(a));
}

const py_array_operations mx_boxed_operations = {
    .binary = binary, .compare = compare, .truth = mx_item_bool, .number = mx_item_float, .length = mx_length, .part = part,
    .format = mx_format, .item = item, .python_number = mx_number_in, .change = mx_assigned};
