/* Whole modules in checkpoints: what io asks about modules and parameters (t2m/saved.h), and about other objects of the program. A
 * module's attributes are PyTorch's: `_parameters`, `_buffers`, `_modules`, `training`, and those of its tables. */
#include "saved.h"

#include <string.h>

#include "t2m/nn_layers.h"
#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "t2m/saved.h"
#include "walk.h"

#define MOST_CLASSES 1024
static const nn_class *known[MOST_CLASSES];
static size_t known_count;

static const nn_class *class_named(const char *name)
{
    const nn_layer *layer = nn_layer_named(name);
    for (size_t i = 0; i < known_count; i++)
        if (strcmp(known[i]->name, name) == 0)
            return known[i];
    return layer != NULL ? layer->class : NULL;
}

static bool is_module(py_value object)
{
    return object != NULL && object->kind == &nn_module_kind;
}

/* The class of the library that the module is made of. */
static const nn_layer *layer_below(const nn_class *class)
{
    const nn_layer *layer = NULL;
    for (; class != NULL && layer == NULL; class = class->parent)
        layer = nn_layer_of(class);
    return layer;
}

/* ---- out */

static py_dict *member(py_dict *attributes, const char *name)
{
    py_dict *made = py_dict_new(PY_OBJECT, PY_VALUE);
    py_dict_set(attributes, py_of(py_str_of(name)), py_of(made));
    return made;
}

typedef struct parts {
    py_dict *parameters, *buffers, *modules;
    py_set *transient;
} parts;

static void write_fields(const nn_class *class, const nn_module *self, parts *to)
{
    if (class->parent != NULL)
        write_fields(class->parent, self, to);
    for (size_t i = 0; i < class->field_count; i++) {
        const nn_field *field = &class->fields[i];
        const void *address = (const char *)self + field->offset;
        py_cell name = py_of(py_str_of(field->name));
        if (field->kind == NN_FIELD_PARAMETER) {
            py_dict_set(to->parameters, name, py_of_object(*(void *const *)address));
        } else if (field->kind == NN_FIELD_BUFFER || field->kind == NN_FIELD_TRANSIENT_BUFFER) {
            const mx_array *buffer = address;
            py_dict_set(to->buffers, name, py_of_object(mx_is_none(*buffer) ? NULL : py_box_array(*buffer)));
            if (field->kind == NN_FIELD_TRANSIENT_BUFFER)
                py_set_add(to->transient, name);
        } else if (field->kind == NN_FIELD_CHILD && *(void *const *)address == NULL) {
            py_dict_set(to->modules, name, py_of_object(NULL));
        }
    }
}

static void write_kept(const nn_class *class, const nn_module *self, py_dict *attributes)
{
    if (class->parent != NULL)
        write_kept(class->parent, self, attributes);
    t2m_attributes_write(class->kept, class->kept_count, self, class->name, attributes);
}

static void write_child(void *context, nn_module *child, const char *name)
{
    py_dict_set(context, py_of(py_str_printf("%s", name)), py_of(child));
}

/* Attributes that PyTorch's modules have and ours need not. */
static void write_hooks(py_dict *attributes)
{
    static const char *const hooks[] = {"_backward_pre_hooks", "_backward_hooks", "_forward_hooks", "_forward_hooks_with_kwargs", "_forward_hooks_always_called",
                                        "_forward_pre_hooks", "_forward_pre_hooks_with_kwargs", "_state_dict_hooks", "_state_dict_pre_hooks",
                                        "_load_state_dict_pre_hooks", "_load_state_dict_post_hooks"};
    py_dict_set(attributes, py_of(py_str_of("_is_full_backward_hook")), py_of_object(NULL));
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
        py_dict_set(attributes, py_of(py_str_of(hooks[i])), py_of(py_ordered_dict_new(PY_OBJECT, PY_VALUE)));
}

static py_dict *module_attributes(nn_module *self)
{
    if (self->normed != NULL)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "torch.save of a whole %s with a parametrized weight: save its state_dict() instead", nn_class_name(self));
    py_dict *attributes = py_dict_new(PY_OBJECT, PY_VALUE);
    py_dict_set(attributes, py_of(py_str_of("training")), py_of_object(py_box(self->training)));
    parts to = {.parameters = member(attributes, "_parameters"), .buffers = member(attributes, "_buffers"), .transient = py_set_new(PY_OBJECT)};
    py_dict_set(attributes, py_of(py_str_of("_non_persistent_buffers_set")), py_of(to.transient));
    to.modules = member(attributes, "_modules");
    write_hooks(attributes);
    write_fields(self->class, self, &to);
    py_dict *extra = self->extra != NULL ? self->extra : py_dict_new(PY_OBJECT, PY_OBJECT);
    for (py_dict_iter it = py_dict_iterate(extra); py_dict_next(&it);)
        if (((const t2m_object *)it.value.o)->kind == &nn_param_kind)
            py_dict_set(to.parameters, it.key, it.value);
    nn_each_child(self, write_child, to.modules);
    write_kept(self->class, self, attributes);
    const nn_layer *layer = layer_below(self->class);
    if (layer != NULL && layer->exchange != NULL)
        layer->exchange(self, &(nn_exchange){.out = attributes, .class = self->class->name});
    if (self->given != NULL)
        for (py_dict_iter it = py_dict_iterate(self->given); py_dict_next(&it);)
            py_dict_set(attributes, it.key, it.value);
    return attributes;
}

/* A class that nothing is known of: a layer that has no table here. */
static void require_known(const nn_class *class)
{
    const nn_class *own = class_named(class->name);
    if (own != class && nn_layer_of(class) == NULL)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "torch.save of a whole %s: save its state_dict() instead", class->name);
}

static bool object_attributes(py_value object, py_str *module, py_str *name, py_dict **attributes)
{
    if (is_module(object)) {
        nn_module *self = (nn_module *)(uintptr_t)object;
        require_known(self->class);
        *module = py_str_of(nn_layer_of(self->class) != NULL ? "torch.nn" : self->class->module != NULL ? self->class->module : "__main__");
        *name = py_str_of(self->class->name);
        *attributes = module_attributes(self);
        return true;
    }
    if (object->kind->kept_count == 0 && py_known_class(object->kind->name) != object->kind)
        return false;
    *module = py_str_of(object->kind->module != NULL ? object->kind->module : "__main__");
    *name = py_str_of(object->kind->name);
    *attributes = py_dict_new(PY_OBJECT, PY_VALUE);
    for (const t2m_kind *kind = object->kind; kind != NULL; kind = kind->base)
        t2m_attributes_write(kind->kept, kind->kept_count, object, kind->name, *attributes);
    return true;
}

static bool parameter(py_value object, mx_array *value, bool *requires_grad)
{
    if (object == NULL || object->kind != &nn_param_kind)
        return false;
    const nn_param *self = (const nn_param *)object;
    *value = self->value;
    *requires_grad = self->requires_grad;
    return !self->is_tensor;
}

static py_value make_parameter(mx_array value, bool requires_grad)
{
    return (py_value)nn_param_when(value, requires_grad);
}

/* ---- in */

static nn_module *made_at(nn_module *memory, const nn_class *class)
{
    nn_module_init(memory, class);
    for (const nn_class *part = class; part != NULL; part = part->parent) {
        if (part == &nn_sequential_class || part == &nn_module_list_class)
            t2m_set(&((nn_sequential *)memory)->members, py_list_new(PY_OBJECT));
        if (part == &nn_module_dict_class || part == &nn_parameter_dict_class || part == &nn_parameter_list_class)
            t2m_set(&memory->extra, py_dict_new(PY_OBJECT, PY_OBJECT));
    }
    return memory;
}

static py_value make(const char *module, const char *name)
{
    bool is_layer = strncmp(module, "torch.nn", 8) == 0;
    const nn_class *class = is_layer && nn_layer_named(name) != NULL ? nn_layer_named(name)->class : class_named(name);
    if (class != NULL)
        return (py_value)made_at(nn_module_allocate(class->size), class);
    const t2m_kind *kind = py_known_class(name);
    return kind != NULL ? t2m_object_new(kind->size, kind) : NULL;
}

static const t2m_attribute *kept_of(const nn_class *class, const char *name)
{
    const t2m_attribute *found = NULL;
    for (; class != NULL && found == NULL; class = class->parent)
        found = t2m_attributes_find(class->kept, class->kept_count, name);
    return found;
}

/* "Block", or the C type of a layer: "nn_linear". */
static bool fits_inside(const char *type, const nn_class *class)
{
    const nn_layer *layer = nn_layer_of(class);
    return layer != NULL ? strcmp(type, layer->type) == 0 : strcmp(type, class->name) == 0;
}

static py_value make_inside(py_value parent, const char *child, const char *module, const char *name)
{
    (void)module;
    const t2m_attribute *kept = is_module(parent) ? kept_of(((const nn_module *)parent)->class, child) : NULL;
    if (kept == NULL || kept->type[0] != '@')
        return NULL;
    const nn_class *class = class_named(name);
    if (class == NULL || !fits_inside(kept->type + 1, class))
        py_raise(PY_TYPE_ERROR, "the file holds a %s where '%s' has a %s: '%s'", name, nn_class_name((const nn_module *)parent), kept->type + 1, child);
    return (py_value)made_at((nn_module *)((char *)(uintptr_t)parent + kept->offset), class);
}

static py_value item_of(const py_dict *attributes, const char *name)
{
    bool found;
    return t2m_saved_item(attributes, name, &found);
}

/* Entries of a file's dict that no field takes: children and parameters added by computed names, members of containers. */
static void read_rest(nn_module *self, const py_dict *members, const py_dict *taken)
{
    bool is_row = nn_is(self, &nn_sequential_class) || nn_is(self, &nn_module_list_class);
    for (py_dict_iter it = py_dict_iterate(members); py_dict_next(&it);) {
        py_value value = py_box_cell(members->value, it.value);
        if (value == NULL || py_dict_contains(taken, it.key))
            continue;
        if (is_module(value) && nn_is(self, &nn_module_list_class))
            nn_sequential_append((nn_sequential *)self, (void *)(uintptr_t)value);
        else if (is_module(value) && is_row)
            nn_sequential_add_module((nn_sequential *)self, it.key.s, (void *)(uintptr_t)value);
        else if (is_module(value))
            nn_add_module(self, py_text(it.key.s), (void *)(uintptr_t)value);
        else if (value->kind == &nn_param_kind)
            nn_add_parameter(self, py_text(it.key.s), (nn_param *)(uintptr_t)value);
    }
}

static void read_field(const nn_field *field, void *address, const py_dict *parameters, const py_dict *buffers, const py_dict *modules, py_dict *taken)
{
    py_value value;
    switch (field->kind) {
    case NN_FIELD_PARAMETER:
        value = item_of(parameters, field->name);
        if (value != NULL && value->kind != &nn_param_kind)
            py_raise(PY_TYPE_ERROR, "the file holds a %s as the parameter '%s'", py_type_name(value), field->name);
        t2m_set_slot(address, value);
        break;
    case NN_FIELD_CHILD:
        value = item_of(modules, field->name);
        if (value != NULL && !is_module(value))
            py_raise(PY_TYPE_ERROR, "the file holds a %s as the module '%s'", py_type_name(value), field->name);
        t2m_set_slot(address, value);
        break;
    case NN_FIELD_BUFFER:
    case NN_FIELD_TRANSIENT_BUFFER:
        value = item_of(buffers, field->name);
        mx_set((mx_array *)address, value != NULL ? py_as_array(value) : MX_NONE);
        break;
    default:
        if (field->kind != NN_FIELD_MODULE)
            return;
    }
    py_dict_set(taken, py_of(py_str_of(field->name)), py_of(true));
}

static void build_module(nn_module *self, const py_dict *attributes)
{
    const py_dict *parameters = py_as_dict(item_of(attributes, "_parameters")), *buffers = py_as_dict(item_of(attributes, "_buffers"));
    const py_dict *modules = py_as_dict(item_of(attributes, "_modules"));
    py_dict *taken = py_dict_new(PY_OBJECT, PY_BOOL);
    self->training = py_truth(item_of(attributes, "training"));
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        for (size_t i = 0; i < class->field_count; i++)
            read_field(&class->fields[i], (char *)self + class->fields[i].offset, parameters, buffers, modules, taken);
        t2m_attributes_read(class->kept, class->kept_count, self, class->name, attributes);
    }
    read_rest(self, parameters, taken);
    read_rest(self, modules, taken);
    const nn_layer *layer = layer_below(self->class);
    if (layer != NULL && layer->exchange != NULL)
        layer->exchange(self, &(nn_exchange){.in = attributes, .class = self->class->name});
}

static void build(py_value object, const py_dict *attributes)
{
    if (is_module(object)) {
        build_module((nn_module *)(uintptr_t)object, attributes);
        return;
    }
    for (const t2m_kind *kind = object->kind; kind != NULL; kind = kind->base)
        t2m_attributes_read(kind->kept, kind->kept_count, (void *)(uintptr_t)object, kind->name, attributes);
}

static const t2m_saved saved = {.attributes = object_attributes,
                                .parameter = parameter,
                                .make_parameter = make_parameter,
                                .make = make,
                                .make_inside = make_inside,
                                .build = build};

void nn_know_layers(void)
{
    t2m_saved_objects = &saved;
}

void nn_know_classes_list(const nn_class *const *classes)
{
    for (; *classes != NULL && known_count < MOST_CLASSES; classes++)
        known[known_count++] = *classes;
    t2m_saved_objects = &saved;
}
