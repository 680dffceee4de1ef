/* copy.copy and copy.deepcopy. A table from original to copy keeps what is shared shared. Modules and other objects that only the
 * layers above know copy themselves (t2m_kind.deepcopy); kinds that say py_itself never change. */
#include "t2m/py_bytearray.h"
#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "t2m/py_set.h"
#include "t2m/py_value.h"

#define MAX_DEPTH 900

/* What is handed down while one deepcopy lasts. */
typedef struct py_copies {
    py_dict *made; /* from the address of an original to the address of its copy, which the pool of the deepcopy holds */
    int depth;
} py_copies;

static py_cell address(const void *object)
{
    return py_of((int64_t)(intptr_t)object);
}

void py_copy_made(py_copies *copies, const void *original, const void *made)
{
    py_dict_set(copies->made, address(original), address(made));
}

void *py_itself(const void *object, py_copies *copies)
{
    (void)copies;
    return (void *)(uintptr_t)object;
}

static py_cell copied_cell(py_copies *copies, py_kind kind, py_cell cell)
{
    if (kind == PY_ARRAY && cell.a.ctx != NULL)
        return py_of(t2m_array_hooks_get()->copy(cell.a));
    return kind == PY_OBJECT ? py_of(py_copied(copies, cell.o)) : cell;
}

/* ---- containers: an empty one of the same kind, and its items */

static py_list *empty_list(const py_list *xs)
{
    return xs->base.kind == &py_deque_kind ? py_deque_new(xs->element, py_deque_limit(xs)) : py_list_new(xs->element);
}

static py_dict *empty_dict(const py_dict *d)
{
    py_dict *made = py_dict_new(d->key, d->value);
    made->base.kind = d->base.kind;
    made->missing = t2m_retain(d->missing);
    return made;
}

static py_value copy_list(const py_list *xs, py_copies *copies)
{
    py_list *made = empty_list(xs);
    py_copy_made(copies, xs, made);
    for (int64_t i = 0; i < xs->length; i++)
        py_list_append(made, copied_cell(copies, xs->element, xs->items[i]));
    return &made->base;
}

static py_value copy_dict(const py_dict *d, py_copies *copies)
{
    py_dict *made = empty_dict(d);
    py_copy_made(copies, d, made);
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);)
        py_dict_set(made, copied_cell(copies, d->key, it.key), copied_cell(copies, d->value, it.value));
    return &made->base;
}

static py_value copy_set(const py_set *xs, py_copies *copies)
{
    py_set *made = py_set_new(xs->element);
    py_copy_made(copies, xs, made);
    for (py_set_iter it = py_set_iterate(xs); py_set_next(&it);)
        py_set_add(made, copied_cell(copies, xs->element, it.item));
    return &made->base;
}

static py_value copy_tuple(const py_tuple *xs, py_copies *copies)
{
    py_list *items = py_list_new(xs->element);
    for (int64_t i = 0; i < xs->length; i++)
        py_list_append(items, copied_cell(copies, xs->element, xs->items[i]));
    py_tuple *made = py_tuple_of_list(items);
    py_copy_made(copies, xs, made);
    return &made->base;
}

/* ---- objects */

static py_value copy_object(py_value v, py_copies *copies)
{
    void *made = t2m_object_new(v->kind->size, v->kind);
    py_copy_made(copies, v, made);
    v->kind->copy(made, v, copies);
    return made;
}

static py_value copy(py_value v, py_copies *copies)
{
    py_cell known;
    if (v == NULL || py_is_str(v) || py_is_int(v) || py_is_float(v))
        return v;
    if (py_is_array(v))
        return py_box(t2m_array_hooks_get()->copy(py_as_array(v)));
    if (copies->depth > MAX_DEPTH)
        py_raise(PY_RECURSION_ERROR, "maximum recursion depth exceeded");
    if (py_dict_find(copies->made, address(v), &known))
        return (py_value)(intptr_t)known.i;
    if (v->kind->deepcopy != NULL)
        return v->kind->deepcopy(v, copies);
    if (v->kind->copy != NULL)
        return copy_object(v, copies);
    if (py_is_list(v))
        return copy_list((const py_list *)v, copies);
    if (py_is_dict(v))
        return copy_dict((const py_dict *)v, copies);
    if (py_is_tuple(v))
        return copy_tuple((const py_tuple *)v, copies);
    if (v->kind == &py_set_kind)
        return copy_set((const py_set *)v, copies);
    if (v->kind == &py_bytearray_kind)
        return &py_bytearray_of_buffer(py_buffer_of_value(v))->base;
    py_raise(PY_TYPE_ERROR, "cannot deepcopy an object of type '%s' here", py_type_name(v));
}

void *py_copied(py_copies *copies, const void *v)
{
    if (copies == NULL)
        return (void *)(uintptr_t)v;
    copies->depth++;
    py_value made = copy(v, copies);
    copies->depth--;
    return (void *)(uintptr_t)made;
}

py_value py_deepcopy(const void *v)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, copy(v, &(py_copies){.made = py_dict_new(PY_INT, PY_INT)}));
}

void *py_copied_own(py_copies *copies, const void *v)
{
    return copies != NULL ? py_copied(copies, v) : (void *)(uintptr_t)py_copy(v);
}

py_value py_copy(const void *object)
{
    py_value v = object;
    if (v != NULL && v->kind->copy != NULL) {
        void *made = t2m_object_new(v->kind->size, v->kind);
        v->kind->copy(made, v, NULL);
        return made;
    }
    if (py_is_list(v)) {
        py_list *made = empty_list((const py_list *)v);
        py_list_extend(made, (const py_list *)v);
        return &made->base;
    }
    if (py_is_dict(v)) {
        py_dict *made = empty_dict((const py_dict *)v);
        py_dict_update(made, (const py_dict *)v);
        return &made->base;
    }
    if (v != NULL && v->kind == &py_set_kind)
        return &py_set_of_set((py_set *)v)->base;
    if (v != NULL && v->kind == &py_bytearray_kind)
        return &py_bytearray_of_buffer(py_buffer_of_value(v))->base;
    return v;
}
