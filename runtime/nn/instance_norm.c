/* InstanceNorm2d: normalises each channel of each image by itself; with running statistics, by those when it is not in training. They
 * follow the mean over the images of a batch, the variance as the unbiased one. */
#include "call.h"
#include "statistics.h"
#include "t2m/nn_functional.h"
#include "t2m/nn_init.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

#include <inttypes.h>

static bool has_statistics(const nn_instance_norm2d *self)
{
    return !mx_is_none(self->running_mean);
}

static void update_statistics(nn_instance_norm2d *self, mx_array x)
{
    int64_t count = mx_dim(x, 2) * mx_dim(x, 3);
    mx_array images = mx_reshape(mx_detach(x), mx_dim(x, 0), mx_dim(x, 1), -1), momentum = mx_tensor_float(self->momentum);
    mx_array mean = mx_mean_dim(images, 2, .keepdim = true), centered = mx_sub_array(images, mean);
    mx_array variance = mx_mul(mx_mean_dim(mx_mul_array(centered, centered), 2), (double)count / (double)(count - 1));
    nn_follow_statistics(&self->running_mean, mx_mean_dim(mean, 0), momentum);
    nn_follow_statistics(&self->running_var, mx_mean_dim(variance, 0), momentum);
}

static mx_array by_statistics(nn_instance_norm2d *self, mx_array x)
{
    NN_IN_FLOAT(x, by_statistics(self, x));
    mx_array scale = mx_rsqrt(mx_add(nn_per_channel(self->running_var, 4), self->eps));
    mx_array result = mx_mul_array(mx_sub_array(x, nn_per_channel(self->running_mean, 4)), scale);
    if (self->weight != NULL)
        result = mx_mul_array(result, nn_per_channel(self->weight->value, 4));
    return self->bias == NULL ? result : mx_add_array(result, nn_per_channel(self->bias->value, 4));
}

mx_array nn_instance_norm2d_forward(nn_instance_norm2d *self, mx_array x)
{
    if (mx_ndim(x) != 4)
        py_raise(PY_VALUE_ERROR, "expected 4D input (got %" PRId64 "D input)", mx_ndim(x));
    if (has_statistics(self) && !self->base.training)
        return by_statistics(self, x);
    if (mx_numel(x) == mx_dim(x, 0) * mx_dim(x, 1))
        py_raise(PY_VALUE_ERROR, "Expected more than 1 spatial element when training, got input size %s",
                 py_text(mx_dims_text(mx_shape(x))));
    if (has_statistics(self))
        update_statistics(self, x);
    return nn_instance_norm_of(x, nn_param_value(self->weight), nn_param_value(self->bias), self->eps);
}

static mx_array forward(nn_module *self, mx_array x)
{
    return nn_instance_norm2d_forward((nn_instance_norm2d *)self, x);
}

static py_str describe(const nn_module *module)
{
    const nn_instance_norm2d *self = (const nn_instance_norm2d *)module;
    return py_str_printf("%" PRId64 ", eps=%s, momentum=%s, affine=%s, bias=%s, track_running_stats=%s", self->num_features,
                         py_float_text(self->eps), py_float_text(self->momentum), nn_truth(self->weight != NULL), nn_truth(self->bias != NULL),
                         nn_truth(has_statistics(self)));
}

static void set_statistics(nn_instance_norm2d *self)
{
    mx_set(&self->running_mean, mx_zeros(MX_FLOAT32, self->num_features));
    mx_set(&self->running_var, mx_ones(MX_FLOAT32, self->num_features));
    mx_set(&self->num_batches_tracked, mx_zeros(MX_INT64));
}

static void reset(nn_module *module)
{
    nn_instance_norm2d *self = (nn_instance_norm2d *)module;
    if (has_statistics(self))
        set_statistics(self);
    if (self->weight != NULL)
        nn_init_ones(self->weight);
    if (self->bias != NULL)
        nn_init_zeros(self->bias);
}

static const nn_field fields[] = {NN_PARAMETER(nn_instance_norm2d, weight), NN_PARAMETER(nn_instance_norm2d, bias),
                                  NN_BUFFER(nn_instance_norm2d, running_mean), NN_BUFFER(nn_instance_norm2d, running_var),
                                  NN_BUFFER(nn_instance_norm2d, num_batches_tracked)};
const nn_class nn_instance_norm2d_class = {.name = "InstanceNorm2d",
                                           .size = sizeof(nn_instance_norm2d),
                                           .fields = fields,
                                           .field_count = 5,
                                           .forward = forward,
                                           .describe = describe,
                                           .reset = reset};

nn_instance_norm2d *nn_instance_norm2d_init_with(nn_instance_norm2d *self, int64_t features, nn_instance_norm_options options)
{
    nn_module_init(&self->base, &nn_instance_norm2d_class);
    self->num_features = features;
    self->eps = nn_real_or(options.eps, 1e-5);
    self->momentum = nn_real_or(options.momentum, 0.1);
    if (options.affine) {
        t2m_set(&self->weight, nn_param_new(mx_ones(MX_FLOAT32, features)));
        t2m_set(&self->bias, nn_param_new(mx_zeros(MX_FLOAT32, features)));
    }
    if (options.track_running_stats)
        set_statistics(self);
    return self;
}
