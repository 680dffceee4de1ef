/* tuple: an immutable row of cells, hashable if its elements are. */
#include "repr_guard.h"
#include "t2m/py_tuple.h"

#include "hash.h"
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

static void tuple_destroy(void *self)
{
    py_tuple *xs = self;
    for (int64_t i = 0; i < xs->length; i++)
        py_cell_release(xs->element, xs->items[i]);
}
static bool tuple_equal(const void *a, const void *b)
{
    return py_tuple_equal(a, b);
}
static uint64_t tuple_hash(const void *self)
{
    const py_tuple *xs = self;
    uint64_t state = PY_HASH_TUPLE_START;
    for (int64_t i = 0; i < xs->length; i++)
        state = py_hash_tuple_add(state, py_cell_hash(xs->element, xs->items[i]));
    return py_hash_tuple_end(state, xs->length);
}
static py_value boxed_at(const py_tuple *xs, int64_t i)
{
    return py_box_cell(xs->element, xs->items[i]);
}
static int tuple_compare(const void *self, const void *other)
{
    const py_tuple *a = self, *b = other;
    for (int64_t i = 0; i < a->length && i < b->length; i++) {
        if (!py_equal(boxed_at(a, i), boxed_at(b, i)))
            return py_compare(boxed_at(a, i), boxed_at(b, i));
    }
    return (a->length > b->length) - (a->length < b->length);
}
static py_str tuple_repr(const void *self)
{
    if (!repr_enter(self))
        return PY_STR("(...)");
    T2M_POOL(pool);
    const py_tuple *xs = self;
    py_builder b = {0};
    py_builder_char(&b, '(');
    for (int64_t i = 0; i < xs->length; i++) {
        if (i > 0)
            py_builder_text(&b, ", ");
        py_builder_str(&b, py_cell_repr(xs->element, xs->items[i]));
    }
    py_builder_text(&b, xs->length == 1 ? ",)" : ")");
    repr_leave(self);
    return t2m_keep(&pool, py_builder_take(&b));
}
static int64_t tuple_length(const void *self)
{
    return ((const py_tuple *)self)->length;
}

const t2m_kind py_tuple_kind = {
    .name = "tuple",
    .destroy = tuple_destroy,
    .equal = tuple_equal,
    .hash = tuple_hash,
    .compare = tuple_compare,
    .repr = tuple_repr,
    .length = tuple_length,
};

py_tuple *py_tuple_from(py_kind element, const py_cell *items, int64_t count)
{
    py_tuple *xs = t2m_object_new(sizeof(*xs) + (size_t)count * sizeof(py_cell), &py_tuple_kind);
    xs->element = element;
    for (int64_t i = 0; i < count; i++)
        xs->items[i] = py_cell_retain(element, items[i]);
    xs->length = count;
    return xs;
}

py_tuple *py_tuple_of_list(const py_list *xs)
{
    return py_tuple_from(xs->element, xs->items, xs->length);
}

py_list *py_list_of_tuple(const py_tuple *xs)
{
    return py_list_from(xs->element, xs->items, xs->length);
}

py_cell py_tuple_at(const py_tuple *xs, int64_t index)
{
    int64_t at = index < 0 ? index + xs->length : index;
    if (at < 0 || at >= xs->length)
        py_raise(PY_INDEX_ERROR, "tuple index out of range");
    return xs->items[at];
}

py_tuple *py_tuple_slice(const py_tuple *xs, int64_t start, int64_t stop, int64_t step)
{
    step = step == PY_NONE ? 1 : step;
    int64_t count = slice_bounds(xs->length, &start, &stop, step);
    py_tuple *part = t2m_object_new(sizeof(*part) + (size_t)count * sizeof(py_cell), &py_tuple_kind);
    part->element = xs->element;
    for (int64_t i = 0; i < count; i++)
        part->items[i] = py_cell_retain(xs->element, xs->items[start + i * step]);
    part->length = count;
    return part;
}

py_tuple *py_tuple_concat(const py_tuple *a, const py_tuple *b)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, py_tuple_of_list(py_list_concat(py_list_of_tuple(a), py_list_of_tuple(b))));
}

int py_tuple_compare(const py_tuple *a, const py_tuple *b)
{
    return tuple_compare(a, b);
}

py_tuple *py_tuple_times(const py_tuple *xs, int64_t times)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, py_tuple_of_list(py_list_times(py_list_of_tuple(xs), times)));
}

int64_t py_tuple_index(const py_tuple *xs, py_cell item)
{
    for (int64_t i = 0; i < xs->length; i++) {
        if (py_cell_equal(xs->element, xs->items[i], item))
            return i;
    }
    py_raise(PY_VALUE_ERROR, "tuple.index(x): x not in tuple");
}

int64_t py_tuple_count(const py_tuple *xs, py_cell item)
{
    int64_t count = 0;
    for (int64_t i = 0; i < xs->length; i++)
        count += py_cell_equal(xs->element, xs->items[i], item);
    return count;
}

bool py_tuple_contains(const py_tuple *xs, py_cell item)
{
    for (int64_t i = 0; i < xs->length; i++) {
        if (py_cell_equal(xs->element, xs->items[i], item))
            return true;
    }
    return false;
}

bool py_tuple_equal(const py_tuple *a, const py_tuple *b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    if (a->length != b->length)
        return false;
    for (int64_t i = 0; i < a->length; i++) {
        if (!py_equal(boxed_at(a, i), boxed_at(b, i)))
            return false;
    }
    return true;
}
