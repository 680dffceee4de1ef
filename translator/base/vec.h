/*
 * Typed growing arrays in an arena: `typedef Vec(Stmt *) StmtVec;`. A zeroed one is empty. Growth leaves the old storage to
 * the arena, so a pointer to an element is good only until the next push.
 */
#ifndef T2M_BASE_VEC_H
#define T2M_BASE_VEC_H

#include "base/arena.h"

#include <stddef.h>

#define Vec(Type)                                                                                            \
    struct {                                                                                                 \
        Type *items;                                                                                         \
        size_t count;                                                                                        \
        size_t capacity;                                                                                     \
    }

/* Appends a value; evaluates `vec` more than once. The value may have commas only inside parentheses. */
#define vec_push(arena, vec, ...)                                                                            \
    (vec_reserve((arena), (vec), (vec)->count + 1), (void)((vec)->items[(vec)->count++] = (__VA_ARGS__)))

/* Makes room for at least `wanted` elements. */
#define vec_reserve(arena, vec, wanted)                                                                      \
    ((vec)->capacity >= (wanted)                                                                             \
         ? (void)0                                                                                           \
         : (void)((vec)->items = vec_grown((arena), (vec)->items, (vec)->count, &(vec)->capacity, (wanted),  \
                                           sizeof *(vec)->items)))

/* Removes and gives the last element; the vector must not be empty. */
#define vec_pop(vec) ((vec)->items[--(vec)->count])
#define vec_last(vec) ((vec)->items[(vec)->count - 1])
#define vec_clear(vec) ((void)((vec)->count = 0))

/* Runs over indices: `vec_each(i, &body) visit(body.items[i]);` */
#define vec_each(index, vec) for (size_t index = 0; index < (vec)->count; index++)

/* The work behind vec_reserve: new storage of at least `wanted` elements with the old ones copied. */
void *vec_grown(Arena *arena, const void *items, size_t count, size_t *capacity, size_t wanted,
                size_t item_size);

#endif
