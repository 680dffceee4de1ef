/* collections.Counter: a dict of ints in which an absent key counts 0. */
#include <stdlib.h>

#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_tuple.h"
#include "t2m/py_value.h"

static int64_t count_of(const py_dict *counter, py_cell key)
{
    py_cell count;
    return py_dict_find(counter, key, &count) ? count.i : 0;
}

/* Absent keys count as zeros. */
static bool counter_equal(const void *self, const void *other)
{
    const py_dict *a = self, *b = other;
    if (a->key != b->key)
        return py_dict_equal_plain(a, b);
    for (py_dict_iter it = py_dict_iterate(a); py_dict_next(&it);)
        if (it.value.i != count_of(b, it.key))
            return false;
    for (py_dict_iter it = py_dict_iterate(b); py_dict_next(&it);)
        if (it.value.i != count_of(a, it.key))
            return false;
    return true;
}

typedef struct ranked {
    const py_dict_entry *entry;
    int64_t place;
} ranked;

static int by_count(const void *a, const void *b)
{
    const ranked *left = a, *right = b;
    int64_t x = left->entry->value.i, y = right->entry->value.i;
    return x != y ? (x < y) - (x > y) : (left->place > right->place) - (left->place < right->place);
}

/* The entries, the most counted first, equal ones in their order; the caller frees them. */
static ranked *rank(const py_dict *counter)
{
    ranked *ranks = t2m_malloc((size_t)counter->length * sizeof(*ranks));
    int64_t count = 0;
    for (int64_t i = 0; i < counter->used; i++)
        if (counter->entries[i].live) {
            ranks[count] = (ranked){&counter->entries[i], count};
            count++;
        }
    qsort(ranks, (size_t)count, sizeof(*ranks), by_count);
    return ranks;
}

static py_str counter_repr(const void *self)
{
    const py_dict *counter = self;
    if (counter->length == 0)
        return PY_STR("Counter()");
    T2M_POOL(pool);
    py_builder b = {0};
    ranked *ranks = rank(counter);
    for (int64_t i = 0; i < counter->length; i++) {
        py_builder_text(&b, i > 0 ? ", " : "Counter({");
        py_builder_str(&b, py_cell_repr(counter->key, ranks[i].entry->key));
        py_builder_printf(&b, ": %lld", (long long)ranks[i].entry->value.i);
    }
    free(ranks);
    py_builder_text(&b, "})");
    return t2m_keep(&pool, py_builder_take(&b));
}

static int64_t counter_length(const void *self)
{
    return ((const py_dict *)self)->length;
}

const t2m_kind py_counter_kind = {
    .name = "Counter",
    .destroy = py_dict_destroy,
    .equal = counter_equal,
    .repr = counter_repr,
    .length = counter_length,
    .base = &py_dict_kind,
};

py_dict *py_counter_new(py_kind key)
{
    py_dict *counter = py_dict_new(key, PY_INT);
    counter->base.kind = &py_counter_kind;
    return counter;
}

static void add(py_dict *counter, py_cell key, int64_t count)
{
    py_dict_set(counter, key, py_of(py_int_add(count_of(counter, key), count)));
}

void py_counter_count(py_dict *counter, const py_list *items, int64_t sign)
{
    bool boxed = counter->key == PY_VALUE && items->element != PY_VALUE;
    for (int64_t i = 0; i < items->length; i++)
        add(counter, boxed ? py_of(py_box_cell(items->element, items->items[i])) : items->items[i], sign);
}

void py_counter_add_all(py_dict *counter, const py_dict *counts, int64_t sign)
{
    for (py_dict_iter it = py_dict_iterate(counts); py_dict_next(&it);)
        add(counter, it.key, sign * it.value.i);
}

py_dict *py_counter_of(const py_list *items)
{
    py_dict *counter = py_counter_new(items->element);
    py_counter_count(counter, items, 1);
    return counter;
}

py_dict *py_counter_of_dict(const py_dict *counts)
{
    py_dict *counter = py_counter_new(counts->key);
    py_counter_add_all(counter, counts, 1);
    return counter;
}

py_dict *py_counter_copy(const py_dict *counter)
{
    return py_counter_of_dict(counter);
}

py_list *py_counter_most_common(const py_dict *counter, int64_t n)
{
    py_list *pairs = py_list_new(PY_OBJECT);
    ranked *ranks = rank(counter);
    for (int64_t i = 0; i < counter->length && (n < 0 || i < n); i++) {
        py_cell key = ranks[i].entry->key, count = ranks[i].entry->value;
        py_tuple *pair = counter->key == PY_INT ? PY_TUPLE(PY_INT, key, count)
                                                : PY_TUPLE(PY_VALUE, py_of(py_box_cell(counter->key, key)),
                                                           py_of(py_box_int(count.i)));
        py_list_append(pairs, py_of(pair));
    }
    free(ranks);
    return pairs;
}

py_list *py_counter_elements(const py_dict *counter)
{
    py_list *elements = py_list_new(counter->key);
    for (py_dict_iter it = py_dict_iterate(counter); py_dict_next(&it);)
        for (int64_t i = 0; i < it.value.i; i++)
            py_list_append(elements, it.key);
    return elements;
}

int64_t py_counter_total(const py_dict *counter)
{
    int64_t total = 0;
    for (py_dict_iter it = py_dict_iterate(counter); py_dict_next(&it);)
        total = py_int_add(total, it.value.i);
    return total;
}

/* ---- arithmetic: what is not positive is dropped */

static void keep_positive(py_dict *into, py_cell key, int64_t count)
{
    if (count > 0)
        py_dict_set(into, key, py_of(count));
}

py_dict *py_counter_sum(const py_dict *a, const py_dict *b, int64_t sign)
{
    py_dict *sum = py_counter_new(a->length > 0 ? a->key : b->key);
    for (py_dict_iter it = py_dict_iterate(a); py_dict_next(&it);)
        keep_positive(sum, it.key, py_int_add(it.value.i, sign * (b->length > 0 ? count_of(b, it.key) : 0)));
    for (py_dict_iter it = py_dict_iterate(b); py_dict_next(&it);)
        if (a->length == 0 || !py_dict_contains(a, it.key))
            keep_positive(sum, it.key, sign * it.value.i);
    return sum;
}

void py_counter_add_to(py_dict *a, const py_dict *b, int64_t sign)
{
    T2M_POOL(pool);
    py_counter_add_all(a, b, sign);
    py_dict *whole = py_counter_copy(a);
    for (py_dict_iter it = py_dict_iterate(whole); py_dict_next(&it);)
        if (it.value.i <= 0)
            py_dict_delete(a, it.key);
}

py_dict *py_counter_intersection(const py_dict *a, const py_dict *b)
{
    py_dict *both = py_counter_new(a->key);
    for (py_dict_iter it = py_dict_iterate(a); b->length > 0 && py_dict_next(&it);) {
        int64_t other = count_of(b, it.key);
        keep_positive(both, it.key, it.value.i < other ? it.value.i : other);
    }
    return both;
}

py_dict *py_counter_union(const py_dict *a, const py_dict *b)
{
    py_dict *either = py_counter_new(a->length > 0 ? a->key : b->key);
    for (py_dict_iter it = py_dict_iterate(a); py_dict_next(&it);) {
        int64_t other = b->length > 0 ? count_of(b, it.key) : 0;
        keep_positive(either, it.key, it.value.i > other ? it.value.i : other);
    }
    for (py_dict_iter it = py_dict_iterate(b); py_dict_next(&it);)
        if (a->length == 0 || !py_dict_contains(a, it.key))
            keep_positive(either, it.key, it.value.i);
    return either;
}
