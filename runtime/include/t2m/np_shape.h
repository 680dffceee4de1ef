/* Making arrays, their shape, joining and splitting, subscripts, order. Views share memory with what they are views of. */
#ifndef T2M_NP_SHAPE_H
#define T2M_NP_SHAPE_H

#include "t2m/np_base.h"

np_shape np_shape_from(int count, const int64_t *dims);
np_shape np_shape_of(const np_array *x); /* x.shape as a value */

/* ---- making arrays: np_zeros(NP_FLOAT32, NP_SHAPE(3, 4)); dtype NULL is float64 */
np_array *np_empty(const np_dtype *dtype, np_shape shape); /* zeros, too: never undefined */
np_array *np_zeros(const np_dtype *dtype, np_shape shape);
np_array *np_ones(const np_dtype *dtype, np_shape shape);
/* np.full(shape, value): without a dtype that of the value */
#define np_full(dtype, shape, value) np_full_of((dtype), (shape), np_of(value))
np_array *np_full_of(const np_dtype *dtype, np_shape shape, const np_array *value);
#define np_zeros_like(x, dtype) np_filled_like(np_of(x), (dtype), np_of_int(0))
#define np_ones_like(x, dtype) np_filled_like(np_of(x), (dtype), np_of_int(1))
#define np_full_like(x, value, dtype) np_filled_like(np_of(x), (dtype), np_of(value))
np_array *np_filled_like(const np_array *x, const np_dtype *dtype, const np_array *value);
np_array *np_eye(const np_dtype *dtype, int64_t rows, int64_t columns, int64_t k); /* columns < 0: as many */
/* np.arange(start, stop, step): integers if all three are */
#define np_arange(start, stop, step, dtype) np_arange_of(np_of(start), np_of(stop), np_of(step), (dtype))
np_array *np_arange_of(const np_array *start, const np_array *stop, const np_array *step, const np_dtype *dtype);
np_array *np_linspace(double start, double stop, int64_t count, bool endpoint, const np_dtype *dtype);
np_array *np_logspace(double start, double stop, int64_t count, double base);
np_array *np_geomspace(double start, double stop, int64_t count);

/* ---- x.copy(), x.astype(dtype), x.fill(value) */
#define np_copy(x) np_copy_of(np_of(x))
np_array *np_copy_of(const np_array *x);
np_array *np_astype(const np_array *x, const np_dtype *dtype);
#define np_fill(x, value) np_fill_of((x), np_of(value))
void np_fill_of(np_array *x, const np_array *value);

/* ---- shape. One size may be -1. Views where NumPy gives views. */
#define np_reshape(x, ...) np_reshape_dims(np_of(x), NP_SHAPE(__VA_ARGS__))
np_array *np_reshape_dims(const np_array *x, np_shape shape);
np_array *np_transpose(const np_array *x);                      /* x.T */
np_array *np_transpose_axes(const np_array *x, np_shape axes);
np_array *np_swapaxes(const np_array *x, int64_t a, int64_t b);
np_array *np_moveaxis(const np_array *x, int64_t from, int64_t to);
np_array *np_flatten(const np_array *x);                        /* a copy */
np_array *np_ravel(const np_array *x);
np_array *np_squeeze(const np_array *x);
np_array *np_squeeze_axis(const np_array *x, int64_t axis);
np_array *np_expand_dims(const np_array *x, int64_t axis);
np_array *np_broadcast_to(const np_array *x, np_shape shape);
np_array *np_atleast(const np_array *x, int64_t ndim);
np_array *np_flip(const np_array *x);
np_array *np_flip_axis(const np_array *x, int64_t axis);
np_array *np_rot90(const np_array *x, int64_t k);
np_array *np_roll(const np_array *x, int64_t shift);
np_array *np_roll_axis(const np_array *x, int64_t shift, int64_t axis);
np_array *np_diag(const np_array *x, int64_t k);     /* of a vector a matrix, of a matrix its diagonal */
np_array *np_triangle(const np_array *x, int64_t k, bool is_upper); /* np.triu, np.tril */
np_array *np_tile(const np_array *x, np_shape times);
np_array *np_repeat(const np_array *x, int64_t times);
np_array *np_repeat_axis(const np_array *x, int64_t times, int64_t axis);
np_array *np_pad(const np_array *x, np_shape widths, double value); /* before, after of each axis; one pair or number for all */

/* ---- joining: a list of arrays (or of what np_of takes), or an array whose rows they are */
#define np_concatenate(arrays, axis) np_concatenate_list(np_rows_of(arrays), (axis))
#define np_stack(arrays, axis) np_stack_list(np_rows_of(arrays), (axis))
#define np_vstack(arrays) np_vstack_list(np_rows_of(arrays))
#define np_hstack(arrays) np_hstack_list(np_rows_of(arrays))
#define np_column_stack(arrays) np_column_stack_list(np_rows_of(arrays))
#define np_dstack(arrays) np_dstack_list(np_rows_of(arrays))
#define np_rows_of(arrays)                                                                                   \
    _Generic((arrays), py_list * : np_list_same, const py_list * : np_list_same, default : np_list_of)(arrays)
py_list *np_list_same(const py_list *arrays);
py_list *np_list_of(const void *arrays); /* of a tuple or an array */
np_array *np_concatenate_list(const py_list *arrays, int64_t axis);
np_array *np_stack_list(const py_list *arrays, int64_t axis);
np_array *np_vstack_list(const py_list *arrays);
np_array *np_hstack_list(const py_list *arrays);
np_array *np_column_stack_list(const py_list *arrays);
np_array *np_dstack_list(const py_list *arrays);
#define np_append(x, values) np_append_of(np_of(x), np_of(values))
np_array *np_append_of(const np_array *x, const np_array *values);
#define np_append_axis(x, values, axis) np_concatenate_list(py_objects(np_of(x), np_of(values)), (axis))
/* np.split(x, parts): ValueError if they are not equal; np.array_split; np.split(x, [2, 5]) */
py_list *np_split(const np_array *x, int64_t parts, int64_t axis, bool is_even);
py_list *np_split_at(const np_array *x, np_shape places, int64_t axis);
/* np.meshgrid(x, y): two arrays */
py_list *np_meshgrid(const py_list *arrays, bool is_ij);
np_array *np_delete(const np_array *x, const np_array *which);
np_array *np_delete_axis(const np_array *x, const np_array *which, int64_t axis);

/* ---- subscripts: x[...] becomes np_slice with one item per entry:
 *
 *     x[:n, -1]      np_slice(x, NP_TO(n), NP_AT(-1))          a view
 *     x[mask]        np_slice(x, NP_BY(mask))                  a copy: masks and arrays of indices
 *     x[i] = v       np_put(x, v, NP_AT(i))                    changes x, and what shares its memory
 */
typedef enum np_index_kind { NP_INDEX_RANGE, NP_INDEX_AT, NP_INDEX_NEW, NP_INDEX_ELLIPSIS, NP_INDEX_BY } np_index_kind;
#define NP_OMIT INT64_MIN
typedef struct np_index {
    np_index_kind kind;
    int64_t start, stop, step;
    const np_array *by;
} np_index;
#define NP_RANGE(a, b, s) ((np_index){.kind = NP_INDEX_RANGE, .start = (a), .stop = (b), .step = (s)})
#define NP_SPAN(a, b) NP_RANGE((a), (b), 1)   /* a:b */
#define NP_FROM(a) NP_RANGE((a), NP_OMIT, 1)  /* a: */
#define NP_TO(b) NP_RANGE(NP_OMIT, (b), 1)    /* :b */
#define NP_ALL NP_RANGE(NP_OMIT, NP_OMIT, 1)  /* : */
#define NP_AT(i) ((np_index){.kind = NP_INDEX_AT, .start = (i)})
#define NP_NEW ((np_index){.kind = NP_INDEX_NEW})   /* None, np.newaxis */
#define NP_ELLIPSIS ((np_index){.kind = NP_INDEX_ELLIPSIS})
#define NP_BY(x) ((np_index){.kind = NP_INDEX_BY, .by = np_of(x)})

#define NP_INDEX_LIST(...)                                                                                   \
    (const np_index[]){__VA_ARGS__}, sizeof((const np_index[]){__VA_ARGS__}) / sizeof(np_index)
#define np_slice(x, ...) np_slice_by((x), NP_INDEX_LIST(__VA_ARGS__))
np_array *np_slice_by(const np_array *x, const np_index *items, size_t count);
np_array *np_at(const np_array *x, int64_t index); /* x[i] */
#define np_put(x, value, ...) np_put_by((x), np_of(value), NP_INDEX_LIST(__VA_ARGS__))
void np_put_by(np_array *x, const np_array *value, const np_index *items, size_t count);

/* np.add.at(x, indices, values): `np_update_at(NP_AT_ADD, x, values, NP_BY(rows), NP_BY(columns))`. */
typedef enum np_at_operation { NP_AT_ADD, NP_AT_SUBTRACT, NP_AT_MULTIPLY, NP_AT_MAXIMUM, NP_AT_MINIMUM } np_at_operation;
#define np_update_at(operation, x, values, ...) np_update_at_by((operation), (x), np_of(values), NP_INDEX_LIST(__VA_ARGS__))
void np_update_at_by(np_at_operation operation, np_array *x, const np_array *values, const np_index *items, size_t count);

/* for row in x */
py_list *np_rows(const np_array *x);
bool np_contains(const np_array *x, const np_array *item); /* item in x */
np_array *np_take(const np_array *x, const np_array *indices);
np_array *np_take_axis(const np_array *x, const np_array *indices, int64_t axis);
np_array *np_take_along_axis(const np_array *x, const np_array *indices, int64_t axis);
py_tuple *np_nonzero(const np_array *x);    /* np.where(condition): a row of indices per dimension */
np_array *np_argwhere(const np_array *x);
np_array *np_flatnonzero(const np_array *x);
np_array *np_unravel(const np_array *index, np_shape shape); /* a row per dimension */

/* ---- order: quick sorts are stable here; of equal keys the first comes first */
#define np_sort(x, axis) np_sort_of(np_of(x), (axis))
#define np_argsort(x, axis) np_argsort_of(np_of(x), (axis))
np_array *np_sort_of(const np_array *x, int64_t axis);
np_array *np_argsort_of(const np_array *x, int64_t axis);
void np_sort_self(np_array *x, int64_t axis); /* x.sort() */
#define np_searchsorted(x, values, is_right) np_searchsorted_of(np_of(x), np_of(values), (is_right))
np_array *np_searchsorted_of(const np_array *x, const np_array *values, bool is_right);
#define np_digitize(x, bins) np_searchsorted_of(np_of(bins), np_of(x), true)
#define np_unique(x) np_unique_of(np_of(x))
np_array *np_unique_of(const np_array *x);
/* np.unique(x, return_...): values, first places, where each element is in values, how often each occurs; those asked for */
#define np_unique_with(x, index, inverse, counts) np_unique_parts(np_of(x), (index), (inverse), (counts))
py_tuple *np_unique_parts(const np_array *x, bool index, bool inverse, bool counts);
np_array *np_unique_rows(const np_array *x);
#define np_bincount(x, minlength) np_bincount_of(np_of(x), NULL, (minlength))
#define np_bincount_weighted(x, weights, minlength) np_bincount_of(np_of(x), np_of(weights), (minlength))
np_array *np_bincount_of(const np_array *x, const np_array *weights, int64_t minlength);
/* np.histogram(x, bins): counts and edges */
#define np_histogram(x, bins) np_histogram_of(np_of(x), np_of(bins), NP_NO_RANGE)
#define np_histogram_in(x, bins, low, high) np_histogram_of(np_of(x), np_of(bins), (const double[]){(low), (high)})
#define NP_NO_RANGE ((const double *)NULL)
py_tuple *np_histogram_of(const np_array *x, const np_array *bins, const double *range);
#define np_isin(x, values) np_isin_of(np_of(x), np_of(values))
np_array *np_isin_of(const np_array *x, const np_array *values);
#define np_interp(x, xs, ys) np_interp_of(np_of(x), np_of(xs), np_of(ys))
np_array *np_interp_of(const np_array *x, const np_array *xs, const np_array *ys);
#define np_convolve(a, b, mode) np_convolve_of(np_of(a), np_of(b), (mode))
np_array *np_convolve_of(const np_array *a, const np_array *b, py_str mode);
np_array *np_intersect1d(const np_array *a, const np_array *b);
np_array *np_setdiff1d(const np_array *a, const np_array *b);
np_array *np_union1d(const np_array *a, const np_array *b);

#endif
