/* LayerNorm, RMSNorm, GroupNorm, and normalize. */
#include "call.h"
#include "mlx/c/fast.h"
#include "t2m/nn_init.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

#include <float.h>
#include <inttypes.h>

/* x with its last `dims` dims made one. */
static mx_array merge_last(mx_array x, int64_t dims)
{
    return dims == 1 ? x : mx_flatten(x, -dims, -1);
}

static mx_array flat(mx_array weight)
{
    return mx_is_none(weight) || mx_ndim(weight) == 1 ? weight : mx_reshape(weight, -1);
}

mx_array nn_layer_norm_of(mx_array x, int64_t dims, mx_array weight, mx_array bias, double eps)
{
    NN_IN_FLOAT(x, nn_layer_norm_of(x, dims, weight, bias, eps));
    NN_RESULT(result, mlx_fast_layer_norm(&result, merge_last(x, dims), flat(weight), flat(bias), (float)eps,
                                          nn_stream()));
    return dims == 1 ? result : mx_reshape_dims(result, mx_shape(x));
}

mx_array nn_rms_norm_of(mx_array x, int64_t dims, mx_array weight, double eps)
{
    NN_IN_FLOAT(x, nn_rms_norm_of(x, dims, weight, eps));
    NN_RESULT(result, mlx_fast_rms_norm(&result, merge_last(x, dims), flat(weight), (float)eps, nn_stream()));
    return dims == 1 ? result : mx_reshape_dims(result, mx_shape(x));
}

mx_array nn_group_norm_of(mx_array x, int64_t groups, mx_array weight, mx_array bias, double eps)
{
    NN_IN_FLOAT(x, nn_group_norm_of(x, groups, weight, bias, eps));
    mx_dims shape = mx_shape(x);
    if (shape.count < 2 || shape.at[1] % groups != 0)
        py_raise(PY_RUNTIME_ERROR,
                 "Expected number of channels in input to be divisible by num_groups, but got input of shape "
                 "%s and "
                 "num_groups=%" PRId64,
                 py_text(py_list_repr(mx_dims_list(shape))), groups);
    mx_array rows = mx_reshape(x, shape.at[0], groups, -1);
    mx_array result = mx_reshape_dims(nn_layer_norm_of(rows, 1, MX_NONE, MX_NONE, eps), shape);
    mx_dims channel = {.count = shape.count - 1};
    for (int i = 0; i < channel.count; i++)
        channel.at[i] = i == 0 ? shape.at[1] : 1;
    if (!mx_is_none(weight))
        result = mx_mul_array(result, mx_reshape_dims(weight, channel));
    return mx_is_none(bias) ? result : mx_add_array(result, mx_reshape_dims(bias, channel));
}

mx_array nn_instance_norm_of(mx_array x, mx_array weight, mx_array bias, double eps)
{
    return nn_group_norm_of(x, mx_dim(x, 1), weight, bias, eps);
}

mx_array nn_cosine_similarity(mx_array a, mx_array b, int64_t dim, double eps)
{
    mx_array sizes = mx_mul_array(mx_clamp(mx_norm_dim(a, dim), .min = NN_REAL(eps)),
                                  mx_clamp(mx_norm_dim(b, dim), .min = NN_REAL(eps)));
    return mx_div_array(mx_sum_dim(mx_mul_array(a, b), dim), sizes);
}

mx_array nn_pairwise_distance(mx_array a, mx_array b, double eps)
{
    return mx_norm_dim(mx_add(mx_sub_array(a, b), eps), -1);
}

mx_array nn_normalize(mx_array x, int64_t dim, double eps)
{
    mx_array norm = mx_clamp(mx_norm_dim(x, dim, .keepdim = true), .min = NN_REAL(eps));
    return mx_div_array(x, norm);
}

/* ---- LayerNorm and RMSNorm */

static void require_shape(const nn_layer_norm *self, mx_array x)
{
    mx_dims shape = mx_shape(x), own = self->normalized_shape;
    bool fits = shape.count >= own.count;
    for (int i = 1; fits && i <= own.count; i++)
        fits = shape.at[shape.count - i] == own.at[own.count - i];
    if (!fits)
        py_raise(PY_RUNTIME_ERROR,
                 "Given normalized_shape=%s, expected input with shape [*, ...] ending in it, but got input "
                 "of size%s",
                 py_text(py_list_repr(mx_dims_list(own))), py_text(py_list_repr(mx_dims_list(shape))));
}

static mx_array forward_layer_norm(nn_module *self, mx_array x)
{
    return nn_layer_norm_forward((nn_layer_norm *)self, x);
}

static mx_array forward_rms_norm(nn_module *self, mx_array x)
{
    return nn_rms_norm_forward((nn_layer_norm *)self, x);
}

/* "(64,), eps=1e-05, elementwise_affine=True", with eps=None for RMSNorm's default */
static py_str describe_layer_norm(const nn_module *module)
{
    const nn_layer_norm *self = (const nn_layer_norm *)module;
    py_builder out = {0};
    py_builder_text(&out, "(");
    for (int i = 0; i < self->normalized_shape.count; i++)
        py_builder_printf(&out, i == 0 ? "%" PRId64 : ", %" PRId64, self->normalized_shape.at[i]);
    py_builder_printf(
        &out, "%s), eps=%s, elementwise_affine=%s", self->normalized_shape.count == 1 ? "," : "",
        self->eps == FLT_EPSILON ? "None" : py_float_text(self->eps), nn_truth(self->weight != NULL));
    if (nn_is(module, &nn_layer_norm_class))
        py_builder_printf(&out, ", bias=%s", nn_truth(self->bias != NULL));
    return py_builder_take(&out);
}

static void reset_affine(nn_module *self)
{
    nn_param *weight = nn_find_parameter(self, "weight"), *bias = nn_find_parameter(self, "bias");
    if (weight != NULL)
        nn_init_ones(weight);
    if (bias != NULL)
        nn_init_zeros(bias);
}

static const nn_field layer_norm_fields[] = {NN_PARAMETER(nn_layer_norm, weight),
                                             NN_PARAMETER(nn_layer_norm, bias)};
const nn_class nn_layer_norm_class = {.name = "LayerNorm",
                                      .size = sizeof(nn_layer_norm),
                                      .fields = layer_norm_fields,
                                      .field_count = 2,
                                      .forward = forward_layer_norm,
                                      .describe = describe_layer_norm,
                                      .reset = reset_affine};
const nn_class nn_rms_norm_class = {.name = "RMSNorm",
                                    .size = sizeof(nn_layer_norm),
                                    .fields = layer_norm_fields,
                                    .field_count = 2,
                                    .forward = forward_rms_norm,
                                    .describe = describe_layer_norm,
                                    .reset = reset_affine};

static nn_layer_norm *init(nn_layer_norm *self, const nn_class *class, mx_dims shape, nn_norm_options options,
                           double eps, bool with_bias)
{
    nn_module_init(&self->base, class);
    self->normalized_shape = shape;
    self->eps = nn_real_or(options.eps, eps);
    if (nn_switch_on(options.elementwise_affine, true)) {
        t2m_set(&self->weight, nn_param_new(mx_ones_dims(MX_FLOAT32, shape)));
        if (with_bias && nn_switch_on(options.bias, true))
            t2m_set(&self->bias, nn_param_new(mx_zeros_dims(MX_FLOAT32, shape)));
    }
    return self;
}

nn_layer_norm *nn_layer_norm_init_with(nn_layer_norm *self, mx_dims shape, nn_norm_options options)
{
    return init(self, &nn_layer_norm_class, shape, options, 1e-5, true);
}

nn_layer_norm *nn_rms_norm_init_with(nn_layer_norm *self, mx_dims shape, nn_norm_options options)
{
    return init(self, &nn_rms_norm_class, shape, options, FLT_EPSILON, false);
}

mx_array nn_layer_norm_forward(nn_layer_norm *self, mx_array x)
{
    require_shape(self, x);
    return nn_layer_norm_of(x, self->normalized_shape.count, nn_param_value(self->weight),
                            nn_param_value(self->bias), self->eps);
}

mx_array nn_rms_norm_forward(nn_layer_norm *self, mx_array x)
{
    require_shape(self, x);
    return nn_rms_norm_of(x, self->normalized_shape.count, nn_param_value(self->weight), self->eps);
}

/* ---- GroupNorm */

static mx_array forward_group_norm(nn_module *self, mx_array x)
{
    return nn_group_norm_forward((nn_group_norm *)self, x);
}

static py_str describe_group_norm(const nn_module *module)
{
    const nn_group_norm *self = (const nn_group_norm *)module;
    return py_str_printf("%" PRId64 ", %" PRId64 ", eps=%s, affine=%s, bias=%s", self->num_groups,
                         self->num_channels, py_float_text(self->eps), nn_truth(self->weight != NULL),
                         nn_truth(self->bias != NULL));
}

static const nn_field group_norm_fields[] = {NN_PARAMETER(nn_group_norm, weight),
                                             NN_PARAMETER(nn_group_norm, bias)};
const nn_class nn_group_norm_class = {.name = "GroupNorm",
                                      .size = sizeof(nn_group_norm),
                                      .fields = group_norm_fields,
                                      .field_count = 2,
                                      .forward = forward_group_norm,
                                      .describe = describe_group_norm,
                                      .reset = reset_affine};

nn_group_norm *nn_group_norm_init_with(nn_group_norm *self, int64_t groups, int64_t channels,
                                       nn_norm_options options)
{
    if (groups <= 0 || channels % groups != 0)
        py_raise(PY_VALUE_ERROR, "num_channels (%" PRId64 ") must be divisible by num_groups (%" PRId64 ")",
                 channels, groups);
    nn_module_init(&self->base, &nn_group_norm_class);
    self->num_groups = groups;
    self->num_channels = channels;
    self->eps = nn_real_or(options.eps, 1e-5);
    if (nn_switch_on(options.elementwise_affine, true)) {
        t2m_set(&self->weight, nn_param_new(mx_ones(MX_FLOAT32, channels)));
        t2m_set(&self->bias, nn_param_new(mx_zeros(MX_FLOAT32, channels)));
    }
    return self;
}

mx_array nn_group_norm_forward(nn_group_norm *self, mx_array x)
{
    return nn_group_norm_of(x, self->num_groups, nn_param_value(self->weight), nn_param_value(self->bias),
                            self->eps);
}
