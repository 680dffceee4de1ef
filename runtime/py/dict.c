/* dict: entries in a row, in insertion order, and a hash table of positions in that row. A deleted entry
 * stays as a gap until the row is rebuilt. */
#include "t2m/py_dict.h"

#include <stdlib.h>

#include "t2m/py_collections.h"
#include "repr_guard.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"
#include "value_internal.h"

#define SLOT_FREE (-1)
#define SLOT_DELETED (-2)

void py_dict_destroy(void *self)
{
    py_dict *d = self;
    py_dict_clear(d);
    free(d->entries);
    free(d->slots);
    t2m_release(d->missing);
}
static bool dict_equal(const void *a, const void *b)
{
    return py_dict_equal(a, b);
}
static py_str dict_repr(const void *self)
{
    return py_dict_repr(self);
}
static int64_t dict_length(const void *self)
{
    return ((const py_dict *)self)->length;
}

const t2m_kind py_dict_kind = {
    .name = "dict",
    .destroy = py_dict_destroy,
    .equal = dict_equal,
    .repr = dict_repr,
    .length = dict_length,
};

py_dict *py_dict_new(py_kind key, py_kind value)
{
    py_dict *d = T2M_NEW(py_dict, &py_dict_kind);
    d->key = key;
    d->value = value;
    return d;
}

/* ---- the table */

/* The slot of the key, or of the place where it would go (its content then is negative). */
static int64_t find_slot(const py_dict *d, py_cell key, uint64_t hash)
{
    uint64_t mask = (uint64_t)d->slot_count - 1, perturb = hash, at = hash & mask;
    int64_t reusable = -1;
    for (;; perturb >>= 5, at = (at * 5 + perturb + 1) & mask) {
        int32_t position = d->slots[at];
        if (position == SLOT_FREE)
            return reusable >= 0 ? reusable : (int64_t)at;
        if (position == SLOT_DELETED) {
            reusable = reusable >= 0 ? reusable : (int64_t)at;
            continue;
        }
        const py_dict_entry *entry = &d->entries[position];
        if (entry->hash == hash && py_cell_equal(d->key, entry->key, key))
            return (int64_t)at;
    }
}

/* Closes the gaps and makes a table in which `capacity` entries fill at most two thirds. */
static void rebuild(py_dict *d, int64_t capacity)
{
    int64_t live = 0;
    for (int64_t i = 0; i < d->used; i++) {
        if (d->entries[i].live)
            d->entries[live++] = d->entries[i];
    }
    d->used = live;
    d->capacity = capacity;
    d->entries = t2m_realloc(d->entries, (size_t)capacity * sizeof(*d->entries));
    d->slot_count = 8;
    while (d->slot_count * 2 < capacity * 3)
        d->slot_count *= 2;
    d->slots = t2m_realloc(d->slots, (size_t)d->slot_count * sizeof(*d->slots));
    for (int64_t i = 0; i < d->slot_count; i++)
        d->slots[i] = SLOT_FREE;
    for (int64_t i = 0; i < d->used; i++) {
        uint64_t mask = (uint64_t)d->slot_count - 1, perturb = d->entries[i].hash, at = perturb & mask;
        for (; d->slots[at] != SLOT_FREE; at = (at * 5 + perturb + 1) & mask)
            perturb >>= 5;
        d->slots[at] = (int32_t)i;
    }
}

static py_dict_entry *find_entry(const py_dict *d, py_cell key)
{
    uint64_t hash = py_cell_hash(d->key, key); /* an unhashable key is a TypeError even in an empty dict */
    if (d->length == 0)
        return NULL;
    int32_t position = d->slots[find_slot(d, key, hash)];
    return position >= 0 ? &d->entries[position] : NULL;
}

static _Noreturn void raise_key_error(const py_dict *d, py_cell key)
{
    py_raise_key(d->key, key);
}

/* ---- reading */

bool py_dict_find(const py_dict *d, py_cell key, py_cell *value)
{
    const py_dict_entry *entry = find_entry(d, key);
    if (entry != NULL)
        *value = entry->value;
    return entry != NULL;
}

py_cell py_dict_at(const py_dict *d, py_cell key)
{
    const py_dict_entry *entry = find_entry(d, key);
    if (entry != NULL)
        return entry->value;
    py_cell value;
    if (d->base.kind != &py_dict_kind && py_dict_missing((py_dict *)d, key, &value))
        return value;
    raise_key_error(d, key);
}

py_cell py_dict_get(const py_dict *d, py_cell key, py_cell fallback)
{
    const py_dict_entry *entry = find_entry(d, key);
    return entry != NULL ? entry->value : fallback;
}

bool py_dict_contains(const py_dict *d, py_cell key)
{
    return find_entry(d, key) != NULL;
}

py_cell py_dict_item(const py_dict *d, const char *key)
{
    return py_dict_at(d, py_of(py_str_of(key)));
}

/* ---- changing */

void py_dict_set(py_dict *d, py_cell key, py_cell value)
{
    uint64_t hash = py_cell_hash(d->key, key);
    if (d->used == d->capacity)
        rebuild(d, d->length < 4 ? 5 : d->length * 2);
    int64_t slot = find_slot(d, key, hash);
    if (d->slots[slot] >= 0) {
        py_dict_entry *entry = &d->entries[d->slots[slot]];
        py_cell old = entry->value;
        entry->value = py_cell_retain(d->value, value);
        py_cell_autorelease(d->value, old);
        return;
    }
    if (d->used >= INT32_MAX - 1)
        py_raise(PY_MEMORY_ERROR, "a dict holds at most %d entries here", INT32_MAX - 1);
    d->slots[slot] = (int32_t)d->used;
    d->entries[d->used++] =
        (py_dict_entry){py_cell_retain(d->key, key), py_cell_retain(d->value, value), hash, true};
    d->length++;
}

void py_dict_put(py_dict *d, const char *key, py_cell value)
{
    py_dict_set(d, py_of(py_str_of(key)), value);
}

py_cell py_dict_setdefault(py_dict *d, py_cell key, py_cell value)
{
    const py_dict_entry *entry = find_entry(d, key);
    if (entry != NULL)
        return entry->value;
    py_dict_set(d, key, value);
    return py_dict_at(d, key);
}

void py_dict_update(py_dict *d, const py_dict *more)
{
    bool boxes_keys = d->key == PY_VALUE && more->key != PY_VALUE, boxes_values = d->value == PY_VALUE && more->value != PY_VALUE;
    for (py_dict_iter it = py_dict_iterate(more); more != d && py_dict_next(&it);)
        py_dict_set(d, boxes_keys ? py_of(py_box_cell(more->key, it.key)) : it.key,
                    boxes_values ? py_of(py_box_cell(more->value, it.value)) : it.value);
}

/* Takes the entry out; the caller has the dict's reference to the value. */
static bool take_out(py_dict *d, py_cell key, py_cell *value)
{
    uint64_t hash = py_cell_hash(d->key, key);
    if (d->length == 0)
        return false;
    int64_t slot = find_slot(d, key, hash);
    if (d->slots[slot] < 0)
        return false;
    py_dict_entry *entry = &d->entries[d->slots[slot]];
    py_cell old_key = entry->key;
    *value = entry->value;
    entry->live = false;
    d->slots[slot] = SLOT_DELETED;
    d->length--;
    py_cell_autorelease(d->key, old_key);
    return true;
}

void py_dict_delete(py_dict *d, py_cell key)
{
    py_cell value;
    if (!take_out(d, key, &value))
        raise_key_error(d, key);
    py_cell_autorelease(d->value, value);
}

py_cell py_dict_pop(py_dict *d, py_cell key)
{
    py_cell value;
    if (!take_out(d, key, &value))
        raise_key_error(d, key);
    return py_cell_autorelease(d->value, value);
}

py_cell py_dict_pop_or(py_dict *d, py_cell key, py_cell fallback)
{
    py_cell value;
    return take_out(d, key, &value) ? py_cell_autorelease(d->value, value) : fallback;
}

void py_dict_clear(py_dict *d)
{
    int64_t used = d->used;
    py_dict_entry *entries = d->entries;
    d->entries = NULL;
    d->length = d->used = d->capacity = 0;
    for (int64_t i = 0; i < used; i++) {
        if (!entries[i].live)
            continue;
        py_cell_autorelease(d->key, entries[i].key);
        py_cell_autorelease(d->value, entries[i].value);
    }
    free(entries);
}

void py_dict_move_to_end(py_dict *d, py_cell key, bool last)
{
    py_dict *others = py_dict_copy(d);
    py_cell value = py_dict_at(d, key);
    py_cell_retain(d->key, key);
    py_cell_retain(d->value, value);
    if (last) {
        py_dict_delete(d, key);
        py_dict_set(d, key, value);
    } else {
        py_dict_clear(d);
        py_dict_set(d, key, value);
        py_dict_update(d, others);
    }
    py_cell_release(d->key, key);
    py_cell_release(d->value, value);
}

/* ---- the whole */

py_dict_iter py_dict_iterate(const py_dict *d)
{
    return (py_dict_iter){.dict = d, .length = d->length};
}

bool py_dict_next(py_dict_iter *it)
{
    const py_dict *d = it->dict;
    if (d->length != it->length)
        py_raise(PY_RUNTIME_ERROR, "dictionary changed size during iteration");
    while (it->at < d->used && !d->entries[it->at].live)
        it->at++;
    if (it->at >= d->used)
        return false;
    it->key = d->entries[it->at].key;
    it->value = d->entries[it->at].value;
    it->at++;
    return true;
}

py_dict *py_dict_copy(const py_dict *d)
{
    py_dict *copy = py_dict_new(d->key, d->value);
    py_dict_update(copy, d);
    return copy;
}

py_list *py_dict_keys(const py_dict *d)
{
    py_list *keys = py_list_new(d->key);
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);)
        py_list_append(keys, it.key);
    return keys;
}

/* Pairs are tuples as the translator has them: of one kind, else of boxed values. */
py_list *py_dict_items(const py_dict *d)
{
    py_list *items = py_list_new(PY_OBJECT);
    bool is_plain = d->key == d->value;
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);) {
        py_tuple *pair = is_plain ? PY_TUPLE(d->key, it.key, it.value)
                                  : PY_TUPLE(PY_VALUE, py_of(py_box_cell(d->key, it.key)), py_of(py_box_cell(d->value, it.value)));
        py_list_append(items, py_of(pair));
    }
    return items;
}

py_list *py_dict_values(const py_dict *d)
{
    py_list *values = py_list_new(d->value);
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);)
        py_list_append(values, it.value);
    return values;
}

py_dict *py_dict_zip(const py_list *keys, const py_list *values)
{
    py_dict *d = py_dict_new(keys->element, values->element);
    for (int64_t i = 0; i < keys->length && i < values->length; i++)
        py_dict_set(d, keys->items[i], values->items[i]);
    return d;
}

bool py_dict_equal(const py_dict *a, const py_dict *b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    if (a->base.kind != &py_dict_kind && a->base.kind == b->base.kind && a->base.kind->equal != dict_equal)
        return a->base.kind->equal(a, b);
    return py_dict_equal_plain(a, b);
}

bool py_dict_equal_plain(const py_dict *a, const py_dict *b)
{
    if (a->length != b->length)
        return false;
    for (py_dict_iter it = py_dict_iterate(a); py_dict_next(&it);) {
        py_cell other;
        if (!cell_in_kind(b->key, a->key, &it.key) || !py_dict_find(b, it.key, &other))
            return false;
        if (!(a->value == b->value ? py_cell_equal(a->value, it.value, other)
                                   : py_equal(py_box_cell(a->value, it.value), py_box_cell(b->value, other))))
            return false;
    }
    return true;
}

py_str py_dict_repr(const py_dict *d)
{
    if (d == NULL)
        return PY_STR("None");
    if (d->base.kind != &py_dict_kind)
        return d->base.kind->repr(d);
    return py_dict_repr_plain(d);
}

py_str py_dict_repr_plain(const py_dict *d)
{
    if (!repr_enter(d))
        return PY_STR("{...}");
    T2M_POOL(pool);
    py_builder b = {0};
    py_builder_char(&b, '{');
    const char *between = "";
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it); between = ", ") {
        py_builder_text(&b, between);
        py_builder_str(&b, py_cell_repr(d->key, it.key));
        py_builder_text(&b, ": ");
        py_builder_str(&b, py_cell_repr(d->value, it.value));
    }
    repr_leave(d);
    py_builder_char(&b, '}');
    return t2m_keep(&pool, py_builder_take(&b));
}
