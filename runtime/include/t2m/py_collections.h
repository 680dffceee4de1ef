/* collections: Counter, OrderedDict and defaultdict are dicts of other kinds, deque is a list of another kind, so that every
 * function of py_dict.h and py_list.h takes them. */
#ifndef T2M_PY_COLLECTIONS_H
#define T2M_PY_COLLECTIONS_H

#include "t2m/py_argparse.h"
#include "t2m/py_dict.h"
#include "t2m/py_list.h"
#include "t2m/py_number.h"

/* What every kind of dict uses. */
void py_dict_destroy(void *self);
bool py_dict_equal_plain(const py_dict *a, const py_dict *b);
py_str py_dict_repr_plain(const py_dict *d);
/* d[key] of an absent key: what the kind of dict gives for it; false: nothing. */
bool py_dict_missing(py_dict *d, py_cell key, py_cell *value);

/* ---- Counter: values are ints */
extern const t2m_kind py_counter_kind;
py_dict *py_counter_new(py_kind key);
py_dict *py_counter_of(const py_list *items); /* counts the items */
py_dict *py_counter_of_dict(const py_dict *counts);
py_dict *py_counter_copy(const py_dict *counter);
py_list *py_counter_most_common(const py_dict *counter, int64_t n); /* of (key, count); -1: all */
py_list *py_counter_elements(const py_dict *counter);
int64_t py_counter_total(const py_dict *counter);
void py_counter_count(py_dict *counter, const py_list *items, int64_t sign); /* update, subtract */
void py_counter_add_all(py_dict *counter, const py_dict *counts, int64_t sign);
py_dict *py_counter_sum(const py_dict *a, const py_dict *b, int64_t sign); /* a + b, a - b: positive counts only */
void py_counter_add_to(py_dict *a, const py_dict *b, int64_t sign);        /* a += b, a -= b */
py_dict *py_counter_intersection(const py_dict *a, const py_dict *b);
py_dict *py_counter_union(const py_dict *a, const py_dict *b);

/* ---- OrderedDict: equality with another one sees the order */
extern const t2m_kind py_ordered_dict_kind;
py_dict *py_ordered_dict_new(py_kind key, py_kind value);
py_dict *py_ordered_dict_of(const py_dict *d);
py_dict *py_ordered_dict_of_pairs(py_kind key, py_kind value, const py_list *pairs); /* tuples of two */

/* ---- defaultdict: the factory gives a cell of the dict's value kind, owned by the current pool */
extern const t2m_kind py_default_dict_kind;
typedef struct py_default {
    t2m_object base;
    py_cell (*make)(struct py_default *self);
    const char *name; /* as repr shows the factory: "<class 'int'>" */
    py_kind kinds[2]; /* of the containers that it makes */
    struct py_default *inner; /* of the defaultdicts that it makes */
} py_default;
py_dict *py_default_dict_new(py_kind key, py_kind value, py_default *missing);
py_default *py_default_zero(py_kind value, const char *type); /* int, float, bool */
py_default *py_default_text(void);
py_default *py_default_list(py_kind element);
py_default *py_default_set(py_kind element);
py_default *py_default_dict(py_kind key, py_kind value);
py_default *py_default_counter(py_kind key);
py_default *py_default_default_dict(py_kind key, py_kind value, py_default *inner);

/* ---- deque */
extern const t2m_kind py_deque_kind;
py_list *py_deque_new(py_kind element, int64_t limit); /* limit -1: none; ValueError below that */
py_list *py_deque_of(const py_list *items, int64_t limit);
int64_t py_deque_limit(const py_list *deque); /* -1: none */
py_optional_int py_deque_maxlen(const py_list *deque);
void py_deque_appendleft(py_list *deque, py_cell item);
py_cell py_deque_popleft(py_list *deque); /* IndexError */
py_cell py_deque_pop(py_list *deque);
void py_deque_extend(py_list *deque, const py_list *items);
void py_deque_extendleft(py_list *deque, const py_list *items);
void py_deque_rotate(py_list *deque, int64_t steps);
/* Room for one more at the end: a full one gives up its first item; false if it can hold none. For py_list_append. */
bool py_deque_make_room(py_list *deque);
/* Room for `capacity` items, as far as the limit allows. For the list's own functions. */
void py_deque_reserve(py_list *deque, int64_t capacity);

#endif
