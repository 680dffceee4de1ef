/* type(v) of a boxed value: an object that knows its kind. Several kinds are one class in Python: ints of any size are `int`. */
#include <string.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_function.h"
#include "value_internal.h"

typedef struct type_object {
    t2m_object base;
    const char *name;     /* of one of Python's own classes; else NULL */
    const t2m_kind *kind; /* of a class of the program */
} type_object;

static const char *name_of(const type_object *type)
{
    return type->name != NULL ? type->name : type->kind->name;
}

/* float32 of numpy.float32 */
static const char *bare_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL ? dot + 1 : name;
}

/* An exception of Python's is known by its kind where there is one of it, and by its name where a script names the class. */
static bool is_kind_named(const t2m_kind *kind, const char *name)
{
    return kind != NULL && name != NULL && strcmp(kind->name, name) == 0 && py_is_own_exception(kind);
}

bool type_equal(const void *left, const void *right)
{
    const type_object *a = left, *b = right;
    if (is_kind_named(a->kind, b->name) || is_kind_named(b->kind, a->name))
        return true;
    if (a->name != NULL && b->name != NULL)
        return strcmp(a->name, b->name) == 0;
    return a->name == b->name && a->kind == b->kind;
}

static py_str type_repr(const void *self)
{
    const type_object *type = self;
    bool is_tensor = type->name != NULL && strcmp(type->name, "Tensor") == 0;
    if (type->name == NULL && !py_is_own_exception(type->kind))
        return py_str_printf("<class '%s.%s'>", type->kind->module != NULL ? type->kind->module : "__main__", name_of(type));
    return py_str_printf("<class '%s%s'>", is_tensor ? "torch." : "", name_of(type));
}

static uint64_t type_hash(const void *self)
{
    return py_str_hash(py_str_of(name_of(self)));
}

static const t2m_kind type_kind = {.name = "type", .equal = function_equal, .repr = type_repr, .hash = type_hash, .deepcopy = py_itself};

static py_value new_type(const char *name, const t2m_kind *kind)
{
    type_object *type = T2M_NEW(type_object, &type_kind);
    type->name = name;
    type->kind = kind;
    return &type->base;
}

static bool is_own_type(py_value v)
{
    return v == NULL || is_number(v) || py_is_str(v) || py_is_list(v) || py_is_tuple(v) || py_is_dict(v) || py_is_set(v) ||
           py_is_array(v) || v->kind == &type_kind;
}

py_value py_type_of(py_value v)
{
    if (v != NULL && v->kind->type_name != NULL)
        return new_type(v->kind->type_name(v), NULL);
    if (py_class_of_function(v) != v)
        return new_type("type", NULL);
    return is_own_type(v) ? new_type(py_type_name(v), NULL) : new_type(NULL, v->kind);
}

py_value py_type_object(const t2m_kind *kind)
{
    return new_type(NULL, kind);
}

py_value py_builtin_type(const char *name)
{
    return new_type(name, NULL);
}

py_value py_class_of_function(py_value v)
{
    bool is_class = v != NULL && v->kind == &py_function_kind && ((const py_function *)v)->type != NULL;
    return is_class ? ((const py_function *)v)->type : v;
}

static const type_object *class_or_null(py_value v)
{
    v = py_class_of_function(v);
    return v != NULL && v->kind == &type_kind ? (const type_object *)v : NULL;
}

static bool derives_from(const type_object *class_, const type_object *from)
{
    if (from->name != NULL && strcmp(from->name, "object") == 0)
        return true;
    for (const t2m_kind *kind = class_->kind; kind != NULL && from->name != NULL; kind = kind->base)
        if (is_kind_named(kind, from->name))
            return true;
    if (class_->name != NULL || from->name != NULL) {
        bool is_bool = class_->name != NULL && from->name != NULL && strcmp(class_->name, "bool") == 0 && strcmp(from->name, "int") == 0;
        return is_bool || type_equal(class_, from);
    }
    const t2m_kind *kind = class_->kind;
    while (kind != NULL && kind != from->kind)
        kind = kind->base;
    return kind != NULL;
}

static bool derives_from_any(const type_object *class_, py_value from, const char *function)
{
    if (py_is_tuple(from)) {
        for (py_each each = py_iterate(from); py_each_next(&each);)
            if (derives_from_any(class_, each.item, function))
                return true;
        return false;
    }
    if (class_or_null(from) == NULL)
        py_raise(PY_TYPE_ERROR, "%s() arg 2 must be a type, a tuple of types, or a union", function);
    return derives_from(class_, class_or_null(from));
}

bool py_isinstance(py_value v, py_value class_or_tuple)
{
    return derives_from_any((const type_object *)py_type_of(v), class_or_tuple, "isinstance");
}

bool py_issubclass(py_value class_, py_value class_or_tuple)
{
    if (class_or_null(class_) == NULL)
        py_raise(PY_TYPE_ERROR, "issubclass() arg 1 must be a class");
    return derives_from_any(class_or_null(class_), class_or_tuple, "issubclass");
}

py_value py_attribute(py_value v, const char *name)
{
    if (strcmp(name, "__class__") == 0)
        return py_type_of(v);
    v = py_class_of_function(v);
    if (v != NULL && v->kind == &py_function_kind && strcmp(name, "__name__") == 0)
        return (py_value)py_function_name((const py_function *)v);
    if (v != NULL && v->kind == &type_kind && (strcmp(name, "__name__") == 0 || strcmp(name, "__qualname__") == 0))
        return (py_value)py_str_of(bare_name(name_of((const type_object *)v)));
    if (is_number(v) && strcmp(name, "real") == 0)
        return py_positive(v);
    if (is_number(v) && strcmp(name, "imag") == 0)
        return py_is_float(v) ? py_box_float(0) : py_box_int(0);
    py_no_attribute(v, name);
}
