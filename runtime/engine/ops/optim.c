/* Optimizer updates, an extension: one node a parameter, one pass over its memory.
 *
 * Outputs: the new parameter, then the new state tensors.  Nothing is changed in place as far as anyone can
 * see; the parameter's memory is reused when nobody else holds the old value.  Gradients stop here. */
#include <math.h>

#include "gradient_rows.h"
#include "graph.h"
#include "internal.h"
#include "kernels/optim.h"
#include "mlx/c/t2m_ext_nn.h"
#include "relayout.h"

/* Inputs and outputs in one memory order: the parameter's. */
typedef struct update_memory {
    engine_array *param, *state[2]; /* absent state is NULL */
    engine_array *new_state[2];
} update_memory;

/* May an update write over this input?  Only if the update alone holds it.  A state tensor is held once more
 * by the node that made it together with the old parameter, which goes away with the old parameter. */
static bool is_free(const engine_array *a, const engine_array *old_param, int state)
{
    unsigned holders = 1;
    if (state >= 0 && atomic_load(&old_param->refs) == 1 && old_param->extra_count > state &&
        old_param->extras[state]->buffer == a->buffer)
        holders = 2;
    return atomic_load(&a->refs) == 1 && atomic_load(&a->buffer->refs) <= holders && engine_buffer_writable(a->buffer);
}

/* Gives an output the memory of the input it replaces, or of the copy of that which was made for the layout (state that starts as a broadcast
 * zero), or memory of its own in the same order. */
static bool take_over(engine_array *out, engine_array *from, const engine_array *original,
                      const engine_array *old_param, int state)
{
    bool is_copy = from && from != original && atomic_load(&from->buffer->refs) == 1;
    if (!from || !(is_copy || (from == original && is_free(from, old_param, state))))
        return engine_alloc_strided(out, from ? from->strides : old_param->strides);
    engine_share(out, from, 0, from->strides);
    return true;
}

/* Brings the inputs but the gradient into one layout and gives the outputs their memory.  False after an error. */
static bool prepare(engine_array *out, update_memory *memory)
{
    engine_array *old = out->inputs[0], *param = engine_is_dense(old) ? old : engine_row_contiguous(old);
    int given = out->input_count - 2;
    if (!param)
        return false;
    memory->param = param;
    for (int i = 0; i < given; i++)
        if (!(memory->state[i] = engine_laid_out_like(out->inputs[i + 2], param)))
            return false;
    for (int i = 0; i < out->extra_count; i++) {
        memory->new_state[i] = out->extras[i];
        if (i >= given ? !engine_alloc_strided(out->extras[i], param->strides)
                       : !take_over(out->extras[i], memory->state[i], out->inputs[i + 2], old, i))
            return false;
    }
    return take_over(out, param, old, old, -1);
}

/* Element `first` of an array's memory. */
static void *data(const engine_array *a, int64_t first)
{
    return a ? (char *)engine_data(a) + first * (int64_t)engine_itemsize(a) : NULL;
}

/* Updates `count` elements from `first` on, whose gradient is at `grad`. */
typedef void update_part(const engine_array *out, const update_memory *m, int64_t first, int64_t count, const void *grad);

static void sgd_part(const engine_array *out, const update_memory *m, int64_t first, int64_t count, const void *grad)
{
    sgd_rule rule = *ENGINE_PARAMS(out, sgd_rule);
    if (out->dtype == MLX_FLOAT64)
        sgd_update_f64(rule, count, data(m->param, first), grad, data(m->state[0], first), data(out, first), data(m->new_state[0], first));
    else
        sgd_update_f32(rule, count, data(m->param, first), grad, data(m->state[0], first), data(out, first), data(m->new_state[0], first));
}

static void adam_part(const engine_array *out, const update_memory *m, int64_t first, int64_t count, const void *grad)
{
    adam_rule rule = *ENGINE_PARAMS(out, adam_rule);
    if (out->dtype == MLX_FLOAT64)
        adam_update_f64(rule, count, data(m->param, first), grad, data(m->state[0], first), data(m->state[1], first), data(out, first),
                        data(m->new_state[0], first), data(m->new_state[1], first));
    else
        adam_update_f32(rule, count, data(m->param, first), grad, data(m->state[0], first), data(m->state[1], first), data(out, first),
                        data(m->new_state[0], first), data(m->new_state[1], first));
}

static void adadelta_part(const engine_array *out, const update_memory *m, int64_t first, int64_t count, const void *grad)
{
    adadelta_rule rule = *ENGINE_PARAMS(out, adadelta_rule);
    if (out->dtype == MLX_FLOAT64)
        adadelta_update_f64(rule, count, data(m->param, first), grad, data(m->state[0], first), data(m->state[1], first),
                            data(out, first), data(m->new_state[0], first), data(m->new_state[1], first));
    else
        adadelta_update_f32(rule, count, data(m->param, first), grad, data(m->state[0], first), data(m->state[1], first),
                            data(out, first), data(m->new_state[0], first), data(m->new_state[1], first));
}

enum { BLOCK_BYTES = 4 << 20 };

/* The gradient is not there yet: block by block. */
static bool update_by_rows(const engine_array *out, const update_memory *m, update_part *part)
{
    int64_t rows = out->shape[0], width = out->shape[1], most = BLOCK_BYTES / (width * (int64_t)sizeof(float)) + 1;
    most = most < rows ? most : rows;
    engine_buffer *block = engine_buffer_new((size_t)(most * width) * sizeof(float));
    bool good = block != NULL;
    for (int64_t first = 0; good && first < rows; first += most) {
        int64_t count = most < rows - first ? most : rows - first;
        good = engine_gradient_rows(out->inputs[1], first, count, block->data);
        if (good)
            part(out, m, first * width, count * width, block->data);
    }
    engine_buffer_release(block);
    return good;
}

static bool eval(engine_array *out, update_part *part)
{
    update_memory m = {0};
    engine_array *gradient = out->inputs[1];
    bool by_rows = !engine_evaluated(gradient) && engine_is_row_contiguous(out->inputs[0]);
    if (!by_rows && !engine_eval(gradient))
        return false;
    if (!prepare(out, &m))
        return false;
    if (by_rows)
        return update_by_rows(out, &m, part);
    const engine_array *grad = engine_laid_out_like(gradient, m.param);
    if (grad)
        part(out, &m, 0, (int64_t)out->size, engine_data(grad));
    return grad != NULL;
}

static bool eval_sgd(engine_array *out)
{
    return eval(out, sgd_part);
}

static bool eval_adam(engine_array *out)
{
    return eval(out, adam_part);
}

static bool eval_adadelta(engine_array *out)
{
    return eval(out, adadelta_part);
}

const engine_op engine_op_sgd_update = {.name = "sgd_update", .eval = eval_sgd, .flags = ENGINE_OP_NO_GRAD | ENGINE_OP_UPDATE};
const engine_op engine_op_adam_update = {
    .name = "adam_update", .eval = eval_adam, .flags = ENGINE_OP_NO_GRAD | ENGINE_OP_UPDATE};
const engine_op engine_op_adadelta_update = {
    .name = "adadelta_update", .eval = eval_adadelta, .flags = ENGINE_OP_NO_GRAD | ENGINE_OP_UPDATE};

/* ---- Building ---- */

static bool check(const engine_array *param, const engine_array *other)
{
    if (other && param->dtype == other->dtype && engine_same_shape(param, other) &&
        (param->dtype == MLX_FLOAT32 || param->dtype == MLX_FLOAT64))
        return true;
    if (other)
        engine_error("parameter %s needs gradient and state of the same shape, float32 or float64, got %s",
                     engine_describe(param), engine_describe(other));
    return false;
}

/* Makes the node and stores its outputs: res[0] the new parameter, res[1...] the new state. */
static int update(const engine_op *op, engine_array *const *inputs, int input_count, const void *rule,
                  size_t rule_size, mlx_array *const *res, int result_count)
{
    engine_array *param = inputs[0], *results[3];
    for (int i = 1; i < input_count; i++)
        if (!param || !check(param, inputs[i]))
            return engine_leave_status();
    results[0] = engine_node(op, (mlx_dtype)param->dtype, param->shape, param->ndim, inputs, input_count,
                             rule, rule_size);
    for (int i = 1; i < result_count; i++)
        results[i] = engine_add_output(results[0], (mlx_dtype)param->dtype, param->shape, param->ndim);
    for (int i = 0; i < result_count && !engine_failed(); i++)
        engine_store(res[i], results[i]);
    return engine_leave_status();
}

/* The state behind a handle; an empty one starts at zero. */
static engine_array *state_of(mlx_array handle, engine_array *param)
{
    engine_array *state = engine_optional(handle);
    return state || !param ? state : engine_full_like(param, 0);
}

int t2m_ext_sgd_update(mlx_array *param, mlx_array *buffer, const mlx_array grad, double lr, double momentum,
                       double dampening, double weight_decay, bool nesterov, bool maximize,
                       const mlx_stream s)
{
    engine_enter(__func__, s);
    sgd_rule rule = {lr, momentum, dampening, weight_decay, nesterov, maximize};
    engine_array *inputs[] = {engine_arg(*param), engine_arg(grad), buffer ? engine_optional(*buffer) : NULL};
    mlx_array *res[] = {param, buffer};
    return update(&engine_op_sgd_update, inputs, inputs[2] ? 3 : 2, &rule, sizeof rule, res, buffer ? 2 : 1);
}

int t2m_ext_adam_update(mlx_array *param, mlx_array *m, mlx_array *v, const mlx_array grad, double lr,
                        double beta1, double beta2, double eps, double weight_decay, bool decoupled,
                        bool maximize, int64_t step, const mlx_stream s)
{
    engine_enter(__func__, s);
    adam_rule rule = {.lr = lr,
                      .beta1 = beta1,
                      .beta2 = beta2,
                      .eps = eps,
                      .weight_decay = weight_decay,
                      .decoupled = decoupled,
                      .maximize = maximize,
                      .correction1 = 1 - pow(beta1, (double)step),
                      .correction2 = 1 - pow(beta2, (double)step)};
    engine_array *old = engine_arg(*param);
    engine_array *inputs[] = {old, engine_arg(grad), state_of(*m, old), state_of(*v, old)};
    mlx_array *res[] = {param, m, v};
    return update(&engine_op_adam_update, inputs, 4, &rule, sizeof rule, res, 3);
}

int t2m_ext_adadelta_update(mlx_array *param, mlx_array *squares, mlx_array *deltas, const mlx_array grad,
                            double lr, double rho, double eps, double weight_decay, bool maximize,
                            const mlx_stream s)
{
    engine_enter(__func__, s);
    adadelta_rule rule = {lr, rho, eps, weight_decay, maximize};
    engine_array *old = engine_arg(*param);
    engine_array *inputs[] = {old, engine_arg(grad), state_of(*squares, old), state_of(*deltas, old)};
    mlx_array *res[] = {param, squares, deltas};
    return update(&engine_op_adadelta_update, inputs, 4, &rule, sizeof rule, res, 3);
}
