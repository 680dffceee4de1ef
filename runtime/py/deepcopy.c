/* copy.deepcopy of containers. A table from original to copy keeps what is shared shared. */
#include "t2m/py_error.h"
#include "t2m/py_set.h"
#include "t2m/py_value.h"

#define MAX_DEPTH 900

static py_value copy(py_value v, py_dict *copies, int depth);

static py_cell copied_cell(py_kind kind, py_cell cell, py_dict *copies, int depth)
{
    if (kind == PY_ARRAY && cell.a.ctx != NULL)
        return py_of(t2m_array_hooks_get()->copy(cell.a));
    return kind == PY_OBJECT ? py_of(copy(cell.o, copies, depth + 1)) : cell;
}

/* The table maps addresses: an int names an original while the copying lasts. */
static void remember(py_dict *copies, py_value original, const void *made)
{
    py_dict_set(copies, py_of((int64_t)(intptr_t)original), py_of(made));
}

static py_value copy_list(const py_list *xs, py_dict *copies, int depth)
{
    py_list *made = py_list_new(xs->element);
    remember(copies, &xs->base, made);
    for (int64_t i = 0; i < xs->length; i++)
        py_list_append(made, copied_cell(xs->element, xs->items[i], copies, depth));
    return &made->base;
}

static py_value copy_dict(const py_dict *d, py_dict *copies, int depth)
{
    py_dict *made = py_dict_new(d->key, d->value);
    remember(copies, &d->base, made);
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);)
        py_dict_set(made, it.key, copied_cell(d->value, it.value, copies, depth));
    return &made->base;
}

static py_value copy_tuple(const py_tuple *xs, py_dict *copies, int depth)
{
    py_list *items = py_list_new(xs->element);
    for (int64_t i = 0; i < xs->length; i++)
        py_list_append(items, copied_cell(xs->element, xs->items[i], copies, depth));
    py_tuple *made = py_tuple_of_list(items);
    remember(copies, &xs->base, made);
    return &made->base;
}

/* What a kind's copy hands back to us. */
typedef struct py_copies {
    py_dict *made;
    int depth;
} py_copies;

static py_value copy_object(py_value v, py_dict *copies, int depth)
{
    void *made = t2m_object_new(v->kind->size, v->kind);
    remember(copies, v, made);
    v->kind->copy(made, v, &(py_copies){copies, depth + 1});
    return made;
}

void *py_copied(py_copies *copies, const void *v)
{
    return (void *)(uintptr_t)(copies != NULL ? (const void *)copy(v, copies->made, copies->depth) : v);
}

static py_value copy(py_value v, py_dict *copies, int depth)
{
    py_cell known;
    if (v == NULL || py_is_str(v) || py_is_int(v) || py_is_float(v))
        return v;
    if (py_is_array(v))
        return py_box(t2m_array_hooks_get()->copy(py_as_array(v)));
    if (depth > MAX_DEPTH)
        py_raise(PY_RECURSION_ERROR, "maximum recursion depth exceeded");
    if (py_dict_find(copies, py_of((int64_t)(intptr_t)v), &known))
        return known.o;
    if (py_is_list(v))
        return copy_list((const py_list *)v, copies, depth);
    if (py_is_dict(v))
        return copy_dict((const py_dict *)v, copies, depth);
    if (py_is_tuple(v))
        return copy_tuple((const py_tuple *)v, copies, depth);
    if (v->kind == &py_set_kind)
        return &py_set_of_set((const py_set *)v)->base;
    if (v->kind->copy != NULL)
        return copy_object(v, copies, depth);
    py_raise(PY_TYPE_ERROR, "cannot deepcopy an object of type '%s' here", py_type_name(v));
}

py_value py_deepcopy(const void *v)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, copy(v, py_dict_new(PY_INT, PY_OBJECT), 0));
}

void *py_copied_own(py_copies *copies, const void *v)
{
    return copies != NULL ? py_copied(copies, v) : (void *)py_copy(v);
}

py_value py_copy(const void *object)
{
    py_value v = object;
    if (v == NULL || v->kind->copy == NULL) {
        if (py_is_list(v))
            return &py_list_copy((py_list *)v)->base;
        if (py_is_dict(v))
            return &py_dict_copy((py_dict *)v)->base;
        if (v != NULL && v->kind == &py_set_kind)
            return &py_set_of_set((const py_set *)v)->base;
        return v;
    }
    void *made = t2m_object_new(v->kind->size, v->kind);
    v->kind->copy(made, v, NULL);
    return made;
}
