/* list: a growing row of cells of one kind. Holds (retains) its elements. Indices may be negative as in
 * Python; out of range is IndexError. What is handed out is borrowed from the list: it lives as long as the
 * element stays. What leaves the list, by pop, by being overwritten, or with the list itself, belongs to the
 * current pool. */
#ifndef T2M_PY_LIST_H
#define T2M_PY_LIST_H

#include "t2m/py_cell.h"

typedef struct py_list {
    t2m_object base;
    py_kind element;
    int64_t length;
    int64_t capacity;
    py_cell *items;
} py_list;

extern const t2m_kind py_list_kind;

/* ---- making lists; all belong to the current pool */
py_list *py_list_new(py_kind element);
py_list *py_list_from(py_kind element, const py_cell *items, int64_t count);
py_list *py_list_repeated(py_kind element, py_cell item, int64_t times); /* [item] * times */
py_list *py_list_range(int64_t start, int64_t stop,
                       int64_t step); /* list(range(...)); ValueError if step 0 */
py_list *py_list_of_ints(const int64_t *items, int64_t count);
py_list *py_list_of_floats(const double *items, int64_t count);
py_list *py_list_of_bools(const bool *items, int64_t count);
py_list *py_list_of_objects(const void *const *items, int64_t count);
py_list *py_list_of_arrays(const mx_array *items, int64_t count);

/* List displays: `py_ints(1, 2, 3)`, `py_floats(0.1, 2)`, `py_objects(a, b)` (strings too), `py_arrays(x,
 * y)`. */
#define py_ints(...)                                                                                         \
    py_list_of_ints((const int64_t[]){__VA_ARGS__}, sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))
#define py_floats(...)                                                                                       \
    py_list_of_floats((const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double))
#define py_bools(...)                                                                                        \
    py_list_of_bools((const bool[]){__VA_ARGS__}, sizeof((const bool[]){__VA_ARGS__}) / sizeof(bool))
#define py_objects(...)                                                                                      \
    py_list_of_objects((const void *const[]){__VA_ARGS__},                                                   \
                       sizeof((const void *const[]){__VA_ARGS__}) / sizeof(void *))
#define py_arrays(...)                                                                                       \
    py_list_of_arrays((const mx_array[]){__VA_ARGS__},                                                       \
                      sizeof((const mx_array[]){__VA_ARGS__}) / sizeof(mx_array))

/* ---- reading */
static inline int64_t py_list_length(const py_list *xs)
{
    return xs->length;
}
_Noreturn void py_list_raise_index(const char *message); /* IndexError */

static inline py_cell py_list_at(const py_list *xs, int64_t index)
{
    int64_t at = index < 0 ? index + xs->length : index;
    if (at < 0 || at >= xs->length)
        py_list_raise_index("list index out of range");
    return xs->items[at];
}

py_list *py_list_slice(const py_list *xs, int64_t start, int64_t stop, int64_t step); /* PY_NONE: left out */
bool py_list_contains(const py_list *xs, py_cell item);
int64_t py_list_index(const py_list *xs, py_cell item); /* ValueError if absent */
int64_t py_list_index_in(const py_list *xs, py_cell item, int64_t start, int64_t stop); /* bounds of a slice */
int py_list_compare(const py_list *a, const py_list *b); /* item by item: <0, 0, >0; TypeError */
void py_list_times_in_place(py_list *xs, int64_t times); /* xs *= times */
int64_t py_list_count(const py_list *xs, py_cell item);
bool py_list_equal(const py_list *a, const py_list *b);
py_str py_list_repr(const py_list *xs);
py_list *py_list_copy(const py_list *xs);
py_list *py_list_concat(const py_list *a, const py_list *b); /* a + b */
py_list *py_list_times(const py_list *xs, int64_t times);    /* xs * times */

/* ---- changing */
void py_list_set_object(py_list *xs, int64_t index, py_cell item); /* py_list_set of what is counted, or out of range */
void py_list_append_slowly(py_list *xs, py_cell item);             /* py_list_append of what is counted, or beyond the capacity */

/* Numbers need no counting: loops over lists of them stay short. */
static inline void py_list_set(py_list *xs, int64_t index, py_cell item)
{
    int64_t at = index < 0 ? index + xs->length : index;
    if (xs->element <= PY_BOOL && at >= 0 && at < xs->length)
        xs->items[at] = item;
    else
        py_list_set_object(xs, index, item);
}

/* The numbers of a list of ints or floats: "length, pointer", two arguments of a call. The array is the pool's. TypeError for others. */
#define PY_DOUBLES(xs) (xs)->length, py_list_doubles(xs)
const double *py_list_doubles(const py_list *xs);
static inline void py_list_append(py_list *xs, py_cell item)
{
    if (xs->element <= PY_BOOL && xs->length < xs->capacity)
        xs->items[xs->length++] = item;
    else
        py_list_append_slowly(xs, item);
}

void py_list_extend(py_list *xs, const py_list *more); /* xs.extend(more), xs += more; more may be xs */
void py_list_insert(py_list *xs, int64_t index, py_cell item);
py_cell py_list_pop(py_list *xs,
                    int64_t index);             /* xs.pop() is index -1; what comes out belongs to the pool */
void py_list_remove(py_list *xs, py_cell item); /* ValueError if absent */
void py_list_delete(py_list *xs, int64_t index); /* del xs[index] */
void py_list_delete_slice(py_list *xs, int64_t start, int64_t stop, int64_t step);
void py_list_set_slice(py_list *xs, int64_t start, int64_t stop,
                       const py_list *with); /* xs[start:stop] = with */
void py_list_set_stride(py_list *xs, int64_t start, int64_t stop, int64_t step,
                        const py_list *with); /* xs[start:stop:step] = with; ValueError if the lengths differ */
void py_list_clear(py_list *xs);
void py_list_reverse(py_list *xs);

/* ---- order: stable, as Python's */
typedef py_cell (*py_key_function)(void *context, py_cell item);
void py_list_sort(py_list *xs, bool reverse);
/* xs.sort(key=...): keys have kind `key_kind`; context goes to the function unchanged. */
void py_list_sort_by(py_list *xs, py_kind key_kind, py_key_function key, void *context, bool reverse);
/* The same with the keys worked out: one per item, in order. */
void py_list_sort_by_keys(py_list *xs, const py_list *keys, bool reverse);
py_list *py_sorted_by_keys(const py_list *xs, const py_list *keys, bool reverse);
py_list *py_sorted(const py_list *xs, bool reverse);
py_list *py_sorted_by(const py_list *xs, py_kind key_kind, py_key_function key, void *context, bool reverse);
py_list *py_reversed(const py_list *xs);

/* ---- sum, min, max, any, all over a list; ValueError when min or max of an empty one */
int64_t py_sum_ints(const py_list *xs);  /* OverflowError past 64 bits; bools count */
double py_sum_floats(const py_list *xs); /* left to right, as CPython 3.11 */
int64_t py_sum_ints_from(const py_list *xs, int64_t start); /* sum(xs, start) */
double py_sum_floats_from(const py_list *xs, double start); /* of ints and bools too */
py_list *py_sum_lists(const py_list *lists, const py_list *start); /* sum(lists, []) */
py_cell py_list_min(const py_list *xs);
py_cell py_list_max(const py_list *xs);
py_cell py_list_min_by(const py_list *xs, const py_list *keys); /* min(xs, key=...): one key per item */
py_cell py_list_max_by(const py_list *xs, const py_list *keys);
bool py_list_any(const py_list *xs);
bool py_list_all(const py_list *xs);

#endif
