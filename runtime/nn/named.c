/* Modules and parameters with their names, as a script asks for them: named_parameters(), named_modules(), buffers() ... */
#include <stdio.h>
#include <string.h>

#include "t2m/py.h"
#include "walk.h"

static void add_pair(py_list *list, const char *name, py_value object)
{
    py_value text = py_box(py_str_new(name, (int64_t)strlen(name)));
    py_list_append(list, py_of(PY_TUPLE(PY_VALUE, py_of(text), py_of(object))));
}

/* ---- parameters and buffers */

typedef struct entry_list {
    py_list *list;
    uint64_t mark;
    bool of_buffers, has_names;
} entry_list;

static void see_entry(void *context, const nn_entry *entry)
{
    entry_list *into = context;
    if (into->of_buffers ? entry->buffer == NULL : entry->param == NULL)
        return;
    if (entry->param != NULL) {
        if (entry->param->mark == into->mark)
            return;
        entry->param->mark = into->mark;
    }
    if (!into->of_buffers)
        add_pair(into->list, entry->name, (py_value)entry->param);
    else if (into->has_names)
        add_pair(into->list, entry->name, py_box_array(*entry->buffer));
    else
        py_list_append(into->list, py_of(*entry->buffer));
}

py_list *nn_named_parameters(nn_module *self)
{
    entry_list into = {.list = py_list_new(PY_OBJECT), .mark = nn_new_mark()};
    nn_each_entry(self, see_entry, &into);
    return into.list;
}

py_list *nn_named_buffers(nn_module *self)
{
    entry_list into = {.list = py_list_new(PY_OBJECT), .of_buffers = true, .has_names = true};
    nn_each_entry(self, see_entry, &into);
    return into.list;
}

py_list *nn_buffers(nn_module *self)
{
    entry_list into = {.list = py_list_new(PY_ARRAY), .of_buffers = true};
    nn_each_entry(self, see_entry, &into);
    return into.list;
}

typedef struct param_search {
    const char *wanted;
    nn_param *found;
} param_search;

static void see_wanted(void *context, const nn_entry *entry)
{
    param_search *search = context;
    if (entry->param != NULL && strcmp(entry->name, search->wanted) == 0)
        search->found = entry->param;
}

nn_param *nn_find_parameter(nn_module *self, const char *name)
{
    param_search search = {.wanted = name};
    nn_each_entry(self, see_wanted, &search);
    return search.found;
}

nn_param *nn_get_weight(nn_module *self)
{
    nn_param *found = nn_find_parameter(self, "weight");
    for (size_t i = 0; found == NULL && i < self->class->field_count; i++)
        if (strcmp(self->class->fields[i].name, "weight") == 0)
            return *(nn_param **)((char *)self + self->class->fields[i].offset); /* worked out from others, or a norm without one */
    return found != NULL ? found : nn_get_parameter(self, "weight");
}

nn_param *nn_get_parameter(nn_module *self, const char *name)
{
    nn_param *found = nn_find_parameter(self, name);
    if (found == NULL)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", nn_class_name(self), name);
    return found;
}

/* ---- modules */

typedef struct module_list {
    py_list *pairs;
    py_list *seen;       /* each module comes once */
    const char *prefix;
} module_list;

static bool is_new(py_list *seen, nn_module *module)
{
    for (int64_t i = 0; i < seen->length; i++)
        if (seen->items[i].o == module)
            return false;
    py_list_append(seen, py_of_object(module));
    return true;
}

static void see_named_module(void *context, nn_module *module, const char *name)
{
    module_list *into = context;
    if (!is_new(into->seen, module))
        return;
    char full[NN_NAME_SIZE];
    int length = snprintf(full, sizeof full, "%s%s%s", into->prefix, into->prefix[0] != 0 ? "." : "", name);
    if (length >= NN_NAME_SIZE)
        py_raise(PY_VALUE_ERROR, "the name of a module has more than %d characters", NN_NAME_SIZE);
    add_pair(into->pairs, full, (py_value)module);
    module_list below = {into->pairs, into->seen, full};
    nn_each_child(module, see_named_module, &below);
}

py_list *nn_named_modules(nn_module *self)
{
    module_list into = {py_list_new(PY_OBJECT), py_list_new(PY_OBJECT), ""};
    see_named_module(&into, self, "");
    return into.pairs;
}

static void see_named_child(void *context, nn_module *module, const char *name)
{
    module_list *into = context;
    if (is_new(into->seen, module))
        add_pair(into->pairs, name, (py_value)module);
}

py_list *nn_named_children(nn_module *self)
{
    module_list into = {py_list_new(PY_OBJECT), py_list_new(PY_OBJECT), ""};
    nn_each_child(self, see_named_child, &into);
    return into.pairs;
}

static void see_below(void *context, nn_module *module, const char *name)
{
    (void)name;
    nn_each_child(module, see_below, context);
    py_list_append(context, py_of_object(module));
}

py_list *nn_modules_from_below(nn_module *self)
{
    py_list *list = py_list_new(PY_OBJECT);
    see_below(list, self, "");
    return list;
}

bool nn_is_exactly(const void *object, const nn_class *class)
{
    const nn_module *self = object;
    return self != NULL && self->object.kind == &nn_module_kind && self->class == class;
}
