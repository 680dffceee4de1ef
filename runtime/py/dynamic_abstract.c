/* isinstance with what stands for what a value can do: collections.abc, numbers. */
#include "t2m/py_bytearray.h"
#include "t2m/py_bytes.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_function.h"
#include "t2m/py_range.h"

static bool is(py_value v, const t2m_kind *kind)
{
    return v != NULL && t2m_is(v, kind);
}

bool py_is_frozenset(py_value v)
{
    return is(v, &py_frozenset_kind);
}

bool py_is_any_set(py_value v)
{
    return py_is_set(v) || py_is_frozenset(v);
}

bool py_is_bytes(py_value v)
{
    return is(v, &py_bytes_kind);
}

bool py_is_bytearray(py_value v)
{
    return is(v, &py_bytearray_kind);
}

bool py_is_range(py_value v)
{
    return is(v, &py_range_kind);
}

bool py_is_sequence(py_value v)
{
    return py_is_str(v) || py_is_list(v) || py_is_tuple(v) || py_is_bytes(v) || py_is_bytearray(v) || py_is_range(v);
}

/* Arrays have __len__ whatever their shape. */
bool py_is_sized(py_value v)
{
    return py_is_sequence(v) || py_is_dict(v) || py_is_any_set(v) || py_is_array(v) || (v != NULL && v->kind->item != NULL);
}

bool py_is_iterator(py_value v)
{
    return v != NULL && v->kind->is_iterator;
}

bool py_is_iterable(py_value v)
{
    return py_is_sized(v) || py_is_iterator(v);
}

bool py_is_callable(py_value v)
{
    return py_callable(v);
}

bool py_is_number(py_value v)
{
    return py_is_int(v) || py_is_float(v);
}

/* By the class alone: a tuple of lists is an object that hash() refuses, but it has __hash__. */
bool py_is_hashable(py_value v)
{
    return !(py_is_list(v) || py_is_dict(v) || py_is_set(v) || py_is_bytearray(v));
}
