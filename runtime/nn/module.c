/* Modules as objects: birth, death, classes, children by name. */
#include <stddef.h>
#include <string.h>

#include "copy.h"
#include "t2m/mx_grad.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "walk.h"

static void see_for_eval(void *context, const nn_entry *entry)
{
    const struct {
        mx_array_visitor see;
        void *context;
    } *visit = context;
    if (entry->param == NULL) {
        visit->see(visit->context, *entry->buffer);
        return;
    }
    visit->see(visit->context, entry->param->value);
    visit->see(visit->context, entry->param->grad);
}

static void visit_arrays(const void *object, mx_array_visitor see, void *context)
{
    struct {
        mx_array_visitor see;
        void *context;
    } visit = {see, context};
    nn_each_entry((nn_module *)object, see_for_eval, &visit);
}

/* ---- death */

static void forget(nn_module *self);

static void forget_field(const nn_field *field, void *address)
{
    switch (field->kind) {
    case NN_FIELD_MODULE:
        forget(address);
        break;
    case NN_FIELD_CHILD:
    case NN_FIELD_PARAMETER:
    case NN_FIELD_OBJECT:
        t2m_release(*(void **)address);
        break;
    case NN_FIELD_BUFFER:
    case NN_FIELD_TRANSIENT_BUFFER:
    case NN_FIELD_ARRAY:
        mx_release_slot(address);
        break;
    }
}

static void forget(nn_module *self)
{
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class->forget != NULL)
            class->forget(self);
        for (size_t i = 0; i < class->field_count; i++)
            forget_field(&class->fields[i], (char *)self + class->fields[i].offset);
    }
    t2m_release(self->extra);
    t2m_release(self->places);
    t2m_release(self->hooks);
    t2m_release(self->normed);
    t2m_release(self->given);
    self->class = NULL;
}

static void destroy_module(void *self)
{
    if (((nn_module *)self)->class != NULL)
        forget(self);
}

static py_str repr_module(const void *self)
{
    return nn_repr(self);
}

static const char *class_name_module(const void *self)
{
    return nn_class_name(self);
}

const t2m_kind nn_module_kind = {.name = "Module", .destroy = destroy_module, .repr = repr_module, .class_name = class_name_module,
                                .length = nn_boxed_length, .truth = nn_boxed_truth, .item = nn_boxed_item, .iterate = nn_boxed_iterate, .deepcopy = nn_module_deepcopy};

/* ---- birth */

void *nn_module_allocate(size_t size)
{
    return t2m_object_new(size, &nn_module_kind);
}

/* A module on the heap keeps its count; any other memory is an embedded module, which is never counted. */
nn_module *nn_module_init(nn_module *self, const nn_class *class)
{
    bool on_heap = self->object.kind == &nn_module_kind && self->object.references > 0;
    t2m_object object = {.kind = &nn_module_kind,
                         .references = on_heap ? self->object.references : T2M_IMMORTAL};
    memset(self, 0, class->size);
    self->object = object;
    self->class = class;
    self->training = true;
    mx_register_eval(&nn_module_kind, visit_arrays);
    return self;
}

const nn_class nn_module_class = {.name = "Module", .size = sizeof(nn_module)};

static const void *deferred; /* the module that is about to be made */

void nn_defer_reset(const void *module)
{
    deferred = module;
}

void nn_reset_new(nn_module *self)
{
    T2M_POOL(pool); /* the parameters own what is drawn; a pool of the program would hold it till the end */
    if (self != deferred)
        self->class->reset(self);
    else
        deferred = NULL;
}

static const nn_class *class_that_resets(const nn_class *class)
{
    while (class->reset == NULL && class->parent != NULL)
        class = class->parent;
    return class->reset != NULL ? class : NULL;
}

bool nn_has_entry(void *module, const char *name)
{
    const nn_module *self = module;
    if (strcmp(name, "reset_parameters") == 0)
        return class_that_resets(self->class) != NULL;
    for (const nn_class *class = self->class; class != NULL; class = class->parent)
        for (size_t i = 0; i < class->field_count; i++)
            if (strcmp(class->fields[i].name, name) == 0)
                return true;
    return self->extra != NULL && py_dict_contains(self->extra, py_of(py_str_of(name)));
}

void nn_reset_parameters(void *module)
{
    nn_module *self = module;
    const nn_class *class = class_that_resets(self->class);
    if (class == NULL)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute 'reset_parameters'", self->class->name);
    class->reset(self);
}

void nn_reset_layer(void *module)
{
    nn_module *self = module;
    const nn_class *class = self->class;
    while (class->parent != NULL)
        class = class->parent;
    class->reset(self);
}

void nn_module_derive(nn_module *self, const nn_class *class)
{
    size_t from = class->parent != NULL ? class->parent->size : sizeof(nn_module);
    memset((char *)self + from, 0, class->size - from);
    self->class = class;
}

void *nn_derived(void *module, const nn_class *class)
{
    nn_module *self = module;
    memset((char *)self + self->class->size, 0, class->size - self->class->size);
    self->class = class;
    return self;
}

/* Of what a layer gives; NULL of the script's own classes and of layers that are several operations. */
static const char *node_of(const nn_class *class)
{
    static const struct {
        const char *name, *node;
    } nodes[] = {
#define NODE(name, node) {name, node},
#include "t2m/nn_nodes.def"
#undef NODE
    };
    static struct {
        const nn_class *class;
        const char *node;
    } known[64]; /* a program has few classes, and calls them often */
    size_t place = ((uintptr_t)class / 16) % (sizeof known / sizeof *known);
    if (known[place].class == class)
        return known[place].node;
    known[place].class = class;
    known[place].node = NULL;
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++)
        if (strcmp(nodes[i].name, class->name) == 0)
            known[place].node = nodes[i].node;
    return known[place].node;
}

mx_array nn_module_forward(nn_module *self, mx_array x)
{
    if (self->hooks != NULL)
        return nn_hooked_forward(self, x);
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class->forward == NULL)
            continue;
        mx_array out = class->forward(self, x);
        const char *node = mx_records_graphs() ? node_of(class) : NULL;
        return node != NULL ? mx_named(out, node) : out;
    }
    py_raise(PY_NOT_IMPLEMENTED_ERROR, "Module [%s] is missing the required \"forward\" function",
             self->class->name);
}

const char *nn_class_name(const nn_module *self)
{
    return nn_is_parametrized(self) ? py_text(py_str_printf("Parametrized%s", self->class->name)) : self->class->name;
}

bool nn_is(const nn_module *self, const nn_class *wanted)
{
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class == wanted)
            return true;
    }
    return false;
}

bool nn_is_object(const void *object, const nn_class *wanted)
{
    return t2m_is(object, &nn_module_kind) && nn_is(object, wanted);
}

void *nn_object_with(const void *object, const nn_class *class, const char *name)
{
    if (!nn_is_object(object, class))
        py_no_attribute(object, name);
    return (void *)(uintptr_t)object;
}

/* ---- children and parameters by a computed name */

static void add_extra(nn_module *self, const char *name, void *object)
{
    if (self->extra == NULL)
        t2m_set(&self->extra, py_dict_new(PY_OBJECT, PY_OBJECT));
    py_dict_put(self->extra, name, py_of_object(object));
}

void nn_add_module(nn_module *self, const char *name, void *child)
{
    bool is_new = self->extra == NULL || !py_dict_contains(self->extra, py_of(py_str_of(name)));
    if (is_new && self->places == NULL)
        t2m_set(&self->places, py_dict_new(PY_OBJECT, PY_INT));
    if (is_new)
        py_dict_put(self->places, name, py_of(nn_child_fields(self)));
    add_extra(self, name, child);
}

void nn_add_parameter(nn_module *self, const char *name, nn_param *param)
{
    add_extra(self, name, param);
}

static void destroy_buffer(void *object)
{
    mx_release_slot(&((nn_buffer *)object)->value);
}

static void *copy_buffer(const void *object, struct py_copies *copies)
{
    const nn_buffer *buffer = object;
    nn_buffer *fresh = T2M_NEW(nn_buffer, &nn_buffer_kind);
    py_copy_made(copies, buffer, fresh);
    mx_set(&fresh->value, mx_is_none(buffer->value) ? MX_NONE : mx_clone(buffer->value));
    fresh->transient = buffer->transient;
    return fresh;
}

const t2m_kind nn_buffer_kind = {.name = "Tensor", .destroy = destroy_buffer, .deepcopy = copy_buffer};

void nn_add_buffer(nn_module *self, const char *name, mx_array value, bool persistent)
{
    nn_buffer *buffer = T2M_NEW(nn_buffer, &nn_buffer_kind);
    mx_set(&buffer->value, value);
    buffer->transient = !persistent;
    add_extra(self, name, buffer);
}

typedef struct buffer_search {
    const char *wanted;
    mx_array found;
} buffer_search;

static void see_buffer(void *context, const nn_entry *entry)
{
    buffer_search *search = context;
    if (entry->buffer != NULL && strcmp(entry->name, search->wanted) == 0)
        search->found = *entry->buffer;
}

mx_array nn_get_buffer(nn_module *self, const char *name)
{
    buffer_search search = {.wanted = name, .found = MX_NONE};
    nn_each_entry(self, see_buffer, &search);
    if (mx_is_none(search.found))
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", self->class->name, name);
    return search.found;
}

typedef struct name_search {
    const char *wanted;
    nn_module *found;
} name_search;

static void see_named(void *context, nn_module *module, const char *name)
{
    name_search *search = context;
    if (strcmp(name, search->wanted) == 0)
        search->found = module;
}

void *nn_get_module(nn_module *self, const char *name)
{
    name_search search = {.wanted = name};
    nn_each_child(self, see_named, &search);
    if (search.found == NULL)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", self->class->name, name);
    return search.found;
}

/* ---- what concerns a module and all below it */

static void see_module(void *context, nn_module *module, const char *name)
{
    (void)name;
    py_list *list = context;
    for (int64_t i = 0; i < list->length; i++) {
        if (list->items[i].o == module)
            return;
    }
    py_list_append(list, py_of_object(module));
    nn_each_child(module, see_module, list);
}

py_list *nn_modules(nn_module *self)
{
    py_list *list = py_list_new(PY_OBJECT);
    see_module(list, self, "");
    return list;
}

static void see_direct(void *context, nn_module *module, const char *name)
{
    (void)name;
    py_list_append(context, py_of_object(module));
}

py_list *nn_children(nn_module *self)
{
    py_list *list = py_list_new(PY_OBJECT);
    nn_each_child(self, see_direct, list);
    return list;
}

static void set_training(void *context, nn_module *module, const char *name)
{
    (void)name;
    module->training = *(bool *)context;
    nn_each_child(module, set_training, context);
}

void nn_train_mode(nn_module *self, bool training)
{
    set_training(&training, self, "");
}

void nn_train(nn_module *self)
{
    nn_train_mode(self, true);
}

void nn_eval(nn_module *self)
{
    nn_train_mode(self, false);
}
