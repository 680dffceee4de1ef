/* General gather and scatter: blocks of an array, placed by tuples of indices.
 *
 * indices are arrays that broadcast to one shape I; indices[k] counts along axes[k].  slice_sizes has one
 * entry a dimension of `a`.  gather gives I + slice_sizes; the updates of a scatter have that shape.  A block
 * must lie inside the array: one that does not is an error at evaluation.  Both are linear in the data, and
 * are each other's gradients. */
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "kernels/indexing.h"
#include "mlx/c/ops.h"

typedef struct gather_params {
    int axis_count;
    int axes[ENGINE_MAX_NDIM], block[ENGINE_MAX_NDIM];
    index_mode mode; /* of scatter */
} gather_params;

/* ---- Evaluation ---- */

/* Adds the share of one index array to the block starts.  False after an error. */
static bool add_starts(const engine_array *indices, int axis, const engine_array *array, int block,
                       int64_t *starts)
{
    int64_t last = array->shape[axis] - block, stride = 1;
    for (int i = axis + 1; i < array->ndim; i++)
        stride *= array->shape[i];
    const int64_t *values = engine_data(indices);
    for (size_t i = 0; i < indices->size; i++) {
        int64_t at = values[i] < 0 ? values[i] + array->shape[axis] : values[i];
        if (at < 0 || at > last) {
            engine_error("index %lld is out of range for axis %d of %s", (long long)values[i], axis,
                         engine_describe(array));
            return false;
        }
        starts[i] += at * stride;
    }
    return true;
}

/* The blocks of `array` (row-major) that inputs first_index... of `out` select.  starts is to be freed; NULL
 * after an error. */
static index_blocks blocks_of(const engine_array *out, const engine_array *array, int first_index)
{
    const gather_params *p = ENGINE_PARAMS(out, gather_params);
    size_t tuples = p->axis_count ? out->inputs[first_index]->size : 1;
    int64_t *starts = calloc(tuples + 1, sizeof *starts);
    index_blocks blocks = {.ndim = array->ndim,
                           .count = (int64_t)tuples,
                           .starts = starts,
                           .itemsize = (int64_t)engine_itemsize(array)};
    for (int k = 0; starts && k < p->axis_count; k++) {
        const engine_array *indices = engine_row_contiguous(out->inputs[first_index + k]);
        if (!indices || !add_starts(indices, p->axes[k], array, p->block[p->axes[k]], starts)) {
            free(starts);
            starts = NULL;
            blocks.starts = NULL;
        }
    }
    int64_t stride = 1;
    for (int d = array->ndim - 1; d >= 0; d--) {
        blocks.strides[d] = stride;
        blocks.block[d] = p->block[d];
        stride *= array->shape[d];
    }
    return blocks;
}

static bool eval_gather(engine_array *out)
{
    const engine_array *a = engine_row_contiguous(out->inputs[0]);
    if (!a)
        return false;
    index_blocks blocks = blocks_of(out, a, 1);
    bool done = blocks.starts && engine_alloc(out);
    if (done && out->size)
        index_gather(&blocks, engine_data(a), engine_data(out));
    free((void *)(uintptr_t)blocks.starts);
    return done;
}

static bool eval_scatter(engine_array *out)
{
    const engine_array *a = engine_row_contiguous(out->inputs[0]),
                       *updates = engine_row_contiguous(out->inputs[1]);
    if (!a || !updates)
        return false;
    index_blocks blocks = blocks_of(out, out, 2);
    bool done = blocks.starts && engine_alloc(out);
    if (done) {
        memcpy(engine_data(out), engine_data(a), out->size * engine_itemsize(out));
        if (updates->size)
            index_scatter(&blocks, engine_data(updates), engine_data(out),
                          index_combiner(ENGINE_PARAMS(out, gather_params)->mode, out->dtype));
    }
    free((void *)(uintptr_t)blocks.starts);
    return done;
}

/* ---- Nodes ---- */

/* I + block, or -1 after an error. */
static int gathered_shape(const engine_array *indices, const engine_array *a, const gather_params *p,
                          int *shape)
{
    int index_ndim = indices ? indices->ndim : 0;
    if (index_ndim + a->ndim > ENGINE_MAX_NDIM) {
        engine_error("the result would have more than %d dimensions", ENGINE_MAX_NDIM);
        return -1;
    }
    if (indices)
        memcpy(shape, indices->shape, sizeof *shape * (size_t)index_ndim);
    memcpy(shape + index_ndim, p->block, sizeof *shape * a->ndim);
    return index_ndim + a->ndim;
}

static engine_array *gather_node(engine_array *a, engine_array *const *indices, const gather_params *p)
{
    int shape[2 * ENGINE_MAX_NDIM];
    int ndim = a ? gathered_shape(p->axis_count ? indices[0] : NULL, a, p, shape) : -1;
    engine_array *inputs[ENGINE_MAX_NDIM + 1] = {a};
    memcpy(inputs + 1, indices, sizeof *inputs * (size_t)p->axis_count);
    return ndim < 0 ? NULL
                    : engine_node(&engine_op_gather, (mlx_dtype)a->dtype, shape, ndim, inputs,
                                  p->axis_count + 1, p, sizeof *p);
}

static engine_array *scatter_node(engine_array *a, engine_array *updates, engine_array *const *indices,
                                  const gather_params *p)
{
    engine_array *inputs[ENGINE_MAX_NDIM + 2] = {a, updates};
    memcpy(inputs + 2, indices, sizeof *inputs * (size_t)p->axis_count);
    return a && updates ? engine_node(&engine_op_scatter, (mlx_dtype)a->dtype, a->shape, a->ndim, inputs,
                                      p->axis_count + 2, p, sizeof *p)
                        : NULL;
}

/* float16 and bfloat16 combine in float32. */
static engine_array *scatter(engine_array *a, engine_array *updates, engine_array *const *indices,
                             const gather_params *p)
{
    if (!a || !updates)
        return NULL;
    mlx_dtype dtype = (mlx_dtype)a->dtype;
    if (p->mode != INDEX_SET && (dtype == MLX_FLOAT16 || dtype == MLX_BFLOAT16))
        return engine_cast(
            scatter_node(engine_cast(a, MLX_FLOAT32), engine_cast(updates, MLX_FLOAT32), indices, p), dtype);
    if (!index_combiner(p->mode, dtype)) {
        engine_error("arrays of type %s are not supported", engine_dtype_name(dtype));
        return NULL;
    }
    return scatter_node(a, engine_cast(updates, dtype), indices, p);
}

/* ---- Gradients ---- */

static bool vjp_gather(const engine_vjp *v)
{
    gather_params p = *ENGINE_PARAMS(v->out, gather_params);
    p.mode = INDEX_ADD;
    if (v->wants[0])
        v->grads[0] = scatter(engine_full_like(v->in[0], 0), v->cotangents[0], v->in + 1, &p);
    return true;
}

/* The gradient goes to what the results are equal to. */
static bool vjp_extremum(const engine_vjp *v, const gather_params *p)
{
    engine_array *g = v->cotangents[0], *zero = engine_scalar(0, (mlx_dtype)g->dtype);
    if (p->mode != INDEX_MAX && p->mode != INDEX_MIN) {
        engine_error("scatter with multiplication has no gradient");
        return false;
    }
    if (v->wants[0])
        v->grads[0] = engine_where(engine_equal(v->out, v->in[0]), g, zero);
    if (v->wants[1]) {
        engine_array *results = gather_node(v->out, v->in + 2, p);
        v->grads[1] = engine_where(engine_equal(results, v->in[1]), gather_node(g, v->in + 2, p), zero);
    }
    return true;
}

static bool vjp_scatter(const engine_vjp *v)
{
    const gather_params *p = ENGINE_PARAMS(v->out, gather_params);
    if (p->mode != INDEX_SET && p->mode != INDEX_ADD)
        return vjp_extremum(v, p);
    if (v->wants[0])
        v->grads[0] = p->mode == INDEX_ADD
                          ? v->cotangents[0]
                          : scatter(v->cotangents[0], engine_full_like(v->in[1], 0), v->in + 2, p);
    if (v->wants[1])
        v->grads[1] = gather_node(v->cotangents[0], v->in + 2, p);
    return true;
}

const engine_op engine_op_gather = {.name = "gather", .eval = eval_gather, .vjp = vjp_gather};
const engine_op engine_op_scatter = {.name = "scatter", .eval = eval_scatter, .vjp = vjp_scatter};

/* ---- Checks ---- */

/* Reads axes and block sizes.  False after an error. */
static bool read_params(const engine_array *a, const int *axes, size_t axis_count, size_t index_count,
                        const int *block, size_t block_count, gather_params *p)
{
    unsigned set;
    if (axis_count != index_count || block_count != a->ndim) {
        engine_error("needs an axis for each of %zu index arrays and a slice size for each dimension of %s",
                     index_count, engine_describe(a));
        return false;
    }
    if (!engine_axes(axes, axis_count, a->ndim, &set))
        return false;
    p->axis_count = (int)axis_count;
    for (size_t k = 0; k < axis_count; k++)
        p->axes[k] = axes[k] < 0 ? axes[k] + a->ndim : axes[k];
    for (int d = 0; d < a->ndim; d++) {
        p->block[d] = block[d];
        if (block[d] < 0 || block[d] > a->shape[d]) {
            engine_error("slice size %d does not fit dimension %d of %s", block[d], d, engine_describe(a));
            return false;
        }
    }
    return true;
}

/* Casts the index arrays to int64 and broadcasts them to one shape.  False after an error. */
static bool match_indices(engine_array *const *given, size_t count, engine_array **matched)
{
    engine_array *widest = NULL;
    for (size_t k = 0; k < count; k++) {
        if (engine_is_float((mlx_dtype)given[k]->dtype) || given[k]->dtype == MLX_COMPLEX64) {
            engine_error("indices must be integers, got %s", engine_describe(given[k]));
            return false;
        }
        matched[k] = engine_cast(given[k], MLX_INT64);
        int shape[ENGINE_MAX_NDIM], ndim = widest ? engine_broadcast_shape(widest, given[k], shape) : 0;
        if (ndim < 0)
            return false;
        widest = widest ? engine_broadcast_to(matched[k], shape, ndim) : matched[k];
        if (!widest)
            return false;
    }
    for (size_t k = 0; k < count; k++)
        matched[k] = engine_broadcast_like(matched[k], widest);
    return true;
}

static bool check_updates(const engine_array *a, const engine_array *updates, engine_array *const *indices,
                          const gather_params *p)
{
    int shape[2 * ENGINE_MAX_NDIM], ndim = gathered_shape(p->axis_count ? indices[0] : NULL, a, p, shape);
    if (ndim < 0)
        return false;
    if (updates->ndim == ndim && memcmp(updates->shape, shape, sizeof *shape * (size_t)ndim) == 0)
        return true;
    engine_error("updates are %s, should have shape %s", engine_describe(updates),
                 engine_describe_shape(shape, ndim));
    return false;
}

static engine_array *checked_gather(engine_array *a, engine_array *const *indices, size_t count,
                                    const int *axes, size_t axis_count, const int *block, size_t block_count)
{
    gather_params p = {0};
    engine_array *matched[ENGINE_MAX_NDIM];
    if (!a || !read_params(a, axes, axis_count, count, block, block_count, &p) ||
        !match_indices(indices, count, matched))
        return NULL;
    return gather_node(a, matched, &p);
}

/* A scatter's blocks have the sizes that the updates say. */
static engine_array *checked_scatter(engine_array *a, engine_array *const *indices, size_t count,
                                     engine_array *updates, const int *axes, size_t axis_count,
                                     index_mode mode)
{
    gather_params p = {.mode = mode};
    engine_array *matched[ENGINE_MAX_NDIM];
    if (!a || !updates)
        return NULL;
    if (updates->ndim < a->ndim) {
        engine_error("updates %s have fewer dimensions than the array %s", engine_describe(updates),
                     engine_describe(a));
        return NULL;
    }
    const int *block = updates->shape + (updates->ndim - a->ndim);
    if (!read_params(a, axes, axis_count, count, block, a->ndim, &p) ||
        !match_indices(indices, count, matched) || !check_updates(a, updates, matched, &p))
        return NULL;
    return scatter(a, updates, matched, &p);
}

/* ---- Public functions ---- */

int mlx_gather(mlx_array *res, const mlx_array a, const mlx_vector_array indices, const int *axes,
               size_t axes_num, const int *slice_sizes, size_t slice_sizes_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(indices, &count);
    return engine_leave(
        res, checked_gather(engine_arg(a), items, count, axes, axes_num, slice_sizes, slice_sizes_num));
}

int mlx_gather_single(mlx_array *res, const mlx_array a, const mlx_array indices, int axis,
                      const int *slice_sizes, size_t slice_sizes_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *item = engine_arg(indices);
    return engine_leave(
        res, item ? checked_gather(engine_arg(a), &item, 1, &axis, 1, slice_sizes, slice_sizes_num) : NULL);
}

#define SCATTER(name, mode)                                                                                  \
    int mlx_##name(mlx_array *res, const mlx_array a, const mlx_vector_array indices,                        \
                   const mlx_array updates, const int *axes, size_t axes_num, const mlx_stream s)            \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        size_t count;                                                                                        \
        engine_array *const *items = engine_vector_items(indices, &count);                                   \
        return engine_leave(                                                                                 \
            res, checked_scatter(engine_arg(a), items, count, engine_arg(updates), axes, axes_num, mode));   \
    }                                                                                                        \
    int mlx_##name##_single(mlx_array *res, const mlx_array a, const mlx_array indices,                      \
                            const mlx_array updates, int axis, const mlx_stream s)                           \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        engine_array *item = engine_arg(indices);                                                            \
        return engine_leave(                                                                                 \
            res,                                                                                             \
            item ? checked_scatter(engine_arg(a), &item, 1, engine_arg(updates), &axis, 1, mode) : NULL);    \
    }

SCATTER(scatter, INDEX_SET)
SCATTER(scatter_add, INDEX_ADD)
SCATTER(scatter_prod, INDEX_MULTIPLY)
SCATTER(scatter_max, INDEX_MAX)
SCATTER(scatter_min, INDEX_MIN)
