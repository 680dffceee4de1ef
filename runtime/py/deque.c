/* collections.deque: a list whose items may start behind the beginning of their memory, so that both ends are cheap. */
#include <stdlib.h>
#include <string.h>

#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

typedef struct deque {
    py_list list;
    int64_t skipped; /* free places before list.items */
    int64_t room;    /* places from list.items on; list.capacity is less where the limit is */
    int64_t limit;   /* maxlen, or -1 */
} deque;

static void deque_destroy(void *self)
{
    deque *d = self;
    py_list_clear(&d->list);
    if (d->list.items != NULL)
        free(d->list.items - d->skipped);
}
static bool deque_equal(const void *a, const void *b)
{
    return py_list_kind.equal(a, b);
}
static int deque_compare(const void *a, const void *b)
{
    return py_list_kind.compare(a, b);
}
static int64_t deque_length(const void *self)
{
    return ((const py_list *)self)->length;
}
static py_str deque_repr(const void *self)
{
    const deque *d = self;
    T2M_POOL(pool);
    const char *items = py_text(py_list_repr(py_list_from(d->list.element, d->list.items, d->list.length)));
    py_str text = d->limit < 0 ? py_str_printf("deque(%s)", items)
                               : py_str_printf("deque(%s, maxlen=%lld)", items, (long long)d->limit);
    return t2m_keep(&pool, text);
}

const t2m_kind py_deque_kind = {
    .name = "collections.deque",
    .destroy = deque_destroy,
    .equal = deque_equal,
    .compare = deque_compare,
    .repr = deque_repr,
    .length = deque_length,
};

static deque *deque_of(const py_list *xs)
{
    if (xs->base.kind != &py_deque_kind)
        py_raise(PY_ATTRIBUTE_ERROR, "'list' object has no attribute of a deque");
    return (deque *)xs;
}

static void set_capacity(deque *d)
{
    d->list.capacity = d->limit >= 0 && d->limit < d->room ? d->limit : d->room;
}

py_list *py_deque_new(py_kind element, int64_t limit)
{
    if (limit < -1)
        py_raise(PY_VALUE_ERROR, "maxlen must be non-negative");
    deque *d = T2M_NEW(deque, &py_deque_kind);
    d->list.element = element;
    d->limit = limit;
    return &d->list;
}

/* Moves the items so that `front` places are free before them and `room` in all from there on. */
static void move(deque *d, int64_t front, int64_t room)
{
    py_cell *memory = t2m_malloc((size_t)(front + room) * sizeof(py_cell));
    if (d->list.items != NULL) {
        memcpy(memory + front, d->list.items, (size_t)d->list.length * sizeof(py_cell));
        free(d->list.items - d->skipped);
    }
    d->list.items = memory + front;
    d->skipped = front;
    d->room = room;
    set_capacity(d);
}

void py_deque_reserve(py_list *xs, int64_t capacity)
{
    deque *d = deque_of(xs);
    if (d->limit >= 0 && capacity > d->limit)
        capacity = d->limit;
    if (capacity <= d->room)
        return;
    int64_t grown = xs->length * 2 > 8 ? xs->length * 2 : 8;
    move(d, 0, capacity > grown ? capacity : grown);
}

static py_cell take_first(deque *d)
{
    py_cell cell = *d->list.items++;
    d->list.length--;
    d->skipped++;
    d->room--;
    set_capacity(d);
    return cell;
}

bool py_deque_make_room(py_list *xs)
{
    deque *d = deque_of(xs);
    if (d->limit == 0)
        return false;
    if (d->limit >= 0 && xs->length >= d->limit)
        py_cell_release(xs->element, take_first(d));
    if (d->room == xs->length)
        move(d, 0, xs->length * 2 > 8 ? xs->length * 2 : 8);
    set_capacity(d);
    return true;
}

int64_t py_deque_limit(const py_list *xs)
{
    return deque_of(xs)->limit;
}

py_optional_int py_deque_maxlen(const py_list *xs)
{
    int64_t limit = py_deque_limit(xs);
    return (py_optional_int){.is_set = limit >= 0, .value = limit < 0 ? 0 : limit};
}

void py_deque_extend(py_list *xs, const py_list *items)
{
    const py_list *from = items == xs ? py_list_copy(items) : items;
    bool boxed = xs->element == PY_VALUE && from->element != PY_VALUE;
    for (int64_t i = 0; i < from->length; i++)
        py_list_append(xs, boxed ? py_of(py_box_cell(from->element, from->items[i])) : from->items[i]);
}

py_list *py_deque_of(const py_list *items, int64_t limit)
{
    py_list *xs = py_deque_new(items->element, limit);
    py_deque_extend(xs, items);
    return xs;
}

void py_deque_appendleft(py_list *xs, py_cell item)
{
    deque *d = deque_of(xs);
    if (d->limit == 0)
        return;
    if (d->limit > 0 && xs->length == d->limit)
        py_cell_release(xs->element, xs->items[--xs->length]);
    if (d->skipped == 0) {
        int64_t front = xs->length + 8;
        move(d, front, d->room > xs->length ? d->room : xs->length + 8);
    }
    d->skipped--;
    d->room++;
    *--xs->items = py_cell_retain(xs->element, item);
    xs->length++;
    set_capacity(d);
}

static void check_filled(const py_list *xs)
{
    if (xs->length == 0)
        py_raise(PY_INDEX_ERROR, "pop from an empty deque");
}

py_cell py_deque_popleft(py_list *xs)
{
    deque *d = deque_of(xs);
    check_filled(xs);
    return py_cell_autorelease(xs->element, take_first(d));
}

py_cell py_deque_pop(py_list *xs)
{
    check_filled(xs);
    return py_list_pop(xs, -1);
}

void py_deque_extendleft(py_list *xs, const py_list *items)
{
    const py_list *from = items == xs ? py_list_copy(items) : items;
    for (int64_t i = 0; i < from->length; i++)
        py_deque_appendleft(xs, from->items[i]);
}

static void reverse(py_cell *items, int64_t count)
{
    for (int64_t i = 0, j = count - 1; i < j; i++, j--) {
        py_cell cell = items[i];
        items[i] = items[j];
        items[j] = cell;
    }
}

void py_deque_rotate(py_list *xs, int64_t steps)
{
    int64_t n = xs->length;
    if (n < 2)
        return;
    steps = ((steps % n) + n) % n;
    reverse(xs->items, n);
    reverse(xs->items, steps);
    reverse(xs->items + steps, n - steps);
}
