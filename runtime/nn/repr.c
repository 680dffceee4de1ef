/* print(model): the tree of modules as PyTorch writes it. What a module says of itself (extra_repr) stands between the parentheses if it is
 * one line and there are no children, else on lines of its own. ModuleList writes equal members once. */
#include <inttypes.h>
#include <string.h>

#include "t2m/nn_layers.h"
#include "t2m/py_str.h"
#include "walk.h"

static py_str text_of(const nn_module *self);

static py_str describe(const nn_module *self)
{
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class->describe != NULL)
            return class->describe(self);
    }
    return py_str_printf("%s", "");
}

/* The text, each further line of it two columns to the right. */
static void add_indented(py_builder *out, const char *text)
{
    for (const char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        py_builder_add(out, text, (size_t)(end - text));
        py_builder_text(out, "\n  ");
    }
    py_builder_text(out, text);
}

/* Children on lines of their own; in a list the last `equal` ones, which are waiting, look the same. */
typedef struct tree {
    py_builder *out;
    bool is_list;
    int64_t index, equal;
    py_str last;
} tree;

static void write_equal(tree *self)
{
    int64_t first = self->index - self->equal;
    if (self->equal > 1)
        py_builder_printf(self->out, "\n  (%" PRId64 "-%" PRId64 "): %" PRId64 " x ", first, self->index - 1, self->equal);
    else if (self->equal == 1)
        py_builder_printf(self->out, "\n  (%" PRId64 "): ", first);
    if (self->equal > 0)
        add_indented(self->out, py_text(self->last));
    self->equal = 0;
}

static void write_child(void *context, nn_module *child, const char *name)
{
    tree *self = context;
    py_str text = text_of(child);
    if (self->is_list) {
        if (self->equal == 0 || !py_str_equal(text, self->last))
            write_equal(self);
        self->last = text;
        self->equal++;
        self->index++;
        return;
    }
    py_builder_printf(self->out, "\n  (%s): ", name);
    add_indented(self->out, py_text(text));
    self->index++;
}

static py_str text_of(const nn_module *self)
{
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class->repr != NULL)
            return class->repr(self);
    }
    return nn_repr(self);
}

py_str nn_repr(const nn_module *self)
{
    py_builder out = {0}, children = {0};
    tree below = {.out = &children, .is_list = nn_is(self, &nn_module_list_class)};
    nn_each_child(self, write_child, &below);
    write_equal(&below);
    nn_describe_normed(self, &children);
    bool any = below.index > 0 || nn_is_parametrized(self);
    const char *own = below.is_list ? "" : py_text(describe(self));
    bool is_short = !any && strchr(own, '\n') == NULL;
    py_builder_printf(&out, "%s(%s", nn_class_name(self), is_short ? "" : *own ? "\n  " : "");
    if (is_short)
        py_builder_text(&out, own);
    else
        add_indented(&out, own);
    py_builder_str(&out, py_builder_take(&children));
    py_builder_text(&out, is_short ? ")" : "\n)");
    return py_builder_take(&out);
}
