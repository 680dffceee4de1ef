/* Nodes that change nothing: what transforms trace, what stops gradients, and what names an output of
 * several. */
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
    .name = "identity", .eval = share_input, .vjp = pass_gradient, .flags = ENGINE_OP_VIEW};

const engine_op engine_op_stop_gradient = {
    .name = "stop_gradient", .eval = share_input, .flags = ENGINE_OP_VIEW | ENGINE_OP_NO_GRAD};

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
