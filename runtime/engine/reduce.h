/* The engine of reductions: combines all elements along some dimensions of a strided array into accumulators.
 */
#ifndef ENGINE_REDUCE_H
#define ENGINE_REDUCE_H

#include "array.h"

/* One way of combining, for one element type. Accumulators are wider than elements where that keeps
 * precision. */
typedef struct engine_reducer {
    size_t accumulator_size;
    void (*start)(void *acc, int64_t n);                              /* neutral values */
    void (*run)(void *acc, const void *x, int64_t n, int64_t stride); /* n elements into one accumulator */
    void (*row)(void *acc, const void *x, int64_t n, int64_t stride); /* element j into accumulator j */
    void (*rows)(void *acc, const void *x, int64_t n, int64_t count, int64_t step); /* count dense rows, `step` elements apart */
    void (*merge)(void *acc, const void *other, int64_t n);           /* accumulators into accumulators */
    void (*finish)(void *out, const void *acc, int64_t n, int64_t out_stride); /* to results */
} engine_reducer;

/* out (allocated, row-major, axes kept with size 1 or dropped) = in reduced over the axes in the set. */
bool engine_reduce(engine_array *out, const engine_array *in, unsigned axes, const engine_reducer *r);

#endif
