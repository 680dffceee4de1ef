/* Padding layers: margins of zeros, of a number, of the mirrored or the repeated border. */
#include "t2m/nn_layers.h"

#include <inttypes.h>

#include "t2m/py_error.h"
#include "t2m/py_format.h"

/* One size stands for all four sides. */
static nn_pad2d *init(nn_pad2d *self, const nn_class *class, mx_dims pads, double value)
{
    if (pads.count != 1 && pads.count != 4)
        py_raise(PY_VALUE_ERROR, "%s takes one size or four, got %d", class->name, pads.count);
    nn_module_init(&self->base, class);
    self->pads = pads.count == 4 ? pads : MX_DIMS(pads.at[0], pads.at[0], pads.at[0], pads.at[0]);
    self->value = value;
    return self;
}

static py_str describe(const nn_module *module)
{
    const nn_pad2d *self = (const nn_pad2d *)module;
    const int64_t *p = self->pads.at;
    py_str sizes =
        py_str_printf("(%" PRId64 ", %" PRId64 ", %" PRId64 ", %" PRId64 ")", p[0], p[1], p[2], p[3]);
    if (!nn_is(module, &nn_constant_pad2d_class))
        return sizes;
    return py_str_printf("padding=%s, value=%s", py_text(sizes), py_float_text(self->value));
}

#define PAD(layer, title, mode)                                                                              \
    static mx_array forward_##layer(nn_module *self, mx_array x)                                             \
    {                                                                                                        \
        return nn_##layer##_forward((nn_pad2d *)self, x);                                                    \
    }                                                                                                        \
    const nn_class nn_##layer##_class = {                                                                    \
        .name = title, .size = sizeof(nn_pad2d), .forward = forward_##layer, .describe = describe};          \
    mx_array nn_##layer##_forward(nn_pad2d *self, mx_array x)                                                \
    {                                                                                                        \
        return mx_pad(x, self->pads, mode, self->value);                                                     \
    }

PAD(zero_pad2d, "ZeroPad2d", "constant")
PAD(constant_pad2d, "ConstantPad2d", "constant")
PAD(reflection_pad2d, "ReflectionPad2d", "reflect")
PAD(replication_pad2d, "ReplicationPad2d", "replicate")

nn_pad2d *nn_zero_pad2d_init(nn_pad2d *self, mx_dims pads)
{
    return init(self, &nn_zero_pad2d_class, pads, 0);
}

nn_pad2d *nn_constant_pad2d_init(nn_pad2d *self, mx_dims pads, double value)
{
    return init(self, &nn_constant_pad2d_class, pads, value);
}

nn_pad2d *nn_reflection_pad2d_init(nn_pad2d *self, mx_dims pads)
{
    return init(self, &nn_reflection_pad2d_class, pads, 0);
}

nn_pad2d *nn_replication_pad2d_init(nn_pad2d *self, mx_dims pads)
{
    return init(self, &nn_replication_pad2d_class, pads, 0);
}
