/* Axes in another order: always a view. */
#include "graph.h"
#include "mlx/c/ops.h"

typedef struct transpose_params {
    int axes[ENGINE_MAX_NDIM]; /* axis i of the output is axes[i] of the input */
} transpose_params;

static bool transpose_eval(engine_array *out)
{
    const transpose_params *p = ENGINE_PARAMS(out, transpose_params);
    int64_t strides[ENGINE_MAX_NDIM];
    for (int i = 0; i < out->ndim; i++)
        strides[i] = out->inputs[0]->strides[p->axes[i]];
    engine_share(out, out->inputs[0], 0, strides);
    return true;
}

static bool transpose_vjp(const engine_vjp *v)
{
    const transpose_params *p = ENGINE_PARAMS(v->out, transpose_params);
    int back[ENGINE_MAX_NDIM];
    for (int i = 0; i < v->out->ndim; i++)
        back[p->axes[i]] = i;
    v->grads[0] = engine_transpose(v->cotangents[0], back);
    return true;
}

static engine_array *transpose_vmap(const engine_vmap *v)
{
    const transpose_params *p = ENGINE_PARAMS(v->node, transpose_params);
    int axes[ENGINE_MAX_NDIM + 1] = {0};
    for (int i = 0; i < v->node->ndim; i++)
        axes[i + 1] = p->axes[i] + 1;
    return engine_transpose(v->in[0], axes);
}

const engine_op engine_op_transpose = {
    .name = "transpose", .eval = transpose_eval, .vmap = transpose_vmap, .vjp = transpose_vjp, .flags = ENGINE_OP_VIEW};

engine_array *engine_transpose(engine_array *a, const int *axes)
{
    if (!a)
        return NULL;
    transpose_params p;
    int shape[ENGINE_MAX_NDIM];
    bool same = true;
    for (int i = 0; i < a->ndim; i++) {
        p.axes[i] = axes[i];
        shape[i] = a->shape[axes[i]];
        same = same && axes[i] == i;
    }
    return same ? a
                : engine_node(&engine_op_transpose, (mlx_dtype)a->dtype, shape, a->ndim, &a, 1, &p, sizeof p);
}

engine_array *engine_swapaxes(engine_array *a, int axis1, int axis2)
{
    if (!a)
        return NULL;
    int axes[ENGINE_MAX_NDIM], first = engine_axis(axis1, a->ndim), second = engine_axis(axis2, a->ndim);
    if (first < 0 || second < 0)
        return NULL;
    for (int i = 0; i < a->ndim; i++)
        axes[i] = i == first ? second : i == second ? first : i;
    return engine_transpose(a, axes);
}

int mlx_swapaxes(mlx_array *res, const mlx_array a, int axis1, int axis2, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_swapaxes(engine_arg(a), axis1, axis2));
}

int mlx_transpose(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    int axes[ENGINE_MAX_NDIM];
    for (int i = 0; x && i < x->ndim; i++)
        axes[i] = x->ndim - 1 - i;
    return engine_leave(res, engine_transpose(x, axes));
}

int mlx_transpose_axes(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num,
                       const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    unsigned set;
    int order[ENGINE_MAX_NDIM];
    if (!x)
        return engine_leave(res, NULL);
    if (axes_num != x->ndim) {
        engine_error("%zu axes are given for %s", axes_num, engine_describe(x));
        return engine_leave(res, NULL);
    }
    if (!engine_axes(axes, axes_num, x->ndim, &set))
        return engine_leave(res, NULL);
    for (int i = 0; i < x->ndim; i++)
        order[i] = axes[i] < 0 ? axes[i] + x->ndim : axes[i];
    return engine_leave(res, engine_transpose(x, order));
}

engine_array *engine_moveaxis(engine_array *a, int source, int destination)
{
    if (!a)
        return NULL;
    int axes[ENGINE_MAX_NDIM], from = engine_axis(source, a->ndim), to = engine_axis(destination, a->ndim),
                               next = 0;
    if (from < 0 || to < 0)
        return NULL;
    for (int i = 0; i < a->ndim; i++) {
        if (next == from)
            next++;
        axes[i] = i == to ? from : next++;
    }
    return engine_transpose(a, axes);
}

int mlx_moveaxis(mlx_array *res, const mlx_array a, int source, int destination, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_moveaxis(engine_arg(a), source, destination));
}
