/* Methods of Python's own types by name: a table a type, looked up by py_call_method_by. */
#ifndef T2M_DYNAMIC_METHODS_H
#define T2M_DYNAMIC_METHODS_H

#include "t2m/py_dynamic.h"

typedef struct dynamic_call {
    py_value self;
    const char *type, *name;
    py_arguments arguments;
} dynamic_call;

typedef struct dynamic_method {
    const char *name;
    const char *parameters; /* "sep,maxsplit": names for keywords; those that may be left out stand behind a '|' */
    py_value (*run)(const dynamic_call *call);
} dynamic_method;

extern const dynamic_method dynamic_str_methods[], dynamic_list_methods[], dynamic_dict_methods[], dynamic_set_methods[],
    dynamic_tuple_methods[], dynamic_bytes_methods[], dynamic_int_methods[], dynamic_float_methods[], dynamic_iterator_methods[];

/* The argument by its place among the parameters, however it was given; false if it was left out. */
bool dynamic_argument(const dynamic_call *call, int64_t place, const char *name, py_value *value);
/* The same, `otherwise` where it was left out. */
py_value dynamic_optional(const dynamic_call *call, int64_t place, const char *name, py_value otherwise);
/* A positional one that must be there: the table saw to that. */
static inline py_value dynamic_at(const dynamic_call *call, int64_t place)
{
    return call->arguments.values[place];
}
/* As a str or int, with Python's error if it is none. */
py_str dynamic_text(const dynamic_call *call, int64_t place);
int64_t dynamic_int(const dynamic_call *call, int64_t place, const char *name, int64_t otherwise);

#endif
