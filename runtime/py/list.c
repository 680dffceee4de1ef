/* list: making, reading, changing. */
#include "t2m/py_list.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "repr_guard.h"
#include "str_internal.h"
#include "t2m/py_collections.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

static void list_destroy(void *self)
{
    py_list_clear(self);
    free(((py_list *)self)->items);
}
static bool list_equal(const void *a, const void *b)
{
    return py_list_equal(a, b);
}
static int list_compare(const void *self, const void *other)
{
    const py_list *a = self, *b = other;
    for (int64_t i = 0; i < a->length && i < b->length; i++) {
        py_value x = py_box_cell(a->element, a->items[i]), y = py_box_cell(b->element, b->items[i]);
        if (!py_equal(x, y))
            return py_compare(x, y);
    }
    return (a->length > b->length) - (a->length < b->length);
}
static py_str list_repr(const void *self)
{
    return py_list_repr(self);
}
static int64_t list_length(const void *self)
{
    return ((const py_list *)self)->length;
}

const t2m_kind py_list_kind = {
    .name = "list",
    .destroy = list_destroy,
    .equal = list_equal,
    .compare = list_compare,
    .repr = list_repr,
    .length = list_length,
};

/* ---- making */

static void reserve(py_list *xs, int64_t capacity)
{
    if (capacity <= xs->capacity)
        return;
    if (xs->base.kind == &py_deque_kind) {
        py_deque_reserve(xs, capacity);
        return;
    }
    int64_t grown = xs->capacity * 2 > 8 ? xs->capacity * 2 : 8;
    xs->capacity = capacity > grown ? capacity : grown;
    xs->items = t2m_realloc(xs->items, (size_t)xs->capacity * sizeof(py_cell));
}

py_list *py_list_new(py_kind element)
{
    py_list *xs = T2M_NEW(py_list, &py_list_kind);
    xs->element = element;
    return xs;
}

py_list *py_list_from(py_kind element, const py_cell *items, int64_t count)
{
    py_list *xs = py_list_new(element);
    reserve(xs, count);
    for (int64_t i = 0; i < count; i++)
        xs->items[i] = py_cell_retain(element, items[i]);
    xs->length = count;
    return xs;
}

py_list *py_list_repeated(py_kind element, py_cell item, int64_t times)
{
    py_list *xs = py_list_new(element);
    reserve(xs, times);
    for (int64_t i = 0; i < times; i++)
        py_list_append(xs, item);
    return xs;
}

py_list *py_list_range(int64_t start, int64_t stop, int64_t step)
{
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "range() arg 3 must not be zero");
    py_list *xs = py_list_new(PY_INT);
    for (int64_t i = start; step > 0 ? i < stop : i > stop;) {
        py_list_append(xs, py_of(i));
        if (__builtin_add_overflow(i, step, &i))
            break;
    }
    return xs;
}

/* One loop for the displays: the items differ only in C type. */
#define LIST_OF(name, type, kind)                                                                            \
    py_list *name(type items, int64_t count)                                                                 \
    {                                                                                                        \
        py_list *xs = py_list_new(kind);                                                                     \
        reserve(xs, count);                                                                                  \
        for (int64_t i = 0; i < count; i++)                                                                  \
            py_list_append(xs, py_of(items[i]));                                                             \
        return xs;                                                                                           \
    }
LIST_OF(py_list_of_ints, const int64_t *, PY_INT)
LIST_OF(py_list_of_floats, const double *, PY_FLOAT)
LIST_OF(py_list_of_bools, const bool *, PY_BOOL)
LIST_OF(py_list_of_objects, const void *const *, PY_OBJECT)
LIST_OF(py_list_of_arrays, const mx_array *, PY_ARRAY)

py_list *py_list_copy(const py_list *xs)
{
    return py_list_from(xs->element, xs->items, xs->length);
}

py_list *py_list_concat(const py_list *a, const py_list *b)
{
    if (a->element != b->element && a->length > 0 && b->length > 0) {
        py_list *mixed = py_list_new(PY_VALUE);
        py_list_extend(mixed, a);
        py_list_extend(mixed, b);
        return mixed;
    }
    py_list *xs = py_list_copy(a->length > 0 ? a : b);
    if (a->length > 0)
        py_list_extend(xs, b);
    return xs;
}

py_list *py_list_times(const py_list *xs, int64_t times)
{
    py_list *result = py_list_new(xs->element);
    reserve(result, times > 0 ? xs->length * times : 0);
    for (; times > 0; times--)
        for (int64_t i = 0; i < xs->length; i++)
            py_list_append(result, xs->items[i]);
    return result;
}

/* ---- reading */

void py_list_raise_index(const char *message)
{
    py_raise(PY_INDEX_ERROR, "%s", message);
}

static int64_t checked_index(const py_list *xs, int64_t index, const char *message)
{
    int64_t at = index < 0 ? index + xs->length : index;
    if (at < 0 || at >= xs->length)
        py_raise(PY_INDEX_ERROR, "%s", xs->base.kind == &py_deque_kind ? "deque index out of range" : message);
    return at;
}

py_list *py_list_slice(const py_list *xs, int64_t start, int64_t stop, int64_t step)
{
    if (xs->base.kind == &py_deque_kind)
        py_raise(PY_TYPE_ERROR, "sequence index must be integer, not 'slice'");
    step = step == PY_NONE ? 1 : step;
    int64_t count = slice_bounds(xs->length, &start, &stop, step);
    py_list *part = py_list_new(xs->element);
    reserve(part, count);
    for (int64_t i = 0; i < count; i++)
        py_list_append(part, xs->items[start + i * step]);
    return part;
}

static int64_t find(const py_list *xs, py_cell item)
{
    for (int64_t i = 0; i < xs->length; i++) {
        if (py_cell_equal(xs->element, xs->items[i], item))
            return i;
    }
    return -1;
}

bool py_list_contains(const py_list *xs, py_cell item)
{
    return find(xs, item) >= 0;
}

int64_t py_list_index(const py_list *xs, py_cell item)
{
    int64_t index = find(xs, item);
    if (index < 0)
        py_raise(PY_VALUE_ERROR, "%s is not in list", py_text(py_cell_repr(xs->element, item)));
    return index;
}

int64_t py_list_count(const py_list *xs, py_cell item)
{
    int64_t count = 0;
    for (int64_t i = 0; i < xs->length; i++)
        count += py_cell_equal(xs->element, xs->items[i], item);
    return count;
}

bool py_list_equal(const py_list *a, const py_list *b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    if (a->length != b->length)
        return false;
    for (int64_t i = 0; i < a->length; i++) {
        bool equal = a->element == b->element ? py_cell_equal(a->element, a->items[i], b->items[i])
                                              : py_equal(py_box_cell(a->element, a->items[i]),
                                                         py_box_cell(b->element, b->items[i]));
        if (!equal)
            return false;
    }
    return true;
}

py_str py_list_repr(const py_list *xs)
{
    if (xs == NULL)
        return PY_STR("None");
    if (xs->base.kind != &py_list_kind)
        return xs->base.kind->repr(xs);
    if (!repr_enter(xs))
        return PY_STR("[...]");
    T2M_POOL(pool);
    py_builder b = {0};
    py_builder_char(&b, '[');
    for (int64_t i = 0; i < xs->length; i++) {
        if (i > 0)
            py_builder_text(&b, ", ");
        py_builder_str(&b, py_cell_repr(xs->element, xs->items[i]));
    }
    py_builder_char(&b, ']');
    repr_leave(xs);
    return t2m_keep(&pool, py_builder_take(&b));
}

/* ---- changing */

void py_list_set_object(py_list *xs, int64_t index, py_cell item)
{
    py_cell *slot = &xs->items[checked_index(xs, index, "list assignment index out of range")];
    py_cell old = *slot;
    *slot = py_cell_retain(xs->element, item);
    py_cell_autorelease(xs->element, old);
}

void py_list_append_slowly(py_list *xs, py_cell item)
{
    if (xs->length == xs->capacity) {
        if (xs->base.kind != &py_deque_kind)
            reserve(xs, xs->length + 1);
        else if (!py_deque_make_room(xs))
            return;
    }
    xs->items[xs->length++] = py_cell_retain(xs->element, item);
}

/* A cell of another list as this list holds it: boxed where only this one is of values. */
static py_cell converted(const py_list *xs, py_kind from, py_cell cell)
{
    if (from == xs->element || (from == PY_BOOL && xs->element == PY_INT))
        return cell;
    if (xs->element == PY_VALUE)
        return py_of(py_box_cell(from, cell));
    T2M_BUG("a list's elements do not have the kind of the list that takes them");
}

void py_list_extend(py_list *xs, const py_list *more)
{
    int64_t count = more->length;
    reserve(xs, xs->length + count);
    if (xs->element == more->element && xs->element <= PY_BOOL && count > 0) {
        memcpy(&xs->items[xs->length], more->items, (size_t)count * sizeof(py_cell));
        xs->length += count;
        return;
    }
    for (int64_t i = 0; i < count; i++)
        py_list_append(xs, converted(xs, more->element, more->items[i]));
}

void py_list_insert(py_list *xs, int64_t index, py_cell item)
{
    int64_t at = index < 0 ? index + xs->length : index;
    at = at < 0 ? 0 : at > xs->length ? xs->length : at;
    reserve(xs, xs->length + 1);
    memmove(&xs->items[at + 1], &xs->items[at], (size_t)(xs->length - at) * sizeof(py_cell));
    xs->items[at] = py_cell_retain(xs->element, item);
    xs->length++;
}

/* Takes the cell out; the caller has the list's reference to it. */
static py_cell take_out(py_list *xs, int64_t at)
{
    py_cell cell = xs->items[at];
    xs->length--;
    memmove(&xs->items[at], &xs->items[at + 1], (size_t)(xs->length - at) * sizeof(py_cell));
    return cell;
}

py_cell py_list_pop(py_list *xs, int64_t index)
{
    if (xs->length == 0)
        py_raise(PY_INDEX_ERROR, "pop from empty list");
    return py_cell_autorelease(xs->element, take_out(xs, checked_index(xs, index, "pop index out of range")));
}

void py_list_remove(py_list *xs, py_cell item)
{
    int64_t index = find(xs, item);
    if (index < 0)
        py_raise(PY_VALUE_ERROR, "list.remove(x): x not in list");
    py_cell_autorelease(xs->element, take_out(xs, index));
}

void py_list_delete(py_list *xs, int64_t index)
{
    int64_t at = checked_index(xs, index, "list assignment index out of range");
    py_cell_autorelease(xs->element, take_out(xs, at));
}

void py_list_delete_slice(py_list *xs, int64_t start, int64_t stop, int64_t step)
{
    step = step == PY_NONE ? 1 : step;
    int64_t count = slice_bounds(xs->length, &start, &stop, step);
    for (int64_t i = 0; i < count; i++) {
        /* From the end, so that the places of those still to go do not move. */
        int64_t at = step > 0 ? start + (count - 1 - i) * step : start + i * step;
        py_cell_autorelease(xs->element, take_out(xs, at));
    }
}

void py_list_set_slice(py_list *xs, int64_t start, int64_t stop, const py_list *with)
{
    const py_list *items = with == xs ? py_list_copy(with) : with;
    int64_t count = slice_bounds(xs->length, &start, &stop, 1);
    py_list_delete_slice(xs, start, start + count, 1);
    for (int64_t i = 0; i < items->length; i++)
        py_list_insert(xs, start + i, converted(xs, items->element, items->items[i]));
}

void py_list_set_stride(py_list *xs, int64_t start, int64_t stop, int64_t step, const py_list *with)
{
    if (step == 1) {
        py_list_set_slice(xs, start, stop, with);
        return;
    }
    const py_list *items = with == xs ? py_list_copy(with) : with;
    int64_t count = slice_bounds(xs->length, &start, &stop, step);
    if (count != items->length)
        py_raise(PY_VALUE_ERROR, "attempt to assign sequence of size %" PRId64 " to extended slice of size %" PRId64,
                 items->length, count);
    for (int64_t i = 0; i < count; i++)
        py_list_set(xs, start + i * step, converted(xs, items->element, items->items[i]));
}

void py_list_clear(py_list *xs)
{
    while (xs->length > 0) {
        py_cell cell = xs->items[--xs->length];
        py_cell_autorelease(xs->element, cell);
    }
}

void py_list_reverse(py_list *xs)
{
    for (int64_t i = 0, j = xs->length - 1; i < j; i++, j--) {
        py_cell cell = xs->items[i];
        xs->items[i] = xs->items[j];
        xs->items[j] = cell;
    }
}

int py_list_compare(const py_list *a, const py_list *b)
{
    return list_compare(a, b);
}

int64_t py_list_index_in(const py_list *xs, py_cell item, int64_t start, int64_t stop)
{
    slice_bounds(xs->length, &start, &stop, 1);
    for (int64_t i = start; i < stop && i < xs->length; i++) {
        if (py_cell_equal(xs->element, xs->items[i], item))
            return i;
    }
    py_raise(PY_VALUE_ERROR, "%s is not in list", py_text(py_cell_repr(xs->element, item)));
}

void py_list_times_in_place(py_list *xs, int64_t times)
{
    int64_t length = xs->length;
    if (times <= 0)
        py_list_clear(xs);
    for (int64_t k = 1; k < times; k++) {
        for (int64_t i = 0; i < length; i++)
            py_list_append(xs, xs->items[i]);
    }
}

typedef struct numbers {
    t2m_object base;
    double at[];
} numbers;
static const t2m_kind numbers_kind = {.name = "numbers"};

const double *py_list_doubles(const py_list *xs)
{
    numbers *made = t2m_object_new(sizeof *made + (size_t)xs->length * sizeof(double), &numbers_kind);
    for (int64_t i = 0; i < xs->length; i++) {
        bool is_int = xs->element == PY_INT, is_float = xs->element == PY_FLOAT;
        made->at[i] = is_int ? (double)xs->items[i].i : is_float ? xs->items[i].f : py_as_float(py_box_cell(xs->element, xs->items[i]));
    }
    return made->at;
}
