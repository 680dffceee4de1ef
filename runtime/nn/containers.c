/* ModuleDict, ParameterDict and ParameterList: what they hold is in the module's `extra`, by name, where parameters(), state_dict() and the
 * rest find it. */
#include <inttypes.h>
#include <stdio.h>

#include "t2m/nn_layers.h"
#include "t2m/py.h"
#include "walk.h"

static py_str describe_parameters(const nn_module *self)
{
    py_builder out = {0};
    bool is_first = true;
    for (py_dict_iter it = py_dict_iterate(self->extra); py_dict_next(&it);) {
        const nn_param *param = it.value.o;
        mx_dims shape = mx_shape(param->value);
        py_builder_printf(&out, "%s  (%s): Parameter containing: [%s of size ", is_first ? "" : "\n", py_text(it.key.s),
                          nn_is(self, &nn_parameter_list_class) ? "torch.float32" : "torch.FloatTensor");
        is_first = false;
        for (int i = 0; i < shape.count; i++)
            py_builder_printf(&out, i ? "x%" PRId64 : "%" PRId64, shape.at[i]);
        py_builder_text(&out, "]");
    }
    return py_builder_take(&out);
}

const nn_class nn_module_dict_class = {.name = "ModuleDict", .size = sizeof(nn_module)};
const nn_class nn_parameter_dict_class = {.name = "ParameterDict", .size = sizeof(nn_module), .describe = describe_parameters};
const nn_class nn_parameter_list_class = {.name = "ParameterList", .size = sizeof(nn_module), .describe = describe_parameters};

static nn_module *init(nn_module *self, const nn_class *class, const py_dict *members)
{
    nn_module_init(self, class);
    t2m_set(&self->extra, py_dict_new(PY_OBJECT, PY_OBJECT));
    if (members != NULL)
        nn_members_update(self, members);
    return self;
}

nn_module *nn_module_dict_init(nn_module *self, const py_dict *members)
{
    return init(self, &nn_module_dict_class, members);
}

nn_module *nn_parameter_dict_init(nn_module *self, const py_dict *members)
{
    return init(self, &nn_parameter_dict_class, members);
}

void *nn_members_at(const nn_module *self, py_str name)
{
    return py_dict_at(self->extra, py_of(name)).o;
}

void nn_members_set(nn_module *self, py_str name, const void *member)
{
    if (member == NULL || ((const t2m_object *)member)->kind != (nn_is(self, &nn_module_dict_class) ? &nn_module_kind : &nn_param_kind))
        py_raise(PY_TYPE_ERROR, "%s is not a Module subclass", member == NULL ? "NoneType" : ((const t2m_object *)member)->kind->name);
    py_dict_set(self->extra, py_of(name), py_of_object((void *)member));
}

void nn_members_update(nn_module *self, const py_dict *members)
{
    for (py_dict_iter it = py_dict_iterate(members); py_dict_next(&it);)
        nn_members_set(self, it.key.s, it.value.o);
}

nn_module *nn_parameter_list_init(nn_module *self, const py_list *members)
{
    init(self, &nn_parameter_list_class, NULL);
    if (members != NULL)
        nn_parameter_list_extend(self, members);
    return self;
}

nn_param *nn_parameter_list_at(const nn_module *self, int64_t index)
{
    int64_t length = py_dict_length(self->extra);
    if (index < -length || index >= length)
        py_raise(PY_INDEX_ERROR, "index %" PRId64 " is out of range", index);
    return py_list_at(py_dict_values(self->extra), index < 0 ? index + length : index).o;
}

void nn_parameter_list_append(nn_module *self, nn_param *param)
{
    char name[24];
    snprintf(name, sizeof name, "%" PRId64, py_dict_length(self->extra));
    nn_add_parameter(self, name, param);
}

void nn_parameter_list_extend(nn_module *self, const py_list *members)
{
    for (int64_t i = 0; i < members->length; i++)
        nn_parameter_list_append(self, members->items[i].o);
}

/* ---- a ParameterList in a box: its items are tensors there */

static bool is_list_of_parameters(const void *object)
{
    return nn_is(object, &nn_parameter_list_class);
}

int64_t nn_boxed_length(const void *object)
{
    if (!is_list_of_parameters(object))
        py_raise(PY_TYPE_ERROR, "object of type '%s' has no len()", nn_class_name(object));
    return py_dict_length(((const nn_module *)object)->extra);
}

bool nn_boxed_truth(const void *object)
{
    return !is_list_of_parameters(object) || nn_boxed_length(object) > 0;
}

const t2m_object *nn_boxed_item(const void *object, const void *key)
{
    if (!is_list_of_parameters(object))
        py_raise(PY_TYPE_ERROR, "'%s' object is not subscriptable", nn_class_name(object));
    return py_box(nn_parameter_list_at(object, py_as_int(key))->value);
}

struct py_iterator *nn_boxed_iterate(const void *object)
{
    if (!is_list_of_parameters(object))
        py_raise(PY_TYPE_ERROR, "'%s' object is not iterable", nn_class_name(object));
    py_list *values = py_list_new(PY_ARRAY);
    for (py_dict_iter it = py_dict_iterate(((const nn_module *)object)->extra); py_dict_next(&it);)
        py_list_append(values, py_of(((const nn_param *)it.value.o)->value));
    return py_iterator_of_list(values);
}
