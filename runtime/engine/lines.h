/* Walking the lines of a strided array along one axis: for ops that treat each line on its own (sort, argmax,
 * cumsum). */
#ifndef ENGINE_LINES_H
#define ENGINE_LINES_H

#include "array.h"

static inline int64_t engine_line_count(const engine_array *a, int axis)
{
    int64_t count = 1;
    for (int i = 0; i < a->ndim; i++)
        if (i != axis)
            count *= a->shape[i];
    return count;
}

/* The offset, in elements, of the first element of line k (in row-major order of the other axes) under
 * `strides`. */
static inline int64_t engine_line_start(const engine_array *a, int axis, const int64_t *strides, int64_t k)
{
    int64_t offset = 0;
    for (int i = a->ndim - 1; i >= 0; i--) {
        if (i == axis)
            continue;
        offset += k % a->shape[i] * strides[i];
        k /= a->shape[i];
    }
    return offset;
}

#endif
