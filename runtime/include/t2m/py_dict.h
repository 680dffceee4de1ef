/* dict: keys to values in insertion order. One kind for all keys, one for all values; both are held
 * (retained). What py_dict_at gives is borrowed from the dict. Changing the size of a dict while iterating it
 * is RuntimeError. */
#ifndef T2M_PY_DICT_H
#define T2M_PY_DICT_H

#include "t2m/py_cell.h"
#include "t2m/py_list.h"
#include "t2m/py_number.h"
#include "t2m/py_set.h"
#include "t2m/py_tuple.h"

typedef struct py_dict_entry {
    py_cell key;
    py_cell value;
    uint64_t hash;
    bool live; /* false: deleted, skipped until the table is rebuilt */
} py_dict_entry;

typedef struct py_dict {
    t2m_object base;
    py_kind key;
    py_kind value;
    int64_t length; /* live entries */
    int64_t used;   /* entries filled, live or not */
    int64_t capacity;
    py_dict_entry *entries;
    int32_t *slots; /* hash table of positions in entries: -1 free, -2 deleted */
    int64_t slot_count;
    struct py_default *missing; /* of a defaultdict: what an absent key is given; NULL: KeyError */
} py_dict;

extern const t2m_kind py_dict_kind;

py_dict *py_dict_new(py_kind key, py_kind value);
py_dict *py_dict_copy(const py_dict *d);

static inline int64_t py_dict_length(const py_dict *d)
{
    return d->length;
}
py_cell py_dict_at(const py_dict *d, py_cell key); /* d[key]; KeyError with the key's repr */
py_cell py_dict_get(const py_dict *d, py_cell key, py_cell fallback); /* d.get(key, fallback) */
/* d.get(key) and d.pop(key, None) of numbers: not set where the key is absent. */
py_optional_int py_dict_get_int(const py_dict *d, py_cell key);
py_optional_float py_dict_get_float(const py_dict *d, py_cell key);
py_optional_bool py_dict_get_bool(const py_dict *d, py_cell key);
py_optional_int py_dict_pop_int(py_dict *d, py_cell key);
py_optional_float py_dict_pop_float(py_dict *d, py_cell key);
py_optional_bool py_dict_pop_bool(py_dict *d, py_cell key);
bool py_dict_find(const py_dict *d, py_cell key, py_cell *value);     /* false: absent, *value unchanged */
bool py_dict_contains(const py_dict *d, py_cell key);

void py_dict_set(py_dict *d, py_cell key, py_cell value);
py_cell py_dict_setdefault(py_dict *d, py_cell key, py_cell value);
void py_dict_update(py_dict *d, const py_dict *more);
void py_dict_delete(py_dict *d, py_cell key); /* del d[key]; KeyError */
py_cell py_dict_pop(py_dict *d, py_cell key); /* KeyError; the value belongs to the pool */
py_cell py_dict_pop_or(py_dict *d, py_cell key, py_cell fallback);
void py_dict_clear(py_dict *d);

bool py_dict_equal(const py_dict *a, const py_dict *b);
py_str py_dict_repr(const py_dict *d);
py_list *py_dict_keys(const py_dict *d); /* list(d), list(d.keys()) */
py_list *py_dict_values(const py_dict *d);
py_list *py_dict_items(const py_dict *d); /* of tuples */
/* {key: value for key, value in zip(keys, values)} and dict(zip(...)) */
py_dict *py_dict_zip(const py_list *keys, const py_list *values);

void py_dict_move_to_end(py_dict *d, py_cell key, bool last); /* of an OrderedDict; KeyError */
/* dict(pairs), d.update(pairs): a list of tuples of two. ValueError, TypeError as Python words them. */
py_dict *py_dict_of_pairs(py_kind key, py_kind value, const py_list *pairs);
void py_dict_update_pairs(py_dict *d, const py_list *pairs);
py_dict *py_dict_fromkeys(const py_list *keys, py_kind kind, py_cell value);
py_dict *py_dict_merged(const py_dict *a, const py_dict *b); /* a | b */
py_tuple *py_dict_popitem(py_dict *d);                       /* KeyError if empty */

/* d.keys(), d.values(), d.items() as values: they show what the dict holds now. */
typedef enum py_view_kind { PY_KEYS, PY_VALUES, PY_ITEMS } py_view_kind;
typedef struct py_dict_view {
    t2m_object base;
    const py_dict *dict;
} py_dict_view;
py_dict_view *py_dict_view_of(const py_dict *d, py_view_kind which);
int64_t py_dict_view_length(const py_dict_view *view);
bool py_dict_view_has_key(const py_dict_view *view, py_cell key);
py_list *py_dict_view_list(const py_dict_view *view);
py_set *py_dict_view_set(const py_dict_view *view);

/* for key, value in d.items(): `for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);)` with it.key,
 * it.value (borrowed from the dict). */
typedef struct py_dict_iter {
    const py_dict *dict;
    int64_t length; /* of the dict when the loop began */
    int64_t at;
    py_cell key;
    py_cell value;
} py_dict_iter;
py_dict_iter py_dict_iterate(const py_dict *d);
bool py_dict_next(py_dict_iter *it);

/* Building with literal keys: `py_dict_with(PY_FLOAT, "lr", py_of(0.1)); ...` is py_dict_new plus sets; the
 * text key forms below save writing PY_STR and py_of for records. */
void py_dict_put(py_dict *d, const char *key, py_cell value);
py_cell py_dict_item(const py_dict *d, const char *key);

#endif
