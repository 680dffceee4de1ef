/* set: iterates in CPython 3.11's own order (its table, its probing, its growth; strings hash by SipHash-1-3
 * with a zero key, as PYTHONHASHSEED=0 does), so that list(set(words)) comes out as there. One kind of
 * element. */
#ifndef T2M_PY_SET_H
#define T2M_PY_SET_H

#include "t2m/py_cell.h"
#include "t2m/py_list.h"

typedef struct py_set_entry {
    py_cell item;
    uint64_t hash;
    int8_t state; /* 0 free, 1 live, -1 deleted */
} py_set_entry;

typedef struct py_set {
    t2m_object base;
    py_kind element;
    int64_t length;  /* live elements */
    int64_t filled;  /* live and deleted ones */
    uint64_t mask;   /* table size - 1 */
    uint64_t finger; /* where pop looks next */
    py_set_entry *table;
} py_set;

extern const t2m_kind py_set_kind;

py_set *py_set_new(py_kind element);
py_set *py_set_of_list(const py_list *xs);
py_set *py_set_of_str(py_str s); /* set(text): its characters */
py_set *py_set_of_set(const py_set *xs);
py_set *py_set_of_constants(const py_list *xs); /* a display of constants: {1, 2, 3} has an order of its own in CPython */

static inline int64_t py_set_length(const py_set *xs)
{
    return xs->length;
}
bool py_set_contains(const py_set *xs, py_cell item);
void py_set_add(py_set *xs, py_cell item);
void py_set_discard(py_set *xs, py_cell item);
void py_set_remove(py_set *xs, py_cell item); /* KeyError */
py_cell py_set_pop(py_set *xs);               /* KeyError when empty */
void py_set_clear(py_set *xs);
void py_set_update(py_set *xs, const py_set *more);
py_set *py_set_union(const py_set *a, const py_set *b);
py_set *py_set_intersection(const py_set *a, const py_set *b);
py_set *py_set_difference(const py_set *a, const py_set *b);
py_set *py_set_symmetric_difference(const py_set *a, const py_set *b);
bool py_set_subset(const py_set *a, const py_set *b); /* a <= b */
bool py_set_proper_subset(const py_set *a, const py_set *b); /* a < b */
bool py_set_disjoint(const py_set *a, const py_set *b);

/* The same with the elements of a list, as methods take any iterable. */
bool py_set_has_all(const py_set *xs, const py_list *items);  /* issuperset */
bool py_set_has_some(const py_set *xs, const py_list *items); /* not isdisjoint */
py_set *py_set_union_list(const py_set *xs, const py_list *items);
py_set *py_set_intersection_list(const py_set *xs, const py_list *items);
py_set *py_set_difference_list(const py_set *xs, const py_list *items);
void py_set_update_list(py_set *xs, const py_list *items);
void py_set_update_lists(py_set *xs, const py_list *items, const py_list *more);
void py_set_intersection_update(py_set *xs, const py_set *other);
void py_set_intersection_update_list(py_set *xs, const py_list *items);
void py_set_difference_update(py_set *xs, const py_set *other);
void py_set_difference_update_list(py_set *xs, const py_list *items);
void py_set_symmetric_difference_update(py_set *xs, const py_set *other);

/* frozenset: made of a set that nobody else holds. */
extern const t2m_kind py_frozenset_kind;
py_set *py_frozen(py_set *fresh);
bool py_set_equal(const py_set *a, const py_set *b);
py_str py_set_repr(const py_set *xs);
py_list *py_list_of_set(const py_set *xs); /* list(xs), in CPython's order */

/* for item in xs: `for (py_set_iter it = py_set_iterate(xs); py_set_next(&it);)` with it.item. */
typedef struct py_set_iter {
    const py_set *set;
    int64_t length;
    uint64_t at;
    py_cell item;
} py_set_iter;
py_set_iter py_set_iterate(const py_set *xs);
bool py_set_next(py_set_iter *it);

#endif
