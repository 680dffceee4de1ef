/* Pools: one stack of pending releases per thread. A pool is only the height at which it opened, so that
 * opening costs a load and adding costs a store. Values that are kept wait beside the pool until the stack is
 * down to its mark, then go on top: there they belong to the pool around it. */
#include "t2m/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "pool_internal.h"
#include "t2m/object.h"

typedef pool_pending pending;

struct t2m_kept {
    size_t count;
    size_t capacity;
    pending items[];
};

static _Thread_local pool_stack stack;

static pthread_key_t thread_end_key;
static pthread_once_t thread_end_once = PTHREAD_ONCE_INIT;

static void release_down_to(size_t mark)
{
    while (stack.count > mark) {
        pending top = stack.items[--stack.count];
        top.release(top.thing);
    }
}

/* Runs when a thread other than main ends: its bottom pool closes. */
static void end_thread(void *unused)
{
    (void)unused;
    release_down_to(0);
    free(stack.items);
    stack.items = NULL;
    stack.capacity = 0;
}

static void make_thread_end_key(void)
{
    pthread_key_create(&thread_end_key, end_thread);
}

static void grow_stack(void)
{
    if (stack.items == NULL) {
        pthread_once(&thread_end_once, make_thread_end_key);
        pthread_setspecific(thread_end_key, &stack);
    }
    stack.capacity = stack.capacity != 0 ? stack.capacity * 2 : 256;
    stack.items = t2m_realloc(stack.items, stack.capacity * sizeof(pending));
}

void t2m_pool_add(void *thing, void (*release)(void *))
{
    if (stack.count == stack.capacity)
        grow_stack();
    stack.items[stack.count++] = (pending){thing, release};
}

t2m_pool t2m_pool_open(void)
{
    return (t2m_pool){.mark = stack.count};
}

void t2m_pool_keep(t2m_pool *pool, void *thing, void (*release)(void *))
{
    struct t2m_kept *kept = pool->kept;
    if (kept == NULL || kept->count == kept->capacity) {
        size_t count = kept != NULL ? kept->count : 0;
        size_t capacity = count != 0 ? count * 2 : 4;
        kept = t2m_realloc(kept, sizeof(*kept) + capacity * sizeof(pending));
        kept->count = count;
        kept->capacity = capacity;
        pool->kept = kept;
    }
    kept->items[kept->count++] = (pending){thing, release};
}

void t2m_pool_close(t2m_pool *pool)
{
    release_down_to(pool->mark);
    struct t2m_kept *kept = pool->kept;
    if (kept == NULL)
        return;
    for (size_t i = 0; i < kept->count; i++)
        t2m_pool_add(kept->items[i].thing, kept->items[i].release);
    free(kept);
    /* What was kept lies above the mark now: a second close must not take it away. */
    pool->kept = NULL;
    pool->mark = stack.count;
}

void pool_swap(pool_stack *other)
{
    pool_stack own = stack;
    stack = *other;
    *other = own;
}

void pool_clear(pool_stack *other)
{
    pool_swap(other);
    release_down_to(0);
    pool_swap(other);
    free(other->items);
    *other = (pool_stack){0};
}

size_t t2m_pool_size(void)
{
    return stack.count;
}
