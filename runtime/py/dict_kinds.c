/* collections.OrderedDict and defaultdict. */
#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "t2m/py_set.h"
#include "t2m/py_tuple.h"
#include "t2m/py_value.h"

static int64_t length(const void *self)
{
    return ((const py_dict *)self)->length;
}

bool py_dict_missing(py_dict *d, py_cell key, py_cell *value)
{
    if (d->base.kind == &py_counter_kind) {
        *value = py_of(0);
        return true;
    }
    if (d->missing == NULL)
        return false;
    *value = d->missing->make(d->missing);
    py_dict_set(d, key, *value);
    return true;
}

/* ---- OrderedDict */

static bool ordered_equal(const void *self, const void *other)
{
    py_dict_iter a = py_dict_iterate(self), b = py_dict_iterate(other);
    while (py_dict_next(&a) && py_dict_next(&b))
        if (!py_equal(py_box_cell(a.dict->key, a.key), py_box_cell(b.dict->key, b.key)))
            return false;
    return py_dict_equal_plain(self, other);
}

static py_str ordered_repr(const void *self)
{
    const py_dict *d = self;
    T2M_POOL(pool);
    py_builder b = {0};
    py_builder_text(&b, "OrderedDict(");
    const char *between = "[";
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it); between = ", ") {
        py_builder_printf(&b, "%s(%s, ", between, py_text(py_cell_repr(d->key, it.key)));
        py_builder_printf(&b, "%s)", py_text(py_cell_repr(d->value, it.value)));
    }
    py_builder_text(&b, d->length > 0 ? "])" : ")");
    return t2m_keep(&pool, py_builder_take(&b));
}

const t2m_kind py_ordered_dict_kind = {
    .name = "OrderedDict",
    .destroy = py_dict_destroy,
    .equal = ordered_equal,
    .repr = ordered_repr,
    .length = length,
    .base = &py_dict_kind,
};

py_dict *py_ordered_dict_new(py_kind key, py_kind value)
{
    py_dict *d = py_dict_new(key, value);
    d->base.kind = &py_ordered_dict_kind;
    return d;
}

py_dict *py_ordered_dict_of(const py_dict *other)
{
    py_dict *d = py_ordered_dict_new(other->key, other->value);
    py_dict_update(d, other);
    return d;
}

static py_cell unboxed(py_kind kind, py_value v)
{
    switch (kind) {
    case PY_INT:
        return py_of(py_as_int(v));
    case PY_FLOAT:
        return py_of(py_as_float(v));
    case PY_BOOL:
        return py_of(py_as_bool(v));
    case PY_ARRAY:
        return py_of(py_as_array(v));
    case PY_OBJECT:
        break;
    }
    return py_of(v);
}

py_dict *py_ordered_dict_of_pairs(py_kind key, py_kind value, const py_list *pairs)
{
    py_dict *d = py_ordered_dict_new(key, value);
    for (int64_t i = 0; i < pairs->length; i++) {
        const py_tuple *pair = pairs->items[i].o;
        if (pair->length != 2)
            py_raise(PY_VALUE_ERROR, "need more than %lld values to unpack", (long long)pair->length);
        py_dict_set(d, unboxed(key, py_box_cell(pair->element, pair->items[0])),
                    unboxed(value, py_box_cell(pair->element, pair->items[1])));
    }
    return d;
}

/* ---- defaultdict */

static bool plain_equal(const void *a, const void *b)
{
    return py_dict_equal_plain(a, b);
}

static py_str default_repr(const void *self)
{
    const py_dict *d = self;
    return py_str_printf("defaultdict(%s, %s)", d->missing != NULL ? d->missing->name : "None",
                         py_text(py_dict_repr_plain(d)));
}

const t2m_kind py_default_dict_kind = {
    .name = "collections.defaultdict",
    .destroy = py_dict_destroy,
    .equal = plain_equal,
    .repr = default_repr,
    .length = length,
    .base = &py_dict_kind,
};

static void default_destroy(void *self)
{
    t2m_release(((py_default *)self)->inner);
}
static const t2m_kind default_kind = {.name = "type", .destroy = default_destroy};

py_dict *py_default_dict_new(py_kind key, py_kind value, py_default *missing)
{
    py_dict *d = py_dict_new(key, value);
    d->base.kind = &py_default_dict_kind;
    d->missing = t2m_retain(missing);
    return d;
}

static py_default *made_by(py_cell (*make)(py_default *self), const char *name)
{
    py_default *d = T2M_NEW(py_default, &default_kind);
    d->make = make;
    d->name = name;
    return d;
}

static py_cell make_zero(py_default *self)
{
    if (self->kinds[0] == PY_FLOAT)
        return py_of(0.0);
    if (self->kinds[0] != PY_VALUE)
        return py_of(0);
    bool is_float = strstr(self->name, "float") != NULL, is_bool = strstr(self->name, "bool") != NULL;
    return py_of(is_float ? py_box_float(0) : is_bool ? py_box_bool(false) : py_box_int(0));
}

py_default *py_default_zero(py_kind value, const char *type)
{
    py_default *d = made_by(make_zero, type);
    d->kinds[0] = value;
    return d;
}

static py_cell make_text(py_default *self)
{
    (void)self;
    return py_of(PY_STR(""));
}

py_default *py_default_text(void)
{
    return made_by(make_text, "<class 'str'>");
}

static py_cell make_list(py_default *self)
{
    return py_of(py_list_new(self->kinds[0]));
}

py_default *py_default_list(py_kind element)
{
    py_default *d = made_by(make_list, "<class 'list'>");
    d->kinds[0] = element;
    return d;
}

static py_cell make_set(py_default *self)
{
    return py_of(py_set_new(self->kinds[0]));
}

py_default *py_default_set(py_kind element)
{
    py_default *d = made_by(make_set, "<class 'set'>");
    d->kinds[0] = element;
    return d;
}

static py_cell make_dict(py_default *self)
{
    return py_of(py_dict_new(self->kinds[0], self->kinds[1]));
}

py_default *py_default_dict(py_kind key, py_kind value)
{
    py_default *d = made_by(make_dict, "<class 'dict'>");
    d->kinds[0] = key;
    d->kinds[1] = value;
    return d;
}

static py_cell make_counter(py_default *self)
{
    return py_of(py_counter_new(self->kinds[0]));
}

py_default *py_default_counter(py_kind key)
{
    py_default *d = made_by(make_counter, "<class 'collections.Counter'>");
    d->kinds[0] = key;
    return d;
}

static py_cell make_default_dict(py_default *self)
{
    return py_of(py_default_dict_new(self->kinds[0], self->kinds[1], self->inner));
}

py_default *py_default_default_dict(py_kind key, py_kind value, py_default *inner)
{
    py_default *d = made_by(make_default_dict, "<function <lambda>>");
    d->kinds[0] = key;
    d->kinds[1] = value;
    d->inner = t2m_retain(inner);
    return d;
}
