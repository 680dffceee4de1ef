/* Which arrays a backward would read: an array that was changed since the forward, and that some operation's gradient needs, is PyTorch's
 * error "modified by an inplace operation". */
#include "graph.h"
#include "internal.h"
#include "stale.h"

enum reading {
    READS_IT,    /* the gradient is computed from the input itself */
    READS_OTHER, /* of the one for the gradient of the other */
    READS_NONE,  /* from the cotangent, or from the result */
};

static const struct {
    const engine_op *op;
    enum reading reading;
} readings[] = {
    {&engine_op_multiply, READS_OTHER},  {&engine_op_matmul, READS_OTHER},        {&engine_op_addmm, READS_OTHER},
    {&engine_op_add, READS_NONE},        {&engine_op_subtract, READS_NONE},       {&engine_op_negative, READS_NONE},
    {&engine_op_sum, READS_NONE},        {&engine_op_concatenate, READS_NONE},    {&engine_op_take, READS_NONE},
    {&engine_op_gather, READS_NONE},     {&engine_op_take_along_axis, READS_NONE}, {&engine_op_where, READS_NONE},
    {&engine_op_cast, READS_NONE},       {&engine_op_contiguous, READS_NONE},     {&engine_op_copy, READS_NONE},
    {&engine_op_slice_update, READS_NONE}, {&engine_op_exp, READS_NONE},          {&engine_op_tanh, READS_NONE},
    {&engine_op_sigmoid, READS_NONE},    {&engine_op_sqrt, READS_NONE},           {&engine_op_rsqrt, READS_NONE},
    {&engine_op_softmax, READS_NONE},    {&engine_op_log_softmax, READS_NONE},    {&engine_op_cumulative, READS_NONE},
    {&engine_op_relu, READS_NONE},         {&engine_op_nll, READS_NONE},
    {&engine_op_scatter, READS_NONE},    {&engine_op_scatter_view, READS_NONE},   {&engine_op_call, READS_NONE},
};

static enum reading reading_of(const engine_array *node)
{
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
        if (readings[i].op == node->op)
            return readings[i].reading;
    return node->op->flags & (ENGINE_OP_VIEW | ENGINE_OP_NO_GRAD) ? READS_NONE : READS_IT;
}

/* Is the gradient asked of the other factor? An addmm's third input is no factor. */
static bool asks_of_other(const engine_array *node, int input)
{
    return input < 2 && node->inputs[1 - input]->flags & ENGINE_RECORDED;
}

static bool reads(const engine_array *node, int input)
{
    enum reading reading = reading_of(node);
    return reading == READS_IT || (reading == READS_OTHER && asks_of_other(node, input));
}

/* Views show what becomes of the array that they are views of. */
engine_array *engine_behind_views(engine_array *a)
{
    while (a && a->op && a->op->flags & ENGINE_OP_VIEW && !(a->flags & ENGINE_MARKED) && a->inputs)
        a = a->inputs[0];
    return a;
}

engine_array *engine_stale_input(const engine_array *node, t2m_ext_is_stale *is_stale)
{
    for (int i = 0; node->inputs && i < node->input_count; i++) {
        const engine_array *source = engine_behind_views(node->inputs[i]);
        if (source && source->flags & ENGINE_MARKED && source->owner && is_stale(source, source->owner) && reads(node, i))
            return node->inputs[i];
    }
    return NULL;
}
