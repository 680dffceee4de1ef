/* Joining and parting: concatenate, stack, split, repeat, tile, roll. Parts are views. */
#include <stdlib.h>
#include <string.h>

#include "copy.h"
#include "graph.h"
#include "mlx/c/ops.h"

static bool concatenate_eval(engine_array *out)
{
    int axis = *ENGINE_PARAMS(out, int);
    if (!engine_alloc(out))
        return false;
    char *to = engine_data(out);
    for (int i = 0; i < out->input_count; i++) {
        const engine_array *in = out->inputs[i];
        engine_copy_strided(to, out->strides, engine_data(in), in->strides, in->shape, in->ndim,
                            engine_itemsize(out));
        to += in->shape[axis] * out->strides[axis] * (int64_t)engine_itemsize(out);
    }
    return true;
}

static engine_array *part(engine_array *a, int axis, int from, int to)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    if (!a)
        return NULL;
    memcpy(stop, a->shape, sizeof stop);
    start[axis] = from;
    stop[axis] = to;
    return engine_slice(a, start, stop, NULL);
}

static bool concatenate_vjp(const engine_vjp *v)
{
    int axis = *ENGINE_PARAMS(v->out, int), from = 0;
    for (int i = 0; i < v->out->input_count; i++) {
        int to = from + v->in[i]->shape[axis];
        if (v->wants[i])
            v->grads[i] = part(v->cotangents[0], axis, from, to);
        from = to;
    }
    return true;
}

static engine_array *concatenate_vmap(const engine_vmap *v)
{
    int axis = *ENGINE_PARAMS(v->node, int) + 1;
    return engine_vmap_with(v, &axis);
}

const engine_op engine_op_concatenate = {
    .name = "concatenate", .eval = concatenate_eval, .vmap = concatenate_vmap, .vjp = concatenate_vjp};

/* Do the arrays agree in all sizes but that of the axis? Adds those up into the shape. */
static bool joined_shape(engine_array *const *arrays, size_t count, int axis, int *shape)
{
    memcpy(shape, arrays[0]->shape, ENGINE_MAX_NDIM * sizeof *shape);
    for (size_t k = 1; k < count; k++) {
        bool fits = arrays[k]->ndim == arrays[0]->ndim;
        for (int i = 0; fits && i < arrays[0]->ndim; i++)
            fits = i == axis || arrays[k]->shape[i] == shape[i];
        if (!fits || __builtin_add_overflow(shape[axis], arrays[k]->shape[axis], &shape[axis])) {
            engine_error("%s and %s cannot be joined along axis %d", engine_describe(arrays[0]),
                         engine_describe(arrays[k]), axis);
            return false;
        }
    }
    return true;
}

engine_array *engine_concatenate(engine_array *const *arrays, size_t count, int axis)
{
    int shape[ENGINE_MAX_NDIM];
    if (count == 0 || count > UINT16_MAX) {
        engine_error("cannot join %zu arrays", count);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        if (!arrays[i])
            return NULL;
    axis = engine_axis(axis, arrays[0]->ndim);
    if (axis < 0 || !joined_shape(arrays, count, axis, shape))
        return NULL;
    if (count == 1)
        return arrays[0];
    mlx_dtype common = (mlx_dtype)arrays[0]->dtype;
    for (size_t i = 1; i < count; i++)
        common = engine_promote(common, (mlx_dtype)arrays[i]->dtype);
    engine_array **in = malloc(count * sizeof *in);
    if (!in) {
        engine_error("out of memory");
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        in[i] = engine_cast(arrays[i], common);
    engine_array *out = engine_node(&engine_op_concatenate, common, shape, arrays[0]->ndim, in, (int)count,
                                    &axis, sizeof axis);
    free(in);
    return out;
}

static engine_array *stack(engine_array *const *arrays, size_t count, int axis)
{
    engine_array **in = malloc((count + 1) * sizeof *in), *out = NULL;
    bool fits = in != NULL;
    for (size_t i = 0; fits && i < count; i++) {
        fits = engine_same_shape(arrays[i], arrays[0]);
        if (!fits)
            engine_error("%s and %s cannot be stacked", engine_describe(arrays[0]),
                         engine_describe(arrays[i]));
        in[i] = fits ? engine_expand_dims(arrays[i], axis) : NULL;
        fits = fits && in[i];
    }
    if (fits)
        out = engine_concatenate(in, count, axis);
    free(in);
    return out;
}

int mlx_concatenate_axis(mlx_array *res, const mlx_vector_array arrays, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(arrays, &count);
    return engine_leave(res, engine_concatenate(items, count, axis));
}

/* Without an axis: the flat arrays. */
int mlx_concatenate(mlx_array *res, const mlx_vector_array arrays, const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(arrays, &count), *out = NULL;
    engine_array **flat = malloc((count + 1) * sizeof *flat);
    int all = -1;
    for (size_t i = 0; flat && i < count; i++)
        flat[i] = engine_reshape(items[i], &all, 1);
    if (flat)
        out = engine_concatenate(flat, count, 0);
    free(flat);
    return engine_leave(res, out);
}

int mlx_stack_axis(mlx_array *res, const mlx_vector_array arrays, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(arrays, &count);
    return engine_leave(res, stack(items, count, axis));
}

int mlx_stack(mlx_array *res, const mlx_vector_array arrays, const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(arrays, &count);
    return engine_leave(res, stack(items, count, 0));
}

/* ---- Parting ---- */

/* Parts that end before each of `ends`, and the rest. */
static int split_at(mlx_vector_array *res, engine_array *a, const int *ends, size_t count, int axis)
{
    engine_array **parts = malloc((count + 1) * sizeof *parts);
    int from = 0, size = a->shape[axis], status;
    for (size_t i = 0; parts && i <= count; i++) {
        int to = i == count ? size : ends[i] < 0 ? ends[i] + size : ends[i];
        to = to < 0 ? 0 : to > size ? size : to;
        parts[i] = part(a, axis, from, to < from ? from : to);
        from = to;
    }
    if (!parts)
        engine_error("out of memory");
    status = engine_leave_vector(res, parts, parts ? count + 1 : 0);
    free(parts);
    return status;
}

int mlx_split(mlx_vector_array *res, const mlx_array a, int num_splits, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int at = x ? engine_axis(axis, x->ndim) : -1;
    if (at >= 0 && (num_splits < 1 || x->shape[at] % num_splits))
        engine_error("axis %d of %s cannot be split into %d equal parts", at, engine_describe(x), num_splits);
    int *ends = at >= 0 && !engine_failed() ? malloc((size_t)num_splits * sizeof *ends) : NULL;
    if (!ends)
        return engine_leave_vector(res, NULL, 0);
    for (int i = 0; i < num_splits - 1; i++)
        ends[i] = x->shape[at] / num_splits * (i + 1);
    int status = split_at(res, x, ends, (size_t)num_splits - 1, at);
    free(ends);
    return status;
}

int mlx_split_sections(mlx_vector_array *res, const mlx_array a, const int *indices, size_t indices_num,
                       int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int at = x ? engine_axis(axis, x->ndim) : -1;
    return at < 0 || engine_failed() ? engine_leave_vector(res, NULL, 0)
                                     : split_at(res, x, indices, indices_num, at);
}

/* ---- Repeating: a new axis, broadcast, merged ---- */

static engine_array *repeat(engine_array *a, int repeats, int axis)
{
    int at = a ? engine_axis(axis, a->ndim) : -1, wide[ENGINE_MAX_NDIM], merged[ENGINE_MAX_NDIM];
    if (at < 0)
        return NULL;
    if (repeats < 0 || a->ndim == ENGINE_MAX_NDIM) {
        engine_error("cannot repeat %s %d times", engine_describe(a), repeats);
        return NULL;
    }
    memcpy(wide, a->shape, sizeof wide);
    memmove(wide + at + 2, wide + at + 1, (size_t)(a->ndim - at - 1) * sizeof *wide);
    wide[at + 1] = repeats;
    memcpy(merged, a->shape, sizeof merged);
    merged[at] = engine_size_product(merged[at], repeats);
    return engine_reshape(engine_broadcast_to(engine_expand_dims(a, at + 1), wide, a->ndim + 1), merged,
                          a->ndim);
}

int mlx_repeat_axis(mlx_array *res, const mlx_array arr, int repeats, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, repeat(engine_arg(arr), repeats, axis));
}

int mlx_repeat(mlx_array *res, const mlx_array arr, int repeats, const mlx_stream s)
{
    engine_enter(__func__, s);
    int all = -1;
    return engine_leave(res, repeat(engine_reshape(engine_arg(arr), &all, 1), repeats, 0));
}

/* One axis at a time: [n] -> [1, n] -> [reps, n] -> [reps * n]. */
static engine_array *tile_axis(engine_array *a, int reps, int axis)
{
    int wide[ENGINE_MAX_NDIM + 1], merged[ENGINE_MAX_NDIM];
    if (!a || reps == 1)
        return a;
    if (reps < 0 || a->ndim == ENGINE_MAX_NDIM) {
        engine_error("cannot tile %s %d times", engine_describe(a), reps);
        return NULL;
    }
    memcpy(wide, a->shape, (size_t)axis * sizeof *wide);
    wide[axis] = reps;
    memcpy(wide + axis + 1, a->shape + axis, (size_t)(a->ndim - axis) * sizeof *wide);
    memcpy(merged, a->shape, sizeof merged);
    merged[axis] = engine_size_product(merged[axis], reps);
    return engine_reshape(engine_broadcast_to(engine_expand_dims(a, axis), wide, a->ndim + 1), merged,
                          a->ndim);
}

int mlx_tile(mlx_array *res, const mlx_array arr, const int *reps, size_t reps_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(arr);
    while (x && x->ndim < (int)reps_num)
        x = engine_expand_dims(x, 0);
    int missing = x ? x->ndim - (int)reps_num : 0;
    for (int i = 0; x && i < (int)reps_num; i++)
        x = tile_axis(x, reps[i], missing + i);
    return engine_leave(res, x);
}

/* ---- Rolling: the last part comes first ---- */

static engine_array *roll(engine_array *a, int64_t shift, int axis)
{
    int at = a ? engine_axis(axis, a->ndim) : -1;
    if (at < 0 || a->shape[at] == 0)
        return at < 0 ? NULL : a;
    int size = a->shape[at], by = (int)((shift % size + size) % size);
    if (by == 0)
        return a;
    engine_array *parts[2] = {part(a, at, size - by, size), part(a, at, 0, size - by)};
    return engine_concatenate(parts, 2, at);
}

static int64_t sum_of(const int *values, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum;
}

int mlx_roll_axis(mlx_array *res, const mlx_array a, const int *shift, size_t shift_num, int axis,
                  const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, roll(engine_arg(a), sum_of(shift, shift_num), axis));
}

int mlx_roll_axes(mlx_array *res, const mlx_array a, const int *shift, size_t shift_num, const int *axes,
                  size_t axes_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    if (shift_num < axes_num)
        engine_error("%zu shifts are given for %zu axes", shift_num, axes_num);
    for (size_t i = 0; i < axes_num && !engine_failed(); i++)
        x = roll(x, shift[i], axes[i]);
    return engine_leave(res, x);
}

int mlx_roll(mlx_array *res, const mlx_array a, const int *shift, size_t shift_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int all = -1;
    return engine_leave(
        res, engine_reshape_like(roll(engine_reshape(x, &all, 1), sum_of(shift, shift_num), 0), x));
}
