/* torch.tensor(data): numbers, and lists and tuples of them nested in any way, typed or boxed; arrays among them are stacked. */
#include <inttypes.h>
#include <stdlib.h>

#include "internal.h"
#include "t2m/py.h"
#include "t2m/py_range.h"
#include "t2m/py_value.h"

/* A list or a tuple. */
typedef struct sequence {
    py_kind element;
    int64_t length;
    const py_cell *items;
} sequence;

/* What the data is made of: the shape by the first elements, the widest number at the ends. */
typedef struct layout {
    mx_dims dims;
    enum { LEAF_NONE, LEAF_BOOL, LEAF_INT, LEAF_FLOAT, LEAF_ARRAY } leaf;
} layout;

static bool read_sequence(py_value value, sequence *out)
{
    if (py_is_list(value)) {
        const py_list *list = (const py_list *)value;
        *out = (sequence){list->element, list->length, list->items};
        return true;
    }
    if (py_is_tuple(value)) {
        const py_tuple *tuple = (const py_tuple *)value;
        *out = (sequence){tuple->element, tuple->length, tuple->items};
        return true;
    }
    if (value != NULL && value->kind == &py_range_kind) {
        const py_list *list = py_list_of_range((const py_range *)value);
        *out = (sequence){list->element, list->length, list->items};
        return true;
    }
    return false;
}

static int leaf_of(py_kind kind, py_cell cell)
{
    switch (kind) {
    case PY_BOOL:
        return LEAF_BOOL;
    case PY_INT:
        return LEAF_INT;
    case PY_FLOAT:
        return LEAF_FLOAT;
    case PY_ARRAY:
        return LEAF_ARRAY;
    default:
        break;
    }
    py_value value = cell.o;
    if (py_is_array(value) || (value != NULL && value->kind->tensor != NULL))
        return LEAF_ARRAY;
    if (py_is_float(value))
        return LEAF_FLOAT;
    if (py_is_str(value))
        py_raise(PY_TYPE_ERROR, "new(): invalid data type 'str'");
    if (!py_is_int(value))
        py_raise(PY_RUNTIME_ERROR, "Could not infer dtype of %s", py_type_name(value));
    return py_is_bool(value) ? LEAF_BOOL : LEAF_INT;
}

/* Checks that all rows of a dimension are equally long, and notes the ends. */
static void measure(const sequence *row, int dim, layout *layout)
{
    if (dim == MX_MAX_DIMS)
        py_raise(PY_VALUE_ERROR, "too many dimensions");
    if (dim == layout->dims.count)
        layout->dims.at[layout->dims.count++] = row->length;
    if (row->length != layout->dims.at[dim])
        py_raise(PY_VALUE_ERROR, "expected sequence of length %" PRId64 " at dim %d (got %" PRId64 ")", layout->dims.at[dim], dim, row->length);
    for (int64_t i = 0; i < row->length; i++) {
        sequence inner = {0};
        bool is_row = row->element == PY_OBJECT && read_sequence(row->items[i].o, &inner);
        bool rows_wanted = dim + 1 < layout->dims.count, is_first = i == 0 && layout->leaf == LEAF_NONE && !rows_wanted;
        if (!is_row && rows_wanted)
            py_raise(PY_TYPE_ERROR, "not a sequence");
        if (is_row && !rows_wanted && !is_first)
            py_raise(PY_TYPE_ERROR, layout->leaf == LEAF_FLOAT ? "must be real number, not %s" : "'%s' object cannot be interpreted as an integer",
                     py_type_name(row->items[i].o));
        if (is_first && row->element == PY_OBJECT && py_is_str(row->items[i].o))
            py_raise(PY_VALUE_ERROR, "too many dimensions 'str'");
        if (is_row) {
            measure(&inner, dim + 1, layout);
            continue;
        }
        int leaf = leaf_of(row->element, row->items[i]);
        layout->leaf = leaf > (int)layout->leaf ? leaf : (int)layout->leaf;
    }
}

static double as_double(py_kind kind, py_cell cell)
{
    return kind == PY_FLOAT ? cell.f : kind == PY_INT ? (double)cell.i : kind == PY_BOOL ? cell.b : py_as_float(cell.o);
}

static int64_t as_int(py_kind kind, py_cell cell)
{
    return kind == PY_INT ? cell.i : kind == PY_BOOL ? cell.b : py_as_int(cell.o);
}

static void fill(const sequence *row, bool as_floats, py_cell *cells, int64_t *at)
{
    for (int64_t i = 0; i < row->length; i++) {
        sequence inner = {0};
        if (row->element == PY_OBJECT && read_sequence(row->items[i].o, &inner))
            fill(&inner, as_floats, cells, at);
        else if (as_floats)
            cells[(*at)++].f = as_double(row->element, row->items[i]);
        else
            cells[(*at)++].i = as_int(row->element, row->items[i]);
    }
}

/* `dtype`: what floats become. */
static mx_array of_value(py_value value, mx_dtype dtype);

static mx_array of_cell(py_kind kind, py_cell cell, mx_dtype dtype)
{
    return kind == PY_ARRAY ? cell.a : of_value(py_box_cell(kind, cell), dtype);
}

static mx_array stacked(const sequence *row, mx_dtype dtype)
{
    py_list *parts = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < row->length; i++)
        py_list_append(parts, py_of(of_cell(row->element, row->items[i], dtype)));
    return mx_stack_list(0, parts);
}

static mx_array of_sequence(const sequence *row, mx_dtype dtype)
{
    layout layout = {.leaf = LEAF_NONE};
    measure(row, 0, &layout);
    int64_t count = mx_dims_numel(layout.dims), at = 0;
    if (layout.leaf == LEAF_ARRAY)
        return stacked(row, dtype);
    if (count == 0)
        return mx_zeros_dims(MX_FLOAT32, layout.dims);
    py_cell *cells = t2m_malloc((size_t)count * sizeof(py_cell)); /* eight bytes: ints and floats lie there as the array wants them */
    fill(row, layout.leaf == LEAF_FLOAT, cells, &at);
    if (layout.leaf == LEAF_FLOAT)
        return mx_astype(mx_from_owned(cells, MX_FLOAT64, layout.dims), dtype);
    mx_array ints = mx_from_owned(cells, MX_INT64, layout.dims);
    return layout.leaf == LEAF_BOOL ? mx_astype(ints, MX_BOOL) : ints;
}

mx_array mx_tensor_array(mx_array value)
{
    return mx_detach(value);
}

static mx_array of_value(py_value value, mx_dtype dtype)
{
    sequence row;
    if (read_sequence(value, &row))
        return of_sequence(&row, dtype);
    switch (leaf_of(PY_OBJECT, (py_cell){.o = (void *)(uintptr_t)value})) {
    case LEAF_ARRAY:
        return value->kind->tensor != NULL ? value->kind->tensor(value) : mx_tensor_array(py_as_array(value));
    case LEAF_FLOAT:
        return mx_tensor_float_as(py_as_float(value), dtype);
    case LEAF_BOOL:
        return mx_tensor_bool(py_as_bool(value));
    default:
        return mx_tensor_int(py_as_int(value));
    }
}

mx_array mx_tensor_list(const py_list *values)
{
    return of_sequence(&(sequence){values->element, values->length, values->items}, MX_FLOAT32);
}

mx_array mx_tensor_tuple(const py_tuple *values)
{
    return of_sequence(&(sequence){values->element, values->length, values->items}, MX_FLOAT32);
}

mx_array mx_tensor_value(const void *value)
{
    return of_value(value, MX_FLOAT32);
}

/* ---- with a dtype: a float is not rounded to float32 on its way to float64 */

static mx_dtype of_floats(mx_dtype dtype)
{
    return dtype == MX_FLOAT64 ? MX_FLOAT64 : MX_FLOAT32;
}

mx_array mx_tensor_int_as(int64_t value, mx_dtype dtype)
{
    return mx_astype(mx_tensor_int(value), dtype);
}

mx_array mx_tensor_array_as(mx_array value, mx_dtype dtype)
{
    return mx_astype(mx_tensor_array(value), dtype);
}

mx_array mx_tensor_list_as(const py_list *values, mx_dtype dtype)
{
    return mx_astype(of_sequence(&(sequence){values->element, values->length, values->items}, of_floats(dtype)), dtype);
}

mx_array mx_tensor_tuple_as(const py_tuple *values, mx_dtype dtype)
{
    return mx_astype(of_sequence(&(sequence){values->element, values->length, values->items}, of_floats(dtype)), dtype);
}

mx_array mx_tensor_value_as(const void *value, mx_dtype dtype)
{
    return mx_astype(of_value(value, of_floats(dtype)), dtype);
}

mx_array mx_sizes_or_data(const t2m_object *v, mx_dtype dtype)
{
    py_value value = (py_value)v;
    return py_is_int(value) && !py_is_bool(value) ? mx_zeros(dtype, py_as_int(value)) : mx_tensor_value_as(value, dtype);
}
