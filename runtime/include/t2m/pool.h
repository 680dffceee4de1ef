/* Pools: who owns the values that runtime functions return.
 *
 * Every thread has a stack of pools; the bottom one exists from the start and lasts as long as the thread. A
 * value that a function returns belongs to the innermost pool and dies when that pool closes. Who wants to
 * keep a value longer retains it (mx_set, t2m_set) or promotes it to the next pool outwards (mx_keep,
 * t2m_keep).
 *
 *     for (int64_t i = 0; i < n; i++) {
 *         T2M_POOL(pool);                       // closes at the end of each iteration, also by break or
 * return
 *         ...
 *         if (found)
 *             return t2m_keep(&pool, text);     // survives the pool: belongs to the one around it
 *     }
 *
 * Pools are opened and closed in the order of C's scopes; nothing jumps over them. */
#ifndef T2M_POOL_H
#define T2M_POOL_H

#include <stddef.h>

/* One open pool. `mark` is the height of the thread's stack when it opened; what it must hand outwards is in
 * `kept`. */
typedef struct t2m_pool {
    size_t mark;
    struct t2m_kept *kept;
} t2m_pool;

/* Opens a pool as a local variable that closes itself at the end of its block. */
#define T2M_POOL(name) __attribute__((cleanup(t2m_pool_close), unused)) t2m_pool name = t2m_pool_open()

t2m_pool t2m_pool_open(void);

/* Releases all that was added since the pool opened, newest first, then gives what was kept to the pool
 * around it. Closing twice does nothing more. */
void t2m_pool_close(t2m_pool *pool);

/* Hands one reference to `thing` over to the innermost pool, which calls release(thing) when it closes. */
void t2m_pool_add(void *thing, void (*release)(void *));

/* Hands one reference to `thing` over to the pool *around* `pool`, when `pool` closes. The caller retains
 * first: mx_keep and t2m_keep do both. */
void t2m_pool_keep(t2m_pool *pool, void *thing, void (*release)(void *));

/* How many values wait in this thread's pools: for tests that look for growth. */
size_t t2m_pool_size(void);

#endif
