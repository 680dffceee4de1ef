/* Memory for arrays: a caching allocator behind reference-counted buffers.
 *
 * Sizes are rounded up to classes, four to each power of two (so at most a quarter is wasted); each class has
 * a free list. A training step frees what the next step asks for again, so after the first step hardly any
 * allocation reaches the system. A buffer's header lives in front of its data, in the same block. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "internal.h"
#include "mlx/c/memory.h"

enum { ALIGNMENT = 64, CLASS_COUNT = 256 };
static const size_t SMALL_CACHE = (size_t)64 << 20;

_Static_assert(sizeof(engine_buffer) <= ALIGNMENT, "the header must fit in front of the data");

static struct {
    pthread_mutex_t lock;
    engine_buffer *free_lists[CLASS_COUNT]; /* chained through payload */
    size_t active, peak, cached;
    size_t most; /* that was ever taken from the system at a time */
    size_t memory_limit, cache_limit;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER, .memory_limit = SIZE_MAX, .cache_limit = (size_t)1 << 30};

/* The class of a size, and the bytes that the class has. */
static int size_class(size_t bytes, size_t *rounded)
{
    if (bytes <= ALIGNMENT) {
        *rounded = ALIGNMENT;
        return 0;
    }
    int log = 63 - __builtin_clzll(bytes - 1); /* 2^log < bytes <= 2^(log + 1) */
    size_t base = (size_t)1 << log, step = base / 4;
    size_t quarters = (bytes - base + step - 1) / step;
    *rounded = base + quarters * step;
    return (log - 6) * 4 + (int)quarters;
}

static void free_cache(void)
{
    for (int i = 0; i < CLASS_COUNT; i++) {
        while (pool.free_lists[i]) {
            engine_buffer *b = pool.free_lists[i];
            pool.free_lists[i] = b->payload;
            free(b);
        }
    }
    pool.cached = 0;
}

static engine_buffer *system_buffer(size_t bytes)
{
    void *block = NULL;
    if (posix_memalign(&block, ALIGNMENT, ALIGNMENT + bytes) != 0) {
        free_cache();
        if (posix_memalign(&block, ALIGNMENT, ALIGNMENT + bytes) != 0)
            return NULL;
    }
    return block;
}

/* Who asked for how much, and why there is none. */
static void refuse(size_t bytes, const engine_array *a, size_t active, size_t limit)
{
    char who[200] = "";
    if (a)
        snprintf(who, sizeof who, " for the %s %s", a->op ? a->op->name : "array", engine_describe(a));
    if (limit)
        engine_error("out of memory: %zu bytes%s are beyond the limit of %zu (%zu are in use)", bytes, who, limit, active);
    else
        engine_error("out of memory: cannot allocate %zu bytes%s", bytes, who);
}

/* Before more is taken from the system than ever: is much of what is there idle? What a program needed while it started (initialising
 * weights) would stay beside what its steps need. Steps that repeat themselves take nothing from the system, so nothing is freed in them. */
static void make_room(size_t bytes)
{
    if (pool.active + pool.cached + bytes > pool.memory_limit ||
        (pool.active + pool.cached + bytes > pool.most && pool.cached > pool.active / 4 + SMALL_CACHE))
        free_cache();
    if (pool.active + pool.cached + bytes > pool.most)
        pool.most = pool.active + pool.cached + bytes;
}

engine_buffer *engine_buffer_new(size_t bytes)
{
    return engine_buffer_for(bytes, NULL);
}

engine_buffer *engine_buffer_for(size_t bytes, const engine_array *a)
{
    size_t rounded, exceeded = 0, active;
    if (bytes > SIZE_MAX / 4) {
        refuse(bytes, a, 0, 0);
        return NULL;
    }
    int class = size_class(bytes, &rounded);
    pthread_mutex_lock(&pool.lock);
    engine_buffer *b = NULL;
    if (pool.active + rounded > pool.memory_limit) {
        exceeded = pool.memory_limit ? pool.memory_limit : 1;
    } else if ((b = pool.free_lists[class])) {
        pool.free_lists[class] = b->payload;
        pool.cached -= rounded;
    } else {
        make_room(rounded);
        b = system_buffer(rounded);
    }
    active = pool.active;
    if (b) {
        pool.active += rounded;
        if (pool.active > pool.peak)
            pool.peak = pool.active;
    }
    pthread_mutex_unlock(&pool.lock);
    if (!b) {
        refuse(bytes, a, active, exceeded);
        return NULL;
    }
    atomic_init(&b->refs, 1);
    b->bytes = rounded;
    b->data = (char *)b + ALIGNMENT;
    b->release = NULL;
    b->payload = NULL;
    return b;
}

engine_buffer *engine_buffer_foreign(void *data, size_t bytes, void (*release)(void *), void *payload)
{
    engine_buffer *b = malloc(sizeof *b);
    if (!b) {
        engine_error("out of memory");
        return NULL;
    }
    atomic_init(&b->refs, 1);
    b->bytes = bytes;
    b->data = data;
    b->release = release;
    b->payload = payload;
    return b;
}

static void give_back(engine_buffer *b)
{
    size_t rounded, bytes = b->bytes;
    int class = size_class(bytes, &rounded);
    pthread_mutex_lock(&pool.lock);
    pool.active -= bytes;
    bool keep = pool.cached + bytes <= pool.cache_limit;
    if (keep) {
        b->payload = pool.free_lists[class];
        pool.free_lists[class] = b;
        pool.cached += bytes;
    }
    pthread_mutex_unlock(&pool.lock);
    if (!keep)
        free(b);
}

void engine_buffer_release(engine_buffer *b)
{
    if (!b || atomic_fetch_sub_explicit(&b->refs, 1, memory_order_release) != 1)
        return;
    atomic_thread_fence(memory_order_acquire);
    if (!b->release) {
        give_back(b);
        return;
    }
    b->release(b->payload);
    free(b);
}

/* ---- Public ---- */

static int locked_get(size_t *res, const size_t *value)
{
    pthread_mutex_lock(&pool.lock);
    *res = *value;
    pthread_mutex_unlock(&pool.lock);
    return 0;
}

static int locked_exchange(size_t *res, size_t *value, size_t next)
{
    pthread_mutex_lock(&pool.lock);
    if (res)
        *res = *value;
    *value = next;
    if (pool.cached > pool.cache_limit)
        free_cache();
    pthread_mutex_unlock(&pool.lock);
    return 0;
}

int mlx_clear_cache(void)
{
    pthread_mutex_lock(&pool.lock);
    free_cache();
    pthread_mutex_unlock(&pool.lock);
    return 0;
}

int mlx_get_active_memory(size_t *res)
{
    return locked_get(res, &pool.active);
}

int mlx_get_cache_memory(size_t *res)
{
    return locked_get(res, &pool.cached);
}

int mlx_get_peak_memory(size_t *res)
{
    return locked_get(res, &pool.peak);
}

int mlx_reset_peak_memory(void)
{
    return locked_exchange(NULL, &pool.peak, pool.active);
}

int mlx_get_memory_limit(size_t *res)
{
    return locked_get(res, &pool.memory_limit);
}

int mlx_set_memory_limit(size_t *res, size_t limit)
{
    return locked_exchange(res, &pool.memory_limit, limit);
}

int mlx_set_cache_limit(size_t *res, size_t limit)
{
    return locked_exchange(res, &pool.cache_limit, limit);
}

/* Nothing is wired on the CPU: the limit is always 0. */
int mlx_set_wired_limit(size_t *res, size_t limit)
{
    (void)limit;
    *res = 0;
    return 0;
}
