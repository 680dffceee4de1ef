/* Broadcasting: repeats axes of size 1, and adds leading axes, with strides of 0. */
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"

static bool broadcast_eval(engine_array *out)
{
    int64_t strides[ENGINE_MAX_NDIM];
    if (out->size == 0)
        return engine_alloc(out);
    engine_broadcast_strides(out->inputs[0], out->shape, out->ndim, strides);
    engine_share(out, out->inputs[0], 0, strides);
    return true;
}

static bool broadcast_vjp(const engine_vjp *v)
{
    v->grads[0] = engine_unbroadcast(v->cotangents[0], v->in[0]);
    return true;
}

static engine_array *broadcast_vmap(const engine_vmap *v)
{
    int shape[ENGINE_MAX_NDIM + 1] = {v->size};
    engine_array *a = engine_vmap_aligned(v, 0, v->node->ndim);
    memcpy(shape + 1, v->node->shape, sizeof v->node->shape);
    return engine_broadcast_to(a, shape, v->node->ndim + 1);
}

const engine_op engine_op_broadcast = {
    .name = "broadcast_to", .eval = broadcast_eval, .vmap = broadcast_vmap, .vjp = broadcast_vjp, .flags = ENGINE_OP_VIEW};

engine_array *engine_broadcast_to(engine_array *a, const int *shape, int ndim)
{
    if (!a)
        return NULL;
    bool fits = ndim >= a->ndim && ndim <= ENGINE_MAX_NDIM, same = ndim == a->ndim;
    for (int i = 1; fits && i <= a->ndim; i++) {
        int have = a->shape[a->ndim - i], want = shape[ndim - i];
        fits = have == want || have == 1;
        same = same && have == want;
    }
    if (!fits) {
        engine_error("%s cannot be broadcast to shape %s", engine_describe(a),
                     engine_describe_shape(shape, ndim));
        return NULL;
    }
    return same ? a : engine_node(&engine_op_broadcast, (mlx_dtype)a->dtype, shape, ndim, &a, 1, NULL, 0);
}

engine_array *engine_broadcast_like(engine_array *a, engine_array *like)
{
    return a && like ? engine_broadcast_to(a, like->shape, like->ndim) : NULL;
}

engine_array *engine_unbroadcast(engine_array *g, engine_array *like)
{
    if (!g || !like)
        return NULL;
    unsigned axes = 0;
    int missing = g->ndim - like->ndim;
    for (int i = 0; i < g->ndim; i++)
        if (i < missing || (like->shape[i - missing] == 1 && g->shape[i] != 1))
            axes |= 1u << i;
    return axes ? engine_reshape_like(engine_sum(g, axes, true), like) : g;
}

int mlx_broadcast_to(mlx_array *res, const mlx_array a, const int *shape, size_t shape_num,
                     const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_broadcast_to(engine_arg(a), shape, (int)shape_num));
}

int mlx_broadcast_arrays(mlx_vector_array *res, const mlx_vector_array inputs, const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(inputs, &count);
    engine_array *results[64], shape = {.ndim = 0};
    if (count > 64)
        engine_error("more than 64 arrays");
    for (size_t i = 0; i < count && !engine_failed(); i++) {
        int ndim = engine_broadcast_shape(&shape, items[i], shape.shape);
        shape.ndim = (uint8_t)(ndim < 0 ? 0 : ndim);
    }
    for (size_t i = 0; i < count && !engine_failed(); i++)
        results[i] = engine_broadcast_to(items[i], shape.shape, shape.ndim);
    return engine_leave_vector(res, results, engine_failed() ? 0 : count);
}
