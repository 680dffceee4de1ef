/* Items of boxed containers: reading, storing, deleting, slices, membership, unpacking. A container that holds plain numbers
 * (py_kind) gives them boxed, and takes only what it can hold: sema sees to it that what a program stores fits. */
#include <inttypes.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_iterator.h"
#include "t2m/py_format.h"
#include "value_internal.h"

/* ---- cells */

static const char *kind_name(py_kind kind)
{
    static const char *const names[] = {
        [PY_INT] = "int", [PY_FLOAT] = "float", [PY_BOOL] = "bool", [PY_OBJECT] = "object", [PY_ARRAY] = "Tensor"};
    return names[kind];
}

static bool make_cell(py_kind kind, py_value v, py_cell *cell)
{
    switch (kind) {
    case PY_INT:
        *cell = is_small(v) ? box_content(v) : (py_cell){0};
        return is_small(v) && !py_is_bool(v);
    case PY_FLOAT:
        *cell = is_number(v) ? py_of_float(number_as_double(v)) : (py_cell){0};
        return is_number(v);
    case PY_BOOL:
        *cell = py_is_bool(v) ? box_content(v) : (py_cell){0};
        return py_is_bool(v);
    case PY_ARRAY:
        *cell = py_is_array(v) ? box_content(v) : (py_cell){0};
        return py_is_array(v);
    case PY_OBJECT:
        break;
    }
    *cell = py_of_object(v);
    return true;
}

py_cell cell_of_value(py_kind kind, py_value v)
{
    py_cell cell;
    if (!make_cell(kind, v, &cell))
        py_raise(PY_TYPE_ERROR, "a container of %s cannot hold a value of type '%s' in a converted program", kind_name(kind), py_type_name(v));
    return cell;
}

bool cell_like_value(py_kind kind, py_value v, py_cell *cell)
{
    if (kind == PY_INT && py_is_bool(v)) {
        *cell = box_content(v);
        return true;
    }
    if (kind == PY_INT && py_is_float(v)) {
        *cell = py_of_int((int64_t)box_content(v).f);
        return (double)cell->i == box_content(v).f;
    }
    return make_cell(kind, v, cell);
}

bool cell_in_kind(py_kind kind, py_kind from, py_cell *cell)
{
    return kind == from || cell_like_value(kind, kind == PY_OBJECT ? py_box_cell(from, *cell) : plain_value(py_box_cell(from, *cell)), cell);
}

/* ---- reading */

static int64_t sequence_index(py_value v, py_value key, const char *wanted)
{
    if (!py_is_int(key))
        py_raise(PY_TYPE_ERROR, "%s, not %s%s%s", wanted, py_is_str(v) ? "'" : "", py_type_name(key), py_is_str(v) ? "'" : "");
    if (is_big(key))
        py_raise(PY_INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
    return py_as_int(key);
}

static _Noreturn void no_key(py_value key)
{
    py_raise(PY_KEY_ERROR, "%s", py_object_repr_text(key));
}

static py_value dict_item(const py_dict *d, py_value key)
{
    py_cell cell, value;
    py_hash(key);
    if (!cell_like_value(d->key, key, &cell) || !py_dict_find(d, cell, &value))
        no_key(key);
    return py_box_cell(d->value, value);
}

py_value py_item(py_value v, py_value key)
{
    if (py_is_dict(v))
        return dict_item(py_as_dict(v), key);
    if (py_is_list(v)) {
        const py_list *xs = py_as_list(v);
        return py_box_cell(xs->element, py_list_at(xs, sequence_index(v, key, "list indices must be integers or slices")));
    }
    if (py_is_tuple(v)) {
        const py_tuple *xs = py_as_tuple(v);
        return py_box_cell(xs->element, py_tuple_at(xs, sequence_index(v, key, "tuple indices must be integers or slices")));
    }
    if (py_is_str(v))
        return (py_value)py_str_at(py_as_str(v), sequence_index(v, key, "string indices must be integers"));
    if (py_is_array(v) && py_array_operations_get() != NULL)
        return py_box_array(py_array_operations_get()->part(box_content(v).a, key));
    if (v != NULL && v->kind->item != NULL)
        return v->kind->item(v, key);
    py_raise(PY_TYPE_ERROR, "'%s' object is not subscriptable", py_type_name(v));
}

py_value py_item_text(py_value v, const char *key)
{
    return py_item(v, (py_value)py_str_of(key));
}

py_value py_slice(py_value v, int64_t start, int64_t stop, int64_t step)
{
    if (py_is_str(v))
        return (py_value)py_str_slice(py_as_str(v), start, stop, step);
    if (py_is_list(v))
        return (py_value)py_list_slice(py_as_list(v), start, stop, step);
    if (py_is_tuple(v))
        return (py_value)py_tuple_slice(py_as_tuple(v), start, stop, step);
    if (py_is_dict(v))
        py_raise(PY_TYPE_ERROR, "unhashable type: 'slice'");
    py_raise(PY_TYPE_ERROR, "'%s' object is not subscriptable", py_type_name(v));
}

bool py_contains(py_value container, py_value item)
{
    py_cell cell;
    if (py_is_str(container)) {
        if (!py_is_str(item))
            py_raise(PY_TYPE_ERROR, "'in <string>' requires string as left operand, not %s", py_type_name(item));
        return py_str_contains(py_as_str(container), py_as_str(item));
    }
    if (py_is_dict(container)) {
        py_hash(item);
        return cell_like_value(py_as_dict(container)->key, item, &cell) && py_dict_contains(py_as_dict(container), cell);
    }
    if (py_is_set(container)) {
        py_hash(item);
        return cell_like_value(py_as_set(container)->element, item, &cell) && py_set_contains(py_as_set(container), cell);
    }
    if (!py_is_list(container) && !py_is_tuple(container))
        py_raise(PY_TYPE_ERROR, "argument of type '%s' is not iterable", py_type_name(container));
    for (py_each it = py_iterate(container); py_each_next(&it);)
        if (py_equal(it.item, item))
            return true;
    return false;
}

/* ---- changing */

void py_set_item(py_value v, py_value key, py_value item)
{
    if (py_is_dict(v)) {
        py_dict *d = py_as_dict(v);
        py_hash(key);
        py_dict_set(d, cell_of_value(d->key, key), cell_of_value(d->value, item));
        return;
    }
    if (v != NULL && v->kind->set_item != NULL) {
        v->kind->set_item((void *)v, key, item);
        return;
    }
    if (!py_is_list(v))
        py_raise(PY_TYPE_ERROR, "'%s' object does not support item assignment", py_type_name(v));
    py_list *xs = py_as_list(v);
    int64_t index = sequence_index(v, key, "list indices must be integers or slices");
    if (index < -xs->length || index >= xs->length)
        py_raise(PY_INDEX_ERROR, "list assignment index out of range");
    py_list_set(xs, index, cell_of_value(xs->element, item));
}

void py_set_slice(py_value v, int64_t start, int64_t stop, int64_t step, py_value items)
{
    if (!py_is_list(v))
        py_raise(PY_TYPE_ERROR, "'%s' object does not support item assignment", py_type_name(v));
    py_list *xs = py_as_list(v), *more = py_list_of_any(items), *fitting = py_list_new(xs->element);
    for (int64_t i = 0; i < more->length; i++)
        py_list_append(fitting, cell_of_value(xs->element, more->items[i].o));
    if (step != 1)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "assigning to a slice with a step is not supported on a boxed list");
    py_list_set_slice(xs, start, stop, fitting);
}

void py_delete_item(py_value v, py_value key)
{
    py_cell cell;
    if (py_is_dict(v)) {
        py_dict *d = py_as_dict(v);
        py_hash(key);
        if (!cell_like_value(d->key, key, &cell) || !py_dict_contains(d, cell))
            no_key(key);
        py_dict_delete(d, cell);
        return;
    }
    if (!py_is_list(v))
        py_raise(PY_TYPE_ERROR, "'%s' object doesn't support item deletion", py_type_name(v));
    py_list_delete(py_as_list(v), sequence_index(v, key, "list indices must be integers or slices"));
}

void py_delete_slice(py_value v, int64_t start, int64_t stop, int64_t step)
{
    if (!py_is_list(v))
        py_raise(PY_TYPE_ERROR, "'%s' object does not support item deletion", py_type_name(v));
    py_list_delete_slice(py_as_list(v), start, stop, step);
}

static int64_t bound_of(py_value v, int64_t otherwise)
{
    if (v == NULL)
        return otherwise;
    if (!py_is_int(v))
        py_raise(PY_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
    return py_as_int(v);
}

int64_t py_slice_bound_of(py_value v)
{
    return bound_of(v, PY_NONE);
}

int64_t py_slice_step_of(py_value v)
{
    return bound_of(v, 1);
}

/* ---- running over */

py_each py_iterate(py_value v)
{
    py_each it = {.source = v};
    if (py_is_dict(v))
        it.keys = py_dict_iterate(py_as_dict(v));
    else if (py_is_set(v))
        it.set = py_set_iterate(py_as_set(v));
    else if (v != NULL && v->kind->iterate != NULL)
        it.source = (py_value)v->kind->iterate(v);
    else if (!py_is_list(v) && !py_is_tuple(v) && !py_is_str(v) && !py_is_array(v) && (v == NULL || (v->kind->item == NULL && !v->kind->is_iterator)))
        py_raise(PY_TYPE_ERROR, "'%s' object is not iterable", py_type_name(v));
    return it;
}

bool py_each_next(py_each *it)
{
    if (it->source->kind->is_iterator) {
        py_iterator *iterator = (py_iterator *)(uintptr_t)it->source;
        py_cell item;
        if (!py_iterator_next(iterator, &item))
            return false;
        it->item = py_box_cell(iterator->element, item);
        return true;
    }
    if (py_is_list(it->source)) {
        const py_list *xs = py_as_list(it->source);
        if (it->at >= xs->length)
            return false;
        it->item = py_box_cell(xs->element, xs->items[it->at++]);
        return true;
    }
    if (py_is_tuple(it->source)) {
        const py_tuple *xs = py_as_tuple(it->source);
        if (it->at >= xs->length)
            return false;
        it->item = py_box_cell(xs->element, xs->items[it->at++]);
        return true;
    }
    if (py_is_str(it->source))
        return py_str_next(py_as_str(it->source), &it->at, (py_str *)&it->item);
    if (py_is_dict(it->source)) {
        bool more = py_dict_next(&it->keys);
        it->item = more ? py_box_cell(py_as_dict(it->source)->key, it->keys.key) : NULL;
        return more;
    }
    if (py_is_set(it->source)) {
        bool more = py_set_next(&it->set);
        it->item = more ? py_box_cell(py_as_set(it->source)->element, it->set.item) : NULL;
        return more;
    }
    if (it->at >= py_len(it->source))
        return false;
    it->item = py_item(it->source, py_box_int(it->at++));
    return true;
}

py_list *py_list_of_any(py_value v)
{
    py_list *items = py_list_new(PY_VALUE);
    for (py_each it = py_iterate(v); py_each_next(&it);)
        py_list_append(items, py_of_object(it.item));
    return items;
}

py_value py_unpack(py_value v, int64_t count)
{
    bool is_iterable = py_is_list(v) || py_is_tuple(v) || py_is_dict(v) || py_is_set(v) || py_is_str(v) || py_is_array(v) ||
                       (v != NULL && v->kind->iterate != NULL);
    if (!is_iterable)
        py_raise(PY_TYPE_ERROR, "cannot unpack non-iterable %s object", py_type_name(v));
    py_list *items = py_list_of_any(v);
    if (items->length > count)
        py_raise(PY_VALUE_ERROR, "too many values to unpack (expected %" PRId64 ")", count);
    if (items->length < count)
        py_raise(PY_VALUE_ERROR, "not enough values to unpack (expected %" PRId64 ", got %" PRId64 ")", count, items->length);
    return (py_value)items;
}

py_value py_item_at(py_value v, int64_t index)
{
    return py_as_list(v)->items[index].o;
}

/* ---- as typed containers */

static py_list *converted(py_value v, py_kind element)
{
    py_list *out = py_list_new(element);
    for (py_each it = py_iterate(v); py_each_next(&it);)
        py_list_append(out, cell_of_value(element, it.item));
    return out;
}

py_list *py_as_list_of(py_value v, py_kind element)
{
    bool is_itself = v == NULL || (py_is_list(v) && py_as_list(v)->element == element);
    return is_itself ? (py_list *)v : converted(v, element);
}

py_tuple *py_as_tuple_of(py_value v, py_kind element)
{
    bool is_itself = v == NULL || (py_is_tuple(v) && py_as_tuple(v)->element == element);
    return is_itself ? (py_tuple *)v : py_tuple_of_list(converted(v, element));
}

py_set *py_as_set_of(py_value v, py_kind element)
{
    bool is_itself = v == NULL || (py_is_set(v) && py_as_set(v)->element == element);
    return is_itself ? (py_set *)v : py_set_of_list(converted(v, element));
}

py_dict *py_as_dict_of(py_value v, py_kind key, py_kind value)
{
    if (v == NULL || (py_is_dict(v) && py_as_dict(v)->key == key && py_as_dict(v)->value == value))
        return (py_dict *)v;
    const py_dict *from = py_as_dict(v);
    py_dict *out = py_dict_new(key, value);
    for (py_dict_iter it = py_dict_iterate(from); py_dict_next(&it);)
        py_dict_set(out, cell_of_value(key, py_box_cell(from->key, it.key)), cell_of_value(value, py_box_cell(from->value, it.value)));
    return out;
}
