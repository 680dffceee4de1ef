/* Reading and writing elements by index.  Arrays are row-major; indices are int64 and already resolved
 * (index_resolve): within range, none negative.
 *
 * The first four see an array as [outer, n, inner] and index the middle dimension.  Where several writes meet
 * at one element they happen in order of position, whatever the number of threads: of several INDEX_SETs the
 * last one stays. */
#ifndef T2M_KERNELS_INDEXING_H
#define T2M_KERNELS_INDEXING_H

#include <stdint.h>

typedef enum index_mode { INDEX_SET, INDEX_ADD, INDEX_MULTIPLY, INDEX_MAX, INDEX_MIN } index_mode;

/* to[i] = to[i] (mode) from[i] for i < count. */
typedef void (*index_combine)(void *to, const void *from, int64_t count);

/* The combining function for an element type (an mlx_dtype's number).  NULL where there is none: arithmetic
 * on float16, bfloat16 and complex64. */
index_combine index_combiner(index_mode mode, int dtype);

/* Adds `size` to negative indices.  Returns the position of the first that is out of range, or -1. */
int64_t index_resolve(const int64_t *indices, int64_t count, int64_t size, int64_t *resolved);

typedef struct index_shape {
    int64_t outer, n, inner; /* of the indexed array */
    int64_t count;    /* indices (take and put), or their extent along the axis (the _along functions) */
    int64_t itemsize; /* bytes of an element */
} index_shape;

/* to[o, i, :] = from[o, indices[i], :];  from [outer, n, inner], indices [count], to [outer, count, inner] */
void index_take(index_shape shape, const int64_t *indices, const void *from, void *to);

/* to[o, indices[i], :] (mode)= from[o, i, :];  from [outer, count, inner], to [outer, n, inner] */
void index_put(index_shape shape, const int64_t *indices, const void *from, void *to, index_combine combine);

/* to[o, i, k] = from[o, indices[o, i, k], k];  indices and to [outer, count, inner] */
void index_take_along(index_shape shape, const int64_t *indices, const void *from, void *to);

/* to[o, indices[o, i, k], k] (mode)= from[o, i, k];  indices and from [outer, count, inner] */
void index_put_along(index_shape shape, const int64_t *indices, const void *from, void *to,
                     index_combine combine);

enum { INDEX_MAX_NDIM = 10 };

/* Blocks of a row-major array of any rank: block number i starts at element starts[i] and is block[0] x
 * block[1] x ... */
typedef struct index_blocks {
    int64_t ndim, count, itemsize;
    int64_t strides[INDEX_MAX_NDIM], block[INDEX_MAX_NDIM];
    const int64_t *starts;
} index_blocks;

/* packed [count, block...] = the blocks of `array`. */
void index_gather(const index_blocks *blocks, const void *array, void *packed);

/* The blocks of `array` (mode)= packed [count, block...]. */
void index_scatter(const index_blocks *blocks, const void *packed, void *array, index_combine combine);

#endif
