/*
 * Hash maps in an arena, with values `void *`. Entries keep their order of insertion, so a walk over a map never depends on
 * addresses: output must be the same from run to run. There is no removal; set the value to NULL.
 *   PointerMap  keys compared by address: Names, nodes
 *   StringMap   keys compared as C strings; the map keeps its own copy
 * Zeroed maps are empty and ready.
 */
#ifndef T2M_BASE_MAP_H
#define T2M_BASE_MAP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct MapEntry {
    const void *key; /* StringMap: const char * */
    void *value;
    uint32_t hash;
} MapEntry;

typedef struct Map {
    MapEntry *entries; /* in order of insertion: walk entries[0..count) */
    size_t count;
    size_t capacity;
    uint32_t *slots; /* index + 1 into entries, 0 is free; a power of two of them */
    size_t slot_count;
} Map;

typedef struct PointerMap {
    Map map;
} PointerMap;

typedef struct StringMap {
    Map map;
} StringMap;

/* The value, or NULL if the key is absent (use _has where NULL is a value). */
void *pointer_map_get(const PointerMap *map, const void *key);
bool pointer_map_has(const PointerMap *map, const void *key);
/* Inserts or replaces. */
void pointer_map_set(Arena *arena, PointerMap *map, const void *key, void *value);

void *string_map_get(const StringMap *map, const char *key);
bool string_map_has(const StringMap *map, const char *key);
void string_map_set(Arena *arena, StringMap *map, const char *key, void *value);

/* Runs over the entries in order of insertion: `map_each(entry, &symbols) use(entry->key, entry->value);` */
#define map_each(entry, typed_map)                                                                           \
    for (const MapEntry *entry = (typed_map)->map.entries;                                                   \
         entry && entry < (typed_map)->map.entries + (typed_map)->map.count; entry++)

#endif
