/* Open addressing with linear probing; entries are only ever removed all together. */
#include "plan_cache.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 64, MOST_PLANS = 2048 };

static uint64_t hash_bytes(const void *data, size_t size)
{
    const unsigned char *bytes = data;
    uint64_t hash = 0x9e3779b97f4a7c15u ^ size;
    for (size_t i = 0; i < size; i += 8) {
        uint64_t word = 0;
        memcpy(&word, bytes + i, size - i < 8 ? size - i : 8);
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    return hash;
}

static plan_cache_entry *find_slot(const plan_cache *cache, uint64_t hash, const void *key)
{
    size_t at = hash & (cache->capacity - 1);
    while (cache->entries[at].key &&
           (cache->entries[at].hash != hash || memcmp(cache->entries[at].key, key, cache->key_size) != 0))
        at = (at + 1) & (cache->capacity - 1);
    return &cache->entries[at];
}

static int grow(plan_cache *cache)
{
    plan_cache bigger = *cache;
    bigger.capacity = cache->capacity ? cache->capacity * 2 : FIRST_CAPACITY;
    bigger.entries = calloc(bigger.capacity, sizeof *bigger.entries);
    if (!bigger.entries)
        return 0;
    for (size_t i = 0; i < cache->capacity; i++)
        if (cache->entries[i].key)
            *find_slot(&bigger, cache->entries[i].hash, cache->entries[i].key) = cache->entries[i];
    free(cache->entries);
    *cache = bigger;
    return 1;
}

void plan_cache_clear(plan_cache *cache)
{
    for (size_t i = 0; i < cache->capacity; i++) {
        if (cache->entries[i].plan)
            cache->release(cache->entries[i].plan);
        free(cache->entries[i].key);
    }
    free(cache->entries);
    cache->entries = NULL;
    cache->capacity = cache->count = 0;
}

void *plan_cache_get(plan_cache *cache, const void *key)
{
    uint64_t hash = hash_bytes(key, cache->key_size);
    if (cache->capacity) {
        plan_cache_entry *slot = find_slot(cache, hash, key);
        if (slot->key)
            return slot->plan;
    }
    if (cache->count >= MOST_PLANS)
        plan_cache_clear(cache);
    if (cache->count * 2 >= cache->capacity && !grow(cache))
        return NULL;
    void *copy = malloc(cache->key_size);
    if (!copy)
        return NULL;
    memcpy(copy, key, cache->key_size);
    plan_cache_entry *slot = find_slot(cache, hash, key);
    *slot = (plan_cache_entry){.hash = hash, .key = copy, .plan = cache->make(key)};
    cache->count++;
    return slot->plan;
}
