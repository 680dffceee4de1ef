/* optimizer.param_groups as objects: a view names a group of an optimizer, which it keeps alive. */
#include <string.h>

#include "internal.h"
#include "lbfgs.h"
#include "t2m/py.h"

struct optimizer_group_view {
    t2m_object object;
    optimizer *owner; /* retained */
    int64_t index;
};

static void forget(void *self)
{
    t2m_release(((optimizer_group_view *)self)->owner);
}

const t2m_kind optimizer_group_view_kind = {.name = "dict", .destroy = forget};

py_list *optimizer_groups(optimizer *self)
{
    py_list *groups = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < optimizer_group_count(self); i++) {
        optimizer_group_view *view = T2M_NEW(optimizer_group_view, &optimizer_group_view_kind);
        view->owner = t2m_retain(self);
        view->index = i;
        py_list_append(groups, py_of(view));
    }
    return groups;
}

double optimizer_group_lr(const optimizer_group_view *group)
{
    return optimizer_lr(group->owner, group->index);
}

void optimizer_group_set_lr(optimizer_group_view *group, double lr)
{
    optimizer_set_lr(group->owner, group->index, lr);
}

static optimizer_group *group_of(const optimizer_group_view *view)
{
    return optimizer_group_at(view->owner, view->index);
}

/* NULL if there is nothing under the key; what an option is without a value (foreach) is None, NULL as well. */
static bool find_option(const optimizer_group_view *view, const char *key, py_value *value)
{
    const optimizer_group *group = group_of(view);
    py_cell cell;
    *value = optimizer_number(&group->numbers, view->owner->rule, key);
    if (*value == NULL && strcmp(key, "params") == 0)
        *value = py_box_object(nn_params_list(group->params));
    if (*value != NULL)
        return true;
    if (view->owner->search != NULL) {
        py_dict *options = py_dict_new(PY_OBJECT, PY_VALUE);
        lbfgs_add_options(view->owner->search, options);
        if (py_dict_contains(options, py_of(py_str_of(key)))) {
            *value = py_dict_at(options, py_of(py_str_of(key))).o;
            return true;
        }
    }
    if (group->others == NULL || !py_dict_find(group->others, py_of(py_str_printf("%s", key)), &cell))
        return false;
    *value = py_box_cell(group->others->value, cell);
    return true;
}

py_value optimizer_group_get(const optimizer_group_view *view, const char *key)
{
    py_value value;
    if (!find_option(view, key, &value))
        py_raise(PY_KEY_ERROR, "'%s'", key);
    return value;
}

py_value optimizer_group_get_or(const optimizer_group_view *view, const char *key, py_value otherwise)
{
    py_value value;
    return find_option(view, key, &value) ? value : otherwise;
}

bool optimizer_group_has(const optimizer_group_view *view, const char *key)
{
    py_value value;
    return find_option(view, key, &value);
}

py_dict *optimizer_group_dict(const optimizer_group_view *view)
{
    const optimizer_group *group = group_of(view);
    py_dict *all = py_dict_new(PY_OBJECT, PY_VALUE);
    if (group->others == NULL)
        py_dict_put(all, "params", py_of_object(optimizer_group_get(view, "params")));
    else
        for (py_dict_iter it = py_dict_iterate(group->others); py_dict_next(&it);)
            py_dict_put(all, py_text(it.key.s), py_of_object(optimizer_group_get(view, py_text(it.key.s))));
    optimizer_add_numbers(all, &group->numbers, view->owner->rule);
    if (view->owner->search != NULL)
        lbfgs_add_options(view->owner->search, all);
    return all;
}

void optimizer_group_set(optimizer_group_view *view, const char *key, py_value value)
{
    optimizer_group *group = group_of(view);
    py_dict *given = py_dict_new(PY_OBJECT, PY_VALUE);
    py_dict_put(given, key, py_of_object(value));
    optimizer_read_numbers(&group->numbers, view->owner->rule, given);
    if (optimizer_number(&group->numbers, view->owner->rule, key) != NULL)
        return;
    if (group->others == NULL)
        t2m_set(&group->others, py_dict_new(PY_OBJECT, PY_VALUE));
    py_dict_put(group->others, key, py_of_object(value));
}

optimizer_pair optimizer_pair_of(py_value value)
{
    py_value pair = py_unpack(value, 2);
    return OPTIMIZER_BETAS(py_as_float(py_item_at(pair, 0)), py_as_float(py_item_at(pair, 1)));
}
