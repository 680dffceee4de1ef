/* Which line of the script each line of the C comes from. A translated program defines t2m_sources in a file of its own;
 * tracebacks are made of it (without it an error prints its last line only). */
#ifndef T2M_PY_SOURCE_H
#define T2M_PY_SOURCE_H

#include <stddef.h>

/* The frame that Python makes for a comprehension is none in C: the line has it. */
typedef enum t2m_frame { T2M_NO_FRAME, T2M_LISTCOMP, T2M_SETCOMP, T2M_DICTCOMP, T2M_GENEXPR } t2m_frame;

typedef struct t2m_source_line {
    unsigned c, python; /* from this line of the C on, up to the next row */
    unsigned frame;     /* t2m_frame */
} t2m_source_line;

typedef struct t2m_source_function {
    unsigned first, last;    /* lines of the C */
    const char *name, *path; /* "forward", "train.py" */
    unsigned caller;         /* the line of the module that calls it, where the C has no call; UINT_MAX: a part of its caller; or 0 */
} t2m_source_function;

typedef struct t2m_source {
    const char *file; /* "train.c"; NULL ends the table */
    const t2m_source_function *functions;
    size_t function_count;
    const t2m_source_line *lines;
    size_t line_count;
} t2m_source;

extern const t2m_source t2m_sources[] __attribute__((weak));

#endif
