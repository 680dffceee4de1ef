/* Nodes that change nothing: what transforms trace, what stops gradients, and what names an output of
 * several. */
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "internal.h"
#include "mlx/c/ops.h"

static bool share_input(engine_array *out)
{
    engine_share(out, out->inputs[0], 0, out->inputs[0]->strides);
    return true;
}

static bool pass_gradient(const engine_vjp *v)
{
    v->grads[0] = v->cotangents[0];
    return true;
}

const engine_op engine_op_identity = {
    .name = "identity", .eval = share_input, .vmap = engine_vmap_plain, .vjp = pass_gradient, .flags = ENGINE_OP_VIEW};

const engine_op engine_op_stop_gradient = {
    .name = "stop_gradient", .eval = share_input, .vmap = engine_vmap_plain, .flags = ENGINE_OP_VIEW | ENGINE_OP_NO_GRAD};

engine_array *engine_stop_gradient(engine_array *a)
{
    return engine_node_like(&engine_op_stop_gradient, a, NULL, 0);
}

int mlx_stop_gradient(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_stop_gradient(engine_arg(a)));
}

/* Output k of a node with several: its params are k. The backward walk hands its cotangent to the node
 * (grad.c). */
static bool output_eval(engine_array *out)
{
    int k = *ENGINE_PARAMS(out, int);
    const engine_array *value = out->inputs[0]->extras[k - 1];
    if (!engine_evaluated(value)) {
        engine_error("output %d was not computed", k);
        return false;
    }
    engine_share(out, value, 0, value->strides);
    return true;
}

const engine_op engine_op_output = {.name = "output", .eval = output_eval, .flags = ENGINE_OP_VIEW};

/* Input 0, computed after the others: whoever reads it waits for those. */
const engine_op engine_op_depends = {.name = "depends", .eval = share_input, .vjp = pass_gradient};

/* y, which is x by pieces that are linear (t2m_ext_piecewise): its gradient comes from x in so far as the gradient's own gradient there is zeros. */
static engine_array *linked(engine_array *y, engine_array *x, bool is_gradient)
{
    engine_array *in[] = {y, x};
    return engine_node(&engine_op_piecewise, (mlx_dtype)y->dtype, y->shape, y->ndim, in, 2, &is_gradient, sizeof is_gradient);
}

static bool piecewise_vjp(const engine_vjp *v)
{
    if (v->wants[0])
        v->grads[0] = engine_inherited_flags ? linked(v->cotangents[0], v->in[1], true) : v->cotangents[0];
    if (v->wants[1] && *ENGINE_PARAMS(v->out, bool))
        v->grads[1] = engine_zero_gradient(v->in[1]);
    return true;
}

const engine_op engine_op_piecewise = {.name = "piecewise", .eval = share_input, .vjp = piecewise_vjp};

int t2m_ext_piecewise(mlx_array *res, const mlx_array y, const mlx_array x)
{
    engine_enter_no_stream(__func__);
    engine_array *result = engine_arg(y), *from = engine_arg(x);
    return engine_leave(res, result && from ? linked(result, from, false) : NULL);
}

int mlx_depends(mlx_vector_array *res, const mlx_vector_array inputs, const mlx_vector_array dependencies)
{
    engine_enter_no_stream(__func__);
    size_t count, more;
    engine_array *const *items = engine_vector_items(inputs, &count), *const *others = engine_vector_items(dependencies, &more);
    engine_array **in = engine_failed() ? NULL : malloc((more + 1) * sizeof *in), **out = malloc((count + 1) * sizeof *out);
    if (!in || !out) {
        engine_error("out of memory");
        count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        in[0] = items[i];
        if (more)
            memcpy(in + 1, others, more * sizeof *in);
        out[i] = engine_node(&engine_op_depends, (mlx_dtype)items[i]->dtype, items[i]->shape, items[i]->ndim, in, (int)more + 1, NULL, 0);
    }
    int status = engine_leave_vector(res, out, count);
    free(in);
    free(out);
    return status;
}
