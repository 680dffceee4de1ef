/* The rest of set: subsets, in-place operators, methods that take any iterable (as a list), and frozenset: a set of another kind that is
 * hashed by its elements. */
#include "t2m/py_error.h"
#include "t2m/py_set.h"
#include "t2m/py_value.h"

/* ---- comparisons */

bool py_set_proper_subset(const py_set *a, const py_set *b)
{
    return a->length < b->length && py_set_subset(a, b);
}

bool py_set_disjoint(const py_set *a, const py_set *b)
{
    for (py_set_iter it = py_set_iterate(a); py_set_next(&it);) {
        if (py_set_contains(b, it.item))
            return false;
    }
    return true;
}

bool py_set_has_all(const py_set *xs, const py_list *items)
{
    for (int64_t i = 0; i < items->length; i++) {
        if (!py_set_contains(xs, items->items[i]))
            return false;
    }
    return true;
}

bool py_set_has_some(const py_set *xs, const py_list *items)
{
    for (int64_t i = 0; i < items->length; i++) {
        if (py_set_contains(xs, items->items[i]))
            return true;
    }
    return false;
}

/* ---- with the elements of a list */

void py_set_update_list(py_set *xs, const py_list *items)
{
    for (int64_t i = 0; i < items->length; i++)
        py_set_add(xs, items->items[i]);
}

void py_set_update_lists(py_set *xs, const py_list *items, const py_list *more)
{
    py_set_update_list(xs, items);
    py_set_update_list(xs, more);
}

py_set *py_set_union_list(const py_set *xs, const py_list *items)
{
    py_set *result = py_set_of_set(xs);
    py_set_update_list(result, items);
    return result;
}

py_set *py_set_intersection_list(const py_set *xs, const py_list *items)
{
    py_set *result = py_set_new(xs->element);
    for (int64_t i = 0; i < items->length; i++) {
        if (py_set_contains(xs, items->items[i]))
            py_set_add(result, items->items[i]);
    }
    return result;
}

void py_set_difference_update_list(py_set *xs, const py_list *items)
{
    for (int64_t i = 0; i < items->length; i++)
        py_set_discard(xs, items->items[i]);
}

py_set *py_set_difference_list(const py_set *xs, const py_list *items)
{
    py_set *result = py_set_of_set(xs);
    py_set_difference_update_list(result, items);
    return result;
}

/* ---- in place */

/* xs takes the table of a fresh set. */
static void become(py_set *xs, py_set *fresh)
{
    py_set old = *xs;
    xs->length = fresh->length;
    xs->filled = fresh->filled;
    xs->mask = fresh->mask;
    xs->table = fresh->table;
    fresh->length = old.length;
    fresh->filled = old.filled;
    fresh->mask = old.mask;
    fresh->table = old.table;
}

void py_set_intersection_update(py_set *xs, const py_set *other)
{
    T2M_POOL(pool);
    become(xs, py_set_intersection(xs, other));
}

void py_set_intersection_update_list(py_set *xs, const py_list *items)
{
    T2M_POOL(pool);
    become(xs, py_set_intersection_list(xs, items));
}

void py_set_difference_update(py_set *xs, const py_set *other)
{
    if (xs == other) {
        py_set_clear(xs);
        return;
    }
    for (py_set_iter it = py_set_iterate(other); py_set_next(&it);)
        py_set_discard(xs, it.item);
}

void py_set_symmetric_difference_update(py_set *xs, const py_set *other)
{
    if (xs == other) {
        py_set_clear(xs);
        return;
    }
    for (py_set_iter it = py_set_iterate(other); py_set_next(&it);) {
        if (py_set_contains(xs, it.item))
            py_set_discard(xs, it.item);
        else
            py_set_add(xs, it.item);
    }
}

/* The compiler makes a frozenset, makes it anew when it looks for equal constants, and the program adds that to an empty set. */
py_set *py_set_of_constants(const py_list *xs)
{
    T2M_POOL(pool);
    py_set *compiled = py_set_of_list(py_list_of_set(py_set_of_list(xs)));
    return t2m_keep(&pool, py_set_of_set(compiled));
}

/* ---- frozenset */

static void frozen_destroy(void *self)
{
    py_set_kind.destroy(self);
}
static bool frozen_equal(const void *a, const void *b)
{
    return py_set_equal(a, b);
}
static py_str frozen_repr(const void *self)
{
    return py_set_repr(self);
}
static int64_t frozen_length(const void *self)
{
    return ((const py_set *)self)->length;
}

/* CPython's: the same for every order of the elements. */
static uint64_t frozen_hash(const void *self)
{
    const py_set *xs = self;
    uint64_t hash = 0;
    for (py_set_iter it = py_set_iterate(xs); py_set_next(&it);) {
        uint64_t h = py_cell_hash(xs->element, it.item);
        hash ^= (h ^ 89869747u ^ (h << 16)) * 3644798167u;
    }
    hash ^= ((uint64_t)xs->length + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    return hash == UINT64_MAX ? 590923713u : hash;
}

const t2m_kind py_frozenset_kind = {
    .name = "frozenset",
    .destroy = frozen_destroy,
    .equal = frozen_equal,
    .hash = frozen_hash,
    .repr = frozen_repr,
    .length = frozen_length,
    .deepcopy = py_itself,
};

py_set *py_frozen(py_set *fresh)
{
    fresh->base.kind = &py_frozenset_kind;
    return fresh;
}
