/* Extrema with their places, sorting. Indices are int64, the first of equals. */
#include "internal.h"
#include "mlx/c/t2m_ext.h"

#include <string.h>

static void require_elements(mx_array x, const char *function)
{
    if (mx_numel(x) == 0)
        py_raise(PY_RUNTIME_ERROR,
                 "%s(): Expected reduction dim to be specified for input.numel() == 0. Specify "
                 "the reduction dim with the 'dim' argument.",
                 function);
}

typedef int (*place)(mlx_array *, const mlx_array, int, bool, const mlx_stream);

static mx_array find_place(place function, mx_array x, int64_t dim, bool keepdim)
{
    int64_t ndim = mx_ndim(x);
    int axis = mx_wrap_dim(dim, ndim);
    if (ndim == 0)
        return mx_zeros(MX_INT64);
    mx_array result = mlx_array_new();
    mx_check(function(&result, x, axis, keepdim, mx_stream()));
    return mx_astype(mx_autorelease(result), MX_INT64);
}

/* The value at the place: its gradient goes there and nowhere else. */
static mx_values with_values(place function, mx_array x, int64_t dim, bool keepdim)
{
    if (mx_ndim(x) == 0)
        return (mx_values){.values = x, .indices = mx_zeros(MX_INT64)};
    mx_array places = find_place(function, x, dim, true);
    mx_array values = mlx_array_new();
    mx_check(mlx_take_along_axis(&values, x, places, mx_wrap_dim(dim, mx_ndim(x)), mx_stream()));
    mx_values both = {.values = mx_autorelease(values), .indices = places};
    if (!keepdim) {
        both.values = mx_squeeze_dim(both.values, dim);
        both.indices = mx_squeeze_dim(both.indices, dim);
    }
    return both;
}

mx_values mx_max_over(mx_array x, int64_t dim, mx_reduce_options options)
{
    return with_values(t2m_ext_argmax_axis, x, dim, options.keepdim);
}

mx_values mx_min_over(mx_array x, int64_t dim, mx_reduce_options options)
{
    return with_values(t2m_ext_argmin_axis, x, dim, options.keepdim);
}

mx_array mx_argmax_over(mx_array x, int64_t dim, mx_reduce_options options)
{
    return find_place(t2m_ext_argmax_axis, x, dim, options.keepdim);
}

mx_array mx_argmin_over(mx_array x, int64_t dim, mx_reduce_options options)
{
    return find_place(t2m_ext_argmin_axis, x, dim, options.keepdim);
}

mx_array mx_argmax(mx_array x)
{
    require_elements(x, "argmax");
    return mx_argmax_dim(mx_reshape(x, -1), 0);
}

mx_array mx_argmin(mx_array x)
{
    require_elements(x, "argmin");
    return mx_argmin_dim(mx_reshape(x, -1), 0);
}

mx_array mx_max(mx_array x)
{
    require_elements(x, "max");
    return mx_amax(x);
}

mx_array mx_min(mx_array x)
{
    require_elements(x, "min");
    return mx_amin(x);
}

/* ---- sorting */

/* Descending and stable: the reversed array is sorted ascending, and read backwards. */
mx_array mx_argsort(mx_array x, int64_t dim, bool descending)
{
    if (mx_ndim(x) == 0)
        return mx_zeros(MX_INT64);
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    mx_array order = mlx_array_new();
    mx_check(mlx_argsort_axis(&order, descending ? mx_flip(x, axis) : x, axis, mx_stream()));
    order = mx_astype(mx_autorelease(order), MX_INT64);
    return descending ? mx_flip(mx_rsub_int(order, mx_dim(x, axis) - 1), axis) : order;
}

mx_values mx_sort(mx_array x, int64_t dim, bool descending)
{
    mx_array order = mx_argsort(x, dim, descending);
    return (mx_values){.values = mx_ndim(x) == 0 ? x : mx_gather(x, dim, order), .indices = order};
}

static mx_array first(mx_array x, int axis, int64_t count)
{
    mx_index items[MX_MAX_DIMS];
    for (int i = 0; i < axis; i++)
        items[i] = MX_ALL;
    items[axis] = MX_TO(count);
    return mx_slice_by(x, items, (size_t)axis + 1);
}

mx_values mx_topk_with(mx_array x, int64_t k, mx_topk_options options)
{
    int axis = mx_wrap_dim(nn_int_or(options.dim, -1), mx_ndim(x));
    int64_t size = mx_ndim(x) == 0 ? 1 : mx_dim(x, axis);
    if (k < 0 || k > size)
        py_raise(PY_RUNTIME_ERROR, "selected index k out of range");
    mx_array order = first(mx_argsort(x, axis, nn_switch_on(options.largest, true)), axis, k);
    return (mx_values){.values = mx_gather(x, axis, order), .indices = order};
}

mx_values mx_median_over(mx_array x, int64_t dim, mx_reduce_options options)
{
    if (mx_ndim(x) == 0)
        return (mx_values){.values = x, .indices = mx_zeros(MX_INT64)};
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    mx_array order = mx_argsort(x, axis, false);
    mx_index items[MX_MAX_DIMS];
    int64_t middle = (mx_dim(x, axis) - 1) / 2;
    for (int i = 0; i < axis; i++)
        items[i] = MX_ALL;
    items[axis] = MX_SPAN(middle, middle + 1);
    mx_array places = mx_slice_by(order, items, (size_t)axis + 1);
    mx_values both = {.values = mx_gather(x, axis, places), .indices = places};
    if (!options.keepdim) {
        both.values = mx_squeeze_dim(both.values, axis);
        both.indices = mx_squeeze_dim(both.indices, axis);
    }
    return both;
}

mx_array mx_median(mx_array x)
{
    require_elements(x, "median");
    return mx_median_dim(mx_reshape(x, -1), 0).values;
}

/* ---- results whose size is data: on the host */

mx_array mx_unique(mx_array x)
{
    mx_array sorted = mx_sort(mx_reshape(x, -1), 0, false).values;
    int64_t count = mx_numel(x);
    if (count == 0)
        return sorted;
    mx_array differs = mx_ne_array(mx_slice(sorted, MX_FROM(1)), mx_slice(sorted, MX_TO(-1)));
    mx_array fresh = mx_cat(0, mx_ones(MX_BOOL, 1), differs);
    return mx_masked_select(sorted, fresh);
}

mx_array mx_bincount(mx_array x)
{
    const int64_t *values = mx_data_int(mx_astype(x, MX_INT64));
    int64_t count = mx_numel(x), largest = -1;
    for (int64_t i = 0; i < count; i++) {
        if (values[i] < 0)
            py_raise(PY_RUNTIME_ERROR, "bincount only supports 1-d non-negative integral inputs.");
        largest = values[i] > largest ? values[i] : largest;
    }
    int64_t *bins = t2m_malloc((size_t)(largest + 2) * sizeof(int64_t));
    memset(bins, 0, (size_t)(largest + 1) * sizeof(int64_t));
    for (int64_t i = 0; i < count; i++)
        bins[values[i]]++;
    return mx_from_owned(bins, MX_INT64, MX_DIMS(largest + 1));
}
