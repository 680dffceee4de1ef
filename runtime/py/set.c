/* set: CPython 3.11's table step by step, since its layout is its iteration order. A probe looks at up to ten
 * neighbouring entries before it jumps; deleted entries stay until the table is rebuilt. */
#include "t2m/py_set.h"

#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "t2m/py_value.h"
#include "value_internal.h"

#define LINEAR_PROBES 9
#define PERTURB_SHIFT 5
#define SMALLEST_TABLE 8
#define LIVE 1
#define DELETED (-1)

static void set_destroy(void *self)
{
    py_set_clear(self);
    free(((py_set *)self)->table);
}
static bool set_equal(const void *a, const void *b)
{
    return py_set_equal(a, b);
}
static py_str set_repr(const void *self)
{
    return py_set_repr(self);
}
static int64_t set_length(const void *self)
{
    return ((const py_set *)self)->length;
}

const t2m_kind py_set_kind = {
    .name = "set",
    .destroy = set_destroy,
    .equal = set_equal,
    .repr = set_repr,
    .length = set_length,
};

static py_set_entry *new_table(uint64_t size)
{
    py_set_entry *table = t2m_malloc(size * sizeof(*table));
    memset(table, 0, size * sizeof(*table));
    return table;
}

py_set *py_set_new(py_kind element)
{
    py_set *xs = T2M_NEW(py_set, &py_set_kind);
    xs->element = element;
    xs->mask = SMALLEST_TABLE - 1;
    xs->table = new_table(SMALLEST_TABLE);
    return xs;
}

/* ---- the table */

/* The entry of the item, or the free one where its search ends. item NULL: the first free entry on the path.
 * *deleted becomes the last deleted entry on the path, if there is one. */
static py_set_entry *probe_deleted(const py_set *xs, const py_cell *item, uint64_t hash,
                                   py_set_entry **deleted)
{
    uint64_t at = hash & xs->mask, perturb = hash;
    for (;;) {
        py_set_entry *entry = &xs->table[at];
        int neighbours = at + LINEAR_PROBES <= xs->mask ? LINEAR_PROBES : 0;
        for (int i = 0; i <= neighbours; i++, entry++) {
            if (entry->state == 0)
                return entry;
            if (item != NULL && entry->state == LIVE && entry->hash == hash &&
                py_cell_equal(xs->element, entry->item, *item))
                return entry;
            if (entry->state == DELETED)
                *deleted = entry;
        }
        perturb >>= PERTURB_SHIFT;
        at = (at * 5 + 1 + perturb) & xs->mask;
    }
}

static py_set_entry *probe(const py_set *xs, const py_cell *item, uint64_t hash)
{
    py_set_entry *unused;
    return probe_deleted(xs, item, hash, &unused);
}

static void resize(py_set *xs, uint64_t at_least)
{
    uint64_t size = SMALLEST_TABLE, old_size = xs->mask + 1;
    while (size <= at_least)
        size *= 2;
    py_set_entry *old = xs->table;
    xs->table = new_table(size);
    xs->mask = size - 1;
    xs->filled = xs->length;
    for (uint64_t i = 0; i < old_size; i++) {
        if (old[i].state == LIVE)
            *probe(xs, NULL, old[i].hash) = old[i];
    }
    free(old);
}

static uint64_t grown_size(const py_set *xs)
{
    return (uint64_t)(xs->length > 50000 ? xs->length * 2 : xs->length * 4);
}

static void add_hashed(py_set *xs, py_cell item, uint64_t hash)
{
    py_set_entry *deleted = NULL, *entry = probe_deleted(xs, &item, hash, &deleted);
    if (entry->state == LIVE)
        return;
    *(deleted != NULL ? deleted : entry) = (py_set_entry){py_cell_retain(xs->element, item), hash, LIVE};
    xs->length++;
    if (deleted != NULL)
        return;
    xs->filled++;
    if ((uint64_t)xs->filled * 5 >= xs->mask * 3)
        resize(xs, grown_size(xs));
}

static bool discard_hashed(py_set *xs, py_cell item, uint64_t hash)
{
    py_set_entry *entry = probe(xs, &item, hash);
    if (entry->state != LIVE)
        return false;
    py_cell old = entry->item;
    entry->state = DELETED;
    xs->length--;
    py_cell_autorelease(xs->element, old);
    return true;
}

static const py_set_entry *next_live(const py_set *xs, uint64_t *at)
{
    while (*at <= xs->mask) {
        const py_set_entry *entry = &xs->table[(*at)++];
        if (entry->state == LIVE)
            return entry;
    }
    return NULL;
}

/* ---- single elements */

static uint64_t hash_of(const py_set *xs, py_cell item)
{
    return py_cell_hash(xs->element, item);
}

bool py_set_contains(const py_set *xs, py_cell item)
{
    return probe(xs, &item, hash_of(xs, item))->state == LIVE;
}

void py_set_add(py_set *xs, py_cell item)
{
    add_hashed(xs, item, hash_of(xs, item));
}

void py_set_discard(py_set *xs, py_cell item)
{
    discard_hashed(xs, item, hash_of(xs, item));
}

void py_set_remove(py_set *xs, py_cell item)
{
    if (!discard_hashed(xs, item, hash_of(xs, item)))
        py_raise_key(xs->element, item);
}

py_cell py_set_pop(py_set *xs)
{
    if (xs->length == 0)
        py_raise_key(PY_OBJECT, py_of(PY_STR("pop from an empty set")));
    uint64_t at = xs->finger & xs->mask;
    while (xs->table[at].state != LIVE)
        at = (at + 1) & xs->mask;
    xs->table[at].state = DELETED;
    xs->length--;
    xs->finger = at + 1;
    return py_cell_autorelease(xs->element, xs->table[at].item);
}

void py_set_clear(py_set *xs)
{
    py_set_entry *old = xs->table;
    uint64_t old_size = xs->mask + 1;
    xs->table = new_table(SMALLEST_TABLE);
    xs->mask = SMALLEST_TABLE - 1;
    xs->length = xs->filled = 0;
    for (uint64_t i = 0; i < old_size; i++) {
        if (old[i].state == LIVE)
            py_cell_autorelease(xs->element, old[i].item);
    }
    free(old);
}

/* ---- whole sets */

void py_set_update(py_set *xs, const py_set *more)
{
    if (xs == more || more->length == 0)
        return;
    if ((uint64_t)(xs->filled + more->length) * 5 >= xs->mask * 3)
        resize(xs, (uint64_t)(xs->length + more->length) * 2);
    bool empty = xs->filled == 0,
         same_table = empty && xs->mask == more->mask && more->filled == more->length;
    for (uint64_t i = 0; i <= more->mask; i++) {
        const py_set_entry *entry = &more->table[i];
        if (entry->state != LIVE)
            continue;
        if (!empty) {
            add_hashed(xs, entry->item, entry->hash);
            continue;
        }
        py_set_entry *to = same_table ? &xs->table[i] : probe(xs, NULL, entry->hash);
        *to = (py_set_entry){py_cell_retain(xs->element, entry->item), entry->hash, LIVE};
        xs->length++;
    }
    if (empty)
        xs->filled = xs->length;
}

py_set *py_set_of_set(const py_set *xs)
{
    py_set *copy = py_set_new(xs->element);
    py_set_update(copy, xs);
    return copy;
}

py_set *py_set_of_list(const py_list *xs)
{
    py_set *set = py_set_new(xs->element);
    for (int64_t i = 0; i < xs->length; i++)
        py_set_add(set, xs->items[i]);
    return set;
}

py_set *py_set_of_str(py_str s)
{
    py_set *set = py_set_new(PY_OBJECT);
    py_str c;
    for (int64_t at = 0, more = 1; more != 0;) {
        T2M_POOL(pool); /* a long text's characters die at once */
        more = py_str_next(s, &at, &c);
        if (more != 0)
            py_set_add(set, py_of(c));
    }
    return set;
}

py_set *py_set_union(const py_set *a, const py_set *b)
{
    py_set *result = py_set_of_set(a);
    py_set_update(result, b);
    return result;
}

py_set *py_set_intersection(const py_set *a, const py_set *b)
{
    const py_set *small = b->length > a->length ? a : b, *large = small == a ? b : a;
    py_set *result = py_set_new(a->element);
    const py_set_entry *entry;
    for (uint64_t at = 0; (entry = next_live(small, &at)) != NULL;) {
        if (probe(large, &entry->item, entry->hash)->state == LIVE)
            add_hashed(result, entry->item, entry->hash);
    }
    return result;
}

/* Few to take away from many: copies, deletes, and clears away the gaps if they are many. */
static py_set *copy_and_discard(const py_set *a, const py_set *b)
{
    py_set *result = py_set_of_set(a);
    const py_set_entry *entry;
    for (uint64_t at = 0; (entry = next_live(b, &at)) != NULL;)
        discard_hashed(result, entry->item, entry->hash);
    if ((uint64_t)(result->filled - result->length) > result->mask / 4)
        resize(result, grown_size(result));
    return result;
}

py_set *py_set_difference(const py_set *a, const py_set *b)
{
    if (a->length >> 2 > b->length)
        return copy_and_discard(a, b);
    py_set *result = py_set_new(a->element);
    const py_set_entry *entry;
    for (uint64_t at = 0; (entry = next_live(a, &at)) != NULL;) {
        if (probe(b, &entry->item, entry->hash)->state != LIVE)
            add_hashed(result, entry->item, entry->hash);
    }
    return result;
}

py_set *py_set_symmetric_difference(const py_set *a, const py_set *b)
{
    py_set *result = py_set_of_set(b);
    const py_set_entry *entry;
    for (uint64_t at = 0; (entry = next_live(a, &at)) != NULL;) {
        if (!discard_hashed(result, entry->item, entry->hash))
            add_hashed(result, entry->item, entry->hash);
    }
    return result;
}

bool py_set_subset(const py_set *a, const py_set *b)
{
    const py_set_entry *entry;
    for (uint64_t at = 0; (entry = next_live(a, &at)) != NULL;) {
        if (probe(b, &entry->item, entry->hash)->state != LIVE)
            return false;
    }
    return true;
}

bool py_set_equal(const py_set *a, const py_set *b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    if (a->length != b->length)
        return false;
    if (a->element == b->element)
        return py_set_subset(a, b);
    for (py_set_iter it = py_set_iterate(a); py_set_next(&it);)
        if (!cell_in_kind(b->element, a->element, &it.item) || !py_set_contains(b, it.item))
            return false;
    return true;
}

/* ---- iteration */

py_set_iter py_set_iterate(const py_set *xs)
{
    return (py_set_iter){.set = xs, .length = xs->length};
}

bool py_set_next(py_set_iter *it)
{
    if (it->set->length != it->length)
        py_raise(PY_RUNTIME_ERROR, "Set changed size during iteration");
    const py_set_entry *entry = next_live(it->set, &it->at);
    if (entry != NULL)
        it->item = entry->item;
    return entry != NULL;
}

py_list *py_list_of_set(const py_set *xs)
{
    py_list *list = py_list_new(xs->element);
    for (py_set_iter it = py_set_iterate(xs); py_set_next(&it);)
        py_list_append(list, it.item);
    return list;
}

py_str py_set_repr(const py_set *xs)
{
    if (xs == NULL)
        return PY_STR("None");
    bool is_frozen = xs->base.kind == &py_frozenset_kind;
    if (xs->length == 0)
        return is_frozen ? PY_STR("frozenset()") : PY_STR("set()");
    T2M_POOL(pool);
    py_builder b = {0};
    const char *between = is_frozen ? "frozenset({" : "{";
    for (py_set_iter it = py_set_iterate(xs); py_set_next(&it); between = ", ") {
        py_builder_text(&b, between);
        py_builder_str(&b, py_cell_repr(xs->element, it.item));
    }
    py_builder_text(&b, is_frozen ? "})" : "}");
    return t2m_keep(&pool, py_builder_take(&b));
}
