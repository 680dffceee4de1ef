/* Optimizers as objects: groups, states, checkpoints; schedules on several groups. The update rules
 * themselves are checked against recorded values in tests/ops. */
#include <criterion/criterion.h>

#include <string.h>

#include "support.h"
#include "t2m/nn.h"
#include "t2m/optim.h"
#include "t2m/py_value.h"

static nn_param *param(double value)
{
    return nn_param_new(mx_full(MX_FLOAT32, value, 2));
}

/* One step by these gradients, the same number for all elements of a parameter. */
static void step(optimizer *opt, double gradient)
{
    nn_params *params = optimizer_params(opt);
    for (int64_t i = 0; i < params->count; i++)
        mx_set(&params->items[i]->grad, mx_full(MX_FLOAT32, gradient, 2));
    optimizer_step(opt);
    mx_eval(opt);
}

static double first(const nn_param *p)
{
    return mx_item_float(mx_at(p->value, 0));
}

Test(optimizer, groups_have_their_own_numbers)
{
    nn_param *a = param(1), *b = param(1);
    optimizer *opt = optimizer_sgd(nn_params_of(&a, 1), 0.1, .momentum = 0.5);
    optimizer_add_group(opt, nn_params_of(&b, 1), .lr = NN_REAL(0.01));
    cr_assert_eq(optimizer_group_count(opt), 2);
    step(opt, 1);
    step(opt, 1); /* the momentum is inherited: 1 + 1.5 */
    cr_assert_float_eq(first(a), 1 - 0.1 * 2.5, 1e-6);
    cr_assert_float_eq(first(b), 1 - 0.01 * 2.5, 1e-6);
    optimizer_set_lr(opt, -1, 0);
    step(opt, 1);
    cr_assert_float_eq(first(b), 1 - 0.01 * 2.5, 1e-6);
}

Test(optimizer, parameters_without_gradient_are_left)
{
    nn_param *params[] = {param(1), param(1)};
    optimizer *opt = optimizer_adamw(nn_params_of(params, 2), 0.1);
    mx_set(&params[0]->grad, mx_ones(MX_FLOAT32, 2));
    optimizer_step(opt);
    cr_assert_float_neq(first(params[0]), 1, 1e-3);
    cr_assert_float_eq(first(params[1]), 1, 0);
    optimizer_zero_grad(opt);
    cr_assert(mx_is_none(params[0]->grad));
    double before = first(params[0]);
    optimizer_step(opt);
    cr_assert_float_eq(first(params[0]), before, 0);
}

Test(optimizer, state_does_not_grow)
{
    nn_param *p = param(1);
    optimizer *opt = optimizer_adam(nn_params_of(&p, 1), 0.01);
    size_t held = 0;
    for (int i = 0; i < 10; i++) {
        T2M_POOL(pool);
        step(opt, 0.5);
        if (i == 1)
            held = t2m_pool_size();
        if (i > 1)
            cr_assert_eq(t2m_pool_size(), held);
    }
}

/* Training on after a checkpoint is the same as training through. */
static void resume(optimizer *(*make)(nn_params *, double, optimizer_options), const char *slot)
{
    nn_param *through = param(1), *before = param(1);
    optimizer *whole = make(nn_params_of(&through, 1), 0.05, OPTIMIZER(.momentum = 0.9));
    optimizer *part = make(nn_params_of(&before, 1), 0.05, OPTIMIZER(.momentum = 0.9));
    for (int i = 0; i < 3; i++) {
        step(whole, i - 0.5);
        step(part, i - 0.5);
    }
    py_dict *saved = optimizer_state_dict(part);
    py_value state = py_item(py_item_text(saved ? (py_value)saved : NULL, "state"), py_box(0));
    cr_assert(py_dict_contains(py_as_dict(state), py_of(py_str_printf("%s", slot))), "%s", slot);
    nn_param *after = nn_param_new(before->value);
    optimizer *resumed = make(nn_params_of(&after, 1), 1, OPTIMIZER(.momentum = 0.1));
    optimizer_load_state_dict(resumed, saved);
    cr_assert_float_eq(optimizer_lr(resumed, 0), 0.05, 0);
    step(whole, 2);
    step(resumed, 2);
    cr_assert_float_eq(first(through), first(after), 0, "%s: %.9g and %.9g", slot, first(through),
                       first(after));
}

Test(optimizer, checkpoints)
{
    resume(optimizer_sgd_with, "momentum_buffer");
    resume(optimizer_adam_with, "exp_avg_sq");
    resume(optimizer_adamw_with, "exp_avg");
    resume(optimizer_adadelta_with, "acc_delta");
    resume(optimizer_rmsprop_with, "square_avg");
    resume(optimizer_nadam_with, "mu_product");
}

Test(optimizer, state_dict_is_pytorchs)
{
    nn_param *p = param(1);
    optimizer *opt = optimizer_adam(nn_params_of(&p, 1), 0.001);
    py_dict *saved = optimizer_state_dict(opt);
    cr_assert_str_eq(
        py_text(py_repr_object(saved)),
        "{'state': {}, 'param_groups': [{'lr': 0.001, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': "
        "0, 'amsgrad': False, 'maximize': False, 'foreach': None, 'differentiable': False, 'capturable': "
        "False, 'fused': None, 'decoupled_weight_decay': False, 'params': [0]}]}");
}

static void empty_list(void *context)
{
    (void)context;
    optimizer_sgd(nn_params_of(NULL, 0), 0.1);
}

static void negative_rate(void *context)
{
    (void)context;
    nn_param *p = param(1);
    optimizer_adam(nn_params_of(&p, 1), -0.5);
}

static void other_groups(void *context)
{
    (void)context;
    nn_param *params[] = {param(1), param(2)};
    optimizer *one = optimizer_adam(nn_params_of(params, 1), 0.1),
              *two = optimizer_adam(nn_params_of(params, 2), 0.1);
    optimizer_load_state_dict(two, optimizer_state_dict(one));
}

Test(optimizer, errors)
{
    expect_error(empty_list, "ValueError: optimizer got an empty parameter list");
    expect_error(negative_rate, "ValueError: Invalid learning rate: -0.5");
    expect_error(other_groups,
                 "ValueError: loaded state dict contains a parameter group that doesn't match the size of "
                 "optimizer's group");
}

/* ---- schedulers: rates are checked against recorded ones in tests/ops */

Test(scheduler, moves_every_group_by_its_own_rate)
{
    nn_param *a = param(1), *b = param(1);
    optimizer *opt = optimizer_sgd(nn_params_of(&a, 1), 0.8);
    optimizer_add_group(opt, nn_params_of(&b, 1), .lr = NN_REAL(0.4));
    scheduler *s = scheduler_step_lr(opt, 2, .gamma = NN_REAL(0.5));
    for (int i = 0; i < 4; i++)
        scheduler_step(s);
    cr_assert_str_eq(py_text(py_list_repr(scheduler_last_lr(s))), "[0.2, 0.1]");
    cr_assert_eq(scheduler_last_epoch(s), 4);
}

static double half_each(void *context, int64_t epoch)
{
    ++*(int *)context;
    return epoch == 0 ? 1 : 0.5;
}

Test(scheduler, calls_the_users_function)
{
    nn_param *a = param(1);
    optimizer *opt = optimizer_sgd(nn_params_of(&a, 1), 0.5);
    int calls = 0;
    scheduler *s = scheduler_lambda_lr(opt, half_each, &calls);
    scheduler_step(s);
    cr_assert_eq(calls, 2);
    cr_assert_float_eq(optimizer_lr(opt, 0), 0.25, 0);
}

/* ---- the optimizer takes the gradients: nothing else keeps their memory */

static mx_array sum_of_ones(nn_linear *layer)
{
    return mx_sum(nn_linear_forward(layer, mx_ones(MX_FLOAT32, 1, 2)));
}

Test(optimizer, update_takes_gradients)
{
    nn_linear *layer = nn_linear_init(NN_NEW(nn_linear), 2, 1);
    optimizer *sgd = optimizer_sgd(nn_parameters(&layer->base), 1);
    double before = mx_item_float(mx_sum(layer->weight->value));
    nn_grads grads;
    nn_value_and_grad(layer, sum_of_ones, layer, &grads);
    nn_clip_grads_value(&grads, 0.5);
    optimizer_update(sgd, &grads);
    for (int64_t i = 0; i < grads.params->count; i++)
        cr_assert(mx_is_none(grads.values[i]));
    cr_assert_float_eq(mx_item_float(mx_sum(layer->weight->value)), before - 1, 1e-5);
}
