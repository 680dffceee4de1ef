/* The loss classes: each holds its options, and its weights as buffers. */
#include <string.h>

#include "loss_internal.h"
#include "t2m/py_error.h"

static const nn_field fields[] = {NN_BUFFER(nn_loss, weight), NN_BUFFER(nn_loss, pos_weight)};

/* Options that outlive the caller's text and arrays. */
static nn_loss *init(nn_loss *self, const nn_class *class, nn_loss_options options)
{
    static const char *const names[] = {
        [NN_MEAN] = "mean", [NN_SUM] = "sum", [NN_NONE] = "none", [NN_BATCH_MEAN] = "batchmean"};
    nn_module_init(&self->base, class);
    mx_set(&self->weight, options.weight);
    mx_set(&self->pos_weight, options.pos_weight);
    self->options = options;
    self->options.reduction = names[nn_reduction_of(options.reduction)];
    return self;
}

static nn_loss_options options_of(const nn_loss *self)
{
    nn_loss_options options = self->options;
    options.weight = self->weight;
    options.pos_weight = self->pos_weight;
    return options;
}

#define LOSS_CLASS(function, title)                                                                          \
    const nn_class nn_##function##_loss_class = {                                                            \
        .name = #title, .size = sizeof(nn_loss), .fields = fields, .field_count = 2};                        \
    nn_loss *nn_##function##_loss_init_with(nn_loss *self, nn_loss_options options)                          \
    {                                                                                                        \
        return init(self, &nn_##function##_loss_class, options);                                             \
    }                                                                                                        \
    mx_array nn_##function##_loss_forward(nn_loss *self, mx_array input, mx_array target)                    \
    {                                                                                                        \
        return nn_##function##_with(input, target, options_of(self));                                        \
    }
NN_LOSSES(LOSS_CLASS)

#define TRIPLE_CLASS(function, title)                                                                        \
    const nn_class nn_##function##_loss_class = {                                                            \
        .name = #title, .size = sizeof(nn_loss), .fields = fields, .field_count = 2};                        \
    nn_loss *nn_##function##_loss_init_with(nn_loss *self, nn_loss_options options)                          \
    {                                                                                                        \
        return init(self, &nn_##function##_loss_class, options);                                             \
    }                                                                                                        \
    mx_array nn_##function##_loss_forward(nn_loss *self, mx_array a, mx_array b, mx_array c)                 \
    {                                                                                                        \
        return nn_##function##_with(a, b, c, options_of(self));                                              \
    }
NN_TRIPLE_LOSSES(TRIPLE_CLASS)

mx_array nn_loss_forward(nn_loss *self, mx_array input, mx_array target)
{
#define LOSS_CASE(function, title)                                                                           \
    if (nn_is(&self->base, &nn_##function##_loss_class))                                                     \
        return nn_##function##_loss_forward(self, input, target);
    NN_LOSSES(LOSS_CASE)
    T2M_BUG("%s is no loss", self->base.class->name);
}
