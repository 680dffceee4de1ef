/* What the layers that walk through time share: their shape, and where a time and a row lie. */
#ifndef T2M_KERNELS_RECURRENT_WALK_H
#define T2M_KERNELS_RECURRENT_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "parallel.h"

typedef struct recurrent_shape {
    int64_t times, rows, width; /* states are [times, rows, width] */
    bool reverse;               /* from the last time to the first */
} recurrent_shape;

/* The k-th time that is computed, as a place in arrays of all times. */
static inline int64_t recurrent_place(recurrent_shape s, int64_t k)
{
    return s.reverse ? s.times - 1 - k : k;
}

/* The state of a row before the k-th time: the first one, or what the time before gave. */
static inline const float *recurrent_before(recurrent_shape s, int64_t k, const float *all, const float *first, int64_t row)
{
    return (k ? all + recurrent_place(s, k - 1) * s.rows * s.width : first) + row * s.width;
}

/* The number of chunks that the rows are cut into: each walks through all times alone. `work`: simple operations an element of a state is worth. */
static inline int64_t recurrent_chunks(recurrent_shape s, int64_t work)
{
    int64_t threads = kernel_threads(s.times * s.rows * s.width * work);
    return threads < s.rows ? threads : s.rows;
}

#endif
