/* The same elements in row-major order under another shape: reshape, flatten, unflatten, and added or removed
 * axes of size 1. A view whenever the input's strides allow it; a copy otherwise. */
#include <string.h>

#include "copy.h"
#include "graph.h"
#include "mlx/c/ops.h"

/* The strides that show `in` under the shape of `out`; false if there are none.
 *
 * Both shapes are walked from the front in groups of dimensions of equal product; a group of the input must
 * be contiguous in itself, and its last stride is then spread over the output's group. */
static bool view_strides(const engine_array *in, const engine_array *out, int64_t *strides)
{
    int shape[ENGINE_MAX_NDIM], count = 0;
    int64_t from[ENGINE_MAX_NDIM];
    for (int i = 0; i < in->ndim; i++)
        if (in->shape[i] != 1) {
            shape[count] = in->shape[i];
            from[count++] = in->strides[i];
        }
    int i = 0, o = 0;
    while (i < count && o < out->ndim) {
        int first_in = i, first_out = o;
        int64_t product_in = shape[i++], product_out = out->shape[o++];
        while (product_in != product_out) {
            if (product_in < product_out)
                product_in *= shape[i++];
            else
                product_out *= out->shape[o++];
        }
        for (int k = first_in; k + 1 < i; k++)
            if (from[k] != from[k + 1] * shape[k + 1])
                return false;
        int64_t step = from[i - 1];
        for (int k = o - 1; k >= first_out; k--) {
            strides[k] = step;
            step *= out->shape[k];
        }
    }
    for (; o < out->ndim; o++)
        strides[o] = 1; /* size 1 */
    return true;
}

static bool reshape_eval(engine_array *out)
{
    engine_array *in = out->inputs[0];
    int64_t strides[ENGINE_MAX_NDIM];
    if (out->size == 0)
        return engine_alloc(out);
    if (view_strides(in, out, strides)) {
        engine_share(out, in, 0, strides);
        return true;
    }
    if (!engine_alloc(out))
        return false;
    engine_row_strides(in->shape, in->ndim, strides);
    engine_copy_strided(engine_data(out), strides, engine_data(in), in->strides, in->shape, in->ndim,
                        engine_itemsize(in));
    return true;
}

static bool reshape_vjp(const engine_vjp *v)
{
    v->grads[0] = engine_reshape_like(v->cotangents[0], v->in[0]);
    return true;
}

static engine_array *reshape_vmap(const engine_vmap *v)
{
    int shape[ENGINE_MAX_NDIM + 1] = {v->size};
    memcpy(shape + 1, v->node->shape, sizeof v->node->shape);
    if (v->node->ndim == ENGINE_MAX_NDIM) {
        engine_error("more than %d dimensions", ENGINE_MAX_NDIM);
        return NULL;
    }
    return engine_reshape(v->in[0], shape, v->node->ndim + 1);
}

const engine_op engine_op_reshape = {
    .name = "reshape", .eval = reshape_eval, .vmap = reshape_vmap, .vjp = reshape_vjp, .flags = ENGINE_OP_VIEW};

/* Replaces the one -1 of a shape. */
static bool infer_size(const engine_array *a, int *shape, int ndim)
{
    int unknown = -1;
    size_t known = 1;
    for (int i = 0; i < ndim; i++) {
        if (shape[i] == -1 && unknown < 0)
            unknown = i;
        else
            known *= (size_t)shape[i];
    }
    if (unknown >= 0 && known && a->size % known == 0)
        shape[unknown] = (int)(a->size / known);
    return true;
}

engine_array *engine_reshape(engine_array *a, const int *shape, int ndim)
{
    int full[ENGINE_MAX_NDIM];
    if (!a)
        return NULL;
    if (ndim < 0 || ndim > ENGINE_MAX_NDIM) {
        engine_error("an array can have at most %d dimensions, not %d", ENGINE_MAX_NDIM, ndim);
        return NULL;
    }
    if (ndim)
        memcpy(full, shape, (size_t)ndim * sizeof *shape);
    infer_size(a, full, ndim);
    size_t size = 1;
    bool same = ndim == a->ndim;
    for (int i = 0; i < ndim; i++) {
        size = full[i] < 0 ? SIZE_MAX : size * (size_t)full[i];
        if (full[i] < 0)
            break;
        same = same && full[i] == a->shape[i];
    }
    if (size != a->size) {
        engine_error("cannot reshape %s to shape %s", engine_describe(a), engine_describe_shape(shape, ndim));
        return NULL;
    }
    return same ? a : engine_node(&engine_op_reshape, (mlx_dtype)a->dtype, full, ndim, &a, 1, NULL, 0);
}

engine_array *engine_reshape_like(engine_array *a, engine_array *like)
{
    return a && like ? engine_reshape(a, like->shape, like->ndim) : NULL;
}

int mlx_reshape(mlx_array *res, const mlx_array a, const int *shape, size_t shape_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_reshape(engine_arg(a), shape, (int)shape_num));
}

int mlx_flatten(mlx_array *res, const mlx_array a, int start_axis, int end_axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int one = 1, shape[ENGINE_MAX_NDIM], count = 0;
    if (!x || x->ndim == 0)
        return engine_leave(res, engine_reshape(x, &one, 1));
    /* Axes beyond the ends stand for the ends. */
    int first = start_axis < 0 ? start_axis + x->ndim : start_axis, last = end_axis < 0 ? end_axis + x->ndim : end_axis;
    first = first < 0 ? 0 : first;
    last = last >= x->ndim ? x->ndim - 1 : last;
    if (first > last || first >= x->ndim) {
        engine_error("start axis %d is behind end axis %d", start_axis, end_axis);
        return engine_leave(res, NULL);
    }
    for (int i = 0; i < x->ndim; i++) {
        if (i > first && i <= last)
            shape[count - 1] = engine_size_product(shape[count - 1], x->shape[i]);
        else
            shape[count++] = x->shape[i];
    }
    return engine_leave(res, engine_reshape(x, shape, count));
}

int mlx_unflatten(mlx_array *res, const mlx_array a, int axis, const int *shape, size_t shape_num,
                  const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int at = x ? engine_axis(axis, x->ndim) : -1, full[ENGINE_MAX_NDIM], parts = (int)shape_num;
    if (at < 0)
        return engine_leave(res, NULL);
    if (parts < 1 || x->ndim - 1 + parts > ENGINE_MAX_NDIM) {
        engine_error("axis %d cannot become %d axes", axis, parts);
        return engine_leave(res, NULL);
    }
    engine_array axis_only = {.ndim = 1, .size = (size_t)x->shape[at]};
    memcpy(full, x->shape, (size_t)at * sizeof *full);
    memcpy(full + at, shape, shape_num * sizeof *full);
    infer_size(&axis_only, full + at, parts);
    memcpy(full + at + parts, x->shape + at + 1, (size_t)(x->ndim - at - 1) * sizeof *full);
    return engine_leave(res, engine_reshape(x, full, x->ndim - 1 + parts));
}

/* ---- Axes of size 1: always views ---- */

static engine_array *insert_axes(engine_array *a, unsigned axes, int ndim)
{
    int shape[ENGINE_MAX_NDIM], from = 0;
    for (int i = 0; i < ndim; i++)
        shape[i] = axes >> i & 1 ? 1 : a->shape[from++];
    return engine_reshape(a, shape, ndim);
}

static engine_array *expand(engine_array *a, const int *axes, size_t count)
{
    unsigned set;
    int ndim = a ? a->ndim + (int)count : 0;
    if (!a || ndim > ENGINE_MAX_NDIM) {
        if (a)
            engine_error("an array can have at most %d dimensions, not %d", ENGINE_MAX_NDIM, ndim);
        return NULL;
    }
    return engine_axes(axes, count, ndim, &set) ? insert_axes(a, set, ndim) : NULL;
}

engine_array *engine_expand_dims(engine_array *a, int axis)
{
    return expand(a, &axis, 1);
}

int mlx_expand_dims(mlx_array *res, const mlx_array a, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, expand(engine_arg(a), &axis, 1));
}

int mlx_expand_dims_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num,
                         const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, expand(engine_arg(a), axes, axes_num));
}

static engine_array *remove_axes(engine_array *a, unsigned axes)
{
    int shape[ENGINE_MAX_NDIM], count = 0;
    for (int i = 0; i < a->ndim; i++) {
        if (!(axes >> i & 1)) {
            shape[count++] = a->shape[i];
        } else if (a->shape[i] != 1) {
            engine_error("axis %d of %s does not have size 1", i, engine_describe(a));
            return NULL;
        }
    }
    return engine_reshape(a, shape, count);
}

static engine_array *squeeze(engine_array *a, const int *axes, size_t count)
{
    unsigned set;
    return a && engine_axes(axes, count, a->ndim, &set) ? remove_axes(a, set) : NULL;
}

engine_array *engine_squeeze(engine_array *a, int axis)
{
    return squeeze(a, &axis, 1);
}

int mlx_squeeze_axis(mlx_array *res, const mlx_array a, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, squeeze(engine_arg(a), &axis, 1));
}

int mlx_squeeze_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, squeeze(engine_arg(a), axes, axes_num));
}

int mlx_squeeze(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    unsigned ones = 0;
    for (int i = 0; x && i < x->ndim; i++)
        ones |= (unsigned)(x->shape[i] == 1) << i;
    return engine_leave(res, x ? remove_axes(x, ones) : NULL);
}

static int at_least(mlx_array *res, const char *function, mlx_array a, int ndim, const mlx_stream s)
{
    engine_enter(function, s);
    engine_array *x = engine_arg(a);
    static const unsigned added[4][3] = {
        {0}, {1}, {3, 1}, {7, 5, 4}}; /* [wanted][had]: MLX's places for the new axes */
    if (x && x->ndim < ndim)
        x = insert_axes(x, added[ndim][x->ndim], ndim);
    return engine_leave(res, x);
}

int mlx_atleast_1d(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    return at_least(res, __func__, a, 1, s);
}

int mlx_atleast_2d(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    return at_least(res, __func__, a, 2, s);
}

int mlx_atleast_3d(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    return at_least(res, __func__, a, 3, s);
}
