/* A growable list of equal items, and what owning an item of each kind means. */
#ifndef ENGINE_CONTAINERS_H
#define ENGINE_CONTAINERS_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one more item of `size` bytes; false, with an engine error, when memory is out. */
bool engine_list_grow(void **items, size_t count, size_t *capacity, size_t size);

#endif
