/* Methods of boxed lists, dicts, sets and tuples. */
#include "dynamic_methods.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "value_internal.h"

/* ---- list */

static py_list *list_of(const dynamic_call *call)
{
    return py_as_list(call->self);
}

static py_value list_append(const dynamic_call *call)
{
    py_list_append(list_of(call), cell_of_value(list_of(call)->element, dynamic_at(call, 0)));
    return NULL;
}

static py_value list_extend(const dynamic_call *call)
{
    py_add_to(call->self, dynamic_at(call, 0));
    return NULL;
}

static py_value list_insert(const dynamic_call *call)
{
    int64_t index = dynamic_int(call, 0, "index", 0);
    py_list_insert(list_of(call), index, cell_of_value(list_of(call)->element, dynamic_at(call, 1)));
    return NULL;
}

static py_value list_pop(const dynamic_call *call)
{
    py_list *xs = list_of(call);
    if (xs->length == 0)
        py_raise(PY_INDEX_ERROR, "pop from empty list");
    return py_box_cell(xs->element, py_list_pop(xs, dynamic_int(call, 0, "index", -1)));
}

/* The place of an item in a list or tuple; -1 if it is not in it. */
static int64_t place_of(py_value sequence, py_value item)
{
    int64_t at = 0;
    for (py_each it = py_iterate(sequence); py_each_next(&it); at++)
        if (py_equal(it.item, item))
            return at;
    return -1;
}

static py_value sequence_index(const dynamic_call *call)
{
    int64_t at = place_of(call->self, dynamic_at(call, 0));
    if (at < 0 && py_is_list(call->self))
        py_raise(PY_VALUE_ERROR, "%s is not in list", py_object_repr_text(dynamic_at(call, 0)));
    if (at < 0)
        py_raise(PY_VALUE_ERROR, "tuple.index(x): x not in tuple");
    return py_box_int(at);
}

static py_value sequence_count(const dynamic_call *call)
{
    int64_t count = 0;
    for (py_each it = py_iterate(call->self); py_each_next(&it);)
        count += py_equal(it.item, dynamic_at(call, 0));
    return py_box_int(count);
}

static py_value list_remove(const dynamic_call *call)
{
    int64_t at = place_of(call->self, dynamic_at(call, 0));
    if (at < 0)
        py_raise(PY_VALUE_ERROR, "list.remove(x): x not in list");
    py_list_delete(list_of(call), at);
    return NULL;
}

static py_value list_clear(const dynamic_call *call)
{
    py_list_clear(list_of(call));
    return NULL;
}

static py_value list_copy(const dynamic_call *call)
{
    return (py_value)py_list_copy(list_of(call));
}

static py_value list_reverse(const dynamic_call *call)
{
    py_list_reverse(list_of(call));
    return NULL;
}

static py_value list_sort(const dynamic_call *call)
{
    if (dynamic_optional(call, 1, "key", NULL) != NULL)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "sort(key=...) of a boxed list is not supported");
    py_list_sort(list_of(call), py_truth(dynamic_optional(call, 1, "reverse", NULL)));
    return NULL;
}

const dynamic_method dynamic_list_methods[] = {
    {"append", "object", list_append},
    {"extend", "iterable", list_extend},
    {"insert", "index,object", list_insert},
    {"pop", "|index", list_pop},
    {"index", "value", sequence_index},
    {"count", "value", sequence_count},
    {"remove", "value", list_remove},
    {"clear", "", list_clear},
    {"copy", "", list_copy},
    {"reverse", "", list_reverse},
    {"sort", "|key,reverse", list_sort},
    {NULL, NULL, NULL},
};

const dynamic_method dynamic_tuple_methods[] = {
    {"index", "value", sequence_index},
    {"count", "value", sequence_count},
    {NULL, NULL, NULL},
};

/* ---- dict */

static py_dict *dict_of(const dynamic_call *call)
{
    return py_as_dict(call->self);
}

static bool find(const py_dict *d, py_value key, py_cell *cell, py_value *value)
{
    py_cell found;
    py_hash(key);
    if (!cell_like_value(d->key, key, cell) || !py_dict_find(d, *cell, &found))
        return false;
    *value = py_box_cell(d->value, found);
    return true;
}

static py_value dict_get(const dynamic_call *call)
{
    py_cell cell;
    py_value value = dynamic_optional(call, 1, "default", NULL);
    find(dict_of(call), dynamic_at(call, 0), &cell, &value);
    return value;
}

static py_value dict_setdefault(const dynamic_call *call)
{
    py_cell cell;
    py_value value = dynamic_optional(call, 1, "default", NULL);
    if (!find(dict_of(call), dynamic_at(call, 0), &cell, &value))
        py_set_item(call->self, dynamic_at(call, 0), value);
    return value;
}

static py_value dict_pop(const dynamic_call *call)
{
    py_cell cell;
    py_value value = NULL;
    if (find(dict_of(call), dynamic_at(call, 0), &cell, &value))
        return py_box_cell(dict_of(call)->value, py_dict_pop(dict_of(call), cell));
    if (call->arguments.count < 2)
        py_raise(PY_KEY_ERROR, "%s", py_object_repr_text(dynamic_at(call, 0)));
    return dynamic_at(call, 1);
}

static py_value dict_popitem(const dynamic_call *call)
{
    py_dict *d = dict_of(call);
    py_dict_iter last = py_dict_iterate(d);
    if (d->length == 0)
        py_raise(PY_KEY_ERROR, "'popitem(): dictionary is empty'");
    while (py_dict_next(&last) && last.at < d->used)
        continue;
    py_value key = py_box_cell(d->key, last.key), value = py_box_cell(d->value, last.value);
    py_tuple *pair = PY_TUPLE(PY_VALUE, py_of_object(key), py_of_object(value));
    py_dict_delete(d, last.key);
    return (py_value)pair;
}

static py_value dict_keys(const dynamic_call *call)
{
    return (py_value)py_list_of_any(call->self);
}

static py_value dict_values(const dynamic_call *call)
{
    py_list *values = py_list_new(PY_VALUE);
    for (py_dict_iter it = py_dict_iterate(dict_of(call)); py_dict_next(&it);)
        py_list_append(values, py_of_object(py_box_cell(it.dict->value, it.value)));
    return (py_value)values;
}

static py_value dict_items(const dynamic_call *call)
{
    py_list *items = py_list_new(PY_VALUE);
    for (py_dict_iter it = py_dict_iterate(dict_of(call)); py_dict_next(&it);) {
        py_value key = py_box_cell(it.dict->key, it.key), value = py_box_cell(it.dict->value, it.value);
        py_list_append(items, py_of_object(PY_TUPLE(PY_VALUE, py_of_object(key), py_of_object(value))));
    }
    return (py_value)items;
}

/* update(other, **named) */
static py_value dict_update(const dynamic_call *call)
{
    const py_arguments *arguments = &call->arguments;
    const char *names = arguments->names != NULL ? arguments->names : "";
    int64_t named = *names != '\0';
    for (const char *p = names; *p; p++)
        named += *p == ',';
    for (int64_t i = 0; i < arguments->count - named; i++) {
        const py_dict *more = py_is_dict(arguments->values[i]) ? py_as_dict(arguments->values[i]) : py_dict_of_any(arguments->values[i]);
        for (py_dict_iter it = py_dict_iterate(more); more != dict_of(call) && py_dict_next(&it);)
            py_set_item(call->self, py_box_cell(more->key, it.key), py_box_cell(more->value, it.value));
    }
    for (int64_t i = arguments->count - named; i < arguments->count; i++) {
        size_t length = strcspn(names, ",");
        py_set_item(call->self, (py_value)py_str_new(names, (int64_t)length), arguments->values[i]);
        names += length + 1;
    }
    return NULL;
}

static py_value dict_clear(const dynamic_call *call)
{
    py_dict_clear(dict_of(call));
    return NULL;
}

static py_value dict_copy(const dynamic_call *call)
{
    return (py_value)py_dict_copy(dict_of(call));
}

const dynamic_method dynamic_dict_methods[] = {
    {"get", "key|default", dict_get},
    {"setdefault", "key|default", dict_setdefault},
    {"pop", "key|default", dict_pop},
    {"popitem", "", dict_popitem},
    {"keys", "", dict_keys},
    {"values", "", dict_values},
    {"items", "", dict_items},
    {"update", "*", dict_update},
    {"clear", "", dict_clear},
    {"copy", "", dict_copy},
    {NULL, NULL, NULL},
};

/* ---- set */

static py_set *set_of(const dynamic_call *call)
{
    return py_as_set(call->self);
}

static py_value set_add(const dynamic_call *call)
{
    py_hash(dynamic_at(call, 0));
    py_set_add(set_of(call), cell_of_value(set_of(call)->element, dynamic_at(call, 0)));
    return NULL;
}

static py_value set_discard(const dynamic_call *call)
{
    py_cell cell;
    if (cell_like_value(set_of(call)->element, dynamic_at(call, 0), &cell))
        py_set_discard(set_of(call), cell);
    return NULL;
}

static py_value set_remove(const dynamic_call *call)
{
    if (!py_contains(call->self, dynamic_at(call, 0)))
        py_raise(PY_KEY_ERROR, "%s", py_object_repr_text(dynamic_at(call, 0)));
    return set_discard(call);
}

static py_value set_pop(const dynamic_call *call)
{
    return py_box_cell(set_of(call)->element, py_set_pop(set_of(call)));
}

static py_value set_clear(const dynamic_call *call)
{
    py_set_clear(set_of(call));
    return NULL;
}

static py_value set_copy(const dynamic_call *call)
{
    return (py_value)py_set_of_set(set_of(call));
}

static py_value set_update(const dynamic_call *call)
{
    for (int64_t i = 0; i < call->arguments.count; i++)
        for (py_each it = py_iterate(dynamic_at(call, i)); py_each_next(&it);)
            py_set_add(set_of(call), cell_of_value(set_of(call)->element, it.item));
    return NULL;
}

/* The other operand as a set that holds its elements as this one does. */
static py_set *other_set(const dynamic_call *call)
{
    py_set *other = py_set_new(set_of(call)->element);
    for (py_each it = py_iterate(dynamic_at(call, 0)); py_each_next(&it);) {
        py_cell cell;
        if (cell_like_value(other->element, it.item, &cell))
            py_set_add(other, cell);
    }
    return other;
}

static py_value set_union(const dynamic_call *call)
{
    return (py_value)py_set_union(set_of(call), other_set(call));
}

static py_value set_intersection(const dynamic_call *call)
{
    return (py_value)py_set_intersection(set_of(call), other_set(call));
}

static py_value set_difference(const dynamic_call *call)
{
    return (py_value)py_set_difference(set_of(call), other_set(call));
}

static py_value set_symmetric_difference(const dynamic_call *call)
{
    return (py_value)py_set_symmetric_difference(set_of(call), other_set(call));
}

static py_value set_issubset(const dynamic_call *call)
{
    return py_box_bool(py_set_subset(set_of(call), other_set(call)));
}

static py_value set_issuperset(const dynamic_call *call)
{
    return py_box_bool(py_set_subset(other_set(call), set_of(call)));
}

static py_value set_isdisjoint(const dynamic_call *call)
{
    return py_box_bool(py_set_length(py_set_intersection(set_of(call), other_set(call))) == 0);
}

static py_value set_become(const dynamic_call *call, py_set *items)
{
    py_set_clear(set_of(call));
    for (py_set_iter it = py_set_iterate(items); py_set_next(&it);)
        py_set_add(set_of(call), it.item);
    return NULL;
}

static py_value set_intersection_update(const dynamic_call *call)
{
    return set_become(call, py_set_intersection(set_of(call), other_set(call)));
}

static py_value set_difference_update(const dynamic_call *call)
{
    return set_become(call, py_set_difference(set_of(call), other_set(call)));
}

static py_value set_symmetric_difference_update(const dynamic_call *call)
{
    return set_become(call, py_set_symmetric_difference(set_of(call), other_set(call)));
}

const dynamic_method dynamic_set_methods[] = {
    {"intersection_update", "other", set_intersection_update},
    {"difference_update", "other", set_difference_update},
    {"symmetric_difference_update", "other", set_symmetric_difference_update},
    {"add", "elem", set_add},
    {"discard", "elem", set_discard},
    {"remove", "elem", set_remove},
    {"pop", "", set_pop},
    {"clear", "", set_clear},
    {"copy", "", set_copy},
    {"update", "*", set_update},
    {"union", "other", set_union},
    {"intersection", "other", set_intersection},
    {"difference", "other", set_difference},
    {"symmetric_difference", "other", set_symmetric_difference},
    {"issubset", "other", set_issubset},
    {"issuperset", "other", set_issuperset},
    {"isdisjoint", "other", set_isdisjoint},
    {NULL, NULL, NULL},
};
