/* Functions as values: see py_function.h. */
#include "t2m/py_function.h"

#include "t2m/py_error.h"
#include "t2m/py_str.h"
#include "t2m/py_value.h"
#include "value_internal.h"

static void function_destroy(void *self)
{
    py_function *function = self;
    if (function->target != function)
        t2m_release((void *)function->target);
    t2m_release(function->bound);
    t2m_release((void *)function->type);
}

/* The class that a py_function or a class itself stands for; NULL of a function. */
static const t2m_object *class_of(const t2m_object *value)
{
    return value->kind == &py_function_kind ? ((const py_function *)value)->type : value;
}

bool function_equal(const void *a, const void *b)
{
    const py_function *left = a, *right = b;
    const t2m_object *left_class = class_of(a), *right_class = class_of(b);
    if (left_class != NULL || right_class != NULL)
        return left_class != NULL && right_class != NULL && type_equal(left_class, right_class);
    return left->target == right->target && left->bound == right->bound;
}

static uint64_t function_hash(const void *self)
{
    const py_function *function = self;
    if (function->type != NULL)
        return function->type->kind->hash(function->type);
    return (uint64_t)((uintptr_t)function->target >> 4) ^ (uint64_t)((uintptr_t)function->bound >> 4);
}

static py_str function_repr(const void *self)
{
    const py_function *function = self;
    if (function->type != NULL)
        return function->type->kind->repr(function->type);
    return py_str_printf("<function %s at %p>", function->name, (const void *)function->target);
}

const t2m_kind py_function_kind = {
    .name = "function",
    .destroy = function_destroy,
    .equal = function_equal,
    .hash = function_hash,
    .repr = function_repr,
    .deepcopy = py_itself,
};

py_function *py_function_new(const char *name)
{
    py_function *function = T2M_NEW(py_function, &py_function_kind);
    function->name = name;
    function->target = function;
    return function;
}

py_function *py_class_new(const char *name, const t2m_object *type)
{
    py_function *function = py_function_new(name);
    function->type = t2m_retain(type);
    return function;
}

py_function *py_function_bind(const py_function *target, const void *bound)
{
    py_function *function = T2M_NEW(py_function, &py_function_kind);
    function->name = target->name;
    function->target = t2m_retain(target);
    function->bound = t2m_retain(bound);
    return function;
}

bool py_function_is(const py_function *function, const py_function *target)
{
    if (!function)
        py_raise(PY_TYPE_ERROR, "'NoneType' object is not callable");
    bool is_class = function->type != NULL && target->type != NULL && type_equal(function->type, target->type);
    return function->target == target || is_class;
}

py_str py_function_name(const py_function *function)
{
    if (!function)
        py_raise(PY_ATTRIBUTE_ERROR, "'NoneType' object has no attribute '__name__'");
    return py_str_of(function->name);
}
