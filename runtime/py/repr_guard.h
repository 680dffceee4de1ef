/* repr of containers that hold themselves: what is being written already shows as [...] or {...}. */
#ifndef T2M_PY_REPR_GUARD_H
#define T2M_PY_REPR_GUARD_H

#include <stdbool.h>

/* Gives false if the object is being written further out; else the caller ends with repr_leave. */
bool repr_enter(const void *object);
void repr_leave(const void *object);

#endif
