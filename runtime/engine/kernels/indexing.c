/* Gather and scatter.  Writers are split by destination, so that every element has one thread and one order.
 */
#include "indexing.h"

#include "parallel.h"

#include <stdbool.h>
#include <string.h>

int64_t index_resolve(const int64_t *indices, int64_t count, int64_t size, int64_t *resolved)
{
    for (int64_t i = 0; i < count; i++) {
        resolved[i] = indices[i] < 0 ? indices[i] + size : indices[i];
        if (resolved[i] < 0 || resolved[i] >= size)
            return i;
    }
    return -1;
}

/* ---- Combining ---- */

#define COMBINE(name, T, expression)                                                                         \
    static void name##_##T(void *to, const void *from, int64_t count)                                        \
    {                                                                                                        \
        T *x = to;                                                                                           \
        const T *y = from;                                                                                   \
        for (int64_t i = 0; i < count; i++)                                                                  \
            x[i] = (T)(expression);                                                                          \
    }

#define COMBINE_ALL(T)                                                                                       \
    COMBINE(set, T, y[i])                                                                                    \
    COMBINE(max, T, y[i] > x[i] || y[i] != y[i] ? y[i] : x[i])                                               \
    COMBINE(min, T, y[i] < x[i] || y[i] != y[i] ? y[i] : x[i])

/* Integer arithmetic wraps: it is done unsigned. */
#define COMBINE_INTEGER(T, U)                                                                                \
    COMBINE_ALL(T)                                                                                           \
    COMBINE(add, T, (U)x[i] + (U)y[i])                                                                       \
    COMBINE(multiply, T, (U)x[i] * (U)y[i])

COMBINE_INTEGER(uint8_t, uint32_t)
COMBINE_INTEGER(uint16_t, uint32_t)
COMBINE_INTEGER(uint32_t, uint32_t)
COMBINE_INTEGER(uint64_t, uint64_t)
COMBINE_INTEGER(int8_t, uint32_t)
COMBINE_INTEGER(int16_t, uint32_t)
COMBINE_INTEGER(int32_t, uint32_t)
COMBINE_INTEGER(int64_t, uint64_t)
COMBINE_ALL(float)
COMBINE(add, float, x[i] + y[i])
COMBINE(multiply, float, x[i] * y[i])
COMBINE_ALL(double)
COMBINE(add, double, x[i] + y[i])
COMBINE(multiply, double, x[i] * y[i])
typedef bool truth; /* a name that is no macro */
COMBINE_ALL(truth)
COMBINE(add, truth, x[i] || y[i])
COMBINE(multiply, truth, x[i] && y[i])

#define COMBINERS(T)                                                                                         \
    {                                                                                                        \
        set_##T, add_##T, multiply_##T, max_##T, min_##T                                                     \
    }

/* In the order of mlx_dtype. */
static const index_combine combiners[][INDEX_MIN + 1] = {
    COMBINERS(truth),  COMBINERS(uint8_t), COMBINERS(uint16_t), COMBINERS(uint32_t), COMBINERS(uint64_t),
    COMBINERS(int8_t), COMBINERS(int16_t), COMBINERS(int32_t),  COMBINERS(int64_t),  {set_uint16_t},
    COMBINERS(float),  COMBINERS(double),  {set_uint16_t},      {set_uint64_t},
};

index_combine index_combiner(index_mode mode, int dtype)
{
    return dtype >= 0 && dtype < (int)(sizeof combiners / sizeof *combiners) ? combiners[dtype][mode] : NULL;
}

/* ---- One indexed dimension ---- */

void index_take(index_shape s, const int64_t *indices, const void *from, void *to)
{
    int64_t bytes = s.inner * s.itemsize;
    KERNEL_FOR(s.outer * s.count * s.inner / 4)
    for (int64_t row = 0; row < s.outer * s.count; row++) {
        int64_t source = row / s.count * s.n + indices[row % s.count];
        memcpy((char *)to + row * bytes, (const char *)from + source * bytes, (size_t)bytes);
    }
}

void index_put(index_shape s, const int64_t *indices, const void *from, void *to, index_combine combine)
{
    int64_t bytes = s.inner * s.itemsize, threads = kernel_threads(s.outer * s.count * s.inner);
    KERNEL_PRAGMA(omp parallel for schedule(static) num_threads((int)threads) if (threads > 1))
    for (int64_t part = 0; part < threads; part++) {
        int64_t first = s.n * part / threads, last = s.n * (part + 1) / threads;
        for (int64_t row = 0; row < s.outer * s.count; row++) {
            int64_t target = indices[row % s.count];
            if (target >= first && target < last)
                combine((char *)to + (row / s.count * s.n + target) * bytes, (const char *)from + row * bytes,
                        s.inner);
        }
    }
}

void index_take_along(index_shape s, const int64_t *indices, const void *from, void *to)
{
    KERNEL_FOR(s.outer * s.count * s.inner)
    for (int64_t row = 0; row < s.outer * s.count; row++)
        for (int64_t k = 0; k < s.inner; k++) {
            int64_t at = row * s.inner + k, source = (row / s.count * s.n + indices[at]) * s.inner + k;
            memcpy((char *)to + at * s.itemsize, (const char *)from + source * s.itemsize,
                   (size_t)s.itemsize);
        }
}

void index_put_along(index_shape s, const int64_t *indices, const void *from, void *to, index_combine combine)
{
    KERNEL_FOR(s.outer * s.count * s.inner)
    for (int64_t o = 0; o < s.outer; o++)
        for (int64_t row = o * s.count; row < (o + 1) * s.count; row++)
            for (int64_t k = 0; k < s.inner; k++) {
                int64_t at = row * s.inner + k, target = (o * s.n + indices[at]) * s.inner + k;
                combine((char *)to + target * s.itemsize, (const char *)from + at * s.itemsize, 1);
            }
}

/* ---- Blocks ---- */

/* Calls `body` for every contiguous run of a block: offsets are in elements, from the block's start in the
 * array and in the packed form. */
#define FOR_RUNS(b, body)                                                                                    \
    do {                                                                                                     \
        int64_t run = (b)->ndim ? (b)->block[(b)->ndim - 1] : 1, runs = 1;                                   \
        for (int64_t d = 0; d + 1 < (b)->ndim; d++)                                                          \
            runs *= (b)->block[d];                                                                           \
        for (int64_t r = 0; r < runs; r++) {                                                                 \
            int64_t rest = r, offset = 0;                                                                    \
            for (int64_t d = (b)->ndim - 2; d >= 0; d--) {                                                   \
                offset += rest % (b)->block[d] * (b)->strides[d];                                            \
                rest /= (b)->block[d];                                                                       \
            }                                                                                                \
            body;                                                                                            \
        }                                                                                                    \
    } while (0)

static int64_t block_size(const index_blocks *b)
{
    int64_t size = 1;
    for (int64_t d = 0; d < b->ndim; d++)
        size *= b->block[d];
    return size;
}

void index_gather(const index_blocks *b, const void *array, void *packed)
{
    int64_t size = block_size(b);
    KERNEL_FOR(b->count * size)
    for (int64_t i = 0; i < b->count; i++) {
        const char *from = (const char *)array + b->starts[i] * b->itemsize;
        char *to = (char *)packed + i * size * b->itemsize;
        FOR_RUNS(
            b, memcpy(to + r * run * b->itemsize, from + offset * b->itemsize, (size_t)(run * b->itemsize)));
    }
}

/* Blocks may overlap anywhere, so they are written one after the other. */
void index_scatter(const index_blocks *b, const void *packed, void *array, index_combine combine)
{
    int64_t size = block_size(b);
    for (int64_t i = 0; i < b->count; i++) {
        char *to = (char *)array + b->starts[i] * b->itemsize;
        const char *from = (const char *)packed + i * size * b->itemsize;
        FOR_RUNS(b, combine(to + offset * b->itemsize, from + r * run * b->itemsize, run));
    }
}
