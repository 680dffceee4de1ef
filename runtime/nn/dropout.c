/* Dropout. The mask is drawn at once, in row-major order, from the global generator. */
#include "call.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

#include <stdlib.h>

static void require_probability(double p)
{
    if (!(p >= 0 && p <= 1))
        py_raise(PY_VALUE_ERROR, "dropout probability has to be between 0 and 1, but got %s",
                 py_float_text(p));
}

/* 0 where an element is dropped, 1 / (1 - p) elsewhere. */
static mx_array draw_noise(mx_dims shape, double p)
{
    size_t count = 1;
    for (int i = 0; i < shape.count; i++)
        count *= (size_t)shape.at[i];
    bool *kept = t2m_malloc(count + 1);
    float *noise = t2m_malloc((count + 1) * sizeof(float));
    random_fill_bernoulli(NULL, kept, count, 1 - p);
    float scale = (float)(1 / (1 - p));
    for (size_t i = 0; i < count; i++)
        noise[i] = (float)kept[i] * scale;
    free(kept);
    return mx_from_owned(noise, MX_FLOAT32, shape);
}

static mx_array drop(mx_array x, double p, bool training, mx_dims mask)
{
    require_probability(p);
    if (!training || p == 0 || mx_numel(x) == 0)
        return x;
    if (p == 1)
        return mx_mul_array(x, mx_zeros_like(x));
    return mx_mul_array(x, mx_astype(draw_noise(mask, p), mx_dtype_of(x)));
}

mx_array nn_dropout_of(mx_array x, double p, bool training)
{
    return drop(x, p, training, mx_shape(x));
}

mx_array nn_dropout_in_place(mx_array x, double p, bool training)
{
    return training ? nn_put_back(x, nn_dropout_of(x, p, true)) : x;
}

mx_array nn_dropout2d_of(mx_array x, double p, bool training)
{
    mx_dims mask = mx_shape(x);
    for (int i = 2; i < mask.count; i++)
        mask.at[i] = 1;
    return drop(x, p, training, mask);
}

static py_str describe(const nn_module *self)
{
    const nn_dropout *layer = (const nn_dropout *)self;
    return py_str_printf("p=%s, inplace=%s", py_float_text(layer->p), layer->inplace ? "True" : "False");
}

#define DROPOUT(layer, title)                                                                                \
    static mx_array forward_##layer(nn_module *self, mx_array x)                                             \
    {                                                                                                        \
        return nn_##layer##_forward((nn_dropout *)self, x);                                                  \
    }                                                                                                        \
    const nn_class nn_##layer##_class = {                                                                    \
        .name = title, .size = sizeof(nn_dropout), .forward = forward_##layer, .describe = describe};        \
    nn_dropout *nn_##layer##_init_with(nn_dropout *self, double p, nn_inplace_options options)               \
    {                                                                                                        \
        require_probability(p);                                                                              \
        nn_module_init(&self->base, &nn_##layer##_class);                                                    \
        self->p = p;                                                                                         \
        self->inplace = options.inplace;                                                                     \
        if (options.inplace)                                                                                 \
            mx_expect_changes();                                                                             \
        return self;                                                                                         \
    }                                                                                                        \
    mx_array nn_##layer##_forward(nn_dropout *self, mx_array x)                                              \
    {                                                                                                        \
        mx_array y = nn_##layer##_of(x, self->p, self->base.training);                                       \
        return self->inplace && self->base.training ? nn_put_back(x, y) : y;                                 \
    }

DROPOUT(dropout, "Dropout")
DROPOUT(dropout2d, "Dropout2d")
