/* Strided copies. Dimensions are put in the order of the target's memory and merged where both sides allow;
 * then the innermost run is a memcpy, a strided loop, or, where the source runs along another dimension (a
 * transpose), blocks small enough for the cache. Large copies use all threads, over the outer dimensions. */
#include <string.h>

#include "array.h"
#include "copy.h"
#include "kernels/parallel.h"

typedef struct plan {
    int ndim; /* outer dimensions, then (rows,) columns */
    int64_t shape[ENGINE_MAX_NDIM + 1], to[ENGINE_MAX_NDIM + 1], from[ENGINE_MAX_NDIM + 1];
    size_t itemsize;
} plan;

static int64_t magnitude(int64_t x)
{
    return x < 0 ? -x : x;
}

static void make_plan(plan *p, const int64_t *to, const int64_t *from, const int *shape, int ndim)
{
    int order[ENGINE_MAX_NDIM], count = 0;
    for (int i = 0; i < ndim; i++) {
        if (shape[i] == 1)
            continue;
        int at = count++;
        for (; at > 0 && magnitude(to[order[at - 1]]) < magnitude(to[i]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    p->ndim = 0;
    for (int k = 0; k < count; k++) {
        int d = order[k], last = p->ndim - 1;
        if (last >= 0 && p->to[last] == to[d] * shape[d] && p->from[last] == from[d] * shape[d])
            p->shape[last] *= shape[d];
        else
            p->shape[last = p->ndim++] = shape[d];
        p->to[last] = to[d];
        p->from[last] = from[d];
    }
    if (p->ndim == 0) {
        p->ndim = 1;
        p->shape[0] = 1;
        p->to[0] = p->from[0] = 1;
    }
}

/* Where the source is contiguous along another dimension than the target: makes that one the second last. */
static bool put_rows_second_last(plan *p)
{
    int last = p->ndim - 1;
    if (p->ndim < 2 || magnitude(p->from[last]) <= 1)
        return false;
    int rows = -1;
    for (int i = 0; i < last; i++)
        if (magnitude(p->from[i]) == 1)
            rows = i;
    if (rows < 0)
        return false;
    int64_t shape = p->shape[rows], to = p->to[rows], from = p->from[rows];
    for (int i = rows; i + 1 < last; i++) {
        p->shape[i] = p->shape[i + 1];
        p->to[i] = p->to[i + 1];
        p->from[i] = p->from[i + 1];
    }
    p->shape[last - 1] = shape;
    p->to[last - 1] = to;
    p->from[last - 1] = from;
    return true;
}

#define COPY_LOOPS(T)                                                                                        \
    static void run_##T(T *to, const T *from, int64_t n, int64_t to_step, int64_t from_step)                 \
    {                                                                                                        \
        if (from_step == 0 && to_step == 1)                                                                  \
            for (int64_t i = 0; i < n; i++)                                                                  \
                to[i] = *from;                                                                               \
        else                                                                                                 \
            for (int64_t i = 0; i < n; i++)                                                                  \
                to[i * to_step] = from[i * from_step];                                                       \
    }                                                                                                        \
    static void block_##T(T *to, const T *from, const plan *p)                                               \
    {                                                                                                        \
        enum { SIDE = 32 };                                                                                  \
        int r = p->ndim - 2, c = p->ndim - 1;                                                                \
        for (int64_t i0 = 0; i0 < p->shape[r]; i0 += SIDE)                                                   \
            for (int64_t j0 = 0; j0 < p->shape[c]; j0 += SIDE)                                               \
                for (int64_t i = i0; i < i0 + SIDE && i < p->shape[r]; i++)                                  \
                    for (int64_t j = j0; j < j0 + SIDE && j < p->shape[c]; j++)                              \
                        to[i * p->to[r] + j * p->to[c]] = from[i * p->from[r] + j * p->from[c]];             \
    }

COPY_LOOPS(uint8_t)
COPY_LOOPS(uint16_t)
COPY_LOOPS(uint32_t)
COPY_LOOPS(uint64_t)

static void copy_run(const plan *p, char *to, const char *from)
{
    int last = p->ndim - 1;
    int64_t n = p->shape[last];
    if (p->to[last] == 1 && p->from[last] == 1)
        memcpy(to, from, (size_t)n * p->itemsize);
    else if (p->itemsize == 1)
        run_uint8_t((uint8_t *)to, (const uint8_t *)from, n, p->to[last], p->from[last]);
    else if (p->itemsize == 2)
        run_uint16_t((uint16_t *)to, (const uint16_t *)from, n, p->to[last], p->from[last]);
    else if (p->itemsize == 4)
        run_uint32_t((uint32_t *)to, (const uint32_t *)from, n, p->to[last], p->from[last]);
    else
        run_uint64_t((uint64_t *)to, (const uint64_t *)from, n, p->to[last], p->from[last]);
}

static void copy_block(const plan *p, char *to, const char *from)
{
    if (p->itemsize == 1)
        block_uint8_t((uint8_t *)to, (const uint8_t *)from, p);
    else if (p->itemsize == 2)
        block_uint16_t((uint16_t *)to, (const uint16_t *)from, p);
    else if (p->itemsize == 4)
        block_uint32_t((uint32_t *)to, (const uint32_t *)from, p);
    else
        block_uint64_t((uint64_t *)to, (const uint64_t *)from, p);
}

void engine_copy_strided(void *target, const int64_t *target_strides, const void *source,
                         const int64_t *source_strides, const int *shape, int ndim, size_t itemsize)
{
    plan p = {.itemsize = itemsize};
    for (int i = 0; i < ndim; i++)
        if (shape[i] == 0)
            return;
    make_plan(&p, target_strides, source_strides, shape, ndim);
    bool blocks = put_rows_second_last(&p);
    int outer = p.ndim - (blocks ? 2 : 1);
    int64_t count = 1, inner = p.shape[p.ndim - 1] * (blocks ? p.shape[p.ndim - 2] : 1);
    for (int i = 0; i < outer; i++)
        count *= p.shape[i];
    KERNEL_FOR(count * inner)
    for (int64_t k = 0; k < count; k++) {
        int64_t rest = k, to = 0, from = 0;
        for (int i = outer - 1; i >= 0; i--) {
            int64_t index = rest % p.shape[i];
            rest /= p.shape[i];
            to += index * p.to[i];
            from += index * p.from[i];
        }
        char *t = (char *)target + to * (int64_t)itemsize;
        const char *s = (const char *)source + from * (int64_t)itemsize;
        if (blocks)
            copy_block(&p, t, s);
        else
            copy_run(&p, t, s);
    }
}
