/* What the files of pickle share: names of classes and functions as values, and what calling one makes. */
#ifndef T2M_PICKLE_INTERNAL_H
#define T2M_PICKLE_INTERNAL_H

#include "t2m/py_pickle.h"

/* "module.name" of a class or function that a pickle names; of Python 2 under its name of today. */
typedef struct pickle_global {
    t2m_object base;
    py_str module, name, qualified;
} pickle_global;

extern const t2m_kind pickle_global_kind;

py_value pickle_tuple(const py_value *items, size_t count);
/* NotImplementedError for what is not known here. */
py_value pickle_called(const pickle_global *function, const py_tuple *args);
void pickle_build(py_value object, py_value state);
_Noreturn void pickle_no_plain_data(const char *name);

#endif
