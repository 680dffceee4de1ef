/* Copying between two layouts of the same shape. */
#ifndef ENGINE_COPY_H
#define ENGINE_COPY_H

#include <stddef.h>
#include <stdint.h>

/* target[i...] = source[i...] for every index of `shape`; strides in elements of `itemsize` bytes (1, 2, 4 or
 * 8), any sign. The two must not overlap, and no two target elements may be the same. */
void engine_copy_strided(void *target, const int64_t *target_strides, const void *source,
                         const int64_t *source_strides, const int *shape, int ndim, size_t itemsize);

#endif
