/* Sequential and ModuleList: rows of modules that they retain. */
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"
#include "walk.h"

#include <inttypes.h>
#include <stdio.h>

static nn_module *child(const nn_module *module, size_t index, char name[32])
{
    const nn_sequential *self = (const nn_sequential *)module;
    if ((int64_t)index >= self->members->length)
        return NULL;
    if (self->names != NULL)
        snprintf(name, 32, "%s", py_text(self->names->items[index].s));
    else
        snprintf(name, 32, "%zu", index);
    return self->members->items[index].o;
}

static mx_array forward(nn_module *self, mx_array x)
{
    return nn_sequential_forward((nn_sequential *)self, x);
}

static const nn_field fields[] = {NN_OBJECT(nn_sequential, members), NN_OBJECT(nn_sequential, names)};
const nn_class nn_sequential_class = {.name = "Sequential",
                                      .size = sizeof(nn_sequential),
                                      .fields = fields,
                                      .field_count = 2,
                                      .forward = forward,
                                      .child = child};
const nn_class nn_module_list_class = {
    .name = "ModuleList", .size = sizeof(nn_sequential), .fields = fields, .field_count = 2, .child = child};

void nn_sequential_append(nn_sequential *self, void *member)
{
    if (member == NULL || ((t2m_object *)member)->kind != &nn_module_kind)
        py_raise(PY_TYPE_ERROR, "%s is not a Module subclass",
                 member == NULL ? "None" : ((t2m_object *)member)->kind->name);
    if (self->names != NULL)
        py_list_append(self->names, py_of(py_str_printf("%" PRId64, self->members->length)));
    py_list_append(self->members, py_of_object(member));
}

/* Until a member has a name of its own there are none: they count up. */
static void name_members(nn_sequential *self)
{
    py_list *names = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < self->members->length; i++)
        py_list_append(names, py_of(py_str_printf("%" PRId64, i)));
    t2m_set(&self->names, names);
}

void nn_sequential_add_module(nn_sequential *self, py_str name, void *member)
{
    if (self->names == NULL)
        name_members(self);
    for (int64_t i = 0; i < self->names->length; i++)
        if (py_str_equal(self->names->items[i].s, name)) {
            nn_sequential_set(self, i, member);
            return;
        }
    nn_sequential_append(self, member);
    py_list_set(self->names, self->names->length - 1, py_of(name));
}

static nn_sequential *init(nn_sequential *self, const nn_class *class, const py_list *members)
{
    nn_module_init(&self->base, class);
    t2m_set(&self->members, py_list_new(PY_OBJECT));
    for (int64_t i = 0; members != NULL && i < members->length; i++)
        nn_sequential_append(self, members->items[i].o);
    return self;
}

nn_sequential *nn_sequential_init_list(nn_sequential *self, const py_list *members)
{
    return init(self, &nn_sequential_class, members);
}

nn_sequential *nn_module_list_init_list(nn_sequential *self, const py_list *members)
{
    return init(self, &nn_module_list_class, members);
}

nn_sequential *nn_sequential_init_dict(nn_sequential *self, const py_dict *members)
{
    init(self, &nn_sequential_class, py_dict_values(members));
    t2m_set(&self->names, py_dict_keys(members));
    return self;
}

static void add_row(void *context, nn_module *child, const char *name)
{
    (void)name;
    py_list_append(context, py_of_object(child));
}

py_list *nn_sequential_members(const nn_sequential *self)
{
    bool has_fields = self->base.extra != NULL;
    for (const nn_class *class = self->base.class; class->child == NULL; class = class->parent)
        has_fields |= class->field_count > 0;
    if (!has_fields)
        return self->members;
    py_list *all = py_list_new(PY_OBJECT);
    nn_each_child(&self->base, add_row, all);
    return all;
}

mx_array nn_sequential_forward(nn_sequential *self, mx_array x)
{
    py_list *members = nn_sequential_members(self);
    for (int64_t i = 0; i < members->length; i++)
        x = nn_module_forward(members->items[i].o, x);
    return x;
}

static int64_t place_of(const nn_sequential *self, int64_t index)
{
    int64_t length = nn_sequential_members(self)->length;
    if (index < -length || index >= length)
        py_raise(PY_INDEX_ERROR, "index %" PRId64 " is out of range", index);
    return index < 0 ? index + length : index;
}

nn_module *nn_sequential_at(const nn_sequential *self, int64_t index)
{
    return nn_sequential_members(self)->items[place_of(self, index)].o;
}

static void add_name(void *context, nn_module *child, const char *name)
{
    (void)child;
    py_list_append(context, py_of(py_str_printf("%s", name)));
}

/* A part of a Sequential keeps the names, one of a ModuleList counts anew. */
nn_sequential *nn_sequential_slice(const nn_sequential *self, int64_t start, int64_t stop, int64_t step)
{
    const py_list *members = py_list_slice(nn_sequential_members(self), start, stop, step);
    if (nn_is(&self->base, &nn_module_list_class))
        return nn_module_list_init_list(NN_NEW(nn_sequential), members);
    py_list *names = py_list_new(PY_OBJECT);
    nn_each_child(&self->base, add_name, names);
    nn_sequential *part = nn_sequential_init_list(NN_NEW(nn_sequential), members);
    t2m_set(&part->names, py_list_slice(names, start, stop, step));
    return part;
}

void nn_sequential_extend(nn_sequential *self, const py_list *members)
{
    for (int64_t i = 0; i < members->length; i++)
        nn_sequential_append(self, members->items[i].o);
}

void nn_sequential_insert(nn_sequential *self, int64_t index, const void *member)
{
    py_list_insert(self->members, index, py_of_object((void *)member));
}

void nn_sequential_set(nn_sequential *self, int64_t index, const void *member)
{
    py_list_set(self->members, place_of(self, index), py_of_object((void *)member));
}

void nn_sequential_delete(nn_sequential *self, int64_t index)
{
    py_list_delete(self->members, place_of(self, index));
    if (self->names != NULL)
        py_list_delete(self->names, index < 0 ? index + self->members->length + 1 : index);
}

int64_t nn_sequential_length(const nn_sequential *self)
{
    return nn_sequential_members(self)->length;
}
