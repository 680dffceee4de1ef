/* Arguments for parameters at run time: see py_bind.h. The order of the checks is CPython's. */
#include "t2m/py_bind.h"

#include <stdio.h>
#include <string.h>

#include "t2m/py_error.h"

enum { MOST_PARAMS = 64 };

typedef struct Param {
    const char *name; /* not terminated */
    int length;
    bool has_default, by_name, by_position;
} Param;

struct py_bound {
    t2m_object base;
    const char *function; /* "Network.__init__", not terminated */
    int function_length;
    Param params[MOST_PARAMS];
    py_value values[MOST_PARAMS];
    bool is_given[MOST_PARAMS], is_taken[MOST_PARAMS];
    int count, positional; /* parameters, and how many of them take positional arguments */
    int64_t surplus;       /* positional arguments without a parameter */
    py_list *rest;         /* *args, or NULL */
    py_dict *names;        /* **kwargs, or NULL */
};

static void bound_destroy(void *self)
{
    py_bound *bound = self;
    for (int i = 0; i < bound->count; i++)
        t2m_release((void *)bound->values[i]);
    t2m_release(bound->rest);
    t2m_release(bound->names);
}

static const t2m_kind bound_kind = {.name = "arguments", .destroy = bound_destroy};

/* ---- the signature */

static void read_params(py_bound *bound, const char *at)
{
    bool only_names = false;
    while (*at && *at != ')') {
        size_t length = strcspn(at, ",)");
        const char *next = at + length;
        if (*at == '/') {
            for (int i = 0; i < bound->count; i++)
                bound->params[i].by_name = false;
        } else if (strncmp(at, "**", 2) == 0) {
            bound->names = t2m_retain(py_dict_new(PY_OBJECT, PY_VALUE));
        } else if (*at == '*') {
            only_names = true;
            if (length > 1)
                bound->rest = t2m_retain(py_list_new(PY_VALUE));
        } else if (bound->count < MOST_PARAMS) {
            bool has_default = at[length - 1] == '=';
            bound->params[bound->count++] = (Param){at, (int)length - has_default, has_default, true, !only_names};
            bound->positional += !only_names;
        }
        at = next + strspn(next, ", ");
    }
}

static bool is_param(const Param *param, const char *name, size_t length)
{
    return (size_t)param->length == length && strncmp(param->name, name, length) == 0;
}

static int find_param(const py_bound *bound, const char *name, size_t length)
{
    for (int i = 0; i < bound->count; i++)
        if (bound->params[i].by_name && is_param(&bound->params[i], name, length))
            return i;
    return -1;
}

/* ---- binding */

static void give(py_bound *bound, int at, py_value value)
{
    bound->values[at] = t2m_retain(value);
    bound->is_given[at] = true;
}

static void mark_taken(py_bound *bound, const py_spread *spread)
{
    for (int i = 0; i < spread->taken && i < bound->count; i++)
        bound->is_given[i] = bound->is_taken[i] = true;
    for (const char *at = spread->named; at && *at;) {
        size_t length = strcspn(at, ",");
        int param = find_param(bound, at, length);
        if (param >= 0)
            bound->is_taken[param] = true;
        at += length + (at[length] == ',');
    }
}

static void give_items(py_bound *bound, const py_spread *spread)
{
    for (int64_t i = 0; spread->items && i < spread->items->length; i++) {
        py_value value = py_box_cell(spread->items->element, spread->items->items[i]);
        if (spread->taken + i < bound->positional)
            give(bound, (int)(spread->taken + i), value);
        else if (bound->rest)
            py_list_append(bound->rest, py_of(value));
        else
            bound->surplus++;
    }
}

static void check_taken(const py_bound *bound, const py_spread *spread)
{
    for (int i = spread->taken; i < bound->count; i++)
        if (bound->is_taken[i] && bound->is_given[i])
            py_raise(PY_TYPE_ERROR, "%.*s() got multiple values for argument '%.*s'", bound->function_length, bound->function,
                     bound->params[i].length, bound->params[i].name);
}

/* Parameters before `/` that are given by keyword. */
static void check_positional_only(const py_bound *bound, const py_dict *names)
{
    py_str wrong = NULL;
    for (int i = 0; i < bound->count; i++) {
        const Param *param = &bound->params[i];
        py_str name = py_str_printf("%.*s", param->length, param->name);
        if (!param->by_name && py_dict_contains(names, py_of(name)))
            wrong = wrong ? py_str_printf("%s, %s", py_text(wrong), py_text(name)) : name;
    }
    if (wrong)
        py_raise(PY_TYPE_ERROR, "%.*s() got some positional-only arguments passed as keyword arguments: '%s'",
                 bound->function_length, bound->function, py_text(wrong));
}

static void give_name(py_bound *bound, const py_dict *names, const char *name, py_value value)
{
    int at = find_param(bound, name, strlen(name));
    if (at < 0 && !bound->names)
        check_positional_only(bound, names);
    if (at < 0 && !bound->names)
        py_raise(PY_TYPE_ERROR, "%.*s() got an unexpected keyword argument '%s'", bound->function_length, bound->function, name);
    if (at < 0) {
        py_dict_put(bound->names, name, py_of(value));
        return;
    }
    if (bound->is_taken[at] && !bound->params[at].by_position)
        py_raise(PY_TYPE_ERROR, "__main__.%.*s() got multiple values for keyword argument '%s'", bound->function_length,
                 bound->function, name);
    if (bound->is_given[at] || bound->is_taken[at])
        py_raise(PY_TYPE_ERROR, "%.*s() got multiple values for argument '%s'", bound->function_length, bound->function, name);
    give(bound, at, value);
}

static void give_names(py_bound *bound, const py_dict *names)
{
    if (!names)
        return;
    for (py_dict_iter it = py_dict_iterate(names); py_dict_next(&it);) {
        py_value key = py_box_cell(names->key, it.key);
        if (!py_is_str(key))
            py_raise(PY_TYPE_ERROR, "keywords must be strings");
        give_name(bound, names, py_text(py_as_str(key)), py_box_cell(names->value, it.value));
    }
}

/* ---- what is wrong with the counts */

static void check_surplus(const py_bound *bound)
{
    int64_t given = bound->surplus + bound->positional, named = 0;
    int required = 0;
    char takes[64], also[96] = "";
    if (!bound->surplus)
        return;
    for (int i = 0; i < bound->count; i++) {
        required += bound->params[i].by_position && !bound->params[i].has_default;
        named += !bound->params[i].by_position && (bound->is_given[i] || bound->is_taken[i]);
    }
    bool is_range = required < bound->positional;
    if (is_range)
        snprintf(takes, sizeof takes, "from %d to %d", required, bound->positional);
    else
        snprintf(takes, sizeof takes, "%d", bound->positional);
    if (named)
        snprintf(also, sizeof also, " positional argument%s (and %lld keyword-only argument%s)", given != 1 ? "s" : "",
                 (long long)named, named != 1 ? "s" : "");
    py_raise(PY_TYPE_ERROR, "%.*s() takes %s positional argument%s but %lld%s %s given", bound->function_length, bound->function,
             takes, is_range || bound->positional != 1 ? "s" : "", (long long)given, also, given == 1 && !named ? "was" : "were");
}

/* 'a', 'a' and 'b', or 'a', 'b', and 'c' */
static void check_missing(const py_bound *bound, bool by_position)
{
    int missing[MOST_PARAMS], count = 0;
    for (int i = 0; i < bound->count; i++)
        if (bound->params[i].by_position == by_position && !bound->params[i].has_default && !bound->is_given[i] && !bound->is_taken[i])
            missing[count++] = i;
    if (!count)
        return;
    py_str names = py_str_of("");
    for (int i = 0; i < count; i++) {
        const char *before = i == 0 ? "" : i + 1 < count ? ", " : count == 2 ? " and " : ", and ";
        const Param *param = &bound->params[missing[i]];
        names = py_str_printf("%s%s'%.*s'", py_text(names), before, param->length, param->name);
    }
    py_raise(PY_TYPE_ERROR, "%.*s() missing %d required %s argument%s: %s", bound->function_length, bound->function, count,
             by_position ? "positional" : "keyword-only", count == 1 ? "" : "s", py_text(names));
}

py_bound *py_bind_to(const char *signature, py_spread spread)
{
    py_bound *bound = T2M_NEW(py_bound, &bound_kind);
    bound->function = signature;
    bound->function_length = (int)strcspn(signature, "(");
    read_params(bound, signature + bound->function_length + 1);
    mark_taken(bound, &spread);
    give_items(bound, &spread);
    check_taken(bound, &spread);
    give_names(bound, spread.names);
    check_surplus(bound);
    check_missing(bound, true);
    check_missing(bound, false);
    return bound;
}

/* ---- reading */

bool py_is_bound(const py_bound *bound, int param)
{
    return bound->is_given[param];
}

py_value py_bound_value(const py_bound *bound, int param)
{
    return t2m_autorelease(t2m_retain(bound->values[param]));
}

py_value py_bound_or(const py_bound *bound, int param, py_value otherwise)
{
    return py_is_bound(bound, param) ? py_bound_value(bound, param) : otherwise;
}

int64_t py_bound_int(const py_bound *bound, int param, int64_t otherwise)
{
    return py_is_bound(bound, param) ? py_as_int(bound->values[param]) : otherwise;
}

double py_bound_float(const py_bound *bound, int param, double otherwise)
{
    return py_is_bound(bound, param) ? py_as_float(bound->values[param]) : otherwise;
}

bool py_bound_bool(const py_bound *bound, int param, bool otherwise)
{
    return py_is_bound(bound, param) ? py_as_bool(bound->values[param]) : otherwise;
}

double py_bound_item(const py_bound *bound, int param, int item, double otherwise)
{
    return py_is_bound(bound, param) ? py_as_float(py_item(bound->values[param], py_box_int(item))) : otherwise;
}

py_value py_bound_rest(const py_bound *bound)
{
    return py_box_object(bound->rest);
}

py_value py_bound_names(const py_bound *bound)
{
    return py_box_object(bound->names);
}

py_dict *py_mapping(py_value v)
{
    if (!py_is_dict(v))
        py_raise(PY_TYPE_ERROR, "argument after ** must be a mapping, not %s", py_type_name(v));
    return py_as_dict(v);
}
