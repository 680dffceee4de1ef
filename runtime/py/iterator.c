/* Iterators: moving on, the loop over one, and those over containers, texts and ranges. */
#include "t2m/py_iterator.h"

#include <inttypes.h>

#include "t2m/py_error.h"
#include "t2m/py_value.h"

/* ---- any iterator */

static bool at_end(py_iterator *self, py_cell *item)
{
    (void)self, (void)item;
    return false;
}

bool py_iterator_next(py_iterator *it, py_cell *item)
{
    if (it == NULL)
        py_raise(PY_TYPE_ERROR, "'NoneType' object is not an iterator");
    if (it->next(it, item))
        return true;
    it->next = at_end;
    return false;
}

py_cell py_next_or(py_iterator *it, py_cell fallback)
{
    py_cell item;
    return py_iterator_next(it, &item) ? item : fallback;
}

py_optional_int py_next_int(py_iterator *it)
{
    py_cell item;
    return py_iterator_next(it, &item) ? (py_optional_int){.is_set = true, .value = item.i} : (py_optional_int){0};
}

py_optional_float py_next_float(py_iterator *it)
{
    py_cell item;
    return py_iterator_next(it, &item) ? (py_optional_float){.is_set = true, .value = item.f} : (py_optional_float){0};
}

py_optional_bool py_next_bool(py_iterator *it)
{
    py_cell item;
    return py_iterator_next(it, &item) ? (py_optional_bool){.is_set = true, .value = item.b} : (py_optional_bool){0};
}

py_list *py_list_of_iterator(py_iterator *it)
{
    py_list *items = py_list_new(it->element);
    for (PY_LOOP(each, it); py_loop_next(&each);)
        py_list_append(items, each.item);
    return items;
}

bool py_iterator_contains(py_iterator *it, py_cell item)
{
    for (PY_LOOP(each, it); py_loop_next(&each);)
        if (py_cell_equal(it->element, each.item, item))
            return true;
    return false;
}

void *py_iterator_new(size_t size, const t2m_kind *kind, py_kind element, bool (*next)(py_iterator *, py_cell *))
{
    py_iterator *it = t2m_object_new(size, kind);
    it->element = element;
    it->next = next;
    return it;
}

py_tuple *py_pair(py_kind a_kind, py_cell a, py_kind b_kind, py_cell b)
{
    if (a_kind == b_kind)
        return PY_TUPLE(a_kind, a, b);
    return PY_TUPLE(PY_VALUE, py_of(py_box_cell(a_kind, a)), py_of(py_box_cell(b_kind, b)));
}

/* ---- taking apart */

py_list *py_unpacked(const py_list *xs, int64_t count)
{
    if (xs->length > count)
        py_raise(PY_VALUE_ERROR, "too many values to unpack (expected %" PRId64 ")", count);
    if (xs->length < count)
        py_raise(PY_VALUE_ERROR, "not enough values to unpack (expected %" PRId64 ", got %" PRId64 ")", count, xs->length);
    return (py_list *)(uintptr_t)xs;
}

py_list *py_unpacked_at_least(const py_list *xs, int64_t count)
{
    if (xs->length < count)
        py_raise(PY_VALUE_ERROR, "not enough values to unpack (expected at least %" PRId64 ", got %" PRId64 ")", count,
                 xs->length);
    return (py_list *)(uintptr_t)xs;
}

static bool row_of(const t2m_object *row, py_kind *kind, const py_cell **items, int64_t *length)
{
    const py_list *list = (const py_list *)row;
    const py_tuple *tuple = (const py_tuple *)row;
    bool is_list = row->kind == &py_list_kind;
    if (!is_list && row->kind != &py_tuple_kind)
        return false;
    *kind = is_list ? list->element : tuple->element;
    *items = is_list ? list->items : tuple->items;
    *length = is_list ? list->length : tuple->length;
    return true;
}

py_list *py_unzip(const py_list *rows)
{
    py_list *columns = py_list_new(PY_OBJECT);
    for (int64_t k = 0; rows->length > 0; k++) {
        py_list *column = NULL;
        for (int64_t i = 0; i < rows->length; i++) {
            const py_cell *items;
            py_kind kind;
            int64_t length;
            if (!row_of(rows->items[i].o, &kind, &items, &length))
                py_raise(PY_TYPE_ERROR, "zip argument #%" PRId64 " must support iteration", i + 1);
            if (k >= length)
                return columns;
            column = column ? column : py_list_new(kind);
            py_list_append(column, items[k]);
        }
        py_list_append(columns, py_of(py_tuple_of_list(column)));
    }
    return columns;
}

/* A boxed item as its column holds it. */
static py_cell column_cell(char letter, py_kind *kind, py_cell item)
{
    py_value value = item.o;
    switch (letter) {
    case 'a':
        *kind = PY_ARRAY;
        return py_of(py_as_array(value));
    case 'i':
        *kind = PY_INT;
        return py_of(py_as_int(value));
    case 'f':
        *kind = PY_FLOAT;
        return py_of(py_as_float(value));
    case 'b':
        *kind = PY_BOOL;
        return py_of(py_as_bool(value));
    default:
        *kind = letter == 'o' ? PY_OBJECT : PY_VALUE;
        return item;
    }
}

py_list *py_unzip_as(const py_list *rows, const char *columns)
{
    py_list *plain = py_unzip(rows), *result = py_list_new(PY_OBJECT);
    for (int64_t k = 0; k < plain->length; k++) {
        py_tuple *column = plain->items[k].o;
        if (column->element != PY_VALUE || !columns[k]) {
            py_list_append(result, py_of(column));
            continue;
        }
        py_list *cells = NULL;
        for (int64_t i = 0; i < column->length; i++) {
            py_kind kind;
            py_cell cell = column_cell(columns[k], &kind, column->items[i]);
            cells = cells ? cells : py_list_new(kind);
            py_list_append(cells, cell);
        }
        py_list_append(result, py_of(py_tuple_of_list(cells)));
    }
    return result;
}

/* ---- loops */

py_loop py_loop_over(py_iterator *it)
{
    if (it == NULL)
        py_raise(PY_TYPE_ERROR, "'NoneType' object is not iterable");
    return (py_loop){.iterator = t2m_retain(it), .index = -1};
}

py_loop py_loop_own(py_iterator *it)
{
    py_loop each = py_loop_over(it);
    each.is_own = true;
    return each;
}

bool py_loop_next(py_loop *each)
{
    if (each->is_open)
        t2m_pool_close(&each->pool);
    each->pool = t2m_pool_open();
    each->is_open = true;
    each->index++;
    return py_iterator_next(each->iterator, &each->item);
}

void py_loop_end(py_loop *each)
{
    if (each->is_own && each->iterator->base.kind == &py_yielding_kind)
        py_iterator_close(each->iterator);
    if (each->is_open)
        t2m_pool_close(&each->pool);
    t2m_release(each->iterator);
}

/* ---- over a list, a tuple, a range: by position */

/* Runs over what `source` points to; `at` is the next position. */
typedef struct positions {
    py_iterator base;
    void *source;
    int64_t at, stop, step;
} positions;

static void positions_destroy(void *object)
{
    positions *self = object;
    t2m_release(self->source);
}

static positions *positions_new(const t2m_kind *kind, py_kind element, bool (*next)(py_iterator *, py_cell *),
                                const void *source)
{
    positions *self = py_iterator_new(sizeof *self, kind, element, next);
    self->source = t2m_retain(source);
    return self;
}

static bool give(py_iterator *self, py_cell held, py_cell *item)
{
    *item = py_cell_autorelease(self->element, py_cell_retain(self->element, held));
    return true;
}

static const t2m_kind list_iterator_kind = {.name = "list_iterator", .destroy = positions_destroy, .is_iterator = true};
static const t2m_kind list_reverseiterator_kind = {.name = "list_reverseiterator", .destroy = positions_destroy, .is_iterator = true};
static const t2m_kind tuple_iterator_kind = {.name = "tuple_iterator", .destroy = positions_destroy, .is_iterator = true};
static const t2m_kind range_iterator_kind = {.name = "range_iterator", .destroy = positions_destroy, .is_iterator = true};
static const t2m_kind str_iterator_kind = {.name = "str_iterator", .destroy = positions_destroy, .is_iterator = true};

static bool list_next(py_iterator *it, py_cell *item)
{
    positions *self = (positions *)it;
    const py_list *xs = self->source;
    return self->at < xs->length && give(it, xs->items[self->at++], item);
}

py_iterator *py_iterator_of_list(const py_list *xs)
{
    return &positions_new(&list_iterator_kind, xs->element, list_next, xs)->base;
}

static bool list_previous(py_iterator *it, py_cell *item)
{
    positions *self = (positions *)it;
    const py_list *xs = self->source;
    self->at--;
    return self->at >= 0 && self->at < xs->length && give(it, xs->items[self->at], item);
}

py_iterator *py_iterator_of_list_reversed(const py_list *xs)
{
    positions *self = positions_new(&list_reverseiterator_kind, xs->element, list_previous, xs);
    self->at = xs->length;
    return &self->base;
}

static bool tuple_next(py_iterator *it, py_cell *item)
{
    positions *self = (positions *)it;
    const py_tuple *xs = self->source;
    return self->at < xs->length && give(it, xs->items[self->at++], item);
}

py_iterator *py_iterator_of_tuple(const py_tuple *xs)
{
    return &positions_new(&tuple_iterator_kind, xs->element, tuple_next, xs)->base;
}

static bool range_next(py_iterator *it, py_cell *item)
{
    positions *self = (positions *)it;
    if (self->step > 0 ? self->at >= self->stop : self->at <= self->stop)
        return false;
    *item = py_of(self->at);
    if (__builtin_add_overflow(self->at, self->step, &self->at))
        self->at = self->stop;
    return true;
}

py_iterator *py_iterator_of_range(int64_t start, int64_t stop, int64_t step)
{
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "range() arg 3 must not be zero");
    positions *self = positions_new(&range_iterator_kind, PY_INT, range_next, NULL);
    self->at = start;
    self->stop = stop;
    self->step = step;
    return &self->base;
}

static bool str_next(py_iterator *it, py_cell *item)
{
    positions *self = (positions *)it;
    return py_str_next(self->source, &self->at, &item->s);
}

py_iterator *py_iterator_of_str(py_str s)
{
    return &positions_new(&str_iterator_kind, PY_OBJECT, str_next, s)->base;
}

/* ---- over a set */

typedef struct set_iterator {
    py_iterator base;
    py_set_iter at;
} set_iterator;

static void set_iterator_destroy(void *object)
{
    set_iterator *self = object;
    t2m_release((void *)(uintptr_t)self->at.set);
}

static const t2m_kind set_iterator_kind = {.name = "set_iterator", .destroy = set_iterator_destroy, .is_iterator = true};

static bool set_next(py_iterator *it, py_cell *item)
{
    set_iterator *self = (set_iterator *)it;
    return py_set_next(&self->at) && give(it, self->at.item, item);
}

py_iterator *py_iterator_of_set(const py_set *xs)
{
    set_iterator *self = py_iterator_new(sizeof *self, &set_iterator_kind, xs->element, set_next);
    self->at = py_set_iterate(t2m_retain(xs));
    return &self->base;
}

/* ---- over a dict */

typedef struct dict_iterator {
    py_iterator base;
    py_dict_iter at;
} dict_iterator;

static void dict_iterator_destroy(void *object)
{
    dict_iterator *self = object;
    t2m_release((void *)(uintptr_t)self->at.dict);
}

static const t2m_kind keys_kind = {.name = "dict_keyiterator", .destroy = dict_iterator_destroy, .is_iterator = true};
static const t2m_kind values_kind = {.name = "dict_valueiterator", .destroy = dict_iterator_destroy, .is_iterator = true};
static const t2m_kind items_kind = {.name = "dict_itemiterator", .destroy = dict_iterator_destroy, .is_iterator = true};

static bool key_next(py_iterator *it, py_cell *item)
{
    dict_iterator *self = (dict_iterator *)it;
    return py_dict_next(&self->at) && give(it, self->at.key, item);
}

static bool value_next(py_iterator *it, py_cell *item)
{
    dict_iterator *self = (dict_iterator *)it;
    return py_dict_next(&self->at) && give(it, self->at.value, item);
}

static bool entry_next(py_iterator *it, py_cell *item)
{
    dict_iterator *self = (dict_iterator *)it;
    if (!py_dict_next(&self->at))
        return false;
    *item = py_of(py_pair(self->at.dict->key, self->at.key, self->at.dict->value, self->at.value));
    return true;
}

static py_iterator *over_dict(const py_dict *d, const t2m_kind *kind, py_kind element,
                              bool (*next)(py_iterator *, py_cell *))
{
    dict_iterator *self = py_iterator_new(sizeof *self, kind, element, next);
    self->at = py_dict_iterate(t2m_retain(d));
    return &self->base;
}

py_iterator *py_iterator_of_keys(const py_dict *d)
{
    return over_dict(d, &keys_kind, d->key, key_next);
}

py_iterator *py_iterator_of_values(const py_dict *d)
{
    return over_dict(d, &values_kind, d->value, value_next);
}

py_iterator *py_iterator_of_items(const py_dict *d)
{
    return over_dict(d, &items_kind, PY_OBJECT, entry_next);
}
