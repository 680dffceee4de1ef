/* Walks over the field tables. */
#include "walk.h"

#include <stdio.h>
#include <string.h>

#include "t2m/py_error.h"

/* Fields of the oldest ancestor first: as its __init__ ran first. */
typedef void (*see_field)(void *context, const nn_field *field, void *address);

static void each_field(const nn_class *class, nn_module *self, see_field see, void *context)
{
    if (class->parent != NULL)
        each_field(class->parent, self, see, context);
    for (size_t i = 0; i < class->field_count; i++)
        see(context, &class->fields[i], (char *)self + class->fields[i].offset);
}

/* ---- children */

typedef struct child_walk {
    nn_see_module see;
    void *context;
    const nn_module *module;
    py_dict_iter extra; /* children added by a computed name, each of which stands behind the fields that held one before */
    bool has_extra;
    int64_t fields; /* that hold a child, so far */
} child_walk;

/* The next of the extra children, if it was added before more than `fields` fields held one. */
static bool next_is_due(const child_walk *walk)
{
    py_cell place;
    bool has_place = walk->has_extra && walk->module->places != NULL && py_dict_find(walk->module->places, walk->extra.key, &place);
    return has_place && place.i <= walk->fields;
}

static void see_extra(child_walk *walk, bool all)
{
    while (walk->has_extra && (all || next_is_due(walk))) {
        if (((t2m_object *)walk->extra.value.o)->kind == &nn_module_kind)
            walk->see(walk->context, walk->extra.value.o, py_text(walk->extra.key.s));
        walk->has_extra = py_dict_next(&walk->extra);
    }
}

/* The child that the field holds; NULL: none, as of a branch that did not run. */
static nn_module *child_in(const nn_field *field, void *address)
{
    if (field->kind == NN_FIELD_MODULE)
        return nn_is_made(address) ? address : NULL;
    return field->kind == NN_FIELD_CHILD ? *(nn_module **)address : NULL;
}

static void see_child_field(void *context, const nn_field *field, void *address)
{
    child_walk *walk = context;
    nn_module *child = child_in(field, address);
    if (child == NULL)
        return;
    see_extra(walk, false);
    walk->fields++;
    walk->see(walk->context, child, field->name);
}

/* The members of a container come before the fields of the classes below it: super().__init__(*layers) has put them there. */
static void each_child_of(const nn_class *class, const nn_class *container, nn_module *self, child_walk *walk)
{
    if (class->parent != NULL)
        each_child_of(class->parent, container, self, walk);
    for (size_t i = 0; i < class->field_count; i++)
        see_child_field(walk, &class->fields[i], (char *)self + class->fields[i].offset);
    char name[32];
    nn_module *child = NULL;
    for (size_t i = 0; class == container && (child = class->child(self, i, name)) != NULL; i++)
        walk->see(walk->context, child, name);
}

void nn_each_child(const nn_module *self, nn_see_module see, void *context)
{
    child_walk walk = {.see = see, .context = context, .module = self};
    const nn_class *container = self->class;
    while (container != NULL && container->child == NULL)
        container = container->parent;
    if (self->extra != NULL) {
        walk.extra = py_dict_iterate(self->extra);
        walk.has_extra = py_dict_next(&walk.extra);
    }
    each_child_of(self->class, container, (nn_module *)self, &walk);
    see_extra(&walk, true);
}

static void count_child(void *context, const nn_field *field, void *address)
{
    *(int64_t *)context += child_in(field, address) != NULL;
}

int64_t nn_child_fields(const nn_module *self)
{
    int64_t count = 0;
    each_field(self->class, (nn_module *)self, count_child, &count);
    return count;
}

/* ---- parameters and buffers */

typedef struct entry_walk {
    nn_see_entry see;
    void *context;
    char name[NN_NAME_SIZE];
    size_t prefix; /* length of "a.b." in name */
    bool buffers;  /* which of the two this round is about */
    nn_module *module; /* whose fields are walked over */
} entry_walk;

static void append_name(entry_walk *walk, const char *name)
{
    size_t length = strlen(name);
    if (walk->prefix + length + 2 > NN_NAME_SIZE)
        py_raise(PY_VALUE_ERROR, "the name of a parameter has more than %d characters", NN_NAME_SIZE);
    memcpy(walk->name + walk->prefix, name, length + 1);
}

static void see_entry_field(void *context, const nn_field *field, void *address)
{
    entry_walk *walk = context;
    nn_entry entry = {.name = walk->name};
    if (field->kind == NN_FIELD_PARAMETER && !walk->buffers && !nn_is_normed(walk->module, field)) {
        entry.param = *(nn_param **)address;
    } else if ((field->kind == NN_FIELD_BUFFER || field->kind == NN_FIELD_TRANSIENT_BUFFER) &&
               walk->buffers) {
        entry.buffer = address;
        entry.transient = field->kind == NN_FIELD_TRANSIENT_BUFFER;
    }
    if (entry.param == NULL && (entry.buffer == NULL || mx_is_none(*entry.buffer)))
        return;
    append_name(walk, field->name);
    walk->see(walk->context, &entry);
}

static void walk_entries(entry_walk *walk, nn_module *self);

static void see_child_entries(void *context, nn_module *child, const char *name)
{
    entry_walk *walk = context;
    size_t prefix = walk->prefix;
    append_name(walk, name);
    walk->prefix += strlen(name);
    walk->name[walk->prefix++] = '.';
    walk_entries(walk, child);
    walk->prefix = prefix;
}

static void see_normed_buffer(void *context, const char *name, mx_array *buffer)
{
    entry_walk *walk = context;
    append_name(walk, name);
    walk->see(walk->context, &(nn_entry){.name = walk->name, .buffer = buffer});
}

static void see_added_buffers(entry_walk *walk, nn_module *self)
{
    if (self->extra == NULL)
        return;
    for (py_dict_iter it = py_dict_iterate(self->extra); py_dict_next(&it);) {
        nn_buffer *buffer = it.value.o;
        if (buffer->object.kind != &nn_buffer_kind || mx_is_none(buffer->value))
            continue;
        append_name(walk, py_text(it.key.s));
        walk->see(walk->context, &(nn_entry){.name = walk->name, .buffer = &buffer->value, .transient = buffer->transient});
    }
}

static void walk_entries(entry_walk *walk, nn_module *self)
{
    walk->module = self;
    walk->buffers = false;
    each_field(self->class, self, see_entry_field, walk);
    if (self->extra != NULL) {
        for (py_dict_iter it = py_dict_iterate(self->extra); py_dict_next(&it);) {
            if (((t2m_object *)it.value.o)->kind != &nn_param_kind)
                continue;
            append_name(walk, py_text(it.key.s));
            nn_entry entry = {.name = walk->name, .param = it.value.o};
            walk->see(walk->context, &entry);
        }
    }
    walk->buffers = true;
    each_field(self->class, self, see_entry_field, walk);
    see_added_buffers(walk, self);
    nn_each_normed_buffer(self, see_normed_buffer, walk);
    nn_each_child(self, see_child_entries, walk);
}

void nn_each_entry(nn_module *self, nn_see_entry see, void *context)
{
    entry_walk walk = {.see = see, .context = context};
    walk_entries(&walk, self);
}

uint64_t nn_new_mark(void)
{
    static uint64_t mark;
    return ++mark;
}
