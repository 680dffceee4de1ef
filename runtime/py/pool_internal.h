/* The stack of pools, for who switches between several: a generator has one of its own. */
#ifndef T2M_POOL_INTERNAL_H
#define T2M_POOL_INTERNAL_H

#include "t2m/pool.h"

typedef struct pool_pending {
    void *thing;
    void (*release)(void *);
} pool_pending;

typedef struct pool_stack {
    pool_pending *items;
    size_t count;
    size_t capacity;
} pool_stack;

/* Exchanges the thread's stack with another. */
void pool_swap(pool_stack *other);
/* Releases all that waits in a stack that is not the thread's, and frees it. */
void pool_clear(pool_stack *other);

#endif
