/* A chain of blocks, each twice as large as the one before up to a limit; a large request gets a block of its own. */
#include "base/arena.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024, ALIGNMENT = _Alignof(max_align_t) };

struct ArenaBlock {
    ArenaBlock *next;
    size_t size, used;
    max_align_t data[]; /* calloc'ed: every byte is zero until handed out */
};

void arena_release(Arena *arena)
{
    ArenaBlock *block = arena->blocks;
    while (block) {
        ArenaBlock *next = block->next;
        free(block);
        block = next;
    }
    *arena = (Arena){0};
}

static ArenaBlock *block_new(Arena *arena, size_t needed)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < needed)
        size = needed;
    if (size > SIZE_MAX - sizeof(ArenaBlock))
        t2m_out_of_memory();
    ArenaBlock *block = calloc(1, sizeof(ArenaBlock) + size);
    if (!block)
        t2m_out_of_memory();
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        t2m_out_of_memory();
    size_t rounded = size ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;
    ArenaBlock *block = arena->blocks;
    if (!block || block->size - block->used < rounded)
        block = block_new(arena, rounded);
    void *memory = (char *)block->data + block->used;
    block->used += rounded;
    arena->used_bytes += rounded;
    return memory;
}

void *arena_alloc_array(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        t2m_out_of_memory();
    return arena_alloc(arena, count * size);
}

char *arena_copy_bytes(Arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    return copy;
}

char *arena_copy_string(Arena *arena, const char *string)
{
    return arena_copy_bytes(arena, string, strlen(string));
}

char *arena_vprintf(Arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    T2M_ASSERT(length >= 0);
    char *string = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(string, (size_t)length + 1, format, arguments);
    return string;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *string = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return string;
}
