/* Subscripts: x[...] and x[...] = value.
 *
 * A subscript is done in two stages, as PyTorch does it: first slices, single places, None and the ellipsis
 * make a view; then index arrays (and masks, which become index arrays) pick from the view. A store of the
 * first stage is a slice update; a store of the second writes the places that the same subscript picks out of
 * 0 ... numel - 1. */
#include "internal.h"

/* The view of the first stage, in terms of the dims of x. */
typedef struct view {
    mx_ints start, stop, step; /* one for each dim of x */
    bool dropped[MX_MAX_DIMS]; /* MX_AT: the dim goes away */
    mx_dims shape;             /* of the result */
    mx_array by[MX_MAX_DIMS];  /* index arrays, by dim of the result; MX_NONE where none */
    bool has_by;
} view;

static int64_t clip(int64_t value, int64_t length)
{
    if (value < 0)
        value += length;
    return value < 0 ? 0 : value > length ? length : value;
}

static void add_range(view *v, int dim, int64_t length, const mx_index *item)
{
    if (item->step <= 0)
        py_raise(PY_VALUE_ERROR, "step must be greater than zero");
    int64_t start = item->start == MX_OMIT ? 0 : clip(item->start, length);
    int64_t stop = item->stop == MX_OMIT ? length : clip(item->stop, length);
    if (stop < start)
        stop = start;
    v->start.at[dim] = (int)start;
    v->stop.at[dim] = (int)stop;
    v->step.at[dim] = (int)(item->step > INT32_MAX ? INT32_MAX : item->step);
    v->shape.at[v->shape.count++] = (stop - start + item->step - 1) / item->step;
}

static void add_place(view *v, int dim, int64_t length, int64_t place)
{
    if (place < -length || place >= length)
        py_raise(PY_INDEX_ERROR, "index %" PRId64 " is out of bounds for dimension %d with size %" PRId64,
                 place, dim, length);
    v->start.at[dim] = (int)(place < 0 ? place + length : place);
    v->stop.at[dim] = v->start.at[dim] + 1;
    v->step.at[dim] = 1;
    v->dropped[dim] = true;
}

static bool is_mask(const mx_index *item)
{
    return item->kind == MX_INDEX_BY && mlx_array_dtype(item->by) == MX_BOOL;
}

/* How many dims of x an item uses up. */
static int dims_used(const mx_index *item)
{
    if (item->kind == MX_INDEX_NEW || item->kind == MX_INDEX_ELLIPSIS)
        return 0;
    return is_mask(item) ? (int)mx_ndim(item->by) : 1;
}

/* A mask stands for one index array per dim of it: the columns of its nonzero places. */
static void add_mask(view *v, int dim, const mx_dims *shape, mx_array mask)
{
    mx_array places = mx_nonzero(mask);
    for (int64_t k = 0; k < mx_ndim(mask); k++) {
        if (mx_dim(mask, k) != shape->at[dim + k])
            py_raise(PY_INDEX_ERROR,
                     "The shape of the mask %s at index %" PRId64
                     " does not match the shape of the indexed tensor %s at index %" PRId64,
                     py_text(py_list_repr(mx_dims_list(mx_shape(mask)))), k,
                     py_text(py_list_repr(mx_dims_list(*shape))), dim + k);
        v->by[v->shape.count] = mx_slice(places, MX_ALL, MX_AT(k));
        v->has_by = true;
        add_range(v, dim + (int)k, shape->at[dim + k], &MX_ALL);
    }
}

static void add_item(view *v, int *dim, const mx_dims *shape, const mx_index *item)
{
    switch (item->kind) {
    case MX_INDEX_NEW:
    case MX_INDEX_ELLIPSIS:
        if (v->shape.count == MX_MAX_DIMS)
            py_raise(PY_RUNTIME_ERROR, "arrays of more than %d dimensions are not supported", MX_MAX_DIMS);
        v->shape.at[v->shape.count++] = 1;
        return;
    case MX_INDEX_RANGE:
        add_range(v, *dim, shape->at[*dim], item);
        break;
    case MX_INDEX_AT:
        add_place(v, *dim, shape->at[*dim], item->start);
        break;
    case MX_INDEX_BY:
        if (is_mask(item)) {
            add_mask(v, *dim, shape, item->by);
        } else {
            if (mx_is_float(item->by))
                py_raise(PY_INDEX_ERROR, "tensors used as indices must be long, int, byte or bool tensors");
            v->by[v->shape.count] = mx_astype(item->by, MX_INT64);
            v->has_by = true;
            add_range(v, *dim, shape->at[*dim], &MX_ALL);
        }
        break;
    }
    *dim += dims_used(item);
}

static view resolve(const mx_dims *shape, const mx_index *items, size_t count)
{
    int used = 0;
    for (size_t i = 0; i < count; i++)
        used += dims_used(&items[i]);
    if (used > shape->count)
        py_raise(PY_INDEX_ERROR,
                 shape->count == 0 ? "invalid index of a 0-dim tensor. Use `tensor.item()` in Python "
                                     "to convert a 0-dim tensor to a number"
                                   : "too many indices for tensor of dimension %d",
                 shape->count);
    view v = {.start.count = (size_t)shape->count,
              .stop.count = (size_t)shape->count,
              .step.count = (size_t)shape->count};
    int dim = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != MX_INDEX_ELLIPSIS) {
            add_item(&v, &dim, shape, &items[i]);
            continue;
        }
        for (int rest = shape->count - used; rest > 0; rest--, dim++)
            add_range(&v, dim, shape->at[dim], &MX_ALL);
        used = shape->count; /* a second ellipsis stands for nothing */
    }
    for (; dim < shape->count; dim++)
        add_range(&v, dim, shape->at[dim], &MX_ALL);
    return v;
}

static bool takes_all(const view *v, const mx_dims *shape)
{
    for (int i = 0; i < shape->count; i++) {
        if (v->start.at[i] != 0 || v->stop.at[i] != shape->at[i] || v->step.at[i] != 1)
            return false;
    }
    return true;
}

static mx_array take_view(mx_array x, const view *v, const mx_dims *shape)
{
    mx_array result = x;
    if (!takes_all(v, shape)) {
        result = mlx_array_new();
        mx_check(mlx_slice(&result, x, v->start.at, v->start.count, v->stop.at, v->stop.count, v->step.at,
                           v->step.count, mx_stream()));
        mx_autorelease(result);
    }
    return mx_dims_equal(mx_shape(result), v->shape) ? result : mx_reshape_dims(result, v->shape);
}

/* ---- index arrays */

/* Negative indices from the end; out of range is an error now, because a joint index would hide it. */
static mx_array check_indices(mx_array indices, int64_t length, int dim)
{
    const int64_t *at = mx_data_int(indices);
    bool negative = false;
    for (int64_t i = 0, n = mx_numel(indices); i < n; i++) {
        if (at[i] < -length || at[i] >= length)
            py_raise(PY_INDEX_ERROR, "index %" PRId64 " is out of bounds for dimension %d with size %" PRId64,
                     at[i], dim, length);
        negative |= at[i] < 0;
    }
    if (!negative)
        return indices;
    return mx_where_array(mx_lt_int(indices, 0), mx_add_int(indices, length), indices);
}

static mx_array take(mx_array x, mx_array indices, int axis)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_take_axis(&result, x, indices, axis, mx_stream()));
    return mx_autorelease(result);
}

/* Several index arrays at once: their dims are brought to the front and merged, one joint index picks, and
 * its dims go where the first index array stood if they stood side by side, else to the front. */
static mx_array take_jointly(mx_array x, const mx_array *by)
{
    mx_dims shape = mx_shape(x), order = {0}, rest = {0}, broadcast = {0};
    int first = -1, last = -1, used = 0;
    for (int i = 0; i < shape.count; i++) {
        if (mx_is_none(by[i]))
            continue;
        broadcast = used == 0 ? mx_shape(by[i]) : mx_broadcast_shape(broadcast, mx_shape(by[i]));
        first = first < 0 ? i : first;
        last = i;
        used++;
        order.at[order.count++] = i;
    }
    mx_array joint = MX_NONE;
    for (int k = 0; k < used; k++) {
        int64_t length = shape.at[order.at[k]];
        mx_array indices = check_indices(by[order.at[k]], length, (int)order.at[k]);
        joint = mx_is_none(joint) ? indices : mx_add_array(mx_mul_int(joint, length), indices);
    }
    for (int i = 0; i < shape.count; i++) {
        if (mx_is_none(by[i])) {
            order.at[order.count++] = i;
            rest.at[rest.count++] = shape.at[i];
        }
    }
    mx_array front = mx_flatten(mx_permute_dims(x, order), 0, used - 1);
    mx_array picked = take(front, mx_reshape_dims(mx_expand_dims(joint, broadcast), MX_DIMS(-1)), 0);
    mx_dims result = broadcast;
    for (int i = 0; i < rest.count; i++)
        result.at[result.count++] = rest.at[i];
    picked = mx_reshape_dims(picked, result);
    if (last - first + 1 != used || first == 0)
        return picked;
    mx_dims back = {0};
    for (int i = 0; i < first; i++)
        back.at[back.count++] = broadcast.count + i;
    for (int i = 0; i < broadcast.count; i++)
        back.at[back.count++] = i;
    for (int i = first; i < rest.count; i++)
        back.at[back.count++] = broadcast.count + i;
    return mx_permute_dims(picked, back);
}

static mx_array pick(mx_array x, const view *v)
{
    int used = 0, axis = 0;
    for (int i = 0; i < v->shape.count; i++) {
        if (!mx_is_none(v->by[i])) {
            used++;
            axis = i;
        }
    }
    return used == 1 ? take(x, v->by[axis], axis) : take_jointly(x, v->by);
}

mx_array mx_slice_by(mx_array x, const mx_index *items, size_t count)
{
    mx_dims shape = mx_shape(x);
    view v = resolve(&shape, items, count);
    mx_array result = take_view(x, &v, &shape);
    return v.has_by ? pick(result, &v) : result;
}

mx_array mx_at(mx_array x, int64_t index)
{
    return mx_slice(x, MX_AT(index));
}

/* ---- stores */

static mx_array store_slice(mx_array x, mx_array value, const view *v)
{
    mx_array wide = mx_expand_dims(value, v->shape);
    mx_dims window = {.count = (int)v->start.count};
    for (int i = 0; i < window.count; i++)
        window.at[i] = (v->stop.at[i] - v->start.at[i] + v->step.at[i] - 1) / v->step.at[i];
    mx_array result = mlx_array_new();
    mx_check(mlx_slice_update(&result, x, mx_reshape_dims(wide, window), v->start.at, v->start.count,
                              v->stop.at, v->stop.count, v->step.at, v->step.count, mx_stream()));
    return mx_autorelease(result);
}

/* Leading dims of size 1 that the target has not are dropped, as PyTorch allows. */
static mx_array fit(mx_array value, int64_t ndim)
{
    while (mx_ndim(value) > ndim && mx_dim(value, 0) == 1)
        value = mx_squeeze_dim(value, 0);
    return value;
}

mx_array mx_stored_by(mx_array x, mx_array value, const mx_index *items, size_t count)
{
    mx_dims shape = mx_shape(x);
    value = mx_astype(value, mlx_array_dtype(x));
    if (count == 1 && is_mask(&items[0]) && mx_ndim(value) == 0) {
        mx_array mask = items[0].by;
        while (mx_ndim(mask) < shape.count)
            mask = mx_unsqueeze(mask, -1);
        return mx_where_array(mask, value, x);
    }
    view v = resolve(&shape, items, count);
    if (!v.has_by)
        return store_slice(x, fit(value, v.shape.count), &v);
    mx_array places = mx_arange_as(MX_INT64, 0, (double)mx_numel(x), 1);
    places = pick(take_view(mx_reshape_dims(places, shape), &v, &shape), &v);
    mx_array wide = mx_expand_dims(fit(value, mx_ndim(places)), mx_shape(places));
    mx_array flat = mlx_array_new();
    mx_check(mlx_put_along_axis(&flat, mx_reshape(x, -1), mx_reshape(places, -1), mx_reshape(wide, -1), 0,
                                mx_stream()));
    return mx_reshape_dims(mx_autorelease(flat), shape);
}
