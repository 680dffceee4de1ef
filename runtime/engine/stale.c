/* Which arrays a backward would read: an array that was changed since the forward, and that some operation's gradient needs, is PyTorch's
 * error "modified by an inplace operation". */
#include "graph.h"
#include "internal.h"
#include "sharing.h"
#include "stale.h"

enum reading {
    READS_IT,    /* the gradient is computed from the input itself */
    READS_OTHER, /* of the one for the gradient of the other */
    READS_DIVISOR, /* that one always, what is divided only for the gradient of the divisor */
    READS_WHOLE,   /* where all elements become one: the largest */
    READS_NONE,  /* from the cotangent, or from the result */
};

static const struct {
    const engine_op *op;
    enum reading reading;
} readings[] = {
    {&engine_op_max, READS_WHOLE},       {&engine_op_min, READS_WHOLE},
    {&engine_op_multiply, READS_OTHER},  {&engine_op_matmul, READS_OTHER},        {&engine_op_addmm, READS_OTHER},
    {&engine_op_remainder, READS_NONE},  {&engine_op_rest, READS_NONE},           {&engine_op_divide, READS_DIVISOR},
    {&engine_op_piecewise, READS_NONE},
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
    return input < 2 && node->inputs[1 - input]->flags & (ENGINE_RECORDED | ENGINE_TRACED);
}

/* 2 / x is two times a reciprocal, which keeps its result. */
static bool is_number(const engine_array *a)
{
    while (a->op && a->op->flags & ENGINE_OP_VIEW && a->inputs)
        a = a->inputs[0];
    return a->ndim == 0 && !a->op;
}

static bool reads(const engine_array *node, int input)
{
    enum reading reading = reading_of(node);
    bool asks = reading == READS_OTHER || (reading == READS_DIVISOR && input == 0);
    return reading == READS_IT || (reading == READS_DIVISOR && input == 1 && !is_number(node->inputs[0])) || (asks && asks_of_other(node, input)) ||
           (reading == READS_WHOLE && node->size == 1);
}

/* Operations whose gradient is computed from the result. */
static bool keeps_result(const engine_op *op)
{
    static const engine_op *const ops[] = {&engine_op_exp,     &engine_op_expm1,      &engine_op_sqrt, &engine_op_rsqrt,
                                           &engine_op_tanh,    &engine_op_sigmoid,    &engine_op_relu, &engine_op_reciprocal,
                                           &engine_op_softmax, &engine_op_log_softmax, &engine_op_tan,  &engine_op_prod};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (ops[i] == op)
            return true;
    return false;
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

/* ---- arrays that were computed, and changed in place since */

static t2m_ext_describe_change *describe_change;

void t2m_ext_on_change(t2m_ext_describe_change *describe)
{
    describe_change = describe;
}

static bool is_outdated(const engine_array *a)
{
    return a->sharing && a->sharing->changes && a->sharing->version < a->sharing->changes->count;
}

/* A value that was assigned is an array of its own, not a view of what computed it. */
static bool is_assigned(const engine_array *a)
{
    return a->sharing && a->sharing->changes && a->sharing->version > 0;
}

static const engine_array *outdated_behind(const engine_array *a)
{
    while (!is_outdated(a) && !is_assigned(a) && a->op && a->op->flags & ENGINE_OP_VIEW && !(a->flags & ENGINE_MARKED) && a->inputs)
        a = a->inputs[0];
    return is_outdated(a) ? a : NULL;
}

static void refuse(const engine_array *changed, const engine_array *shown, const char *node)
{
    char text[700] = "";
    const engine_sharing *s = changed->sharing;
    if (describe_change)
        describe_change(text, sizeof text, (mlx_array){(void *)(uintptr_t)shown}, node, s->changes->count, s->version);
    if (text[0])
        engine_user_error(text);
    else
        engine_error("an array that a gradient needs has been changed in place");
}

/* Is it seen through a view of the script's? Operands are broadcast without one. */
static bool is_seen_by_view(const engine_array *input, const engine_array *changed)
{
    bool is_view = false;
    for (; input != changed; input = input->inputs[0])
        is_view |= input->op != &engine_op_broadcast && input->op != &engine_op_identity && input->op != &engine_op_stop_gradient;
    return is_view;
}

/* The result of `node`, or what an operation in place made of it, if it is read and has changed. */
static const engine_array *outdated_result(const engine_array *node)
{
    if (is_outdated(node) && keeps_result(node->op))
        return node;
    const engine_array *made = node->op == &engine_op_identity && is_outdated(node) && node->inputs ? node->inputs[0] : NULL;
    return made && made->op && made->flags & ENGINE_IN_PLACE && keeps_result(made->op) ? made : NULL;
}

bool engine_refuses_changed(const engine_array *node)
{
    const engine_array *result = outdated_result(node);
    if (result) {
        refuse(node, node, result->label ? result->label : result->op->name);
        return true;
    }
    for (int i = 0; node->inputs && i < node->input_count && !(node->flags & ENGINE_IN_PLACE); i++) {
        const engine_array *changed = outdated_behind(node->inputs[i]);
        if (changed && reads(node, i)) {
            const char *by = changed->sharing->changes->by;
            refuse(changed, node->inputs[i], by && is_seen_by_view(node->inputs[i], changed) ? "AsStrided" : by);
            return true;
        }
    }
    return false;
}
