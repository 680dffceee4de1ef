/* Shapes: views, joins and cuts. Sizes come last and as many as needed: `mx_reshape(x, 64, -1)`; as one value
 * with _dims: `mx_reshape_dims(x, mx_shape(y))`. Errors are PyTorch's RuntimeError or IndexError. */
#ifndef T2M_MX_SHAPE_H
#define T2M_MX_SHAPE_H

#include "t2m/mx_base.h"

/* x.view(...), x.reshape(...); one size may be -1. x.view_as(y) is mx_reshape_dims(x, mx_shape(y)). */
#define mx_reshape(x, ...) mx_reshape_dims((x), MX_DIMS(__VA_ARGS__))
mx_array mx_reshape_dims(mx_array x, mx_dims shape);
/* x.permute(0, 2, 1). */
#define mx_permute(x, ...) mx_permute_dims((x), MX_DIMS(__VA_ARGS__))
mx_array mx_permute_dims(mx_array x, mx_dims order);
/* x.transpose(a, b), x.t(), x.T, x.mT. */
mx_array mx_transpose(mx_array x, int64_t a, int64_t b);
mx_array mx_t(mx_array x);
mx_array mx_movedim(mx_array x, int64_t source, int64_t destination);
/* x.squeeze(), x.squeeze(dim) (a dim of another size stays), x.unsqueeze(dim). */
mx_array mx_squeeze(mx_array x);
mx_array mx_squeeze_dim(mx_array x, int64_t dim);
mx_array mx_unsqueeze(mx_array x, int64_t dim);
/* x.flatten(start, end): `mx_flatten(x, 1, -1)`; x.unflatten(dim, sizes). */
mx_array mx_flatten(mx_array x, int64_t start, int64_t end);
mx_array mx_unflatten_dims(mx_array x, int64_t dim, mx_dims sizes);
#define mx_unflatten(x, dim, ...) mx_unflatten_dims((x), (dim), MX_DIMS(__VA_ARGS__))
/* x.expand(...): -1 keeps a size. x.expand_as(y), x.broadcast_to(...). */
#define mx_expand(x, ...) mx_expand_dims((x), MX_DIMS(__VA_ARGS__))
mx_array mx_expand_dims(mx_array x, mx_dims shape);
mx_array mx_copied(mx_array into, mx_array from); /* copy_(): `from` in the type and shape of `into`. RuntimeError */
/* x.repeat(2, 1); x.repeat_interleave(n, dim). */
#define mx_repeat(x, ...) mx_repeat_dims((x), MX_DIMS(__VA_ARGS__))
mx_array mx_repeat_dims(mx_array x, mx_dims times);
mx_array mx_repeat_interleave(mx_array x, int64_t times, int64_t dim);
/* x.contiguous(), x.clone(): a copy is never needed, arrays do not change. */
mx_array mx_contiguous(mx_array x);
mx_array mx_clone(mx_array x);
/* What a copy of an object holds in a field: an array of its own if it is copied deeply (`copies` is not NULL). */
struct py_copies;
static inline mx_array mx_of_copy(const struct py_copies *copies, mx_array x)
{
    return copies != NULL && x.ctx != NULL ? mx_clone(x) : x;
}
/* torch.flip(x, dims), torch.roll(x, shift, dim). */
#define mx_flip(x, ...) mx_flip_dims((x), MX_DIMS(__VA_ARGS__))
mx_array mx_flip_dims(mx_array x, mx_dims dims);
mx_array mx_roll(mx_array x, int64_t shift, int64_t dim);
mx_array mx_roll_flat(mx_array x, int64_t shift);                   /* torch.roll(x, shift) */
mx_array mx_roll_dims(mx_array x, mx_dims shifts, mx_dims dims);    /* torch.roll(x, (1, 2), (0, 1)) */

/* torch.cat, torch.stack: dim first, then the arrays, or a PY_ARRAY list with _list. dtypes promote. */
#define mx_cat(dim, ...)                                                                                     \
    mx_cat_of((dim), (const mx_array[]){__VA_ARGS__}, sizeof((const mx_array[]){__VA_ARGS__}) / sizeof(mx_array))
#define mx_stack(dim, ...)                                                                                   \
    mx_stack_of((dim), (const mx_array[]){__VA_ARGS__},                                                      \
                sizeof((const mx_array[]){__VA_ARGS__}) / sizeof(mx_array))
mx_array mx_cat_of(int64_t dim, const mx_array *arrays, size_t count);
mx_array mx_stack_of(int64_t dim, const mx_array *arrays, size_t count);
mx_array mx_cat_list(int64_t dim, const py_list *arrays);
mx_array mx_stack_list(int64_t dim, const py_list *arrays);

/* x.split(size, dim), x.split([a, b], dim), x.chunk(n, dim), x.unbind(dim): PY_ARRAY lists. */
py_list *mx_split(mx_array x, int64_t size, int64_t dim);
py_list *mx_split_list(mx_array x, const py_list *sizes, int64_t dim);
py_list *mx_chunk(mx_array x, int64_t chunks, int64_t dim);
py_list *mx_unbind(mx_array x, int64_t dim);

/* x.unfold(dim, size, step): windows along dim, their elements in a new last dim. */
mx_array mx_unfold(mx_array x, int64_t dim, int64_t size, int64_t step);
/* torch.meshgrid(a, b, ..., indexing): of 1-dim arrays, a PY_ARRAY list; indexing NULL or "ij", or "xy". */
py_list *mx_meshgrid(const py_list *arrays, const char *indexing);

/* F.pad(x, pads, value=v): pads as PyTorch's, last dim first, pairs; mode "constant", "reflect", "replicate". */
mx_array mx_pad(mx_array x, mx_dims pads, const char *mode, double value);

/* torch.broadcast_shapes; RuntimeError if they do not fit. */
mx_dims mx_broadcast_shape(mx_dims a, mx_dims b);

#endif
