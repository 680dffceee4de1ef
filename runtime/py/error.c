/* Error objects: Python's classes, args, the text of an error. */
#include "t2m/py_error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "str_internal.h"
#include "t2m/py_tuple.h"
#include "t2m/py_value.h"
#include "trace.h"

#define EXCEPTION_KIND(id, parent, text)                                                                     \
    const t2m_kind py_##id##_kind = {  .name = (text),                                                       \
                                       .destroy = py_error_destroy,                                          \
                                       .repr = py_error_repr,                                                \
                                       .str = py_error_str,                                                  \
                                       .base = (parent)};
PY_EXCEPTIONS(EXCEPTION_KIND)
#undef EXCEPTION_KIND

bool py_is_own_exception(py_exception kind)
{
#define ADDRESS(id, parent, text) &py_##id##_kind,
    static const t2m_kind *const all[] = {PY_EXCEPTIONS(ADDRESS)};
#undef ADDRESS
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        if (all[i] == kind)
            return true;
    return false;
}

/* ---- classes ------------------------------------------------------------------------------------------ */

bool py_exception_is(py_exception exception, py_exception base)
{
    while (exception != NULL && exception != base)
        exception = exception->base;
    return exception != NULL;
}

bool py_error_is(const void *error, py_exception base)
{
    return error != NULL && py_exception_is(((const py_error *)error)->base.kind, base);
}

bool py_error_is_exactly(const void *error, py_exception class_)
{
    return error != NULL && ((const py_error *)error)->base.kind == class_;
}

/* The last part of a dotted name: "JSONDecodeError". */
static const char *short_name(py_exception exception)
{
    const char *dot = strrchr(exception->name, '.');
    return dot != NULL ? dot + 1 : exception->name;
}

/* ---- making ------------------------------------------------------------------------------------------- */

void *py_error_make(size_t size, py_exception exception, const py_tuple *args)
{
    py_error *error = t2m_object_new(size, exception);
    t2m_set(&error->args, (py_tuple *)args);
    bool has_value = py_exception_is(exception, PY_SYSTEM_EXIT) || py_exception_is(exception, PY_STOP_ITERATION);
    if (has_value && args != NULL && args->length > 0) {
        const t2m_object *value = args->length == 1 ? py_box_cell(args->element, args->items[0]) : (const t2m_object *)args;
        t2m_set(&error->value, value);
    }
    return error;
}

py_error *py_error_new(py_exception exception, const py_tuple *args)
{
    return py_error_make(sizeof(py_error), exception, args);
}

void py_error_set_text(void *error, py_str text)
{
    t2m_set(&((py_error *)error)->message, text);
}

void py_error_init(void *error, const py_tuple *args)
{
    py_error_set_text(error, NULL);
    t2m_set(&((py_error *)error)->args, (py_tuple *)args);
}

py_error *py_error_text(py_exception exception, const char *format, ...)
{
    py_error *error = T2M_NEW(py_error, exception);
    va_list arguments;
    va_start(arguments, format);
    error->message = t2m_retain(py_str_vprintf(format, arguments));
    va_end(arguments);
    return error;
}

void py_error_destroy(void *self)
{
    py_error *error = self;
    py_trace_free(error->trace);
    t2m_release((void *)error->message);
    t2m_release(error->args);
    t2m_release(error->cause);
    t2m_release(error->context);
    t2m_release((void *)error->value);
    t2m_release((void *)error->path);
}

/* ---- reading ------------------------------------------------------------------------------------------ */

py_tuple *py_error_args(const void *self)
{
    py_error *error = (py_error *)self;
    if (error->args == NULL && error->number != 0)
        t2m_set(&error->args, PY_TUPLE(PY_VALUE, py_of(py_box(error->number)), py_of(py_str_of(strerror((int)error->number)))));
    else if (error->args == NULL && error->message != NULL)
        t2m_set(&error->args, PY_TUPLE(PY_VALUE, py_of(error->message)));
    return error->args != NULL ? error->args : py_tuple_from(PY_VALUE, NULL, 0);
}

py_str py_error_reason(const py_error *error)
{
    return error->number != 0 ? py_str_of(strerror((int)error->number)) : NULL;
}

static py_str text_of_item(const py_tuple *args, bool is_repr)
{
    py_cell item = py_tuple_at(args, 0);
    if (is_repr)
        return py_cell_repr(args->element, item);
    return py_str_object(py_box_cell(args->element, item));
}

py_str py_error_str(const void *self)
{
    const py_error *error = self;
    if (error->message != NULL)
        return error->message;
    if (error->args == NULL || py_tuple_length(error->args) == 0)
        return PY_STR("");
    if (py_tuple_length(error->args) == 1)
        return text_of_item(error->args, py_error_is(error, PY_KEY_ERROR));
    return py_repr_object(error->args);
}

py_str py_error_repr(const void *self)
{
    const py_error *error = self;
    const py_tuple *args = py_error_args(error);
    const char *name = short_name(error->base.kind);
    if (py_tuple_length(args) == 1)
        return py_str_printf("%s(%s)", name, py_text(text_of_item(args, true)));
    return py_str_printf("%s%s", name, py_text(py_repr_object(args)));
}
