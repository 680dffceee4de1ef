/* Layers whose first input tells a size: nn.LazyLinear and its kin. Until then their parameters are there, and empty, so that an optimizer can
 * hold them; then they get their values and the layer is one of the plain class. */
#include "t2m/nn_layers.h"

#define LAZY(layer, title, plain, struct_, learn)                                                                        \
    static mx_array forward_##layer(nn_module *self, mx_array x)                                                         \
    {                                                                                                                    \
        return nn_lazy_##layer##_forward((struct_ *)self, x);                                                            \
    }                                                                                                                    \
    const nn_class nn_lazy_##layer##_class = {                                                                           \
        .name = title, .size = sizeof(struct_), .parent = &nn_##plain##_class, .forward = forward_##layer};              \
    mx_array nn_lazy_##layer##_forward(struct_ *self, mx_array x)                                                        \
    {                                                                                                                    \
        if (self->base.class == &nn_lazy_##layer##_class) {                                                              \
            self->base.class = &nn_##plain##_class;                                                                      \
            learn(self, x);                                                                                              \
        }                                                                                                                \
        return nn_##plain##_forward(self, x);                                                                            \
    }

static void fill(nn_param *param, mx_array value)
{
    if (param != NULL)
        nn_param_set(param, value);
}

static nn_param *empty(bool is_there)
{
    return is_there ? nn_param_new(mx_zeros(MX_FLOAT32, 0)) : NULL;
}

/* ---- Linear */

static void learn_linear(nn_linear *self, mx_array x)
{
    self->in_features = mx_dim(x, -1);
    fill(self->weight, mx_zeros(MX_FLOAT32, self->out_features, self->in_features));
    fill(self->bias, mx_zeros(MX_FLOAT32, self->out_features));
    nn_reset_layer(self);
}
LAZY(linear, "LazyLinear", linear, nn_linear, learn_linear)

nn_linear *nn_lazy_linear_init_with(nn_linear *self, int64_t out, nn_linear_options options)
{
    nn_module_init(&self->base, &nn_lazy_linear_class);
    self->out_features = out;
    t2m_set(&self->weight, empty(true));
    t2m_set(&self->bias, empty(nn_switch_on(options.bias, true)));
    return self;
}

/* ---- Conv2d */

static void learn_conv2d(nn_conv2d *self, mx_array x)
{
    nn_2d kernel = self->kernel_size;
    self->in_channels = mx_dim(x, -3);
    fill(self->weight, mx_zeros(MX_FLOAT32, self->out_channels, self->in_channels / self->options.groups, kernel.h, kernel.w));
    fill(self->bias, mx_zeros(MX_FLOAT32, self->out_channels));
    nn_reset_layer(self);
}
LAZY(conv2d, "LazyConv2d", conv2d, nn_conv2d, learn_conv2d)

nn_conv2d *nn_lazy_conv2d_init_with(nn_conv2d *self, int64_t out, nn_2d kernel, nn_conv2d_layer_options options)
{
    nn_defer_reset(self); /* nothing is drawn yet */
    nn_conv2d_init_with(self, 0, out, kernel, options);
    self->base.class = &nn_lazy_conv2d_class;
    nn_param_set(self->weight, mx_zeros(MX_FLOAT32, 0));
    return self;
}

/* ---- BatchNorm */

static void learn_batch_norm(nn_batch_norm *self, mx_array x)
{
    int64_t features = mx_dim(x, 1);
    self->num_features = features;
    fill(self->weight, mx_ones(MX_FLOAT32, features));
    fill(self->bias, mx_zeros(MX_FLOAT32, features));
    if (!mx_is_none(self->running_mean)) {
        mx_set(&self->running_mean, mx_zeros(MX_FLOAT32, features));
        mx_set(&self->running_var, mx_ones(MX_FLOAT32, features));
    }
}
LAZY(batch_norm1d, "LazyBatchNorm1d", batch_norm1d, nn_batch_norm, learn_batch_norm)
LAZY(batch_norm2d, "LazyBatchNorm2d", batch_norm2d, nn_batch_norm, learn_batch_norm)

nn_batch_norm *nn_lazy_batch_norm1d_init_with(nn_batch_norm *self, nn_batch_norm_options options)
{
    nn_batch_norm1d_init_with(self, 0, options);
    self->base.class = &nn_lazy_batch_norm1d_class;
    return self;
}

nn_batch_norm *nn_lazy_batch_norm2d_init_with(nn_batch_norm *self, nn_batch_norm_options options)
{
    nn_batch_norm2d_init_with(self, 0, options);
    self->base.class = &nn_lazy_batch_norm2d_class;
    return self;
}
