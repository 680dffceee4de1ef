/* See repr_guard.h. Objects being written lie on a stack, which is short: nesting is rarely deep. */
#include "repr_guard.h"

#include <stddef.h>

#include "t2m/object.h"

static _Thread_local const void **stack;
static _Thread_local size_t depth, capacity;

bool repr_enter(const void *object)
{
    for (size_t i = 0; i < depth; i++) {
        if (stack[i] == object)
            return false;
    }
    if (depth == capacity) {
        capacity = capacity * 2 + 16;
        stack = t2m_realloc(stack, capacity * sizeof(*stack));
    }
    stack[depth++] = object;
    return true;
}

/* An exception may have left others on top. */
void repr_leave(const void *object)
{
    while (depth > 0 && stack[--depth] != object)
        continue;
}
