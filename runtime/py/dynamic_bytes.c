/* Methods of bytes that are boxed, by name. */
#include "dynamic_methods.h"
#include "t2m/py_bytearray.h"
#include "t2m/py_error.h"

static const py_bytes *bytes_of(py_value v)
{
    if (v == NULL || v->kind != &py_bytes_kind)
        py_raise(PY_TYPE_ERROR, "a bytes-like object is required, not '%s'", py_type_name(v));
    return (const py_bytes *)v;
}

py_bytes *py_bytes_of_any(py_value v)
{
    if (v != NULL && v->kind == &py_bytes_kind)
        return (py_bytes *)(uintptr_t)v;
    if (v != NULL && v->kind == &py_bytearray_kind)
        return py_bytes_of_bytearray((const py_bytearray *)v);
    if (py_is_str(v))
        py_raise(PY_TYPE_ERROR, "string argument without an encoding");
    if (py_is_int(v))
        return py_bytes_zeros(py_as_int(v));
    return py_bytes_of_list(py_list_of_any(v));
}

static const py_bytes *self_of(const dynamic_call *call)
{
    return bytes_of(call->self);
}

static const py_bytes *argument(const dynamic_call *call)
{
    return bytes_of(dynamic_at(call, 0));
}

static py_value run_decode(const dynamic_call *call)
{
    py_value encoding = dynamic_optional(call, 0, "encoding", (py_value)PY_STR("utf-8"));
    py_value errors = dynamic_optional(call, 1, "errors", (py_value)PY_STR("strict"));
    return (py_value)py_bytes_decode(self_of(call), py_as_str(encoding), py_as_str(errors));
}

static py_value run_hex(const dynamic_call *call)
{
    return (py_value)py_bytes_hex(self_of(call));
}

static py_value run_strip(const dynamic_call *call)
{
    return (py_value)py_bytes_strip(self_of(call));
}

static py_value run_upper(const dynamic_call *call)
{
    return (py_value)py_bytes_upper(self_of(call));
}

static py_value run_lower(const dynamic_call *call)
{
    return (py_value)py_bytes_lower(self_of(call));
}

static py_value run_split(const dynamic_call *call)
{
    py_value separator = dynamic_optional(call, 0, "sep", NULL);
    return (py_value)py_bytes_split(self_of(call), separator ? bytes_of(separator) : NULL);
}

static py_value run_startswith(const dynamic_call *call)
{
    return py_box_bool(py_bytes_startswith(self_of(call), argument(call)));
}

static py_value run_endswith(const dynamic_call *call)
{
    return py_box_bool(py_bytes_endswith(self_of(call), argument(call)));
}

static py_value run_find(const dynamic_call *call)
{
    return py_box_int(py_bytes_find(self_of(call), argument(call)));
}

static py_value run_count(const dynamic_call *call)
{
    return py_box_int(py_bytes_count(self_of(call), argument(call)));
}

static py_value run_replace(const dynamic_call *call)
{
    return (py_value)py_bytes_replace(self_of(call), argument(call), bytes_of(dynamic_at(call, 1)));
}

const dynamic_method dynamic_bytes_methods[] = {
    {"decode", "|encoding,errors", run_decode},
    {"hex", "", run_hex},
    {"strip", "", run_strip},
    {"upper", "", run_upper},
    {"lower", "", run_lower},
    {"split", "|sep", run_split},
    {"startswith", "prefix", run_startswith},
    {"endswith", "suffix", run_endswith},
    {"find", "sub", run_find},
    {"count", "sub", run_count},
    {"replace", "old,new", run_replace},
    {NULL, NULL, NULL},
};
