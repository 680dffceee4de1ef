/* The same values, row-major in memory. */
#include "copy.h"
#include "graph.h"
#include "internal.h"
#include "mlx/c/ops.h"

static bool copy_input(engine_array *out)
{
    const engine_array *in = out->inputs[0];
    if (!engine_alloc(out))
        return false;
    engine_copy_strided(engine_data(out), out->strides, engine_data(in), in->strides, out->shape, out->ndim,
                        engine_itemsize(out));
    return true;
}

static bool contiguous_eval(engine_array *out)
{
    const engine_array *in = out->inputs[0];
    if (!engine_is_row_contiguous(in))
        return copy_input(out);
    engine_share(out, in, 0, out->strides);
    return true;
}

static bool pass_gradient(const engine_vjp *v)
{
    v->grads[0] = v->cotangents[0];
    return true;
}

const engine_op engine_op_contiguous = {.name = "contiguous", .eval = contiguous_eval, .vmap = engine_vmap_plain, .vjp = pass_gradient};
const engine_op engine_op_copy = {.name = "copy", .eval = copy_input, .vmap = engine_vmap_plain, .vjp = pass_gradient};

engine_array *engine_contiguous(engine_array *a)
{
    return engine_node_like(&engine_op_contiguous, a, NULL, 0);
}

int mlx_contiguous(mlx_array *res, const mlx_array a, bool allow_col_major, const mlx_stream s)
{
    (void)allow_col_major; /* it only allows: row-major always serves */
    engine_enter(__func__, s);
    return engine_leave(res, engine_contiguous(engine_arg(a)));
}

int mlx_copy(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_node_like(&engine_op_copy, engine_arg(a), NULL, 0));
}
