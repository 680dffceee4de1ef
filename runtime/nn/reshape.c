/* Layers that only change shapes: Flatten, Unflatten. */
#include "t2m/nn_layers.h"

#include <inttypes.h>

static mx_array forward_flatten(nn_module *self, mx_array x)
{
    return nn_flatten_forward((nn_flatten *)self, x);
}

static py_str describe_flatten(const nn_module *module)
{
    const nn_flatten *self = (const nn_flatten *)module;
    return py_str_printf("start_dim=%" PRId64 ", end_dim=%" PRId64, self->start_dim, self->end_dim);
}

const nn_class nn_flatten_class = {
    .name = "Flatten", .size = sizeof(nn_flatten), .forward = forward_flatten, .describe = describe_flatten};

nn_flatten *nn_flatten_init_with(nn_flatten *self, nn_flatten_options options)
{
    nn_module_init(&self->base, &nn_flatten_class);
    self->start_dim = nn_int_or(options.start_dim, 1);
    self->end_dim = nn_int_or(options.end_dim, -1);
    return self;
}

mx_array nn_flatten_forward(nn_flatten *self, mx_array x)
{
    return mx_flatten(x, self->start_dim, self->end_dim);
}

static mx_array forward_unflatten(nn_module *self, mx_array x)
{
    return nn_unflatten_forward((nn_unflatten *)self, x);
}

static py_str describe_unflatten(const nn_module *module)
{
    const nn_unflatten *self = (const nn_unflatten *)module;
    py_str list = py_list_repr(mx_dims_list(self->sizes));
    int inner = (int)list->size - 2;
    return py_str_printf("dim=%" PRId64 ", unflattened_size=(%.*s%s)", self->dim, inner, py_text(list) + 1,
                         self->sizes.count == 1 ? "," : "");
}

const nn_class nn_unflatten_class = {.name = "Unflatten",
                                     .size = sizeof(nn_unflatten),
                                     .forward = forward_unflatten,
                                     .describe = describe_unflatten};

nn_unflatten *nn_unflatten_init(nn_unflatten *self, int64_t dim, mx_dims sizes)
{
    nn_module_init(&self->base, &nn_unflatten_class);
    self->dim = dim;
    self->sizes = sizes;
    return self;
}

mx_array nn_unflatten_forward(nn_unflatten *self, mx_array x)
{
    return mx_unflatten_dims(x, self->dim, self->sizes);
}
