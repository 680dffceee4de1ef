/* Picking and placing by index arrays along one dim, and what depends on the values of a mask. */
#include "internal.h"

#include <string.h>

typedef int (*place_function)(mlx_array *, const mlx_array, const mlx_array, const mlx_array, int,
                              const mlx_stream);

static void require_indices(mx_array index, const char *function)
{
    if (mx_is_float(index) || mlx_array_dtype(index) == MX_BOOL)
        py_raise(PY_RUNTIME_ERROR, "%s(): Expected dtype int64 for index", function);
}

/* The window of x that the index covers: all of dim `axis`, and the index's sizes elsewhere. */
static mx_array window(mx_array x, mx_array index, int axis, const char *function)
{
    mx_dims shape = mx_shape(x), sizes = mx_shape(index);
    if (shape.count != sizes.count)
        py_raise(PY_RUNTIME_ERROR, "Index tensor must have the same number of dimensions as input tensor");
    mx_index items[MX_MAX_DIMS];
    for (int i = 0; i < shape.count; i++) {
        if (i != axis && sizes.at[i] > shape.at[i])
            py_raise(PY_RUNTIME_ERROR,
                     "Size does not match at dimension %d expected index %s to be no larger than %s %s", i,
                     py_text(py_list_repr(mx_dims_list(sizes))), function,
                     py_text(py_list_repr(mx_dims_list(shape))));
        items[i] = i == axis ? MX_ALL : MX_TO(sizes.at[i]);
    }
    return mx_slice_by(x, items, (size_t)shape.count);
}

mx_array mx_gather(mx_array x, int64_t dim, mx_array index)
{
    require_indices(index, "gather");
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    mx_array result = mlx_array_new();
    mx_check(mlx_take_along_axis(&result, window(x, index, axis, "self"), index, axis, mx_stream()));
    return mx_autorelease(result);
}

static mx_array put(place_function function, mx_array x, int64_t dim, mx_array index, mx_array src)
{
    require_indices(index, "scatter");
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    mx_array target = window(x, index, axis, "self");
    src = mx_astype(src, mlx_array_dtype(x));
    mx_array values = mx_ndim(src) == 0 ? mx_expand_dims(src, mx_shape(index)) : src;
    if (!mx_dims_equal(mx_shape(values), mx_shape(index))) {
        mx_index items[MX_MAX_DIMS];
        mx_dims sizes = mx_shape(index);
        for (int i = 0; i < sizes.count; i++)
            items[i] = MX_TO(sizes.at[i]);
        values = mx_slice_by(values, items, (size_t)sizes.count);
    }
    mx_array result = mlx_array_new();
    mx_check(function(&result, target, index, values, axis, mx_stream()));
    result = mx_autorelease(result);
    if (mx_dims_equal(mx_shape(target), mx_shape(x)))
        return result;
    mx_index items[MX_MAX_DIMS];
    mx_dims sizes = mx_shape(target);
    for (int i = 0; i < sizes.count; i++)
        items[i] = MX_TO(sizes.at[i]);
    return mx_stored_by(x, result, items, (size_t)sizes.count);
}

mx_array mx_scatter_array(mx_array x, int64_t dim, mx_array index, mx_array src)
{
    return put(mlx_put_along_axis, x, dim, index, src);
}

mx_array mx_scatter_add(mx_array x, int64_t dim, mx_array index, mx_array src)
{
    return put(mlx_scatter_add_axis, x, dim, index, src);
}

mx_array mx_index_select(mx_array x, int64_t dim, mx_array index)
{
    require_indices(index, "index_select");
    mx_array result = mlx_array_new();
    mx_check(mlx_take_axis(&result, x, index, mx_wrap_dim(dim, mx_ndim(x)), mx_stream()));
    return mx_autorelease(result);
}

/* The rows of src go to the rows that index names: an index for every element. */
mx_array mx_index_add(mx_array x, int64_t dim, mx_array index, mx_array src)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    mx_dims wide = {.count = (int)mx_ndim(src)};
    for (int i = 0; i < wide.count; i++)
        wide.at[i] = i == axis ? mx_numel(index) : 1;
    mx_array each = mx_expand_dims(mx_reshape_dims(index, wide), mx_shape(src));
    return mx_scatter_add(x, dim, each, src);
}

/* ---- sizes that depend on values */

mx_array mx_nonzero(mx_array x)
{
    mx_dims shape = mx_shape(x);
    mx_array truth = mx_astype(x, MX_BOOL);
    mx_check(mlx_array_eval(truth));
    const bool *data = mlx_array_data_bool(truth);
    int64_t count = mx_numel(x), found = 0;
    for (int64_t i = 0; i < count; i++)
        found += data[i];
    int64_t *places = t2m_malloc((size_t)(found * shape.count + 1) * sizeof(int64_t));
    int64_t *row = places;
    for (int64_t i = 0; i < count; i++) {
        if (!data[i])
            continue;
        int64_t rest = i;
        for (int k = shape.count - 1; k >= 0; k--) {
            row[k] = rest % shape.at[k];
            rest /= shape.at[k];
        }
        row += shape.count;
    }
    return mx_from_owned(places, MX_INT64, MX_DIMS(found, shape.count));
}

py_tuple *mx_nonzero_columns(mx_array x)
{
    return py_tuple_of_list(mx_unbind(mx_nonzero(mx_ndim(x) ? x : mx_reshape(x, 1)), 1));
}

mx_array mx_masked_select(mx_array x, mx_array mask)
{
    mx_dims shape = mx_broadcast_shape(mx_shape(x), mx_shape(mask));
    mx_array flat = mx_reshape(mx_expand_dims(x, shape), -1);
    mx_array places = mx_nonzero(mx_reshape(mx_expand_dims(mask, shape), -1));
    return mx_index_select(flat, 0, mx_reshape(places, -1));
}

mx_array mx_one_hot(mx_array x, int64_t classes)
{
    const int64_t *labels = mx_data_int(mx_astype(x, MX_INT64));
    int64_t count = mx_numel(x), largest = -1;
    for (int64_t i = 0; i < count; i++) {
        if (labels[i] < 0)
            py_raise(PY_RUNTIME_ERROR, "Class values must be non-negative.");
        largest = labels[i] > largest ? labels[i] : largest;
    }
    if (classes == -1)
        classes = largest + 1;
    if (largest >= classes)
        py_raise(PY_RUNTIME_ERROR, "Class values must be smaller than num_classes.");
    int64_t *hot = t2m_malloc((size_t)(count * classes + 1) * sizeof(int64_t));
    memset(hot, 0, (size_t)(count * classes) * sizeof(int64_t));
    for (int64_t i = 0; i < count; i++)
        hot[i * classes + labels[i]] = 1;
    mx_dims shape = mx_shape(x);
    if (shape.count == MX_MAX_DIMS)
        py_raise(PY_RUNTIME_ERROR, "arrays of more than %d dimensions are not supported", MX_MAX_DIMS);
    shape.at[shape.count++] = classes;
    return mx_from_owned(hot, MX_INT64, shape);
}
