/* BatchNorm: normalises each channel by the batch in training, by running statistics otherwise. The running
 * variance is the unbiased one, as PyTorch keeps it. */
#include "call.h"
#include "statistics.h"
#include "mlx/c/t2m_ext_nn.h"
#include "t2m/nn_init.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

#include <inttypes.h>

static void update_running(nn_batch_norm *self, mx_array mean, mx_array variance, int64_t count)
{
    mx_update(&self->num_batches_tracked, mx_add(self->num_batches_tracked, 1));
    mx_array factor = self->cumulative || self->gathers ? mx_rdiv(mx_astype(self->num_batches_tracked, MX_FLOAT32), 1.0)
                                       : mx_tensor_float(self->momentum);
    nn_follow_statistics(&self->running_mean, mean, factor);
    nn_follow_statistics(&self->running_var, mx_mul(variance, (double)count / (double)(count - 1)), factor);
}

static mx_array value_or_none(const nn_param *param)
{
    return param == NULL ? MX_NONE : param->value;
}

static mx_array by_the_batch(nn_batch_norm *self, mx_array x)
{
    int64_t count = mx_numel(x) / mx_dim(x, 1);
    if (count <= 1 && self->base.training)
        py_raise(PY_VALUE_ERROR, "Expected more than 1 value per channel when training, got input size %s", py_text(mx_dims_text(mx_shape(x))));
    mx_array mean = mlx_array_new(), variance = mlx_array_new();
    NN_RESULT(result, t2m_ext_batch_norm(&result, &mean, &variance, x, value_or_none(self->weight), value_or_none(self->bias), 1, self->eps,
                                         nn_stream()));
    mx_autorelease(mean);
    mx_autorelease(variance);
    if (self->base.training && !mx_is_none(self->running_mean))
        update_running(self, mean, variance, count);
    return result;
}

mx_array nn_batch_norm_of(mx_array x, mx_array weight, mx_array bias, double eps)
{
    NN_IN_FLOAT(x, nn_batch_norm_of(x, weight, bias, eps));
    mx_array mean = mlx_array_new(), variance = mlx_array_new();
    NN_RESULT(result, t2m_ext_batch_norm(&result, &mean, &variance, x, weight, bias, 1, eps, nn_stream()));
    mx_autorelease(mean);
    mx_autorelease(variance);
    return result;
}

static mx_array normalise(nn_batch_norm *self, mx_array x)
{
    NN_IN_FLOAT(x, normalise(self, x));
    int64_t ndim = mx_ndim(x);
    if (self->base.training || mx_is_none(self->running_mean))
        return by_the_batch(self, x);
    mx_array centered = mx_sub_array(x, nn_per_channel(self->running_mean, ndim));
    mx_array scale = mx_rsqrt(mx_add(nn_per_channel(self->running_var, ndim), self->eps));
    if (self->weight != NULL)
        scale = mx_mul_array(scale, nn_per_channel(self->weight->value, ndim));
    mx_array result = mx_mul_array(centered, scale);
    return self->bias == NULL ? result : mx_add_array(result, nn_per_channel(self->bias->value, ndim));
}

static void require_input(const nn_batch_norm *self, mx_array x, bool image)
{
    int64_t ndim = mx_ndim(x);
    if (image && ndim != 4)
        py_raise(PY_VALUE_ERROR, "expected 4D input (got %" PRId64 "D input)", ndim);
    if (!image && ndim != 2 && ndim != 3)
        py_raise(PY_VALUE_ERROR, "expected 2D or 3D input (got %" PRId64 "D input)", ndim);
    if (mx_dim(x, 1) != self->num_features)
        py_raise(PY_RUNTIME_ERROR, "running_mean should contain %" PRId64 " elements not %" PRId64,
                 mx_dim(x, 1), self->num_features);
}

mx_array nn_batch_norm1d_forward(nn_batch_norm *self, mx_array x)
{
    require_input(self, x, false);
    return normalise(self, x);
}

mx_array nn_batch_norm2d_forward(nn_batch_norm *self, mx_array x)
{
    require_input(self, x, true);
    return normalise(self, x);
}

static mx_array forward1d(nn_module *self, mx_array x)
{
    return nn_batch_norm1d_forward((nn_batch_norm *)self, x);
}

static mx_array forward2d(nn_module *self, mx_array x)
{
    return nn_batch_norm2d_forward((nn_batch_norm *)self, x);
}

static py_str describe(const nn_module *module)
{
    const nn_batch_norm *self = (const nn_batch_norm *)module;
    return py_str_printf("%" PRId64 ", eps=%s, momentum=%s, affine=%s, bias=%s, track_running_stats=%s",
                         self->num_features, py_float_text(self->eps),
                         self->cumulative ? "None" : py_float_text(self->momentum),
                         nn_truth(self->weight != NULL), nn_truth(self->bias != NULL),
                         nn_truth(!mx_is_none(self->running_mean)));
}

static void reset_running(nn_batch_norm *self)
{
    if (mx_is_none(self->running_mean))
        return;
    mx_set(&self->running_mean, mx_zeros(MX_FLOAT32, self->num_features));
    mx_set(&self->running_var, mx_ones(MX_FLOAT32, self->num_features));
    mx_set(&self->num_batches_tracked, mx_zeros(MX_INT64));
}

static void reset(nn_module *module)
{
    nn_batch_norm *self = (nn_batch_norm *)module;
    reset_running(self);
    if (self->weight != NULL)
        nn_init_ones(self->weight);
    if (self->bias != NULL)
        nn_init_zeros(self->bias);
}

static const nn_field fields[] = {NN_PARAMETER(nn_batch_norm, weight), NN_PARAMETER(nn_batch_norm, bias),
                                  NN_BUFFER(nn_batch_norm, running_mean),
                                  NN_BUFFER(nn_batch_norm, running_var),
                                  NN_BUFFER(nn_batch_norm, num_batches_tracked)};
const nn_class nn_batch_norm1d_class = {.name = "BatchNorm1d",
                                        .size = sizeof(nn_batch_norm),
                                        .fields = fields,
                                        .field_count = 5,
                                        .forward = forward1d,
                                        .describe = describe,
                                        .reset = reset};
const nn_class nn_batch_norm2d_class = {.name = "BatchNorm2d",
                                        .size = sizeof(nn_batch_norm),
                                        .fields = fields,
                                        .field_count = 5,
                                        .forward = forward2d,
                                        .describe = describe,
                                        .reset = reset};

static nn_batch_norm *init(nn_batch_norm *self, const nn_class *class, int64_t features,
                           nn_batch_norm_options options)
{
    nn_module_init(&self->base, class);
    self->num_features = features;
    self->eps = nn_real_or(options.eps, 1e-5);
    self->momentum = nn_real_or(options.momentum, 0.1);
    self->cumulative = options.cumulative;
    if (nn_switch_on(options.affine, true)) {
        t2m_set(&self->weight, nn_param_new(mx_ones(MX_FLOAT32, features)));
        t2m_set(&self->bias, nn_param_new(mx_zeros(MX_FLOAT32, features)));
    }
    if (nn_switch_on(options.track_running_stats, true)) {
        mx_set(&self->running_mean, mx_zeros(MX_FLOAT32, features));
        mx_set(&self->running_var, mx_ones(MX_FLOAT32, features));
        mx_set(&self->num_batches_tracked, mx_zeros(MX_INT64));
    }
    return self;
}

nn_batch_norm *nn_batch_norm1d_init_with(nn_batch_norm *self, int64_t features, nn_batch_norm_options options)
{
    return init(self, &nn_batch_norm1d_class, features, options);
}

nn_batch_norm *nn_batch_norm2d_init_with(nn_batch_norm *self, int64_t features, nn_batch_norm_options options)
{
    return init(self, &nn_batch_norm2d_class, features, options);
}

bool nn_gather_statistics(void *model, bool gathers)
{
    py_list *modules = nn_modules(model);
    bool any = false;
    for (int64_t i = 0; i < modules->length; i++) {
        nn_module *module = modules->items[i].o;
        if (module->class->describe != describe)
            continue;
        nn_batch_norm *norm = (nn_batch_norm *)module;
        norm->gathers = gathers;
        if (gathers)
            reset_running(norm);
        any = true;
    }
    return any;
}
