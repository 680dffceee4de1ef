/* See gradient_rows.h. What a Linear layer's gradient looks like in the graph: a product of matrices, transposed twice; if an embedding has the
 * same weight, with the rows added that it looked up. */
#include "gradient_rows.h"

#include "../elementwise.h"
#include "../internal.h"
#include "../op.h"

enum { LEAST_ELEMENTS = 1 << 23 };

/* The product behind the gradient; NULL if it is something else. */
static const engine_array *product_of(const engine_array *gradient)
{
    bool is_turned = false;
    if (gradient->op == &engine_op_take_add && engine_takes_rows(gradient))
        gradient = gradient->inputs[0];
    for (; gradient->op == &engine_op_transpose && gradient->ndim == 2; gradient = gradient->inputs[0])
        is_turned = !is_turned;
    return !is_turned && gradient->op == &engine_op_matmul && gradient->ndim == 2 ? gradient : NULL;
}

void engine_plan_rows(engine_array *update)
{
    engine_array *gradient = update->inputs[1];
    if (update->size < LEAST_ELEMENTS || update->dtype != MLX_FLOAT32 || engine_evaluated(gradient) || !product_of(gradient))
        return;
    for (engine_array *a = gradient;; a = a->inputs[0]) {
        if (engine_evaluated(a) || a->place != 1 || (a->flags && engine_trace_depth > 0) || a->flags & ENGINE_RECORDED)
            return;
        if (a->op == &engine_op_matmul)
            break;
    }
    for (engine_array *a = gradient;; a = a->inputs[0]) {
        a->plan |= ENGINE_PLAN_INLINE;
        if (a->op == &engine_op_matmul)
            return;
    }
}

bool engine_gradient_rows(const engine_array *gradient, int64_t first, int64_t count, float *to)
{
    engine_product_rows(product_of(gradient), first, count, to);
    return gradient->op != &engine_op_take_add || engine_add_taken_rows(gradient, first, count, to);
}
