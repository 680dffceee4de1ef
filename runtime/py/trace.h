/* Where an error came from: addresses of calls, innermost first, noted as the error goes outwards. */
#ifndef T2M_PY_TRACE_H
#define T2M_PY_TRACE_H

#include <stdio.h>

#include "t2m/py_error.h"

/* Notes the frames from here outwards, but those that `after` or something further in stands in, up to the one that holds
 * `until`. Both are addresses of locals; NULL: none is left out, and all to the outermost are noted. */
void trace_note(py_error *error, const void *after, const void *until);
/* RecursionError in the function whose stack pointer is given, which has not begun: its caller is the last place. */
_Noreturn void raise_recursion(const void *stack);
void py_trace_free(struct py_trace *trace);

/* Python's report: the traceback if places are known, the chain of causes and contexts, the last line. */
void trace_print(const py_error *error, FILE *stream);

#endif
