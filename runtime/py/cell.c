/* What can be done with a cell, by its container's kind. */
#include "t2m/py_cell.h"

#include "hash.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_value.h"

bool py_cell_equal(py_kind kind, py_cell a, py_cell b)
{
    switch (kind) {
    case PY_INT:
    case PY_BOOL:
        return a.i == b.i;
    case PY_FLOAT:
        return a.f == b.f;
    case PY_OBJECT:
        return py_equal(a.o, b.o);
    case PY_ARRAY:
        break;
    }
    const t2m_array_hooks *hooks = t2m_array_hooks_get();
    return a.a.ctx == b.a.ctx || (hooks->equal != NULL && hooks->equal(a.a, b.a));
}

uint64_t py_cell_hash(py_kind kind, py_cell cell)
{
    switch (kind) {
    case PY_INT:
    case PY_BOOL:
        return py_hash_int(cell.i);
    case PY_FLOAT:
        return py_hash_float(cell.f);
    case PY_OBJECT:
        return py_hash(cell.o);
    case PY_ARRAY:
        break;
    }
    return (uint64_t)(uintptr_t)cell.a.ctx >> 4;
}

int py_cell_compare(py_kind kind, py_cell a, py_cell b)
{
    switch (kind) {
    case PY_INT:
    case PY_BOOL:
        return (a.i > b.i) - (a.i < b.i);
    case PY_FLOAT:
        return (a.f > b.f) - (a.f < b.f);
    case PY_OBJECT:
        return py_compare(a.o, b.o);
    case PY_ARRAY:
        break;
    }
    const t2m_array_hooks *hooks = t2m_array_hooks_get();
    if (hooks->compare != NULL)
        return hooks->compare(a.a, b.a);
    py_raise(PY_TYPE_ERROR, "a container of tensors cannot be ordered here");
}

py_str py_cell_repr(py_kind kind, py_cell cell)
{
    switch (kind) {
    case PY_INT:
        return py_str_of(py_int_text(cell.i));
    case PY_BOOL:
        return py_str_of(py_bool_text(cell.i != 0));
    case PY_FLOAT:
        return py_str_of(py_float_text(cell.f));
    case PY_OBJECT:
        return py_repr_object(cell.o);
    case PY_ARRAY:
        break;
    }
    const t2m_array_hooks *hooks = t2m_array_hooks_get();
    return hooks->repr != NULL ? hooks->repr(cell.a) : PY_STR("tensor(...)");
}

bool py_cell_truth(py_kind kind, py_cell cell)
{
    switch (kind) {
    case PY_INT:
    case PY_BOOL:
        return cell.i != 0;
    case PY_FLOAT:
        return cell.f != 0;
    case PY_OBJECT:
        return py_truth(cell.o);
    case PY_ARRAY:
        break;
    }
    const t2m_array_hooks *hooks = t2m_array_hooks_get();
    if (hooks->truth != NULL)
        return hooks->truth(cell.a);
    py_raise(PY_TYPE_ERROR, "the truth of a tensor in a container is not supported here");
}

py_cell py_cell_retain(py_kind kind, py_cell cell)
{
    if (kind == PY_OBJECT)
        t2m_retain(cell.o);
    else if (kind == PY_ARRAY)
        cell.a = t2m_array_hooks_get()->retain(cell.a);
    return cell;
}

void py_cell_release(py_kind kind, py_cell cell)
{
    if (kind == PY_OBJECT)
        t2m_release(cell.o);
    else if (kind == PY_ARRAY)
        t2m_array_hooks_get()->release(cell.a);
}

py_cell py_cell_autorelease(py_kind kind, py_cell cell)
{
    if (kind == PY_OBJECT)
        t2m_autorelease(cell.o);
    else if (kind == PY_ARRAY)
        cell.a = t2m_array_hooks_get()->autorelease(cell.a);
    return cell;
}
