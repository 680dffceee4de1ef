/* Indexing: x[...] becomes mx_slice with one item per entry of the subscript:
 *
 *     x[:T, :T]      mx_slice(x, MX_TO(T), MX_TO(T))
 *     x[:, -1, :]    mx_slice(x, MX_ALL, MX_AT(-1), MX_ALL)
 *     x[2:9:3]       mx_slice(x, MX_RANGE(2, 9, 3))
 *     x[..., None]   mx_slice(x, MX_ELLIPSIS, MX_NEW)
 *     x[ix]          mx_slice(x, MX_BY(ix))          ix: integer array, or bool mask (evaluates: the size is data)
 *
 * Integers out of range are IndexError. Slices are views in PyTorch; arrays here do not change, so a store makes
 * a new array:  x[k] = v  is  mx_store(&x, v, MX_AT(k))  for a slot, or  x = mx_stored(x, v, MX_AT(k)). */
#ifndef T2M_MX_INDEX_H
#define T2M_MX_INDEX_H

#include "t2m/mx_base.h"
#include "t2m/mx_math.h"

typedef enum mx_index_kind { MX_INDEX_RANGE, MX_INDEX_AT, MX_INDEX_NEW, MX_INDEX_ELLIPSIS, MX_INDEX_BY } mx_index_kind;

/* One entry of a subscript. A bound that is left out is MX_OMIT. */
#define MX_OMIT INT64_MIN
typedef struct mx_index {
    mx_index_kind kind;
    int64_t start, stop, step;
    mx_array by;
} mx_index;

#define MX_RANGE(a, b, s) ((mx_index){.kind = MX_INDEX_RANGE, .start = (a), .stop = (b), .step = (s)})
#define MX_SPAN(a, b) MX_RANGE((a), (b), 1)          /* a:b */
#define MX_FROM(a) MX_RANGE((a), MX_OMIT, 1)         /* a: */
#define MX_TO(b) MX_RANGE(MX_OMIT, (b), 1)           /* :b */
#define MX_ALL MX_RANGE(MX_OMIT, MX_OMIT, 1)         /* : */
#define MX_AT(i) ((mx_index){.kind = MX_INDEX_AT, .start = (i)})
#define MX_NEW ((mx_index){.kind = MX_INDEX_NEW})    /* None */
#define MX_ELLIPSIS ((mx_index){.kind = MX_INDEX_ELLIPSIS})
#define MX_BY(array) ((mx_index){.kind = MX_INDEX_BY, .by = (array)})

#define MX_INDEX_LIST(...)                                                                                   \
    (const mx_index[]){__VA_ARGS__}, sizeof((const mx_index[]){__VA_ARGS__}) / sizeof(mx_index)

/* x[...] */
#define mx_slice(x, ...) mx_slice_by((x), MX_INDEX_LIST(__VA_ARGS__))
mx_array mx_slice_by(mx_array x, const mx_index *items, size_t count);
/* x[i] */
mx_array mx_at(mx_array x, int64_t index);

/* x[...] = value, value an array (broadcast) or a number; the dtype stays that of x. */
#define mx_stored(x, value, ...) mx_stored_by((x), MX_OPERAND(value), MX_INDEX_LIST(__VA_ARGS__))
#define mx_store(slot, value, ...) mx_set((slot), mx_stored(*(slot), (value), __VA_ARGS__))
mx_array mx_stored_by(mx_array x, mx_array value, const mx_index *items, size_t count);

/* torch.gather(x, dim, index), x.scatter(dim, index, src), x.scatter_add, x.index_select(dim, index),
 * x.index_add(dim, index, src), torch.take_along_dim. Indices are int64 and checked. src may be a number. */
mx_array mx_gather(mx_array x, int64_t dim, mx_array index);
#define mx_scatter(x, dim, index, src) mx_scatter_array((x), (dim), (index), MX_OPERAND(src))
mx_array mx_scatter_array(mx_array x, int64_t dim, mx_array index, mx_array src);
mx_array mx_scatter_add(mx_array x, int64_t dim, mx_array index, mx_array src);
mx_array mx_index_select(mx_array x, int64_t dim, mx_array index);
mx_array mx_index_add(mx_array x, int64_t dim, mx_array index, mx_array src);

/* x.masked_select(mask) and x.nonzero(): evaluate. */
mx_array mx_masked_select(mx_array x, mx_array mask);
mx_array mx_nonzero(mx_array x);
/* The same as a tuple of arrays, one for each dimension: what x[...] takes. */
py_tuple *mx_nonzero_columns(mx_array x);

/* x.narrow(dim, start, length); x.index_copy(dim, index, source), x.index_fill(dim, index, value);
 * x.masked_scatter(mask, source): the true places take the source's elements in order; x.fill_diagonal_(value);
 * x.scatter_reduce(dim, index, src, "mean", include_self): gradients of sum and mean only. */
mx_array mx_narrow(mx_array x, int64_t dim, int64_t start, int64_t length);
mx_array mx_index_copy(mx_array x, int64_t dim, mx_array index, mx_array source);
mx_array mx_index_fill(mx_array x, int64_t dim, mx_array index, double value);
mx_array mx_masked_scatter(mx_array x, mx_array mask, mx_array source);
mx_array mx_fill_diagonal(mx_array x, double value);
mx_array mx_scatter_reduce(mx_array x, int64_t dim, mx_array index, mx_array src, const char *reduce, bool include_self);
/* x.resize_(sizes): the first elements; what is more is zero. x.random_(low, high); both 0: all that the dtype holds exactly. */
mx_array mx_resized(mx_array x, mx_dims shape);
mx_array mx_random_ints(mx_array x, int64_t low, int64_t high);

/* torch.finfo(dtype), torch.iinfo(dtype): TypeError if it is of the other kind. */
typedef struct mx_limits {
    t2m_object object;
    double eps, greatest, tiny, resolution;
    int64_t most, least, bits;
} mx_limits;
mx_limits *mx_finfo(mx_dtype dtype);
mx_limits *mx_iinfo(mx_dtype dtype);

/* torch.get_num_threads() */
int64_t mx_threads(void);

/* AssertionError, as of what asks about a device that is not there. */
int64_t mx_no_cuda(void);

/* F.one_hot(x, classes): int64; classes -1: the largest plus one. */
mx_array mx_one_hot(mx_array x, int64_t classes);

#endif
