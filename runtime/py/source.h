/* From addresses to lines of the script. */
#ifndef T2M_PY_SOURCE_INTERNAL_H
#define T2M_PY_SOURCE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct source_frame {
    const char *path, *name;
    unsigned line;
} source_frame;

typedef struct source_frames {
    source_frame *items;
    size_t count, capacity;
    bool is_part; /* the function of the last frame is a part of the next one */
    size_t last; /* where those of the last address begin */
} source_frames;

/* Whether the program has a table of its lines. */
bool source_is_known(void);

/* Adds the frames of the script that an address stands in, innermost first: several where the compiler or the translator put one
 * function into another, none for the runtime's own. */
void source_add_frames(source_frames *frames, uintptr_t place);
/* Whether the instruction at an address is the script's, not that of a function of a header that stands in its code. */
bool source_is_of_script(uintptr_t place);
/* The same frames once more: a function that calls itself. */
void source_add_again(source_frames *frames);

#endif
