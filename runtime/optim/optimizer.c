/* Optimizers as objects: groups, steps, gradients from hand or from slots. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "mlx/c/t2m_ext.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

static void destroy(void *object)
{
    optimizer *self = object;
    for (int64_t g = 0; g < self->group_count; g++) {
        optimizer_group *group = &self->groups[g];
        for (int64_t i = 0; i < group->params->count; i++) {
            for (int k = 0; k < OPTIMIZER_SLOTS; k++)
                mx_release(group->states[i].slots[k]);
            t2m_release(group->states[i].shown);
        }
        free(group->states);
        t2m_release(group->others);
        t2m_release(group->params);
    }
    free(self->groups);
    t2m_release(self->all);
    t2m_release(self->search);
    t2m_release(self->defaults);
    t2m_release((void *)(uintptr_t)self->name);
}

const t2m_kind optimizer_kind = {.name = "Optimizer", .destroy = destroy, .repr = optimizer_repr};

static void visit(const void *object, mx_array_visitor see, void *context)
{
    const optimizer *self = object;
    for (int64_t g = 0; g < self->group_count; g++) {
        const optimizer_group *group = &self->groups[g];
        for (int64_t i = 0; i < group->params->count; i++) {
            see(context, group->params->items[i]->value);
            for (int k = 0; k < OPTIMIZER_SLOTS && self->rule->slots[k] != NULL; k++)
                see(context, group->states[i].slots[k]);
        }
    }
}

/* ---- making */

static void require_not_negative(double value, const char *what)
{
    if (!(value >= 0))
        py_raise(PY_VALUE_ERROR, "Invalid %s: %s", what, py_float_text(value));
}

static void require_beta(double value, int index)
{
    if (!(value >= 0 && value < 1))
        py_raise(PY_VALUE_ERROR, "Invalid beta parameter at index %d: %s", index, py_float_text(value));
}

optimizer_numbers optimizer_numbers_of(const optimizer_rule *rule, double lr, optimizer_options o)
{
    optimizer_numbers n = {
        .lr = nn_real_or(o.lr, lr),
        .momentum = o.momentum,
        .dampening = o.dampening,
        .weight_decay = nn_real_or(o.weight_decay, rule->weight_decay),
        .beta1 = o.betas.given ? o.betas.first : 0.9,
        .beta2 = o.betas.given ? o.betas.second : 0.999,
        .eps = nn_real_or(o.eps, rule->eps),
        .rho = nn_real_or(o.rho, 0.9),
        .alpha = nn_real_or(o.alpha, rule == &optimizer_asgd_rule ? 0.75 : 0.99),
        .eta_minus = o.etas.given ? o.etas.first : 0.5,
        .eta_plus = o.etas.given ? o.etas.second : 1.2,
        .step_min = o.step_sizes.given ? o.step_sizes.first : 1e-6,
        .step_max = o.step_sizes.given ? o.step_sizes.second : 50,
        .lambd = nn_real_or(o.lambd, 1e-4),
        .t0 = nn_real_or(o.t0, 1e6),
        .lr_decay = o.lr_decay,
        .initial_accumulator = o.initial_accumulator_value,
        .momentum_decay = nn_real_or(o.momentum_decay, 0.004),
        .nesterov = o.nesterov,
        .maximize = o.maximize,
        .amsgrad = o.amsgrad,
        .centered = o.centered,
        .decoupled = o.decoupled_weight_decay || rule == &optimizer_adamw_rule,
        .capturable = o.capturable,
        .differentiable = o.differentiable,
        .foreach = o.foreach,
        .fused = o.fused,
    };
    if (o.weight_decay.given)
        optimizer_note_float(&n, "weight_decay");
    require_not_negative(n.lr, "learning rate");
    require_not_negative(n.momentum, "momentum value");
    require_not_negative(n.weight_decay, "weight_decay value");
    require_not_negative(n.eps, "epsilon value");
    require_beta(n.beta1, 0);
    require_beta(n.beta2, 1);
    if (n.nesterov && (n.momentum <= 0 || n.dampening != 0))
        py_raise(PY_VALUE_ERROR, "Nesterov momentum requires a momentum and zero dampening");
    return n;
}

static void add_group(optimizer *self, nn_params *params, optimizer_numbers numbers)
{
    if (params->count == 0)
        py_raise(PY_VALUE_ERROR, "optimizer got an empty parameter list");
    self->groups = t2m_realloc(self->groups, (size_t)(self->group_count + 1) * sizeof(optimizer_group));
    size_t size = (size_t)params->count * sizeof(param_state);
    optimizer_group group = {.numbers = numbers, .params = t2m_retain(params), .states = t2m_malloc(size)};
    memset(group.states, 0, size);
    self->groups[self->group_count++] = group;
    t2m_set(&self->all, (nn_params *)NULL);
}

optimizer *optimizer_make(const optimizer_rule *rule, nn_params *params, double lr, optimizer_options options)
{
    mx_register_eval(&optimizer_kind, visit);
    optimizer *self = T2M_NEW(optimizer, &optimizer_kind);
    self->rule = rule;
    self->options = options;
    self->lr = lr;
    optimizer_numbers numbers = optimizer_numbers_of(rule, lr, options);
    for (int64_t g = 0; params != NULL && g < params->group_count; g++) {
        optimizer_numbers own = numbers;
        optimizer_read_numbers(&own, rule, params->groups[g].options);
        add_group(self, params->groups[g].params, own);
        t2m_set(&self->groups[g].others, params->groups[g].options);
    }
    if (params != NULL && params->group_count == 0)
        add_group(self, params, numbers);
    return self;
}

#define MAKER(name)                                                                                          \
    optimizer *optimizer_##name##_with(nn_params *params, double lr, optimizer_options options)              \
    {                                                                                                        \
        return optimizer_make(&optimizer_##name##_rule, params, lr, options);                                          \
    }
MAKER(sgd)
MAKER(adam)
MAKER(adamw)
MAKER(adadelta)
MAKER(adagrad)
MAKER(rmsprop)
MAKER(adamax)
MAKER(nadam)
MAKER(radam)
MAKER(asgd)
MAKER(rprop)

/* What a group leaves out is the optimizer's. */
static optimizer_options inherit(optimizer_options own, const optimizer_options *from)
{
#define INHERIT_GIVEN(field) own.field = own.field.given ? own.field : from->field
#define INHERIT_SET(field) own.field = own.field ? own.field : from->field
    INHERIT_GIVEN(weight_decay);
    INHERIT_GIVEN(betas);
    INHERIT_GIVEN(eps);
    INHERIT_GIVEN(rho);
    INHERIT_GIVEN(alpha);
    INHERIT_GIVEN(momentum_decay);
    INHERIT_GIVEN(etas);
    INHERIT_GIVEN(step_sizes);
    INHERIT_GIVEN(lambd);
    INHERIT_GIVEN(t0);
    INHERIT_SET(momentum);
    INHERIT_SET(dampening);
    INHERIT_SET(nesterov);
    INHERIT_SET(maximize);
    INHERIT_SET(amsgrad);
    INHERIT_SET(centered);
    INHERIT_SET(decoupled_weight_decay);
    INHERIT_SET(capturable);
    INHERIT_SET(differentiable);
    INHERIT_SET(foreach);
    INHERIT_SET(fused);
    INHERIT_SET(lr_decay);
    INHERIT_SET(initial_accumulator_value);
#undef INHERIT_GIVEN
#undef INHERIT_SET
    return own;
}

void optimizer_add_group_with(optimizer *self, nn_params *params, optimizer_options options)
{
    add_group(self, params, optimizer_numbers_of(self->rule, self->lr, inherit(options, &self->options)));
}

void optimizer_add_param_group(optimizer *self, const py_dict *group)
{
    py_value described = py_box_object(group);
    const nn_params *params = nn_params_of_list(py_objects(described));
    optimizer_numbers numbers = optimizer_numbers_of(self->rule, self->lr, self->options);
    optimizer_read_numbers(&numbers, self->rule, group);
    add_group(self, params->groups[0].params, numbers);
    t2m_set(&self->groups[self->group_count - 1].others, (py_dict *)(uintptr_t)group);
    optimizer_fill_group(self, &self->groups[self->group_count - 1]);
}

nn_params *optimizer_params(optimizer *self)
{
    if (self->all != NULL)
        return self->all;
    if (self->group_count == 0)
        py_raise(PY_VALUE_ERROR, "optimizer got an empty parameter list");
    nn_params *all = self->groups[0].params;
    for (int64_t g = 1; g < self->group_count; g++)
        all = nn_params_join(all, self->groups[g].params);
    t2m_set(&self->all, all);
    return all;
}

/* ---- steps */

static void update_one(const optimizer *self, optimizer_group *group, int64_t i, mx_array grad)
{
    nn_trace_gradient(grad);
    if (mx_is_none(grad))
        return;
    nn_param *param = group->params->items[i];
    mx_array followed = t2m_ext_is_followed(param->value) ? mx_retained(param->value) : MX_NONE; /* by a state_dict() */
    param_state *state = &group->states[i];
    if (state->shown != NULL)
        optimizer_read_shown(self->rule, state);
    state->step++;
    self->rule->update(&group->numbers, param, state, grad);
    if (state->shown != NULL)
        optimizer_write_shown(self->rule, state);
    if (!mx_is_none(followed)) {
        mx_assign(followed, param->value);
        mx_set(&param->value, followed);
        mx_release(followed);
    }
    nn_param_changed(param);
}

/* Gradients mostly come in the optimizer's own order: the search starts behind the last one found. */
static mx_array find_gradient(const nn_grads *grads, const nn_param *param, int64_t *next)
{
    int64_t count = grads->params->count;
    for (int64_t k = 0; k < count; k++) {
        int64_t at = (*next + k) % count;
        if (grads->params->items[at] == param) {
            *next = at + 1;
            return grads->values[at];
        }
    }
    return MX_NONE;
}

void optimizer_update(optimizer *self, nn_grads *grads)
{
    nn_trace_update(nn_trace_lacks_params() ? optimizer_params(self) : NULL);
    nn_trace_gradients();
    int64_t next = 0;
    for (int64_t g = 0; g < self->group_count; g++) {
        optimizer_group *group = &self->groups[g];
        for (int64_t i = 0; i < group->params->count; i++)
            update_one(self, group, i, find_gradient(grads, group->params->items[i], &next));
    }
    nn_grads_release(grads);
}

void optimizer_step(optimizer *self)
{
    MX_NO_GRAD;
    nn_trace_update(nn_trace_lacks_params() ? optimizer_params(self) : NULL);
    nn_trace_gradients();
    for (int64_t g = 0; g < self->group_count; g++) {
        optimizer_group *group = &self->groups[g];
        for (int64_t i = 0; i < group->params->count; i++)
            update_one(self, group, i, group->params->items[i]->grad);
    }
}

void optimizer_zero_grad(optimizer *self)
{
    for (int64_t g = 0; g < self->group_count; g++) {
        for (int64_t i = 0; i < self->groups[g].params->count; i++)
            mx_set(&self->groups[g].params->items[i]->grad, MX_NONE);
    }
}

void optimizer_clear_grads(optimizer *self, bool set_to_none)
{
    for (int64_t g = 0; g < self->group_count; g++)
        for (int64_t i = 0; i < self->groups[g].params->count; i++)
            nn_param_clear_grad(self->groups[g].params->items[i], set_to_none);
}

/* ---- groups */

int64_t optimizer_group_count(const optimizer *self)
{
    return self->group_count;
}

optimizer_group *optimizer_group_at(const optimizer *self, int64_t group)
{
    if (group < -self->group_count || group >= self->group_count)
        py_raise(PY_INDEX_ERROR, "list index out of range");
    return &self->groups[group < 0 ? group + self->group_count : group];
}

double optimizer_lr(const optimizer *self, int64_t group)
{
    return optimizer_group_at(self, group)->numbers.lr;
}

void optimizer_set_lr(optimizer *self, int64_t group, double lr)
{
    optimizer_group_at(self, group)->numbers.lr = lr;
}

nn_params *optimizer_group_params(const optimizer *self, int64_t group)
{
    return optimizer_group_at(self, group)->params;
}
