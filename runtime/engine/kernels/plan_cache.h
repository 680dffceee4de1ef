/* A map from the exact shape of a call to the plan made for it.
 *
 * A oneDNN primitive takes a few hundred microseconds to build (it generates machine code) and a training
 * step calls the same few shapes for ever, so plans are kept.  Keys are plain structs compared byte by byte:
 * every field should be an int64_t, so that there is no padding.  A cache that has filled up (a script whose
 * shapes never repeat) is emptied. Not thread safe: callers hold the kernel lock (see dnnl_support.h). */
#ifndef T2M_KERNELS_PLAN_CACHE_H
#define T2M_KERNELS_PLAN_CACHE_H

#include <stddef.h>
#include <stdint.h>

typedef struct plan_cache_entry {
    uint64_t hash;
    void *key;
    void *plan;
} plan_cache_entry;

typedef struct plan_cache {
    size_t key_size;                /* bytes of every key of this cache */
    void *(*make)(const void *key); /* builds a plan; NULL is remembered as "there is none" */
    void (*release)(void *plan);    /* called with what make returned, never with NULL */
    plan_cache_entry *entries;      /* open addressing, power of two */
    size_t capacity, count;
} plan_cache;

/* The plan for `key`, made now if this is its first use.  NULL if it cannot be made. */
void *plan_cache_get(plan_cache *cache, const void *key);

/* Releases every plan. */
void plan_cache_clear(plan_cache *cache);

#endif
