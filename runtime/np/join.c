/* Several arrays as one, and one as several. */
#include "internal.h"

#include <stdlib.h>

py_list *np_list_same(const py_list *arrays)
{
    return (py_list *)arrays;
}

py_list *np_list_of(const void *arrays)
{
    const t2m_kind *kind = ((const t2m_object *)arrays)->kind;
    if (kind == &py_list_kind)
        return (py_list *)arrays;
    if (kind == &py_tuple_kind)
        return py_list_of_tuple(arrays);
    return np_rows(np_of_object(arrays));
}

static int64_t count_of(const py_list *arrays)
{
    if (arrays->length == 0)
        py_raise(PY_VALUE_ERROR, "need at least one array to concatenate");
    return arrays->length;
}

static np_array *nth(const py_list *arrays, int64_t index)
{
    py_cell cell = arrays->items[index];
    switch (arrays->element) {
    case PY_INT:
        return np_of_int(cell.i);
    case PY_FLOAT:
        return np_of_float(cell.f);
    case PY_BOOL:
        return np_of_bool(cell.b);
    case PY_ARRAY:
        return np_of_tensor(cell.a);
    default:
        return np_of_object(cell.o);
    }
}

static void check_shape(const np_array *first, const np_array *next, int axis, int64_t index)
{
    for (int i = 0; i < first->ndim; i++)
        if (i != axis && next->shape[i] != first->shape[i])
            py_raise(PY_VALUE_ERROR,
                     "all the input array dimensions except for the concatenation axis must match exactly, but along dimension %d, the "
                     "array at index 0 has size %lld and the array at index %lld has size %lld",
                     i, (long long)first->shape[i], (long long)index, (long long)next->shape[i]);
}

np_array *np_concatenate_list(const py_list *arrays, int64_t axis)
{
    int64_t count = count_of(arrays);
    T2M_POOL(pool);
    np_array **parts = t2m_malloc((size_t)count * sizeof *parts);
    for (int64_t i = 0; i < count; i++)
        parts[i] = nth(arrays, i);
    np_type type = parts[0]->type;
    if (parts[0]->ndim == 0)
        py_raise(PY_VALUE_ERROR, "zero-dimensional arrays cannot be concatenated");
    int at = np_axis(axis, parts[0]->ndim);
    int64_t shape[NP_MAX_DIMS];
    memcpy(shape, parts[0]->shape, sizeof shape);
    for (int64_t i = 1; i < count; i++) {
        if (parts[i]->ndim != parts[0]->ndim)
            py_raise(PY_VALUE_ERROR,
                     "all the input arrays must have same number of dimensions, but the array at index 0 has %d dimension(s) and the "
                     "array at index %lld has %d dimension(s)",
                     parts[0]->ndim, (long long)i, parts[i]->ndim);
        check_shape(parts[0], parts[i], at, i);
        type = np_promote(type, parts[i]->type);
        shape[at] += parts[i]->shape[at];
    }
    np_array *out = np_new(type, parts[0]->ndim, shape);
    np_array place = *out;
    for (int64_t i = 0; i < count; i++) {
        place.shape[at] = parts[i]->shape[at];
        np_cast_into(&place, parts[i]);
        place.data += place.shape[at] * place.strides[at];
    }
    free(parts);
    return t2m_keep(&pool, out);
}

/* The list with every array changed. */
static py_list *each(const py_list *arrays, np_array *(*change)(const np_array *x, int64_t by), int64_t by)
{
    py_list *out = py_list_new(PY_OBJECT);
    for (int64_t i = 0, count = count_of(arrays); i < count; i++)
        py_list_append(out, py_of(change(nth(arrays, i), by)));
    return out;
}

np_array *np_stack_list(const py_list *arrays, int64_t axis)
{
    if (arrays->length == 0)
        py_raise(PY_VALUE_ERROR, "need at least one array to stack");
    np_array *first = nth(arrays, 0);
    for (int64_t i = 1; i < arrays->length; i++) {
        np_array *next = nth(arrays, i);
        if (next->ndim != first->ndim || memcmp(next->shape, first->shape, (size_t)first->ndim * sizeof *first->shape) != 0)
            py_raise(PY_VALUE_ERROR, "all input arrays must have the same shape");
    }
    int at = np_axis(axis, first->ndim + 1);
    return np_concatenate_list(each(arrays, np_expand_dims, at), at);
}

np_array *np_vstack_list(const py_list *arrays)
{
    return np_concatenate_list(each(arrays, np_atleast, 2), 0);
}

np_array *np_hstack_list(const py_list *arrays)
{
    py_list *parts = each(arrays, np_atleast, 1);
    return np_concatenate_list(parts, ((np_array *)parts->items[0].o)->ndim == 1 ? 0 : 1);
}

static np_array *as_column(const np_array *x, int64_t unused)
{
    (void)unused;
    return x->ndim < 2 ? np_reshape_dims(x, NP_SHAPE(-1, 1)) : (np_array *)x;
}

np_array *np_column_stack_list(const py_list *arrays)
{
    return np_concatenate_list(each(arrays, as_column, 0), 1);
}

np_array *np_dstack_list(const py_list *arrays)
{
    return np_concatenate_list(each(arrays, np_atleast, 3), 2);
}

np_array *np_append_of(const np_array *x, const np_array *values)
{
    return np_concatenate_list(py_objects(np_ravel(x), np_ravel(values)), 0);
}

/* ---- splitting */

static np_array *part(const np_array *x, int axis, int64_t start, int64_t stop)
{
    int64_t n = x->shape[axis];
    start = start < 0 ? start + n : start;
    stop = stop < 0 ? stop + n : stop;
    start = start < 0 ? 0 : start > n ? n : start;
    stop = stop > n ? n : stop;
    np_array *view = np_view(x);
    view->shape[axis] = stop > start ? stop - start : 0;
    view->data += start * x->strides[axis];
    return view;
}

py_list *np_split(const np_array *x, int64_t parts, int64_t axis, bool is_even)
{
    int at = np_axis(axis, x->ndim);
    int64_t n = x->shape[at];
    if (parts <= 0)
        py_raise(PY_VALUE_ERROR, "number sections must be larger than 0.");
    if (is_even && n % parts)
        py_raise(PY_VALUE_ERROR, "array split does not result in an equal division");
    py_list *out = py_list_new(PY_OBJECT);
    int64_t start = 0;
    for (int64_t i = 0; i < parts; i++) {
        int64_t size = n / parts + (i < n % parts);
        py_list_append(out, py_of(part(x, at, start, start + size)));
        start += size;
    }
    return out;
}

py_list *np_split_at(const np_array *x, np_shape places, int64_t axis)
{
    int at = np_axis(axis, x->ndim);
    py_list *out = py_list_new(PY_OBJECT);
    for (int i = 0; i <= places.count; i++)
        py_list_append(out, py_of(part(x, at, i ? places.dims[i - 1] : 0, i < places.count ? places.dims[i] : x->shape[at])));
    return out;
}

py_list *np_meshgrid(const py_list *arrays, bool is_ij)
{
    int64_t shape[NP_MAX_DIMS], count = arrays->length;
    if (count > NP_MAX_DIMS)
        py_raise(PY_VALUE_ERROR, "too many arrays for meshgrid");
    for (int64_t i = 0; i < count; i++)
        shape[!is_ij && i < 2 && count > 1 ? 1 - i : i] = np_size(nth(arrays, i));
    py_list *out = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < count; i++) {
        np_array *x = np_ravel(nth(arrays, i));
        int64_t at = !is_ij && i < 2 && count > 1 ? 1 - i : i, thin[NP_MAX_DIMS];
        for (int64_t k = 0; k < count; k++)
            thin[k] = k == at ? x->shape[0] : 1;
        np_array *line = np_reshape_dims(x, np_shape_from((int)count, thin));
        py_list_append(out, py_of(np_copied(np_broadcast(line, (int)count, shape), x->type)));
    }
    return out;
}

np_array *np_delete_axis(const np_array *x, const np_array *which, int64_t axis)
{
    int at = np_axis(axis, x->ndim);
    int64_t n = x->shape[at];
    np_array *keep = np_full_of(NP_BOOL, NP_SHAPE(n), np_of_bool(true));
    np_put_by(keep, np_of_bool(false), &NP_BY(which), 1);
    np_index items[NP_MAX_DIMS];
    for (int i = 0; i <= at; i++)
        items[i] = i < at ? NP_ALL : NP_BY(keep);
    return np_slice_by(x, items, (size_t)at + 1);
}

np_array *np_delete(const np_array *x, const np_array *which)
{
    return np_delete_axis(np_ravel(x), which, 0);
}
