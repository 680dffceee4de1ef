/* value_and_grad over mlx closures, gradient slots, clipping.
 *
 * While the loss function runs, the trainable parameters hold the closure's traced inputs; their own values
 * wait aside and come back when it returns. */
#include <stdlib.h>
#include <string.h>

#include "mlx/c/closure.h"
#include "mlx/c/t2m_ext.h"
#include "mlx/c/transforms.h"
#include "t2m/nn_grad.h"
#include "t2m/py_error.h"
#include "t2m/py_try.h"
#include "trace.h"
#include "walk.h"

typedef struct trace {
    const nn_params *params;
    mx_array (*function)(void *);
    void *step;
} trace;

/* Nothing may have given a parameter another value: it would be lost when the traced input is taken out again. */
static void check_values(const nn_params *params, void *const *inputs)
{
    for (int64_t i = 0; i < params->count; i++)
        if (params->items[i]->value.ctx != inputs[i])
            py_raise(PY_RUNTIME_ERROR, "a parameter is changed while its loss is computed: convert with --grad=record");
}

/* Exchanges the parameters' values with those in `values`. */
static void swap_values(const nn_params *params, mx_array *values)
{
    for (int64_t i = 0; i < params->count; i++) {
        mx_array kept = params->items[i]->value;
        params->items[i]->value = values[i];
        values[i] = kept;
    }
}

static mx_array scalar_loss(mx_array loss)
{
    if (mx_is_none(loss))
        py_raise(PY_RUNTIME_ERROR, "the loss is None");
    if (mx_numel(loss) != 1)
        py_raise(PY_RUNTIME_ERROR, "grad can be implicitly created only for scalar outputs");
    return mx_ndim(loss) == 0 ? loss : mx_reshape_dims(loss, MX_DIMS());
}

static int run_traced(mlx_vector_array *outputs, const mlx_vector_array inputs, void *payload)
{
    trace *run = payload;
    size_t count = (size_t)run->params->count;
    mx_array *values = t2m_malloc((count + 1) * sizeof(mx_array));
    for (size_t i = 0; i < count; i++) {
        values[i] = mlx_array_new();
        mlx_vector_array_get(&values[i], inputs, i);
    }
    void **traced = t2m_malloc((count + 1) * sizeof(void *));
    for (size_t i = 0; i < count; i++)
        traced[i] = values[i].ctx;
    swap_values(run->params, values);
    volatile mx_array loss = MX_NONE;
    T2M_TRY(attempt);
    if (py_try(&attempt)) {
        loss = scalar_loss(run->function(run->step));
        check_values(run->params, traced);
    } else {
        py_suspend(&attempt);
    }
    swap_values(run->params, values);
    free(traced);
    for (size_t i = 0; i < count; i++)
        mx_release(values[i]);
    free(values);
    return py_suspended() != NULL ? 1 : mlx_vector_array_set_value(outputs, loss);
}

static const nn_params *trainable_of(const void *of)
{
    const t2m_object *object = of;
    if (object->kind == &nn_module_kind)
        return nn_trainable((nn_module *)of);
    const nn_params *params = of;
    if (object->kind != &nn_params_kind)
        T2M_BUG("nn_value_and_grad of a %s", object->kind->name);
    uint64_t mark = nn_new_mark();
    for (int64_t i = 0; i < params->count; i++) {
        nn_param *param = params->items[i];
        if (!param->requires_grad || param->mark == mark) /* tied weights come once */
            return nn_params_distinct(params);
        param->mark = mark;
    }
    return params;
}

/* Memory of the current pool for one handle per parameter. It owns the arrays, not the pool, so that they can go before it does. */
typedef struct handle_room {
    t2m_object object;
    int64_t count;
    mx_array at[];
} handle_room;

static void release_handles(void *object)
{
    handle_room *room = object;
    for (int64_t i = 0; i < room->count; i++)
        mx_release_slot(&room->at[i]);
}

static const t2m_kind handle_room_kind = {.name = "gradients", .destroy = release_handles};

static mx_array *new_handles(int64_t count)
{
    size_t size = sizeof(handle_room) + (size_t)count * sizeof(mx_array);
    handle_room *room = t2m_object_new(size, &handle_room_kind);
    room->count = count;
    for (int64_t i = 0; i < count; i++)
        room->at[i] = MX_NONE;
    return room->at;
}

static void take_gradients(nn_grads *grads, mlx_vector_array found)
{
    for (int64_t i = 0; i < grads->params->count; i++) {
        mx_array value = mlx_array_new();
        mlx_vector_array_get(&value, found, (size_t)i);
        if (t2m_ext_is_absent_gradient(value))
            mx_release(value);
        else
            grads->values[i] = value;
    }
}

void nn_grads_release(nn_grads *grads)
{
    for (int64_t i = 0; grads->is_owner && i < grads->params->count; i++)
        mx_release_slot(&grads->values[i]);
}

/* Applies value_and_grad of the closure to the parameters' values. */
static void differentiate(mlx_closure closure, const nn_params *params, mlx_vector_array *outputs,
                          mlx_vector_array *found)
{
    size_t count = (size_t)params->count;
    int *places = t2m_malloc((count + 1) * sizeof(int));
    mlx_vector_array inputs = mlx_vector_array_new();
    for (size_t i = 0; i < count; i++) {
        places[i] = (int)i;
        mlx_vector_array_append_value(inputs, params->items[i]->value);
    }
    mlx_closure_value_and_grad both = mlx_closure_value_and_grad_new();
    bool is_done = mlx_value_and_grad(&both, closure, places, count) == 0 &&
                   mlx_closure_value_and_grad_apply(outputs, found, both, inputs) == 0;
    if (!is_done && py_suspended() == NULL)
        T2M_BUG("differentiation failed without a message");
    mlx_closure_value_and_grad_free(both);
    mlx_vector_array_free(inputs);
    free(places);
}

mx_array nn_value_and_grad_of(const void *of, mx_array (*function)(void *), void *step, nn_grads *grads)
{
    grads->params = trainable_of(of);
    grads->values = new_handles(grads->params->count);
    grads->is_owner = true;
    if (grads->params->count == 0)
        py_raise(PY_RUNTIME_ERROR, "element 0 of tensors does not require grad and does not have a grad_fn");
    trace run = {.params = grads->params, .function = function, .step = step};
    mlx_closure closure = mlx_closure_new_func_payload(run_traced, &run, NULL);
    mlx_vector_array outputs = mlx_vector_array_new(), found = mlx_vector_array_new();
    differentiate(closure, grads->params, &outputs, &found);
    if (py_suspended() != NULL) {
        mlx_vector_array_free(found);
        mlx_vector_array_free(outputs);
        mlx_closure_free(closure);
        py_resume();
    }
    take_gradients(grads, found);
    mx_array loss = mlx_array_new();
    mlx_vector_array_get(&loss, outputs, 0);
    mlx_vector_array_free(found);
    mlx_vector_array_free(outputs);
    mlx_closure_free(closure);
    nn_trace_step(of, grads->params, loss);
    return mx_autorelease(loss);
}

void nn_accumulate_grads(const nn_grads *grads)
{
    for (int64_t i = 0; i < grads->params->count; i++) {
        nn_param *param = grads->params->items[i];
        if (mx_is_none(grads->values[i]))
            continue;
        mx_set(&param->grad,
               mx_is_none(param->grad) ? grads->values[i] : mx_add_array(param->grad, grads->values[i]));
    }
}

mx_array nn_grad_of(const nn_grads *grads, const nn_param *param)
{
    for (int64_t i = 0; i < grads->params->count; i++) {
        if (grads->params->items[i] == param)
            return mx_is_none(grads->values[i]) ? MX_NONE : mx_autorelease(mx_retained(grads->values[i]));
    }
    return MX_NONE;
}

/* ---- clipping: of any gradients, wherever they are kept */

/* The 2-norm of all of them together, as PyTorch adds it up: that of each one's norm. 0 if there are none. */
static mx_array total_norm(const mx_array *values, int64_t count)
{
    py_list *norms = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < count; i++) {
        if (!mx_is_none(values[i]))
            py_list_append(norms, py_of(mx_norm(values[i])));
    }
    return norms->length == 0 ? mx_tensor_float(0) : mx_norm(mx_stack_list(0, norms));
}

/* Scales by max_norm / (norm + 1e-6), but never up. */
static mx_array clip_norm(mx_array *values, int64_t count, double max_norm)
{
    mx_array norm = total_norm(values, count);
    mx_array factor = mx_clamp(mx_rdiv(mx_add(norm, 1e-6), max_norm), .max = NN_REAL(1));
    for (int64_t i = 0; i < count; i++) {
        if (mx_is_none(values[i]))
            continue;
        T2M_POOL(pool); /* the slots own the results: nothing else holds the old gradients, or the new */
        mx_set(&values[i], mx_mul_array(values[i], factor));
    }
    return norm;
}

static void clip_values(mx_array *values, int64_t count, double limit)
{
    for (int64_t i = 0; i < count; i++) {
        if (mx_is_none(values[i]))
            continue;
        T2M_POOL(pool);
        mx_set(&values[i], mx_clamp(values[i], .min = NN_REAL(-limit), .max = NN_REAL(limit)));
    }
}

static void check_owner(const nn_grads *grads)
{
    if (!grads->is_owner)
        T2M_BUG("clipping gradients that are somebody else's");
}

mx_array nn_clip_grads(nn_grads *grads, double max_norm)
{
    check_owner(grads);
    return clip_norm(grads->values, grads->params->count, max_norm);
}

void nn_clip_grads_value(nn_grads *grads, double limit)
{
    check_owner(grads);
    clip_values(grads->values, grads->params->count, limit);
}

static mx_array *slot_values(const nn_params *params)
{
    mx_array *values = new_handles(params->count);
    for (int64_t i = 0; i < params->count; i++)
        values[i] = mx_retained(params->items[i]->grad);
    return values;
}

static void store_slots(const nn_params *params, mx_array *values)
{
    for (int64_t i = 0; i < params->count; i++)
        mx_set(&params->items[i]->grad, values[i]);
    for (int64_t i = 0; i < params->count; i++)
        mx_release_slot(&values[i]);
}

mx_array nn_clip_grad_norm(const nn_params *params, double max_norm)
{
    mx_array *values = slot_values(params);
    mx_array norm = clip_norm(values, params->count, max_norm);
    store_slots(params, values);
    return norm;
}

void nn_clip_grad_value(const nn_params *params, double limit)
{
    mx_array *values = slot_values(params);
    clip_values(values, params->count, limit);
    store_slots(params, values);
}
