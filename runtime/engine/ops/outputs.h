/* Reading a further output of a node that exists already, from its own vjp. */
#ifndef ENGINE_OPS_OUTPUTS_H
#define ENGINE_OPS_OUTPUTS_H

#include "../op.h"

/* Output k >= 1 of a node made with engine_add_output.  Scoped. */
static inline engine_array *engine_further_output(engine_array *node, int k)
{
    const engine_array *value = node->extras[k - 1];
    return engine_node(&engine_op_output, (mlx_dtype)value->dtype, value->shape, value->ndim, &node, 1, &k,
                       sizeof k);
}

#endif
