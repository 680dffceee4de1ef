/* Growth of the typed vectors of vec.h. */
#include "base/vec.h"

#include <string.h>

void *vec_grown(Arena *arena, const void *items, size_t count, size_t *capacity, size_t wanted,
                size_t item_size)
{
    enum { FIRST_CAPACITY = 4 };
    size_t grown = *capacity ? *capacity * 2 : FIRST_CAPACITY;
    if (grown < wanted)
        grown = wanted;
    void *storage = arena_alloc_array(arena, grown, item_size);
    if (count)
        memcpy(storage, items, count * item_size);
    *capacity = grown;
    return storage;
}
