/* The rest of dict: making from pairs, merging, and views. A view is a small object that keeps its dict. */
#include "repr_guard.h"
#include "t2m/py_dict.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

/* ---- pairs */

static py_cell cell_as(py_kind kind, py_value value)
{
    switch (kind) {
    case PY_INT:
        return py_of(py_as_int(value));
    case PY_FLOAT:
        return py_of(py_as_float(value));
    case PY_BOOL:
        return py_of(py_as_bool(value));
    case PY_ARRAY:
        return py_of(py_as_array(value));
    default:
        return py_of(value);
    }
}

/* The item of a pair as a cell of the kind: the pair may hold boxed values. */
static py_cell part_of(py_kind kind, const py_tuple *pair, int64_t index)
{
    if (pair->element == kind)
        return pair->items[index];
    return cell_as(kind, py_box_cell(pair->element, pair->items[index]));
}

void py_dict_update_pairs(py_dict *d, const py_list *pairs)
{
    for (int64_t i = 0; i < pairs->length; i++) {
        py_value item = pairs->items[i].o;
        if (!py_is_tuple(item))
            py_raise(PY_TYPE_ERROR, "cannot convert dictionary update sequence element #%d to a sequence", (int)i);
        const py_tuple *pair = py_as_tuple(item);
        if (pair->length != 2)
            py_raise(PY_VALUE_ERROR, "dictionary update sequence element #%d has length %d; 2 is required", (int)i, (int)pair->length);
        py_dict_set(d, part_of(d->key, pair, 0), part_of(d->value, pair, 1));
    }
}

py_dict *py_dict_of_pairs(py_kind key, py_kind value, const py_list *pairs)
{
    py_dict *d = py_dict_new(key, value);
    py_dict_update_pairs(d, pairs);
    return d;
}

py_dict *py_dict_fromkeys(const py_list *keys, py_kind kind, py_cell value)
{
    py_dict *d = py_dict_new(keys->element, kind);
    for (int64_t i = 0; i < keys->length; i++)
        py_dict_set(d, keys->items[i], value);
    return d;
}

py_dict *py_dict_merged(const py_dict *a, const py_dict *b)
{
    py_dict *d = py_dict_copy(a);
    py_dict_update(d, b);
    return d;
}

py_tuple *py_dict_popitem(py_dict *d)
{
    if (d->length == 0)
        py_raise_key(PY_OBJECT, py_of(PY_STR("popitem(): dictionary is empty")));
    int64_t last = d->used - 1;
    while (!d->entries[last].live)
        last--;
    py_cell key = d->entries[last].key, value = d->entries[last].value;
    py_tuple *pair = d->key == d->value ? PY_TUPLE(d->key, key, value)
                                        : PY_TUPLE(PY_VALUE, py_of(py_box_cell(d->key, key)), py_of(py_box_cell(d->value, value)));
    py_dict_delete(d, key);
    return pair;
}

/* ---- views */

static void view_destroy(void *self)
{
    t2m_release((void *)(uintptr_t)((py_dict_view *)self)->dict);
}

static int64_t view_length(const void *self)
{
    return ((const py_dict_view *)self)->dict->length;
}

static py_str view_repr(const void *self)
{
    T2M_POOL(pool);
    const py_dict_view *view = self;
    return t2m_keep(&pool, py_str_printf("%s(%s)", view->base.kind->name, py_text(py_list_repr(py_dict_view_list(view)))));
}

static const t2m_kind view_kinds[] = {
    [PY_KEYS] = {.name = "dict_keys", .destroy = view_destroy, .repr = view_repr, .length = view_length},
    [PY_VALUES] = {.name = "dict_values", .destroy = view_destroy, .repr = view_repr, .length = view_length},
    [PY_ITEMS] = {.name = "dict_items", .destroy = view_destroy, .repr = view_repr, .length = view_length},
};

py_dict_view *py_dict_view_of(const py_dict *d, py_view_kind which)
{
    py_dict_view *view = T2M_NEW(py_dict_view, &view_kinds[which]);
    view->dict = t2m_retain(d);
    return view;
}

int64_t py_dict_view_length(const py_dict_view *view)
{
    return view->dict->length;
}

py_list *py_dict_view_list(const py_dict_view *view)
{
    if (view->base.kind == &view_kinds[PY_KEYS])
        return py_dict_keys(view->dict);
    return view->base.kind == &view_kinds[PY_VALUES] ? py_dict_values(view->dict) : py_dict_items(view->dict);
}

py_set *py_dict_view_set(const py_dict_view *view)
{
    return py_set_of_list(py_dict_view_list(view));
}

bool py_dict_view_has_key(const py_dict_view *view, py_cell key)
{
    return py_dict_contains(view->dict, key);
}

py_dict_view *py_as_dict_view(py_value v)
{
    bool fits = v != NULL && v->kind >= view_kinds && v->kind <= &view_kinds[PY_ITEMS];
    if (!fits)
        py_raise(PY_TYPE_ERROR, "expected a view of a dict, got %s", py_type_name(v));
    return (py_dict_view *)v;
}

/* ---- numbers that may be absent */

#define OPTIONAL_LOOK_UPS(type, member)                                                                      \
    py_optional_##type py_dict_get_##type(const py_dict *d, py_cell key)                                     \
    {                                                                                                        \
        py_cell value;                                                                                       \
        bool found = py_dict_find(d, key, &value);                                                           \
        return found ? (py_optional_##type){.is_set = true, .value = value.member} : (py_optional_##type){0}; \
    }                                                                                                        \
    py_optional_##type py_dict_pop_##type(py_dict *d, py_cell key)                                           \
    {                                                                                                        \
        py_optional_##type value = py_dict_get_##type(d, key);                                               \
        if (value.is_set)                                                                                    \
            py_dict_delete(d, key);                                                                          \
        return value;                                                                                        \
    }

OPTIONAL_LOOK_UPS(int, i)
OPTIONAL_LOOK_UPS(float, f)
OPTIONAL_LOOK_UPS(bool, b)
