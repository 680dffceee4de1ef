/* print(model): the tree of modules as PyTorch writes it. */
#include "t2m/py_str.h"
#include "walk.h"

static py_str describe(const nn_module *self)
{
    for (const nn_class *class = self->class; class != NULL; class = class->parent) {
        if (class->describe != NULL)
            return class->describe(self);
    }
    return py_str_printf("%s", "");
}

typedef struct tree {
    py_builder *out;
    int depth;
    bool any;
} tree;

static void write_module(py_builder *out, const nn_module *self, int depth);

static void write_child(void *context, nn_module *child, const char *name)
{
    tree *parent = context;
    parent->any = true;
    py_builder_text(parent->out, "\n");
    py_builder_fill(parent->out, " ", 2 * (parent->depth + 1));
    py_builder_printf(parent->out, "(%s): ", name);
    write_module(parent->out, child, parent->depth + 1);
}

static void write_module(py_builder *out, const nn_module *self, int depth)
{
    py_builder_printf(out, "%s(%s", self->class->name, py_text(describe(self)));
    tree here = {.out = out, .depth = depth};
    nn_each_child(self, write_child, &here);
    if (here.any) {
        py_builder_text(out, "\n");
        py_builder_fill(out, " ", 2 * depth);
    }
    py_builder_text(out, ")");
}

py_str nn_repr(const nn_module *self)
{
    py_builder out = {0};
    write_module(&out, self, 0);
    return py_builder_take(&out);
}
