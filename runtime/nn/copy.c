/* copy.deepcopy of modules. What is shared inside the original (tied weights, a module used twice) is shared
 * inside the copy; arrays never change, so both hold the same ones. Lists of modules are copied with their
 * modules, other objects are shared. */
#include <stdlib.h>
#include <string.h>

#include "t2m/nn_module.h"
#include "t2m/py_error.h"
#include "walk.h"

/* Which old object became which new one. */
typedef struct memo {
    struct {
        const void *old;
        void *fresh;
    } * pairs;
    size_t count, capacity;
} memo;

static void remember(memo *m, const void *old, void *fresh)
{
    if (m->count == m->capacity) {
        m->capacity = m->capacity == 0 ? 32 : 2 * m->capacity;
        m->pairs = t2m_realloc(m->pairs, m->capacity * sizeof(m->pairs[0]));
    }
    m->pairs[m->count].old = old;
    m->pairs[m->count++].fresh = fresh;
}

static void *recall(const memo *m, const void *old)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->pairs[i].old == old)
            return m->pairs[i].fresh;
    }
    return NULL;
}

static void *copy_object(memo *m, void *object);

static nn_param *copy_param(const nn_param *param)
{
    nn_param *fresh = nn_param_new(param->value);
    if (!param->requires_grad)
        nn_param_require_grad(fresh, false);
    return fresh;
}

static py_list *copy_list(memo *m, const py_list *list)
{
    py_list *fresh = py_list_new(list->element);
    for (int64_t i = 0; i < list->length; i++)
        py_list_append(fresh, list->element == PY_OBJECT ? py_of_object(copy_object(m, list->items[i].o))
                                                         : list->items[i]);
    return fresh;
}

static void copy_contents(memo *m, nn_module *fresh);

/* `address` lies in the new module and still holds the old one's bits. */
static void copy_field(memo *m, const nn_field *field, void *address)
{
    switch (field->kind) {
    case NN_FIELD_MODULE:
        copy_contents(m, address);
        break;
    case NN_FIELD_CHILD:
    case NN_FIELD_PARAMETER:
    case NN_FIELD_OBJECT:
        *(void **)address = t2m_retain(copy_object(m, *(void **)address));
        break;
    case NN_FIELD_BUFFER:
    case NN_FIELD_TRANSIENT_BUFFER:
    case NN_FIELD_ARRAY:
        *(mx_array *)address = mx_retained(mx_is_none(*(mx_array *)address) ? MX_NONE : mx_clone(*(mx_array *)address));
        break;
    }
}

static void copy_contents(memo *m, nn_module *fresh)
{
    for (const nn_class *class = fresh->class; class != NULL; class = class->parent) {
        if (class->forget != NULL)
            py_raise(PY_NOT_IMPLEMENTED_ERROR, "a %s cannot be copied", class->name);
        for (size_t i = 0; i < class->field_count; i++)
            copy_field(m, &class->fields[i], (char *)fresh + class->fields[i].offset);
    }
    const py_dict *extra = fresh->extra;
    fresh->extra = NULL;
    fresh->normed = nn_normed_copy(fresh->normed);
    t2m_retain(fresh->hooks);
    const py_dict *given = fresh->given;
    fresh->given = NULL;
    if (given != NULL)
        t2m_set(&fresh->given, py_dict_copy(given));
    if (extra == NULL)
        return;
    t2m_set(&fresh->extra, py_dict_new(PY_OBJECT, PY_OBJECT));
    for (py_dict_iter it = py_dict_iterate(extra); py_dict_next(&it);)
        py_dict_set(fresh->extra, it.key, py_of_object(copy_object(m, it.value.o)));
}

/* Embedded modules are known before anything is copied that may point to them. */
static void remember_embedded(memo *m, const nn_module *old, nn_module *fresh)
{
    for (const nn_class *class = old->class; class != NULL; class = class->parent) {
        for (size_t i = 0; i < class->field_count; i++) {
            if (class->fields[i].kind != NN_FIELD_MODULE)
                continue;
            const nn_module *part = (const nn_module *)((const char *)old + class->fields[i].offset);
            nn_module *fresh_part = (nn_module *)((char *)fresh + class->fields[i].offset);
            remember(m, part, fresh_part);
            remember_embedded(m, part, fresh_part);
        }
    }
}

static nn_module *copy_module(memo *m, const nn_module *module)
{
    nn_module *fresh = nn_module_allocate(module->class->size);
    t2m_object header = fresh->object;
    memcpy(fresh, module, module->class->size);
    fresh->object = header;
    remember(m, module, fresh);
    remember_embedded(m, module, fresh);
    copy_contents(m, fresh);
    return fresh;
}

static void *copy_object(memo *m, void *object)
{
    if (object == NULL)
        return NULL;
    void *known = recall(m, object);
    if (known != NULL)
        return known;
    const t2m_kind *kind = ((t2m_object *)object)->kind;
    if (kind == &nn_module_kind)
        return copy_module(m, object);
    void *fresh = object;
    if (kind == &nn_param_kind)
        fresh = copy_param(object);
    else if (kind == &py_list_kind)
        fresh = copy_list(m, object);
    remember(m, object, fresh);
    return fresh;
}

void *nn_copy(const void *module)
{
    memo m = {.pairs = NULL};
    nn_module *fresh = copy_module(&m, module);
    free(m.pairs);
    return fresh;
}
