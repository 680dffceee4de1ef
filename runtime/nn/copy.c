/* copy.deepcopy of modules and parameters: what the kinds of both say for it (t2m_kind.deepcopy). What is shared inside the original
 * (tied weights, a module used twice) is shared inside the copy; what attributes hold is copied as copy.deepcopy copies it. */
#include <string.h>

#include "copy.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"
#include "walk.h"

void *nn_param_deepcopy(const void *object, struct py_copies *copies)
{
    const nn_param *param = object;
    nn_param *fresh = nn_param_new(param->value);
    py_copy_made(copies, param, fresh);
    if (!param->requires_grad)
        nn_param_require_grad(fresh, false);
    return fresh;
}

/* ---- modules: the bits of the original, which then become the copy's own references, which then are replaced by copies. So an error
 * on the way leaves a module that can be destroyed. */

typedef void field_visitor(nn_field_kind kind, void *address, struct py_copies *copies);

static void each_field(nn_module *module, field_visitor *visit, struct py_copies *copies)
{
    for (const nn_class *class = module->class; class != NULL; class = class->parent)
        for (size_t i = 0; i < class->field_count; i++)
            visit(class->fields[i].kind, (char *)module + class->fields[i].offset, copies);
}

static bool holds_array(nn_field_kind kind)
{
    return kind == NN_FIELD_BUFFER || kind == NN_FIELD_TRANSIENT_BUFFER || kind == NN_FIELD_ARRAY;
}

static void share_module(nn_module *fresh, struct py_copies *copies);
static void copy_module(nn_module *fresh, struct py_copies *copies);

static void share_field(nn_field_kind kind, void *address, struct py_copies *copies)
{
    if (kind == NN_FIELD_MODULE)
        share_module(address, copies);
    else if (holds_array(kind))
        mx_retained(*(mx_array *)address);
    else
        t2m_retain(*(void **)address);
}

static void share_module(nn_module *fresh, struct py_copies *copies)
{
    t2m_retain(fresh->extra);
    t2m_retain(fresh->places);
    t2m_retain(fresh->given);
    t2m_retain(fresh->hooks);
    t2m_retain(fresh->normed);
    each_field(fresh, share_field, copies);
}

static void copy_field(nn_field_kind kind, void *address, struct py_copies *copies)
{
    mx_array *array = address;
    void **object = address;
    if (kind == NN_FIELD_MODULE)
        copy_module(address, copies);
    else if (!holds_array(kind))
        t2m_set(object, py_copied(copies, *object));
    else if (!mx_is_none(*array))
        mx_set(array, mx_clone(*array));
}

static void copy_module(nn_module *fresh, struct py_copies *copies)
{
    struct nn_normed *normed = nn_normed_copy(fresh->normed);
    t2m_release(fresh->normed);
    fresh->normed = normed;
    each_field(fresh, copy_field, copies);
    t2m_set(&fresh->given, py_copied(copies, fresh->given));
    t2m_set(&fresh->extra, py_copied(copies, fresh->extra));
}

/* Embedded modules are known before anything is copied that may point to them; layers with memory of their own are refused. */
static void remember(const nn_module *old, nn_module *fresh, struct py_copies *copies)
{
    py_copy_made(copies, old, fresh);
    for (const nn_class *class = old->class; class != NULL; class = class->parent) {
        if (class->forget != NULL)
            py_raise(PY_NOT_IMPLEMENTED_ERROR, "a %s cannot be copied", class->name);
        for (size_t i = 0; i < class->field_count; i++)
            if (class->fields[i].kind == NN_FIELD_MODULE)
                remember((const nn_module *)((const char *)old + class->fields[i].offset),
                         (nn_module *)((char *)fresh + class->fields[i].offset), copies);
    }
}

void *nn_module_deepcopy(const void *object, struct py_copies *copies)
{
    const nn_module *module = object;
    nn_module *fresh = nn_module_allocate(module->class->size);
    remember(module, fresh, copies);
    t2m_object header = fresh->object;
    memcpy(fresh, module, module->class->size);
    fresh->object = header;
    share_module(fresh, copies);
    copy_module(fresh, copies);
    return fresh;
}

void *nn_copy(const void *module)
{
    return (void *)(uintptr_t)py_deepcopy(module);
}
