/* optimizer.param_groups as objects: a view names a group of an optimizer, which it keeps alive. */
#include "t2m/optim.h"

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
