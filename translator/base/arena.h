/*
 * One arena per translation: memory is handed out and freed all together, so nodes point at each other freely and nothing
 * needs an owner of its own. Allocation never returns NULL (out of memory ends the process).
 */
#ifndef T2M_BASE_ARENA_H
#define T2M_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *blocks; /* newest first; the newest is the one in use */
    size_t used_bytes;  /* bytes handed out so far, for statistics */
} Arena;

/* An arena of all zeros is empty and ready: `Arena arena = {0};`. Frees everything and makes it so again. */
void arena_release(Arena *arena);

/* Zeroed memory, aligned for any type, alive until arena_release. A size of 0 gives a valid unique pointer. */
void *arena_alloc(Arena *arena, size_t size);

/* A zeroed array; an overflow of count * size ends the process. */
void *arena_alloc_array(Arena *arena, size_t count, size_t size);

/* A copy of `length` bytes followed by a NUL (the bytes themselves may hold NULs). */
char *arena_copy_bytes(Arena *arena, const char *bytes, size_t length);

/* A copy of a C string. */
char *arena_copy_string(Arena *arena, const char *string);

/* Formats into the arena. */
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *arena, const char *format, va_list arguments);

/* `ARENA_NEW(arena, Expr)` is a zeroed Expr. */
#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_NEW_ARRAY(arena, Type, count) ((Type *)arena_alloc_array((arena), (count), sizeof(Type)))

#endif
