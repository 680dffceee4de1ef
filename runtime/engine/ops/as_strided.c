/* Any view of the row-major elements of an array. Elements may be seen several times: their gradients add up.
 */
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"

typedef struct view_params {
    int64_t strides[ENGINE_MAX_NDIM];
    int64_t offset;
} view_params;

static bool as_strided_eval(engine_array *out)
{
    const view_params *p = ENGINE_PARAMS(out, view_params);
    engine_array *in = engine_row_contiguous(out->inputs[0]);
    if (!in)
        return false;
    engine_share(out, in, p->offset, p->strides);
    return true;
}

static engine_array *take_view(engine_array *a, const int *shape, int ndim, const view_params *p)
{
    return a ? engine_node(&engine_op_as_strided, (mlx_dtype)a->dtype, shape, ndim, &a, 1, p, sizeof *p)
             : NULL;
}

/* The reverse: a flat array of zeros, plus each element of the view at its place. */
static bool scatter_view_eval(engine_array *out)
{
    const view_params *p = ENGINE_PARAMS(out, view_params);
    const engine_array *in = out->inputs[0];
    if (!engine_alloc(out))
        return false;
    memset(engine_data(out), 0, out->size * engine_itemsize(out));
    int index[ENGINE_MAX_NDIM] = {0};
    int64_t to = p->offset, from = 0;
    for (size_t k = 0; k < in->size; k++) {
        if (out->dtype == MLX_FLOAT64)
            ((double *)engine_data(out))[to] += ((const double *)engine_data(in))[from];
        else
            ((float *)engine_data(out))[to] += ((const float *)engine_data(in))[from];
        for (int i = in->ndim - 1; i >= 0; i--) {
            to += p->strides[i];
            from += in->strides[i];
            if (++index[i] < in->shape[i])
                break;
            to -= p->strides[i] * in->shape[i];
            from -= in->strides[i] * in->shape[i];
            index[i] = 0;
        }
    }
    return true;
}

static engine_array *scatter_view(engine_array *a, const int *shape, int ndim, const view_params *p)
{
    mlx_dtype dtype = (mlx_dtype)a->dtype;
    if (dtype != MLX_FLOAT64)
        a = engine_cast(a, MLX_FLOAT32);
    engine_array *sum =
        a ? engine_node(&engine_op_scatter_view, (mlx_dtype)a->dtype, shape, ndim, &a, 1, p, sizeof *p)
          : NULL;
    return engine_cast(sum, dtype);
}

static bool as_strided_vjp(const engine_vjp *v)
{
    v->grads[0] =
        scatter_view(v->cotangents[0], v->in[0]->shape, v->in[0]->ndim, ENGINE_PARAMS(v->out, view_params));
    return true;
}

static bool scatter_view_vjp(const engine_vjp *v)
{
    v->grads[0] =
        take_view(v->cotangents[0], v->in[0]->shape, v->in[0]->ndim, ENGINE_PARAMS(v->out, view_params));
    return true;
}

const engine_op engine_op_as_strided = {
    .name = "as_strided", .eval = as_strided_eval, .vjp = as_strided_vjp, .flags = ENGINE_OP_VIEW};
const engine_op engine_op_scatter_view = {
    .name = "scatter_view", .eval = scatter_view_eval, .vjp = scatter_view_vjp};

int mlx_as_strided(mlx_array *res, const mlx_array a, const int *shape, size_t shape_num,
                   const int64_t *strides, size_t strides_num, size_t offset, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    view_params p = {.offset = (int64_t)offset};
    if (!x || shape_num != strides_num || shape_num > ENGINE_MAX_NDIM) {
        engine_error("%zu sizes and %zu strides are given", shape_num, strides_num);
        return engine_leave(res, NULL);
    }
    __int128 low = p.offset, high = p.offset;
    bool empty = false;
    for (size_t i = 0; i < shape_num; i++) {
        p.strides[i] = strides[i];
        empty = empty || shape[i] <= 0;
        *(strides[i] < 0 ? &low : &high) += (__int128)strides[i] * (shape[i] - 1);
    }
    if (!empty && (low < 0 || high >= (__int128)x->size)) {
        engine_error("the view reaches outside of %s", engine_describe(x));
        return engine_leave(res, NULL);
    }
    return engine_leave(res, take_view(x, shape, (int)shape_num, &p));
}
