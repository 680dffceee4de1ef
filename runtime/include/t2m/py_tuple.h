/* tuple: an immutable row of cells of one kind; a tuple of mixed kinds is a PY_VALUE one with boxed numbers.
 * Used where a tuple is a value of its own (a dict's key, a list's element, a checkpoint's entry); what a
 * function returns as a tuple is a plain C struct instead. Equality, hash and order are Python's. */
#ifndef T2M_PY_TUPLE_H
#define T2M_PY_TUPLE_H

#include "t2m/py_cell.h"
#include "t2m/py_list.h"

typedef struct py_tuple {
    t2m_object base;
    py_kind element;
    int64_t length;
    py_cell items[];
} py_tuple;

extern const t2m_kind py_tuple_kind;

py_tuple *py_tuple_from(py_kind element, const py_cell *items, int64_t count);
py_tuple *py_tuple_of_list(const py_list *xs);
py_list *py_list_of_tuple(const py_tuple *xs);

/* `PY_TUPLE(PY_INT, py_of(1), py_of(2))`; the empty one is py_tuple_from(kind, NULL, 0). */
#define PY_TUPLE(element, ...)                                                                               \
    py_tuple_from((element), (const py_cell[]){__VA_ARGS__},                                                 \
                  sizeof((const py_cell[]){__VA_ARGS__}) / sizeof(py_cell))

static inline int64_t py_tuple_length(const py_tuple *xs)
{
    return xs->length;
}
py_cell py_tuple_at(const py_tuple *xs, int64_t index); /* IndexError */
py_tuple *py_tuple_slice(const py_tuple *xs, int64_t start, int64_t stop, int64_t step);
py_tuple *py_tuple_concat(const py_tuple *a, const py_tuple *b);
bool py_tuple_contains(const py_tuple *xs, py_cell item);
bool py_tuple_equal(const py_tuple *a, const py_tuple *b);
int py_tuple_compare(const py_tuple *a, const py_tuple *b); /* item by item: <0, 0, >0; TypeError */
py_tuple *py_tuple_times(const py_tuple *xs, int64_t times);
int64_t py_tuple_index(const py_tuple *xs, py_cell item); /* ValueError if absent */
int64_t py_tuple_count(const py_tuple *xs, py_cell item);

#endif
