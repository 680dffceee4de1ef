/* Generators as threads run them (thread.c). */
#ifndef T2M_GENERATOR_INTERNAL_H
#define T2M_GENERATOR_INTERNAL_H

#include "t2m/py_iterator.h"

/* Runs a generator to its next yield, to generator_leave or to its end. What it raises is raised here. */
void generator_go_on(py_iterator *it);
/* In the generator, or in others that it runs: back to who called generator_go_on, until that is called again. */
void generator_leave(py_iterator *it);

#endif
