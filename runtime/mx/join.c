/* Joining arrays, cutting them up, repeating and turning them. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

static mx_dtype common_dtype(const mx_array *arrays, size_t count)
{
    mx_dtype dtype = mlx_array_dtype(arrays[0]);
    for (size_t i = 1; i < count; i++)
        dtype = mx_promote(dtype, mlx_array_dtype(arrays[i]));
    return dtype;
}

/* Checked before the engine is asked, for PyTorch's message. */
static void require_fitting(const mx_array *arrays, size_t count, int axis)
{
    mx_dims first = mx_shape(arrays[0]);
    for (size_t k = 1; k < count; k++) {
        mx_dims shape = mx_shape(arrays[k]);
        if (shape.count != first.count)
            py_raise(PY_RUNTIME_ERROR, "Tensors must have same number of dimensions: got %d and %d",
                     first.count, shape.count);
        for (int i = 0; i < shape.count; i++) {
            if (i != axis && shape.at[i] != first.at[i])
                py_raise(PY_RUNTIME_ERROR,
                         "Sizes of tensors must match except in dimension %d. Expected size %" PRId64
                         " but got size %" PRId64 " for tensor number %zu in the list.",
                         axis, first.at[i], shape.at[i], k);
        }
    }
}

/* A copy of the handles, all of one dtype; a 1-dim array without elements fits everywhere and is left out by
 * cat. */
static mlx_vector_array gather_inputs(const mx_array *arrays, size_t count, bool skip_empty)
{
    mx_dtype dtype = common_dtype(arrays, count);
    mlx_vector_array vector = mlx_vector_array_new();
    for (size_t i = 0; i < count; i++) {
        bool empty = mx_ndim(arrays[i]) == 1 && mx_numel(arrays[i]) == 0;
        if (!skip_empty || !empty)
            mlx_vector_array_append_value(vector, mx_astype(arrays[i], dtype));
    }
    return vector;
}

mx_array mx_cat_of(int64_t dim, const mx_array *arrays, size_t count)
{
    if (count == 0)
        py_raise(PY_RUNTIME_ERROR, "torch.cat(): expected a non-empty list of Tensors");
    mlx_vector_array vector = gather_inputs(arrays, count, true);
    size_t left = mlx_vector_array_size(vector);
    if (left == 0)
        return arrays[0];
    mx_array *used = t2m_malloc(left * sizeof(mx_array));
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (mx_ndim(arrays[i]) == 0)
            py_raise(PY_RUNTIME_ERROR, "zero-dimensional tensor (at position %zu) cannot be concatenated", i);
        if (mx_ndim(arrays[i]) != 1 || mx_numel(arrays[i]) != 0)
            used[n++] = arrays[i];
    }
    int axis = mx_wrap_dim(dim, mx_ndim(used[0]));
    require_fitting(used, n, axis);
    free(used);
    mx_array result = mlx_array_new();
    mx_check(mlx_concatenate_axis(&result, vector, axis, mx_stream()));
    mlx_vector_array_free(vector);
    return mx_autorelease(result);
}

mx_array mx_stack_of(int64_t dim, const mx_array *arrays, size_t count)
{
    if (count == 0)
        py_raise(PY_RUNTIME_ERROR, "stack expects a non-empty TensorList");
    mx_dims first = mx_shape(arrays[0]);
    for (size_t i = 1; i < count; i++) {
        if (!mx_dims_equal(first, mx_shape(arrays[i])))
            py_raise(PY_RUNTIME_ERROR,
                     "stack expects each tensor to be equal size, but got %s at entry 0 and %s at entry %zu",
                     py_text(py_list_repr(mx_dims_list(first))),
                     py_text(py_list_repr(mx_dims_list(mx_shape(arrays[i])))), i);
    }
    mlx_vector_array vector = gather_inputs(arrays, count, false);
    mx_array result = mlx_array_new();
    mx_check(mlx_stack_axis(&result, vector, mx_wrap_dim(dim, first.count + 1), mx_stream()));
    mlx_vector_array_free(vector);
    return mx_autorelease(result);
}

/* The arrays of a list lie in cells of eight bytes, which is what a handle is. */
const mx_array *mx_list_arrays(const py_list *arrays)
{
    _Static_assert(sizeof(py_cell) == sizeof(mx_array), "an array handle fills a cell");
    if (arrays->length > 0 && arrays->element != PY_ARRAY)
        py_raise(PY_TYPE_ERROR, "expected a list of tensors");
    return (const mx_array *)arrays->items;
}

mx_array mx_cat_list(int64_t dim, const py_list *arrays)
{
    return mx_cat_of(dim, mx_list_arrays(arrays), (size_t)arrays->length);
}

mx_array mx_stack_list(int64_t dim, const py_list *arrays)
{
    return mx_stack_of(dim, mx_list_arrays(arrays), (size_t)arrays->length);
}

/* ---- cutting */

static mx_array cut(mx_array x, int axis, int64_t from, int64_t to)
{
    mx_index items[MX_MAX_DIMS];
    for (int i = 0; i < axis; i++)
        items[i] = MX_ALL;
    items[axis] = MX_SPAN(from, to);
    return mx_slice_by(x, items, (size_t)axis + 1);
}

py_list *mx_split(mx_array x, int64_t size, int64_t dim)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    int64_t length = mx_dim(x, axis);
    if (size < 0 || (size == 0 && length != 0))
        py_raise(PY_RUNTIME_ERROR, "split expects split_size be non-negative, but got split_size=%" PRId64,
                 size);
    py_list *parts = py_list_new(PY_ARRAY);
    if (length == 0)
        py_list_append(parts, py_of(x));
    for (int64_t from = 0; from < length; from += size)
        py_list_append(parts, py_of(cut(x, axis, from, from + size < length ? from + size : length)));
    return parts;
}

py_list *mx_split_list(mx_array x, const py_list *sizes, int64_t dim)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    int64_t length = mx_dim(x, axis), from = 0;
    py_list *parts = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < sizes->length; i++) {
        int64_t to = from + sizes->items[i].i;
        if (to <= length && to >= from)
            py_list_append(parts, py_of(cut(x, axis, from, to)));
        from = to;
    }
    if (from != length || parts->length != sizes->length)
        py_raise(PY_RUNTIME_ERROR,
                 "split_with_sizes expects split_sizes to sum exactly to %" PRId64
                 " (input tensor's size at dimension %d), but got split_sizes=%s",
                 length, axis, py_text(py_list_repr(sizes)));
    return parts;
}

py_list *mx_chunk(mx_array x, int64_t chunks, int64_t dim)
{
    if (chunks <= 0)
        py_raise(PY_RUNTIME_ERROR, "chunk expects `chunks` to be greater than 0, got: %" PRId64, chunks);
    int64_t length = mx_dim(x, dim), size = (length + chunks - 1) / chunks;
    return mx_split(x, size == 0 ? 1 : size, dim);
}

py_list *mx_unbind(mx_array x, int64_t dim)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    int64_t length = mx_dim(x, axis);
    py_list *rows = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < length; i++)
        py_list_append(rows, py_of(mx_squeeze_dim(cut(x, axis, i, i + 1), axis)));
    return rows;
}

py_list *mx_unstack(mx_array x)
{
    if (mx_ndim(x) == 0)
        py_raise(PY_TYPE_ERROR, "iteration over a 0-d tensor");
    return mx_unbind(x, 0);
}

/* ---- repeating and turning */

mx_array mx_repeat_dims(mx_array x, mx_dims times)
{
    mx_dims shape = mx_shape(x);
    if (times.count < shape.count)
        py_raise(
            PY_RUNTIME_ERROR,
            "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
    while (mx_ndim(x) < times.count)
        x = mx_unsqueeze(x, 0);
    shape = mx_shape(x);
    for (int i = 0; i < times.count; i++) {
        if (times.at[i] == 1)
            continue;
        /* A new dim before dim i, stretched, then merged with it: views until the merge. */
        mx_dims stretched = mx_shape(mx_unsqueeze(x, i));
        stretched.at[i] = times.at[i];
        mx_array wide = mx_expand_dims(mx_unsqueeze(x, i), stretched);
        shape.at[i] *= times.at[i];
        x = mx_reshape_dims(wide, shape);
    }
    return x;
}

mx_array mx_repeat_interleave(mx_array x, int64_t times, int64_t dim)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_repeat_axis(&result, x, (int)times, mx_wrap_dim(dim, mx_ndim(x)), mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_flip_dims(mx_array x, mx_dims dims)
{
    mx_ints axes = mx_wrap_dims(dims, mx_ndim(x));
    for (size_t k = 0; k < axes.count; k++) {
        int64_t length = mx_dim(x, axes.at[k]);
        mx_array backwards = mx_arange_as(MX_INT64, (double)(length - 1), -1, -1);
        mx_array result = mlx_array_new();
        mx_check(mlx_take_axis(&result, x, backwards, axes.at[k], mx_stream()));
        x = mx_autorelease(result);
    }
    return x;
}

mx_array mx_roll(mx_array x, int64_t shift, int64_t dim)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    int64_t length = mx_dim(x, axis);
    if (length == 0)
        return x;
    int64_t split = ((length - shift) % length + length) % length;
    return split == 0 ? x : mx_cat(axis, cut(x, axis, split, length), cut(x, axis, 0, split));
}

mx_array mx_roll_flat(mx_array x, int64_t shift)
{
    return mx_reshape_dims(mx_roll(mx_reshape(x, -1), shift, 0), mx_shape(x));
}

mx_array mx_roll_dims(mx_array x, mx_dims shifts, mx_dims dims)
{
    if (dims.count == 0 && shifts.count == 1)
        return mx_roll_flat(x, shifts.at[0]);
    if (shifts.count != dims.count)
        py_raise(PY_RUNTIME_ERROR, "shifts and dimensions must align. shifts: %d, dims:%d", shifts.count, dims.count);
    for (int i = 0; i < dims.count; i++)
        x = mx_roll(x, shifts.at[i], dims.at[i]);
    return x;
}

/* Windows by an index array: their starts plus 0 ... size - 1. */
mx_array mx_unfold(mx_array x, int64_t dim, int64_t size, int64_t step)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    int64_t length = mx_dim(x, axis);
    if (size > length)
        py_raise(PY_RUNTIME_ERROR,
                 "maximum size for tensor at dimension %d is %" PRId64 " but size is %" PRId64, axis, length,
                 size);
    if (step <= 0)
        py_raise(PY_RUNTIME_ERROR, "step is %" PRId64 " but must be > 0", step);
    mx_array starts = mx_mul(mx_arange(0, (length - size) / step + 1, 1), step);
    mx_array places = mx_add_array(mx_unsqueeze(starts, 1), mx_arange(0, size, 1));
    mx_array result = mlx_array_new();
    mx_check(mlx_take_axis(&result, x, places, axis, mx_stream()));
    return mx_movedim(mx_autorelease(result), axis + 1, -1);
}

py_list *mx_meshgrid(const py_list *arrays, const char *indexing)
{
    bool swapped = indexing != NULL && strcmp(indexing, "xy") == 0;
    if (indexing != NULL && !swapped && strcmp(indexing, "ij") != 0)
        py_raise(PY_RUNTIME_ERROR,
                 "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: %s", indexing);
    mx_dims shape = {.count = (int)arrays->length};
    for (int i = 0; i < shape.count; i++)
        shape.at[i] = mx_numel(py_list_at(arrays, i).a);
    py_list *grids = py_list_new(PY_ARRAY);
    for (int i = 0; i < shape.count; i++) {
        mx_dims along = {.count = shape.count};
        for (int k = 0; k < shape.count; k++)
            along.at[k] = k == i ? shape.at[i] : 1;
        mx_array grid = mx_expand_dims(mx_reshape_dims(py_list_at(arrays, i).a, along), shape);
        py_list_append(grids, py_of(swapped && shape.count > 1 ? mx_transpose(grid, 0, 1) : grid));
    }
    return grids;
}

/* ---- margins */

/* "reflect" and "replicate": rows of the border taken by index, dim after dim. */
static mx_array pad_by_index(mx_array x, int axis, int64_t before, int64_t after, const char *mode)
{
    bool reflect = strcmp(mode, "reflect") == 0, circular = strcmp(mode, "circular") == 0;
    int64_t length = mx_dim(x, axis);
    if (reflect && (before >= length || after >= length))
        py_raise(
            PY_RUNTIME_ERROR,
            "Padding size should be less than the corresponding input dimension, but got: padding (%" PRId64
            ", %" PRId64 ") at dimension %d of input %s",
            before, after, axis, py_text(py_list_repr(mx_dims_list(mx_shape(x)))));
    if (circular && (before > length || after > length))
        py_raise(PY_RUNTIME_ERROR, "Padding value causes wrapping around more than once.");
    int64_t count = before + length + after;
    int64_t *from = t2m_malloc((size_t)count * sizeof(int64_t));
    for (int64_t i = 0; i < count; i++) {
        int64_t k = i - before;
        if (circular)
            k = (k + length) % length;
        else if (k < 0)
            k = reflect ? -k : 0;
        else if (k >= length)
            k = reflect ? 2 * (length - 1) - k : length - 1;
        from[i] = k;
    }
    mx_array result = mlx_array_new();
    mx_check(mlx_take_axis(&result, x, mx_from_owned(from, MX_INT64, MX_DIMS(count)), axis, mx_stream()));
    return mx_autorelease(result);
}

static mx_array pad_constant(mx_array x, mx_dims pads, double value)
{
    int axes[MX_MAX_DIMS], low[MX_MAX_DIMS], high[MX_MAX_DIMS];
    size_t count = (size_t)pads.count / 2;
    for (size_t k = 0; k < count; k++) {
        axes[k] = (int)mx_ndim(x) - 1 - (int)k;
        low[k] = (int)(pads.at[2 * k] > 0 ? pads.at[2 * k] : 0);
        high[k] = (int)(pads.at[2 * k + 1] > 0 ? pads.at[2 * k + 1] : 0);
    }
    mx_dtype dtype = mlx_array_dtype(x);
    mx_array filling =
        mx_dtype_is_float(dtype) ? mx_scalar(value, dtype) : mx_scalar_int((int64_t)value, dtype);
    mx_array result = mlx_array_new();
    mx_check(mlx_pad(&result, x, axes, count, low, count, high, count, filling, "constant", mx_stream()));
    result = mx_autorelease(result);
    for (size_t k = 0; k < count; k++) { /* negative margins crop */
        int64_t from = pads.at[2 * k] < 0 ? -pads.at[2 * k] : 0, to = mx_dim(result, axes[k]);
        to += pads.at[2 * k + 1] < 0 ? pads.at[2 * k + 1] : 0;
        if (from > 0 || to < mx_dim(result, axes[k]))
            result = cut(result, axes[k], from, to);
    }
    return result;
}

mx_array mx_pad(mx_array x, mx_dims pads, const char *mode, double value)
{
    if (pads.count % 2 != 0)
        py_raise(PY_RUNTIME_ERROR, "Padding length must be divisible by 2");
    if (pads.count / 2 > mx_ndim(x))
        py_raise(PY_RUNTIME_ERROR,
                 "Padding length should be less than or equal to two times the input dimension");
    if (mode == NULL || strcmp(mode, "constant") == 0)
        return pad_constant(x, pads, value);
    if (strcmp(mode, "reflect") != 0 && strcmp(mode, "replicate") != 0 && strcmp(mode, "circular") != 0)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "Unrecognised padding mode %s", mode);
    for (int k = 0; k < pads.count / 2; k++)
        x = pad_by_index(x, (int)mx_ndim(x) - 1 - k, pads.at[2 * k], pads.at[2 * k + 1], mode);
    return x;
}
