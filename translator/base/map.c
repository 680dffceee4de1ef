/*
 * Entries in an array in order of insertion, and beside it an index of slots with linear probing. The two typed maps differ
 * only in how keys are hashed and compared.
 */
#include "base/map.h"

#include "base/hash.h"

#include <string.h>

typedef bool KeysEqual(const void *left, const void *right);

static bool same_pointer(const void *left, const void *right)
{
    return left == right;
}

static bool same_string(const void *left, const void *right)
{
    return strcmp(left, right) == 0;
}

static uint32_t hash_string(const char *key)
{
    return hash_bytes(key, strlen(key));
}

static MapEntry *map_find(const Map *map, const void *key, uint32_t hash, KeysEqual *equal)
{
    if (!map->slot_count)
        return NULL;
    size_t mask = map->slot_count - 1;
    for (size_t i = hash & mask; map->slots[i]; i = (i + 1) & mask) {
        MapEntry *entry = &map->entries[map->slots[i] - 1];
        if (entry->hash == hash && equal(entry->key, key))
            return entry;
    }
    return NULL;
}

static void index_entry(Map *map, size_t entry)
{
    size_t mask = map->slot_count - 1;
    size_t i = map->entries[entry].hash & mask;
    while (map->slots[i])
        i = (i + 1) & mask;
    map->slots[i] = (uint32_t)(entry + 1);
}

/* Keeps twice as many slots as entries, so that a probe is short. */
static void map_grow(Arena *arena, Map *map)
{
    enum { FIRST_CAPACITY = 8 };
    size_t capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY;
    MapEntry *entries = ARENA_NEW_ARRAY(arena, MapEntry, capacity);
    if (map->count)
        memcpy(entries, map->entries, map->count * sizeof *entries);
    map->entries = entries;
    map->capacity = capacity;
    map->slot_count = capacity * 2;
    map->slots = ARENA_NEW_ARRAY(arena, uint32_t, map->slot_count);
    for (size_t i = 0; i < map->count; i++)
        index_entry(map, i);
}

static void map_append(Arena *arena, Map *map, const void *key, uint32_t hash, void *value)
{
    if (map->count == map->capacity)
        map_grow(arena, map);
    map->entries[map->count] = (MapEntry){.key = key, .value = value, .hash = hash};
    index_entry(map, map->count++);
}

void *pointer_map_get(const PointerMap *map, const void *key)
{
    MapEntry *entry = map_find(&map->map, key, hash_pointer(key), same_pointer);
    return entry ? entry->value : NULL;
}

bool pointer_map_has(const PointerMap *map, const void *key)
{
    return map_find(&map->map, key, hash_pointer(key), same_pointer) != NULL;
}

void pointer_map_set(Arena *arena, PointerMap *map, const void *key, void *value)
{
    uint32_t hash = hash_pointer(key);
    MapEntry *entry = map_find(&map->map, key, hash, same_pointer);
    if (entry)
        entry->value = value;
    else
        map_append(arena, &map->map, key, hash, value);
}

void *string_map_get(const StringMap *map, const char *key)
{
    MapEntry *entry = map_find(&map->map, key, hash_string(key), same_string);
    return entry ? entry->value : NULL;
}

bool string_map_has(const StringMap *map, const char *key)
{
    return map_find(&map->map, key, hash_string(key), same_string) != NULL;
}

void string_map_set(Arena *arena, StringMap *map, const char *key, void *value)
{
    uint32_t hash = hash_string(key);
    MapEntry *entry = map_find(&map->map, key, hash, same_string);
    if (entry)
        entry->value = value;
    else
        map_append(arena, &map->map, arena_copy_string(arena, key), hash, value);
}
