/* Calls of methods by name: finds the table of the type, checks how many arguments there are, runs the method. */
#include <inttypes.h>
#include <string.h>

#include "dynamic_methods.h"
#include "t2m/py_bytes.h"
#include "t2m/py_error.h"
#include "t2m/py_function.h"
#include "value_internal.h"

static const dynamic_method *methods_of(py_value v)
{
    if (py_is_str(v))
        return dynamic_str_methods;
    if (py_is_list(v))
        return dynamic_list_methods;
    if (py_is_dict(v))
        return dynamic_dict_methods;
    if (py_is_set(v))
        return dynamic_set_methods;
    if (py_is_tuple(v))
        return dynamic_tuple_methods;
    if (v != NULL && v->kind == &py_bytes_kind)
        return dynamic_bytes_methods;
    if (py_is_int(v))
        return dynamic_int_methods;
    if (v != NULL && v->kind->is_iterator)
        return dynamic_iterator_methods;
    return py_is_float(v) ? dynamic_float_methods : NULL;
}

/* ---- arguments */

static int64_t named_count(const char *names)
{
    int64_t count = names != NULL && *names != '\0';
    for (const char *p = names; p != NULL && *p; p++)
        count += *p == ',';
    return count;
}

bool dynamic_argument(const dynamic_call *call, int64_t place, const char *name, py_value *value)
{
    const py_arguments *arguments = &call->arguments;
    int64_t named = named_count(arguments->names), positional = arguments->count - named;
    if (place < positional) {
        *value = arguments->values[place];
        return true;
    }
    const char *at = arguments->names;
    for (int64_t i = 0; i < named; i++) {
        size_t length = strcspn(at, ",");
        if (strlen(name) == length && memcmp(at, name, length) == 0) {
            *value = arguments->values[positional + i];
            return true;
        }
        at += length + 1;
    }
    return false;
}

py_value dynamic_optional(const dynamic_call *call, int64_t place, const char *name, py_value otherwise)
{
    py_value value;
    return dynamic_argument(call, place, name, &value) ? value : otherwise;
}

py_str dynamic_text(const dynamic_call *call, int64_t place)
{
    py_value v = dynamic_at(call, place);
    if (!py_is_str(v))
        py_raise(PY_TYPE_ERROR, "%s() argument %" PRId64 " must be str, not %s", call->name, place + 1, py_type_name(v));
    return py_as_str(v);
}

int64_t dynamic_int(const dynamic_call *call, int64_t place, const char *name, int64_t otherwise)
{
    py_value v;
    if (!dynamic_argument(call, place, name, &v))
        return otherwise;
    if (!py_is_int(v))
        py_raise(PY_TYPE_ERROR, "'%s' object cannot be interpreted as an integer", py_type_name(v));
    return py_as_int(v);
}

/* "a,b|c": at least two, at most three; "*" takes any number. */
static void check_arguments(const dynamic_call *call, const char *parameters)
{
    int64_t least = 0, most = 0, given = call->arguments.count;
    bool is_optional = false;
    for (const char *p = parameters; *p; p += strcspn(p, ",|")) {
        is_optional |= *p == '|';
        p += *p == ',' || *p == '|';
        if (*p == '*')
            return;
        most += *p != '\0';
        least += *p != '\0' && !is_optional;
    }
    if (given >= least && given <= most)
        return;
    if (most == 0)
        py_raise(PY_TYPE_ERROR, "%s.%s() takes no arguments (%" PRId64 " given)", call->type, call->name, given);
    if (least == most && most == 1)
        py_raise(PY_TYPE_ERROR, "%s.%s() takes exactly one argument (%" PRId64 " given)", call->type, call->name, given);
    py_raise(PY_TYPE_ERROR, "%s expected %s %" PRId64 " argument%s, got %" PRId64, call->name, given < least ? "at least" : "at most",
             given < least ? least : most, (given < least ? least : most) == 1 ? "" : "s", given);
}

py_value py_call_method_by(py_value v, const char *name, py_arguments arguments)
{
    const dynamic_method *method = methods_of(v);
    for (; method != NULL && method->name != NULL; method++) {
        if (strcmp(method->name, name) != 0)
            continue;
        const dynamic_call call = {v, py_type_name(v), name, arguments};
        check_arguments(&call, method->parameters);
        return method->run(&call);
    }
    py_no_attribute(v, name);
}

void py_no_attribute(py_value v, const char *name)
{
    py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", py_type_name(v), name);
}

void *py_object_with(py_value v, const t2m_kind *kind, const char *name)
{
    if (!t2m_is(v, kind))
        py_no_attribute(v, name);
    return (void *)(uintptr_t)v;
}

mx_array py_array_with(py_value v, const char *name)
{
    if (!py_is_tensor(v))
        py_no_attribute(v, name);
    return py_as_array(v);
}

py_list *py_arrays_of(const py_list *values)
{
    py_list *arrays = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < py_list_length(values); i++) {
        py_value value = py_list_at(values, i).o;
        if (!py_is_tensor(value))
            py_raise(PY_TYPE_ERROR, "expected Tensor as element %" PRId64 " in argument 0, but got %s", i, py_type_name(value));
        py_list_append(arrays, (py_cell){.a = py_as_array(value)});
    }
    return arrays;
}

/* ---- int and float */

static py_value int_bit_length(const dynamic_call *call)
{
    mpz_t number;
    mpz_init(number);
    read_mpz(number, call->self);
    int64_t bits = mpz_sgn(number) == 0 ? 0 : (int64_t)mpz_sizeinbase(number, 2);
    mpz_clear(number);
    return py_box_int(bits);
}

static py_value int_item(const dynamic_call *call)
{
    return call->self;
}

static py_value float_is_integer(const dynamic_call *call)
{
    return py_box_bool(py_float_is_integer(py_as_float(call->self)));
}

const dynamic_method dynamic_int_methods[] = {{"bit_length", "", int_bit_length}, {"item", "", int_item}, {NULL, NULL, NULL}};
const dynamic_method dynamic_float_methods[] = {{"is_integer", "", float_is_integer}, {"item", "", int_item}, {NULL, NULL, NULL}};

struct py_function *py_function_of(py_value v)
{
    if (!py_callable(v))
        py_raise(PY_TYPE_ERROR, "'%s' object is not callable", py_type_name(v));
    if (v->kind != &py_function_kind) /* a class that type() gave */
        return py_class_new("", v);
    return (struct py_function *)(uintptr_t)v;
}

bool py_callable(py_value v)
{
    return v != NULL && (v->kind == &py_function_kind || v->kind->equal == function_equal);
}

/* ---- names of attributes */

py_value py_missing_attribute(py_value v, const char *name)
{
    py_no_attribute(v, name);
}

py_value py_unbound_name(const char *name)
{
    py_raise_unbound_name(name);
}

py_value py_unbound_local(const char *name)
{
    py_raise_unbound_local(name);
}

py_value py_unbound_free(const char *name)
{
    py_raise_unbound_free(name);
}

py_str py_attribute_name(py_str name, const char *names, const char *owner)
{
    for (const char *at = names; *at; at += strcspn(at, ",")) {
        at += *at == ',';
        size_t length = strcspn(at, ",");
        if ((size_t)name->size == length && memcmp(name->text, at, length) == 0)
            return name;
    }
    py_raise(PY_ATTRIBUTE_ERROR, "%s has no attribute '%s'", owner, py_text(name));
}

py_arguments py_arguments_of_list(const py_list *list)
{
    py_bytes *room = py_bytes_zeros((list->length + 1) * (int64_t)sizeof(py_value)); /* memory that goes with the pool */
    py_value *values = (py_value *)(uintptr_t)room->data;
    for (int64_t i = 0; i < list->length; i++)
        values[i] = py_box_cell(list->element, list->items[i]);
    return (py_arguments){values, list->length, NULL};
}
