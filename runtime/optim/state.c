/* optimizer.state_dict() and load_state_dict(), in PyTorch's layout:
 * {"state": {0: {"exp_avg": tensor, ...}, ...}, "param_groups": [{"lr": 0.1, ..., "params": [0, 1]}]}. */
#include <inttypes.h>
#include <string.h>

#include "internal.h"
#include "lbfgs.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

/* ---- what of the numbers a group of each optimizer shows, in PyTorch's order */

typedef enum number_kind { NUMBER_REAL, NUMBER_FLAG, NUMBER_BETAS, NUMBER_SWITCH } number_kind;

typedef struct number_row {
    const char *optimizers; /* their names, each between spaces */
    const char *key;
    number_kind kind;
    size_t offset;
} number_row;

#define ALL " SGD Adam AdamW Adadelta Adagrad RMSprop Adamax NAdam RAdam ASGD Rprop "
#define AT(field) offsetof(optimizer_numbers, field)
static const number_row rows[] = {
    {ALL " LBFGS Optimizer ", "lr", NUMBER_REAL, AT(lr)},
    {" Adadelta ", "rho", NUMBER_REAL, AT(rho)},
    {" Adagrad ", "lr_decay", NUMBER_REAL, AT(lr_decay)},
    {" SGD RMSprop ", "momentum", NUMBER_REAL, AT(momentum)},
    {" ASGD ", "lambd", NUMBER_REAL, AT(lambd)},
    {" RMSprop ASGD ", "alpha", NUMBER_REAL, AT(alpha)},
    {" ASGD ", "t0", NUMBER_REAL, AT(t0)},
    {" Rprop ", "etas", NUMBER_BETAS, AT(eta_minus)},
    {" Rprop ", "step_sizes", NUMBER_BETAS, AT(step_min)},
    {" SGD ", "dampening", NUMBER_REAL, AT(dampening)},
    {" Adam AdamW Adamax NAdam RAdam ", "betas", NUMBER_BETAS, AT(beta1)},
    {" Adam AdamW Adadelta Adagrad RMSprop Adamax NAdam RAdam ", "eps", NUMBER_REAL, AT(eps)},
    {" RMSprop ", "centered", NUMBER_FLAG, AT(centered)},
    {" SGD Adam AdamW Adadelta Adagrad RMSprop Adamax NAdam RAdam ASGD ", "weight_decay", NUMBER_REAL, AT(weight_decay)},
    {" SGD ", "nesterov", NUMBER_FLAG, AT(nesterov)},
    {" Adagrad ", "initial_accumulator_value", NUMBER_REAL, AT(initial_accumulator)},
    {" NAdam ", "momentum_decay", NUMBER_REAL, AT(momentum_decay)},
    {" Adam AdamW ", "amsgrad", NUMBER_FLAG, AT(amsgrad)},
    {ALL, "maximize", NUMBER_FLAG, AT(maximize)},
    {ALL, "foreach", NUMBER_SWITCH, AT(foreach)},
    {ALL, "differentiable", NUMBER_FLAG, AT(differentiable)},
    {" Adam AdamW Adadelta RMSprop Adamax NAdam RAdam ASGD Rprop ", "capturable", NUMBER_FLAG, AT(capturable)},
    {" SGD Adam AdamW Adagrad ", "fused", NUMBER_SWITCH, AT(fused)},
    {" Adam AdamW NAdam RAdam ", "decoupled_weight_decay", NUMBER_FLAG, AT(decoupled)},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static bool applies(const number_row *row, const char *optimizer)
{
    const char *found = strstr(row->optimizers, optimizer);
    size_t length = strlen(optimizer);
    while (found != NULL && (found[-1] != ' ' || found[length] != ' '))
        found = strstr(found + 1, optimizer);
    return found != NULL;
}

static double *real_at(const optimizer_numbers *n, const number_row *row)
{
    return (double *)((char *)(uintptr_t)n + row->offset);
}

static bool *flag_at(const optimizer_numbers *n, const number_row *row)
{
    return (bool *)((char *)(uintptr_t)n + row->offset);
}

static nn_switch *switch_at(const optimizer_numbers *n, const number_row *row)
{
    return (nn_switch *)((char *)(uintptr_t)n + row->offset);
}

/* What PyTorch's signatures have the int 0 for. */
static bool is_whole_zero(const optimizer_numbers *n, const number_row *row)
{
    static const char keys[] = " momentum dampening weight_decay lr_decay initial_accumulator_value ";
    const char *found = strstr(keys, row->key);
    return *real_at(n, row) == 0 && !(n->floats >> (row - rows) & 1) && found != NULL && found[-1] == ' ' && found[strlen(row->key)] == ' ';
}

static py_value number_value(const optimizer_numbers *n, const number_row *row)
{
    switch (row->kind) {
    case NUMBER_REAL:
        if (is_whole_zero(n, row) || (row == rows && n->whole_lr))
            return py_box((int64_t)*real_at(n, row));
        return py_box(*real_at(n, row));
    case NUMBER_FLAG:
        return py_box((bool)*flag_at(n, row));
    case NUMBER_BETAS:
        return py_box_object(PY_TUPLE(PY_FLOAT, py_of(real_at(n, row)[0]), py_of(real_at(n, row)[1])));
    default: {
        nn_switch value = *switch_at(n, row);
        return value == NN_DEFAULT ? NULL : py_box((bool)(value == NN_ON));
    }
    }
}

void optimizer_note_float(optimizer_numbers *n, const char *key)
{
    for (int i = 0; i < ROWS; i++)
        if (strcmp(rows[i].key, key) == 0)
            n->floats |= 1u << i;
}

py_value optimizer_number(const optimizer_numbers *n, const optimizer_rule *rule, const char *key)
{
    for (int i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].key, key) == 0 && applies(&rows[i], rule->name))
            return number_value(n, &rows[i]);
    }
    return strcmp(key, "initial_lr") == 0 && n->has_initial_lr ? py_box(n->initial_lr) : NULL;
}

/* ---- writing */

static void put(py_dict *d, const char *key, py_value value)
{
    py_dict_put(d, key, py_of_object(value));
}

void optimizer_add_numbers(py_dict *d, const optimizer_numbers *n, const optimizer_rule *rule)
{
    for (int i = 0; i < ROWS; i++) {
        if (applies(&rows[i], rule->name) && !py_dict_contains(d, py_of(py_str_of(rows[i].key))))
            put(d, rows[i].key, number_value(n, &rows[i]));
    }
    if (n->has_initial_lr && !py_dict_contains(d, py_of(PY_STR("initial_lr"))))
        put(d, "initial_lr", py_box(n->initial_lr));
}

py_dict *optimizer_param_dict(const optimizer_rule *rule, const param_state *state)
{
    py_dict *d = py_dict_new(PY_OBJECT, PY_VALUE);
    if (rule->counts_steps)
        put(d, "step", py_box(mx_tensor((double)state->step)));
    if (rule == &optimizer_nadam_rule)
        put(d, "mu_product", py_box(mx_tensor(state->product)));
    for (int k = 0; k < OPTIMIZER_SLOTS && rule->slots[k] != NULL; k++) {
        if (!mx_is_none(state->slots[k]))
            put(d, rule->slots[k], py_box(state->slots[k]));
    }
    return d;
}

/* Options that no number stands for. */
static void add_others(py_dict *d, const py_dict *others)
{
    if (others == NULL)
        return;
    for (py_dict_iter it = py_dict_iterate(others); py_dict_next(&it);)
        if (strcmp(py_text(it.key.s), "params") != 0 && !py_dict_contains(d, it.key))
            put(d, py_text(it.key.s), py_box_cell(others->value, it.value));
}

static py_dict *group_dict(const optimizer *self, const optimizer_group *group, int64_t first)
{
    py_dict *d = py_dict_new(PY_OBJECT, PY_VALUE);
    for (int i = 0; i < ROWS; i++) {
        if (applies(&rows[i], self->rule->name))
            put(d, rows[i].key, number_value(&group->numbers, &rows[i]));
    }
    if (self->search != NULL)
        lbfgs_add_options(self->search, d);
    add_others(d, group->others);
    if (group->numbers.has_initial_lr)
        put(d, "initial_lr", py_box(group->numbers.initial_lr));
    py_list *places = py_list_new(PY_INT);
    for (int64_t i = 0; i < group->params->count; i++)
        py_list_append(places, py_of(first + i));
    put(d, "params", py_box_object(places));
    return d;
}

/* print(optimizer): what each group holds, by name. */
py_str optimizer_repr(const void *object)
{
    const optimizer *self = object;
    py_builder out = {0};
    py_builder_printf(&out, "%s (", self->name != NULL ? py_text(self->name) : self->rule->name);
    for (int64_t g = 0; g < self->group_count; g++) {
        py_builder_printf(&out, "\nParameter Group %" PRId64 "\n", g);
        py_dict *d = group_dict(self, &self->groups[g], 0);
        py_dict_delete(d, py_of(PY_STR("params")));
        py_list *names = py_sorted(py_dict_keys(d), false);
        for (int64_t i = 0; i < names->length; i++) {
            py_value value = py_dict_at(d, names->items[i]).o;
            py_builder_printf(&out, "    %s: %s\n", py_text(names->items[i].s), py_text(py_is_str(value) ? py_as_str(value) : py_repr_object(value)));
        }
    }
    py_builder_text(&out, ")");
    return py_builder_take(&out);
}

py_dict *optimizer_state_dict(optimizer *self)
{
    py_dict *states = py_dict_new(PY_INT, PY_VALUE), *whole = py_dict_new(PY_OBJECT, PY_VALUE);
    py_list *groups = py_list_new(PY_OBJECT);
    int64_t place = 0;
    for (int64_t g = 0; g < self->group_count; g++) {
        const optimizer_group *group = &self->groups[g];
        py_list_append(groups, py_of_object(group_dict(self, group, place)));
        for (int64_t i = 0; i < group->params->count; i++, place++) {
            const param_state *state = &group->states[i];
            py_dict *kept = state->shown != NULL ? state->shown : optimizer_param_dict(self->rule, state);
            if ((state->shown != NULL || state->step > 0) && py_dict_length(kept) > 0)
                py_dict_set(states, py_of(place), py_of_object(kept));
        }
    }
    if (self->search != NULL && py_dict_length(lbfgs_state(self->search)) > 0)
        py_dict_set(states, py_of((int64_t)0), py_of_object(lbfgs_state(self->search)));
    put(whole, "state", py_box_object(states));
    put(whole, "param_groups", py_box_object(groups));
    return whole;
}

/* ---- reading */

/* A number, however it was saved. */
static double real_of(py_value value)
{
    return py_is_array(value) ? mx_item_float(py_as_array(value)) : py_as_float(value);
}

static py_value find(const py_dict *d, const char *key)
{
    py_cell cell;
    return py_dict_find(d, py_of(py_str_printf("%s", key)), &cell) ? py_box_cell(d->value, cell) : NULL;
}

void optimizer_read_numbers(optimizer_numbers *n, const optimizer_rule *rule, const py_dict *d)
{
    for (int i = 0; i < ROWS; i++) {
        py_value value = applies(&rows[i], rule->name) ? find(d, rows[i].key) : NULL;
        if (value == NULL)
            continue;
        if (rows[i].kind == NUMBER_REAL) {
            *real_at(n, &rows[i]) = real_of(value);
            n->whole_lr &= i > 0 || !py_is_float(value);
            n->floats = (n->floats & ~(1u << i)) | (uint32_t)py_is_float(value) << i;
        } else if (rows[i].kind == NUMBER_FLAG)
            *flag_at(n, &rows[i]) = py_truth(value);
        else if (rows[i].kind == NUMBER_SWITCH)
            *switch_at(n, &rows[i]) = NN_SWITCH(py_truth(value));
        else if (rows[i].kind == NUMBER_BETAS) {
            real_at(n, &rows[i])[0] = real_of(py_item(value, py_box(0)));
            real_at(n, &rows[i])[1] = real_of(py_item(value, py_box(1)));
        }
    }
    py_value initial = find(d, "initial_lr");
    if (initial != NULL) {
        n->has_initial_lr = true;
        n->initial_lr = real_of(initial);
    }
}

void optimizer_load_param(const optimizer_rule *rule, const nn_param *param, param_state *state, const py_dict *d)
{
    py_value step = find(d, "step"), product = find(d, "mu_product");
    state->step = step != NULL ? (int64_t)real_of(step) : 1;
    if (product != NULL)
        state->product = real_of(product);
    for (int k = 0; k < OPTIMIZER_SLOTS && rule->slots[k] != NULL; k++) {
        py_value value = find(d, rule->slots[k]);
        if (value == NULL)
            continue;
        mx_array array = py_as_array(value);
        if (!mx_dims_equal(mx_shape(array), mx_shape(param->value)))
            py_raise(PY_RUNTIME_ERROR,
                     "the optimizer's %s has shape %s, its parameter %s: the checkpoint is of another "
                     "model",
                     rule->slots[k], py_text(mx_dims_text(mx_shape(array))),
                     py_text(mx_dims_text(mx_shape(param->value))));
        mx_set(&state->slots[k], mx_astype(array, mx_dtype_of(param->value)));
    }
    if (state->shown != NULL)
        optimizer_write_shown(rule, state);
}

/* The state of the parameter at a place; keys are ints, in PY_INT or boxed form. */
static py_value state_at(const py_dict *states, int64_t place)
{
    py_cell cell, key = states->key == PY_INT ? py_of(place) : py_of_object(py_box(place));
    return py_dict_find(states, key, &cell) ? py_box_cell(states->value, cell) : NULL;
}

/* An optimizer of the script has options and states of any kind. */
static void take_options(optimizer_group *group, const py_dict *saved)
{
    for (py_dict_iter it = py_dict_iterate(saved); py_dict_next(&it);)
        if (strcmp(py_text(it.key.s), "params") != 0)
            py_dict_put(group->others, py_text(it.key.s), py_of_object(py_box_cell(saved->value, it.value)));
}

static void load_shown(param_state *state, const py_dict *saved)
{
    t2m_set(&state->shown, py_dict_new(PY_OBJECT, PY_VALUE));
    for (py_dict_iter it = py_dict_iterate(saved); py_dict_next(&it);) {
        py_value value = py_box_cell(saved->value, it.value);
        py_dict_put(state->shown, py_text(it.key.s), py_of_object(py_is_array(value) ? py_box(mx_clone(py_as_array(value))) : value));
    }
}

void optimizer_load_state_dict(optimizer *self, const py_dict *state)
{
    const py_list *groups = py_as_list(find(state, "param_groups"));
    const py_dict *states = py_as_dict(find(state, "state"));
    if (groups->length != self->group_count)
        py_raise(PY_VALUE_ERROR, "loaded state dict has a different number of parameter groups");
    int64_t place = 0;
    for (int64_t g = 0; g < self->group_count; g++) {
        optimizer_group *group = &self->groups[g];
        const py_dict *numbers = py_as_dict(py_box_cell(groups->element, groups->items[g]));
        if (py_len(find(numbers, "params")) != group->params->count)
            py_raise(PY_VALUE_ERROR,
                     "loaded state dict contains a parameter group that doesn't match the size of "
                     "optimizer's group");
        optimizer_read_numbers(&group->numbers, self->rule, numbers);
        if (self->defaults != NULL)
            take_options(group, numbers);
        if (self->search != NULL) {
            py_value saved = state_at(states, 0);
            lbfgs_read_options(self->search, numbers);
            lbfgs_load_state(self->search, saved == NULL ? py_dict_new(PY_OBJECT, PY_VALUE) : py_as_dict(saved));
            return;
        }
        for (int64_t i = 0; i < group->params->count; i++, place++) {
            py_value saved = state_at(states, place);
            if (saved != NULL && self->defaults != NULL)
                load_shown(&group->states[i], py_as_dict(saved));
            else if (saved != NULL)
                optimizer_load_param(self->rule, group->params->items[i], &group->states[i], py_as_dict(saved));
        }
    }
}
