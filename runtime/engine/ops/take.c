/* Reading and writing along one axis by index: take, take_along_axis, put_along_axis, scatter_add_axis.
 *
 * Indices of any integer type, negative ones count from the end; one out of range is an error when the result
 * is evaluated.  Reading's gradient is adding, and adding's is reading, so derivatives of any order come
 * free: take <-> take_grad, take_along_axis <-> scatter_add_axis. */
#include <stdlib.h>
#include <string.h>

#include "gradient_rows.h"
#include "graph.h"
#include "kernels/indexing.h"
#include "mlx/c/ops.h"

typedef struct take_params {
    int axis;
} take_params;

/* Input `i` as resolved int64 indices into an axis of `size` elements; to be freed.  NULL after an error. */
static int64_t *resolve(const engine_array *out, int i, int size)
{
    const engine_array *indices = engine_row_contiguous(out->inputs[i]);
    int64_t *resolved = indices ? malloc(sizeof *resolved * (indices->size + 1)) : NULL;
    if (!resolved) {
        engine_error("out of memory");
        return NULL;
    }
    int64_t bad = index_resolve(engine_data(indices), (int64_t)indices->size, size, resolved);
    if (bad < 0)
        return resolved;
    engine_error("index %lld is out of range for an axis of size %d",
                 (long long)((const int64_t *)engine_data(indices))[bad], size);
    free(resolved);
    return NULL;
}

/* `array` split at the axis. */
static index_shape split_at(const engine_array *array, int axis, int64_t count)
{
    index_shape shape = {.outer = 1,
                         .n = array->shape[axis],
                         .inner = 1,
                         .count = count,
                         .itemsize = (int64_t)engine_itemsize(array)};
    for (int i = 0; i < axis; i++)
        shape.outer *= array->shape[i];
    for (int i = axis + 1; i < array->ndim; i++)
        shape.inner *= array->shape[i];
    return shape;
}

/* Starts a writing op: `out` gets a copy of its first input. */
static bool copy_input(engine_array *out)
{
    const engine_array *a = engine_row_contiguous(out->inputs[0]);
    if (!a || !engine_alloc(out))
        return false;
    memcpy(engine_data(out), engine_data(a), out->size * engine_itemsize(out));
    return true;
}

/* ---- take: rows of an axis, by one list of indices ---- */

static bool eval_take(engine_array *out)
{
    int axis = ENGINE_PARAMS(out, take_params)->axis;
    const engine_array *a = engine_row_contiguous(out->inputs[0]);
    int64_t *indices = a ? resolve(out, 1, a->shape[axis]) : NULL;
    bool done = indices && engine_alloc(out);
    if (done)
        index_take(split_at(a, axis, (int64_t)out->inputs[1]->size), indices, engine_data(a),
                   engine_data(out));
    free(indices);
    return done;
}

/* Adds the rows of input `first` where the indices behind it say, to what `start` puts there. */
static bool add_rows(engine_array *out, int first, bool start(engine_array *out))
{
    int axis = ENGINE_PARAMS(out, take_params)->axis;
    const engine_array *g = engine_row_contiguous(out->inputs[first]);
    int64_t *indices = g ? resolve(out, first + 1, out->shape[axis]) : NULL;
    bool done = indices && start(out);
    if (done)
        index_put(split_at(out, axis, (int64_t)out->inputs[first + 1]->size), indices, engine_data(g),
                  engine_data(out), index_combiner(INDEX_ADD, out->dtype));
    free(indices);
    return done;
}

static bool start_with_zeros(engine_array *out)
{
    if (!engine_alloc(out))
        return false;
    memset(engine_data(out), 0, out->size * engine_itemsize(out));
    return true;
}

static bool eval_take_grad(engine_array *out)
{
    return add_rows(out, 0, start_with_zeros);
}

/* Input 0 plus the rows: in its memory, if nobody else holds that. */
static bool start_with_input(engine_array *out)
{
    return (engine_is_row_contiguous(out->inputs[0]) && engine_donate(out, 0)) || copy_input(out);
}

static bool eval_take_add(engine_array *out)
{
    return add_rows(out, 1, start_with_input);
}

bool engine_takes_rows(const engine_array *take_add)
{
    return ENGINE_PARAMS(take_add, take_params)->axis == 0 && take_add->ndim == 2;
}

bool engine_add_taken_rows(const engine_array *take_add, int64_t first, int64_t count, float *to)
{
    const engine_array *rows = engine_row_contiguous(take_add->inputs[1]);
    int64_t *indices = rows ? resolve(take_add, 2, take_add->shape[0]) : NULL, width = take_add->shape[1];
    for (size_t i = 0; indices && i < take_add->inputs[2]->size; i++) {
        if (indices[i] < first || indices[i] >= first + count)
            continue;
        const float *row = (const float *)engine_data(rows) + (int64_t)i * width;
        float *sum = to + (indices[i] - first) * width;
        for (int64_t k = 0; k < width; k++)
            sum[k] += row[k];
    }
    free(indices);
    return indices != NULL;
}

static bool is_half(const engine_array *a)
{
    return a->dtype == MLX_FLOAT16 || a->dtype == MLX_BFLOAT16;
}

/* float16 and bfloat16 are added up in float32. */
static engine_array *summable(engine_array *a)
{
    return a && is_half(a) ? engine_cast(a, MLX_FLOAT32) : a;
}

static engine_array *take_grad(engine_array *g, engine_array *indices, const engine_array *like,
                               const take_params *p)
{
    engine_array *inputs[] = {summable(g), indices};
    if (!inputs[0])
        return NULL;
    engine_array *sum = engine_node(&engine_op_take_grad, (mlx_dtype)inputs[0]->dtype, like->shape,
                                    like->ndim, inputs, 2, p, sizeof *p);
    return engine_cast(sum, (mlx_dtype)g->dtype);
}

static bool vjp_take(const engine_vjp *v)
{
    if (v->wants[0])
        v->grads[0] = take_grad(v->cotangents[0], v->in[1], v->in[0], ENGINE_PARAMS(v->out, take_params));
    return true;
}

static engine_array *take_node(engine_array *a, engine_array *indices, int axis)
{
    int shape[2 * ENGINE_MAX_NDIM], ndim = a->ndim - 1 + indices->ndim;
    take_params p = {axis};
    memcpy(shape, a->shape, sizeof *shape * (size_t)axis);
    memcpy(shape + axis, indices->shape, sizeof *shape * indices->ndim);
    memcpy(shape + axis + indices->ndim, a->shape + axis + 1, sizeof *shape * (size_t)(a->ndim - axis - 1));
    engine_array *inputs[] = {a, indices};
    return engine_node(&engine_op_take, (mlx_dtype)a->dtype, shape, ndim, inputs, 2, &p, sizeof p);
}

static bool vjp_take_grad(const engine_vjp *v)
{
    const take_params *p = ENGINE_PARAMS(v->out, take_params);
    if (v->wants[0])
        v->grads[0] = take_node(v->cotangents[0], v->in[1], p->axis);
    return true;
}

/* Stacks of arrays that all are read at the same places, or one array that is read at a stack of them. */
static engine_array *take_vmap(const engine_vmap *v)
{
    int axis = ENGINE_PARAMS(v->node, take_params)->axis;
    if (v->batched[0] && v->batched[1])
        return NULL;
    engine_array *out = take_node(v->in[0], v->in[1], v->batched[0] ? axis + 1 : axis);
    return v->batched[0] || !out ? out : engine_moveaxis(out, axis, 0);
}

const engine_op engine_op_take = {.name = "take", .eval = eval_take, .vmap = take_vmap, .vjp = vjp_take};

static bool vjp_take_add(const engine_vjp *v)
{
    v->grads[0] = v->cotangents[0];
    if (v->wants[1])
        v->grads[1] = take_node(v->cotangents[0], v->in[2], ENGINE_PARAMS(v->out, take_params)->axis);
    return true;
}

const engine_op engine_op_take_add = {.name = "take_add", .eval = eval_take_add, .vjp = vjp_take_add, .flags = ENGINE_OP_BASE_LAST};

engine_array *engine_take_add(engine_array *whole, engine_array *part)
{
    engine_array *inputs[] = {whole, part->inputs[0], part->inputs[1]};
    return engine_node(&engine_op_take_add, (mlx_dtype)whole->dtype, whole->shape, whole->ndim, inputs, 3, part->params, sizeof(take_params));
}

const engine_op engine_op_take_grad = {.name = "take_grad", .eval = eval_take_grad, .vjp = vjp_take_grad};

/* Checked and cast to int64.  NULL after an error. */
static engine_array *index_array(engine_array *indices)
{
    if (indices && indices->size && (engine_is_float((mlx_dtype)indices->dtype) || indices->dtype == MLX_COMPLEX64)) {
        engine_error("indices must be integers, got %s", engine_describe(indices));
        return NULL;
    }
    return engine_cast(indices, MLX_INT64);
}

engine_array *engine_take_axis(engine_array *a, engine_array *indices, int axis)
{
    indices = index_array(indices);
    if (!a || !indices || (axis = engine_axis(axis, a->ndim)) < 0)
        return NULL;
    if (a->shape[axis] == 0 && indices->size) {
        engine_error("there is nothing to take along axis %d of %s", axis, engine_describe(a));
        return NULL;
    }
    return take_node(a, indices, axis);
}

/* ---- Along an axis: an index of its own for every element ---- */

static index_shape along(const engine_array *array, const engine_array *indices, int axis)
{
    return split_at(array, axis, indices->shape[axis]);
}

static bool eval_take_along(engine_array *out)
{
    int axis = ENGINE_PARAMS(out, take_params)->axis;
    const engine_array *a = engine_row_contiguous(out->inputs[0]);
    int64_t *indices = a ? resolve(out, 1, a->shape[axis]) : NULL;
    bool done = indices && engine_alloc(out);
    if (done)
        index_take_along(along(a, out, axis), indices, engine_data(a), engine_data(out));
    free(indices);
    return done;
}

/* Shared by put (set) and scatter_add: inputs are the array, the indices, the values. */
static bool eval_put(engine_array *out, index_mode mode)
{
    int axis = ENGINE_PARAMS(out, take_params)->axis;
    const engine_array *values = engine_row_contiguous(out->inputs[2]);
    int64_t *indices = values ? resolve(out, 1, out->shape[axis]) : NULL;
    bool done = indices && copy_input(out);
    if (done)
        index_put_along(along(out, values, axis), indices, engine_data(values), engine_data(out),
                        index_combiner(mode, out->dtype));
    free(indices);
    return done;
}

static bool eval_put_along(engine_array *out)
{
    return eval_put(out, INDEX_SET);
}

static bool eval_scatter_add(engine_array *out)
{
    return eval_put(out, INDEX_ADD);
}

static bool vjp_take_along(const engine_vjp *v)
{
    engine_array *zeros = v->wants[0] ? engine_full_like(v->in[0], 0) : NULL;
    if (v->wants[0])
        v->grads[0] = engine_scatter_add_axis(zeros, v->in[1], v->cotangents[0],
                                              ENGINE_PARAMS(v->out, take_params)->axis);
    return true;
}

static bool vjp_put_along(const engine_vjp *v)
{
    int axis = ENGINE_PARAMS(v->out, take_params)->axis;
    if (v->wants[0])
        v->grads[0] = engine_put_along_axis(v->cotangents[0], v->in[1], engine_full_like(v->in[2], 0), axis);
    if (v->wants[2])
        v->grads[2] = engine_take_along_axis(v->cotangents[0], v->in[1], axis);
    return true;
}

static bool vjp_scatter_add(const engine_vjp *v)
{
    if (v->wants[0])
        v->grads[0] = v->cotangents[0];
    if (v->wants[2])
        v->grads[2] =
            engine_take_along_axis(v->cotangents[0], v->in[1], ENGINE_PARAMS(v->out, take_params)->axis);
    return true;
}

const engine_op engine_op_take_along_axis = {
    .name = "take_along_axis", .eval = eval_take_along, .vmap = engine_vmap_axis, .vjp = vjp_take_along};
const engine_op engine_op_put_along_axis = {
    .name = "put_along_axis", .eval = eval_put_along, .vmap = engine_vmap_axis, .vjp = vjp_put_along};
const engine_op engine_op_scatter_add_axis = {
    .name = "scatter_add_axis", .eval = eval_scatter_add, .vmap = engine_vmap_axis, .vjp = vjp_scatter_add};

/* Broadcasts `a` and the indices against each other in all dimensions but the axis. */
static bool match(engine_array **a, engine_array **indices, int axis)
{
    int a_shape[ENGINE_MAX_NDIM], index_shape[ENGINE_MAX_NDIM];
    if ((*a)->ndim != (*indices)->ndim) {
        engine_error("needs indices with as many dimensions as the array, got %s for %s",
                     engine_describe(*indices), engine_describe(*a));
        return false;
    }
    for (int i = 0; i < (*a)->ndim; i++) {
        int x = (*a)->shape[i], y = (*indices)->shape[i], both = x == 1 ? y : x;
        if (i != axis && x != y && x != 1 && y != 1) {
            engine_error("indices %s do not fit array %s", engine_describe(*indices), engine_describe(*a));
            return false;
        }
        a_shape[i] = i == axis ? x : both;
        index_shape[i] = i == axis ? y : both;
    }
    int ndim = (*a)->ndim;
    *a = engine_broadcast_to(*a, a_shape, ndim);
    *indices = engine_broadcast_to(*indices, index_shape, ndim);
    return *a && *indices;
}

engine_array *engine_take_along_axis(engine_array *a, engine_array *indices, int axis)
{
    indices = index_array(indices);
    if (!a || !indices || (axis = engine_axis(axis, a->ndim)) < 0 || !match(&a, &indices, axis))
        return NULL;
    take_params p = {axis};
    engine_array *inputs[] = {a, indices};
    return engine_node(&engine_op_take_along_axis, (mlx_dtype)a->dtype, indices->shape, indices->ndim, inputs,
                       2, &p, sizeof p);
}

/* Values are broadcast to the indices and take the array's type. */
static engine_array *put(const engine_op *op, engine_array *a, engine_array *indices, engine_array *values,
                         int axis)
{
    indices = index_array(indices);
    if (!a || !indices || !values || (axis = engine_axis(axis, a->ndim)) < 0)
        return NULL;
    engine_array *target = a;
    if (!match(&target, &indices, axis))
        return NULL;
    if (!engine_same_shape(target, a)) {
        engine_error("indices %s are larger than the array %s", engine_describe(indices), engine_describe(a));
        return NULL;
    }
    values = engine_broadcast_to(engine_cast(values, (mlx_dtype)a->dtype), indices->shape, indices->ndim);
    if (op == &engine_op_scatter_add_axis && !index_combiner(INDEX_ADD, a->dtype)) {
        engine_error("arrays of type %s are not supported", engine_dtype_name((mlx_dtype)a->dtype));
        return NULL;
    }
    take_params p = {axis};
    engine_array *inputs[] = {a, indices, values};
    return values ? engine_node(op, (mlx_dtype)a->dtype, a->shape, a->ndim, inputs, 3, &p, sizeof p) : NULL;
}

engine_array *engine_put_along_axis(engine_array *a, engine_array *indices, engine_array *values, int axis)
{
    return put(&engine_op_put_along_axis, a, indices, values, axis);
}

engine_array *engine_scatter_add_axis(engine_array *a, engine_array *indices, engine_array *values, int axis)
{
    if (!a || !is_half(a))
        return put(&engine_op_scatter_add_axis, a, indices, values, axis);
    return engine_cast(put(&engine_op_scatter_add_axis, summable(a), indices, values, axis),
                       (mlx_dtype)a->dtype);
}

/* ---- Public functions ---- */

int mlx_take_axis(mlx_array *res, const mlx_array a, const mlx_array indices, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_take_axis(engine_arg(a), engine_arg(indices), axis));
}

int mlx_take(mlx_array *res, const mlx_array a, const mlx_array indices, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int size = x ? (int)x->size : 0;
    return engine_leave(res, engine_take_axis(engine_reshape(x, &size, 1), engine_arg(indices), 0));
}

int mlx_take_along_axis(mlx_array *res, const mlx_array a, const mlx_array indices, int axis,
                        const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_take_along_axis(engine_arg(a), engine_arg(indices), axis));
}

int mlx_put_along_axis(mlx_array *res, const mlx_array a, const mlx_array indices, const mlx_array values,
                       int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res,
                        engine_put_along_axis(engine_arg(a), engine_arg(indices), engine_arg(values), axis));
}

int mlx_scatter_add_axis(mlx_array *res, const mlx_array a, const mlx_array indices, const mlx_array values,
                         int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(
        res, engine_scatter_add_axis(engine_arg(a), engine_arg(indices), engine_arg(values), axis));
}
