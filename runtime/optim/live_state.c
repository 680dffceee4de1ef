/* optimizer.state as a script sees it: for each parameter a dict by PyTorch's names. Most scripts never look, so there is none until one is asked
 * for; from then on the dict and the optimizer's own slots are kept alike around each update. An optimizer whose step() is the script's has
 * nothing but these dicts. */
#include <string.h>

#include "internal.h"
#include "t2m/py_error.h"

static void update_nothing(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    (void)n, (void)param, (void)state, (void)grad;
    py_raise(PY_NOT_IMPLEMENTED_ERROR, NULL);
}

const optimizer_rule optimizer_own_rule = {.name = "Optimizer", .update = update_nothing};

/* ---- optimizers of the script */

/* The options of a group: as given, then what the optimizer has for all. */
static void fill_in(optimizer_group *group, const py_dict *defaults)
{
    py_dict *all = py_dict_new(PY_OBJECT, PY_VALUE);
    if (group->others == NULL)
        py_dict_put(all, "params", py_of_object(NULL)); /* its place in the order; the value is the group's */
    else
        py_dict_update(all, group->others);
    for (py_dict_iter it = py_dict_iterate(defaults); py_dict_next(&it);)
        if (!py_dict_contains(all, it.key))
            py_dict_put(all, py_text(it.key.s), py_of_object(py_box_cell(defaults->value, it.value)));
    t2m_set(&group->others, all);
    optimizer_read_numbers(&group->numbers, &optimizer_own_rule, all);
}

optimizer *optimizer_own(py_value params, py_value defaults, py_value name)
{
    const py_dict *given = py_as_dict(defaults);
    nn_params *described = params == NULL ? NULL : nn_params_of_value(params); /* a class that does not call Optimizer's __init__ has none */
    optimizer *self = optimizer_make(&optimizer_own_rule, described, 0, (optimizer_options){.unused_ = 0});
    t2m_set(&self->name, py_as_str(name));
    t2m_set(&self->defaults, (py_dict *)(uintptr_t)given);
    for (int64_t g = 0; g < self->group_count; g++)
        fill_in(&self->groups[g], given);
    return self;
}

void optimizer_fill_group(optimizer *self, optimizer_group *group)
{
    if (self->defaults != NULL)
        fill_in(group, self->defaults);
}

py_dict *optimizer_defaults(const optimizer *self)
{
    if (self->defaults != NULL)
        return self->defaults;
    py_dict *all = py_dict_new(PY_OBJECT, PY_VALUE);
    optimizer_numbers numbers = optimizer_numbers_of(self->rule, self->lr, self->options);
    optimizer_add_numbers(all, &numbers, self->rule);
    return all;
}

/* ---- states */

static param_state *find_state(const optimizer *self, const nn_param *param)
{
    for (int64_t g = 0; g < self->group_count; g++) {
        const optimizer_group *group = &self->groups[g];
        for (int64_t i = 0; i < group->params->count; i++)
            if (group->params->items[i] == param)
                return &group->states[i];
    }
    return NULL;
}

static bool is_there(const optimizer *self, const param_state *state)
{
    return state->shown != NULL ? self->defaults == NULL || py_dict_length(state->shown) > 0 : state->step > 0;
}

bool optimizer_has_state(const optimizer *self, const nn_param *param)
{
    const param_state *state = find_state(self, param);
    return state != NULL && is_there(self, state);
}

py_dict *optimizer_state_of(optimizer *self, nn_param *param)
{
    param_state *state = find_state(self, param);
    if (state == NULL)
        py_raise(PY_KEY_ERROR, "a parameter that the optimizer does not have");
    if (state->shown == NULL) {
        py_dict *shown = state->step > 0 ? optimizer_param_dict(self->rule, state) : py_dict_new(PY_OBJECT, PY_VALUE);
        t2m_set(&state->shown, shown);
    }
    return state->shown;
}

py_list *optimizer_state_params(const optimizer *self)
{
    py_list *params = py_list_new(PY_OBJECT);
    for (int64_t g = 0; g < self->group_count; g++)
        for (int64_t i = 0; i < self->groups[g].params->count; i++)
            if (is_there(self, &self->groups[g].states[i]))
                py_list_append(params, py_of(self->groups[g].params->items[i]));
    return params;
}

static void forget(param_state *state)
{
    for (int k = 0; k < OPTIMIZER_SLOTS; k++)
        mx_set(&state->slots[k], MX_NONE);
    state->step = 0;
    state->product = 0;
    t2m_set(&state->shown, (py_dict *)NULL);
}

void optimizer_set_state(optimizer *self, nn_param *param, const py_dict *given)
{
    param_state *state = find_state(self, param);
    if (state == NULL)
        py_raise(PY_KEY_ERROR, "a parameter that the optimizer does not have");
    forget(state);
    t2m_set(&state->shown, (py_dict *)(uintptr_t)given);
    optimizer_read_shown(self->rule, state);
}

void optimizer_clear_state(optimizer *self)
{
    for (int64_t g = 0; g < self->group_count; g++)
        for (int64_t i = 0; i < self->groups[g].params->count; i++)
            forget(&self->groups[g].states[i]);
}

/* ---- around an update */

py_value optimizer_entry(const py_dict *d, const char *key)
{
    py_cell cell;
    return py_dict_find(d, py_of(py_str_of(key)), &cell) ? py_box_cell(d->value, cell) : NULL;
}

void optimizer_read_shown(const optimizer_rule *rule, param_state *state)
{
    py_value step = optimizer_entry(state->shown, "step"), product = optimizer_entry(state->shown, "mu_product");
    if (rule->counts_steps)
        state->step = step == NULL ? 0 : (int64_t)(py_is_array(step) ? mx_item_float(py_as_array(step)) : py_as_float(step));
    if (product != NULL)
        state->product = py_is_array(product) ? mx_item_float(py_as_array(product)) : py_as_float(product);
    for (int k = 0; k < OPTIMIZER_SLOTS && rule->slots[k] != NULL; k++) {
        py_value value = optimizer_entry(state->shown, rule->slots[k]);
        mx_set(&state->slots[k], value == NULL ? MX_NONE : py_as_array(value));
    }
}

void optimizer_write_shown(const optimizer_rule *rule, param_state *state)
{
    if (rule != &optimizer_own_rule)
        py_dict_update(state->shown, optimizer_param_dict(rule, state));
}
