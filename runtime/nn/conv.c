/* Convolutions. The user sees PyTorch's layouts, (N, C, H, W) and (O, C, kh, kw); mlx-c wants the channels
 * last, which transposed views give for nothing. */
#include "call.h"
#include "mlx/c/t2m_ext_nn.h"
#include "t2m/nn_init.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static int64_t or_one(int64_t value)
{
    return value == 0 ? 1 : value;
}

static nn_2d pair_or_one(nn_2d pair)
{
    return pair.h == 0 && pair.w == 0 ? NN_2D(1, 1) : pair;
}

/* Input without batch is a batch of one. */
static mx_array batched(mx_array x, int64_t ndim, const char *function)
{
    if (mx_ndim(x) == ndim - 1)
        return mx_unsqueeze(x, 0);
    if (mx_ndim(x) != ndim)
        py_raise(PY_RUNTIME_ERROR,
                 "Expected %" PRId64 "D (unbatched) or %" PRId64
                 "D (batched) input to %s, but got input of size: %s",
                 ndim - 1, ndim, function, py_text(py_list_repr(mx_dims_list(mx_shape(x)))));
    return x;
}

static void require_channels(mx_array x, mx_array weight, int64_t groups, bool transposed)
{
    int64_t given = mx_dim(x, 1), wanted = transposed ? mx_dim(weight, 0) : mx_dim(weight, 1) * groups;
    if (given != wanted)
        py_raise(PY_RUNTIME_ERROR,
                 "Given groups=%" PRId64 ", weight of size %s, expected input%s to have %" PRId64
                 " channels, but got %" PRId64 " channels instead",
                 groups, py_text(py_list_repr(mx_dims_list(mx_shape(weight)))),
                 py_text(py_list_repr(mx_dims_list(mx_shape(x)))), wanted, given);
}

/* ---- one dimension */

static mx_array conv1d(mx_array x, mx_array weight, mx_array bias, nn_conv1d_options options)
{
    x = mx_autocast_low(x);
    weight = mx_autocast_low(weight);
    bias = mx_autocast_low(bias);
    mx_array input = batched(x, 3, "conv1d");
    int64_t groups = or_one(options.groups);
    require_channels(input, weight, groups, false);
    if (options.same || options.padding_mode != NULL) {
        int64_t whole = options.same ? or_one(options.dilation) * (mx_dim(weight, 2) - 1) : 2 * options.padding, left = whole / 2;
        input = mx_pad(input, MX_DIMS(left, whole - left), options.padding_mode != NULL ? options.padding_mode : "constant", 0);
        options.padding = 0;
    }
    NN_RESULT(result, mlx_conv1d(&result, mx_transpose(input, 1, 2), mx_transpose(weight, 1, 2),
                                 (int)or_one(options.stride), (int)options.padding,
                                 (int)or_one(options.dilation), (int)groups, nn_stream()));
    if (!mx_is_none(bias))
        result = mx_add_array(result, bias);
    result = mx_transpose(result, 1, 2);
    return mx_ndim(x) == 2 ? mx_squeeze_dim(result, 0) : result;
}

mx_array nn_conv1d_with(mx_array x, mx_array weight, mx_array bias, nn_conv1d_options options)
{
    NN_RETURN_ONLY(conv1d(x, weight, bias, options));
}

/* ---- two dimensions */

/* padding='same': half the overlap on each side, the odd one at the end, as explicit zeros where sides
 * differ. */
static mx_array pad_same(mx_array x, mx_array weight, nn_2d dilation, nn_2d *padding)
{
    int64_t h = dilation.h * (mx_dim(weight, 2) - 1), w = dilation.w * (mx_dim(weight, 3) - 1);
    *padding = NN_2D(h / 2, w / 2);
    if (h % 2 == 0 && w % 2 == 0)
        return x;
    return mx_pad(x, MX_DIMS(0, w % 2, 0, h % 2), "constant", 0);
}

static mx_array conv2d(mx_array x, mx_array weight, mx_array bias, nn_conv2d_options options)
{
    x = mx_autocast_low(x);
    weight = mx_autocast_low(weight);
    bias = mx_autocast_low(bias);
    mx_array input = batched(x, 4, "conv2d");
    int64_t groups = or_one(options.groups);
    require_channels(input, weight, groups, false);
    nn_2d stride = pair_or_one(options.stride), dilation = pair_or_one(options.dilation),
          padding = options.padding;
    if (options.padding_mode != NULL) {
        nn_2d whole = options.same ? NN_2D(dilation.h * (mx_dim(weight, 2) - 1), dilation.w * (mx_dim(weight, 3) - 1)) : NN_2D(2 * padding.h, 2 * padding.w);
        input = mx_pad(input, MX_DIMS(whole.w / 2, whole.w - whole.w / 2, whole.h / 2, whole.h - whole.h / 2), options.padding_mode, 0);
        padding = NN_2D(0, 0);
    } else if (options.same) {
        input = pad_same(input, weight, dilation, &padding);
    }
    mx_array last = mx_permute(input, 0, 2, 3, 1), kernel = mx_permute(weight, 0, 2, 3, 1);
    bool fused = !mx_is_none(bias) && mx_dtype_of(bias) == mx_dtype_of(input) && mx_dtype_of(weight) == mx_dtype_of(input);
    const int steps[] = {(int)stride.h, (int)stride.w}, pads[] = {(int)padding.h, (int)padding.w};
    const int spread[] = {(int)dilation.h, (int)dilation.w};
    NN_RESULT(result, fused ? t2m_ext_conv2d_bias(&result, last, kernel, bias, steps, pads, spread, (int)groups,
                                                  nn_stream())
                            : mlx_conv2d(&result, last, kernel, steps[0], steps[1], pads[0], pads[1], spread[0],
                                         spread[1], (int)groups, nn_stream()));
    if (!fused && !mx_is_none(bias))
        result = mx_add_array(result, bias);
    result = mx_permute(result, 0, 3, 1, 2);
    return mx_ndim(x) == 3 ? mx_squeeze_dim(result, 0) : result;
}

mx_array nn_conv2d_with(mx_array x, mx_array weight, mx_array bias, nn_conv2d_options options)
{
    NN_RETURN_ONLY(conv2d(x, weight, bias, options));
}

/* (C, O/g, kh, kw) to mlx's (O, kh, kw, C/g): the groups stand before both. */
static mx_array transposed_weight(mx_array weight, int64_t groups)
{
    if (groups == 1)
        return mx_permute(weight, 1, 2, 3, 0);
    mx_dims s = mx_shape(weight);
    mx_array split = mx_reshape(weight, groups, s.at[0] / groups, s.at[1], s.at[2], s.at[3]);
    return mx_reshape(mx_permute(split, 0, 2, 3, 4, 1), groups * s.at[1], s.at[2], s.at[3], s.at[0] / groups);
}

static mx_array conv_transpose2d(mx_array x, mx_array weight, mx_array bias, nn_conv2d_options options)
{
    x = mx_autocast_low(x);
    weight = mx_autocast_low(weight);
    bias = mx_autocast_low(bias);
    mx_array input = batched(x, 4, "conv_transpose2d");
    int64_t groups = or_one(options.groups);
    require_channels(input, weight, groups, true);
    nn_2d stride = pair_or_one(options.stride), dilation = pair_or_one(options.dilation);
    NN_RESULT(result, mlx_conv_transpose2d(&result, mx_permute(input, 0, 2, 3, 1),
                                           transposed_weight(weight, groups), (int)stride.h, (int)stride.w,
                                           (int)options.padding.h, (int)options.padding.w, (int)dilation.h,
                                           (int)dilation.w, (int)options.output_padding.h,
                                           (int)options.output_padding.w, (int)groups, nn_stream()));
    if (!mx_is_none(bias))
        result = mx_add_array(result, bias);
    result = mx_permute(result, 0, 3, 1, 2);
    return mx_ndim(x) == 3 ? mx_squeeze_dim(result, 0) : result;
}

mx_array nn_conv_transpose2d_with(mx_array x, mx_array weight, mx_array bias, nn_conv2d_options options)
{
    NN_RETURN_ONLY(conv_transpose2d(x, weight, bias, options));
}

/* ---- layers */

/* The weight, then the bias: both uniform within 1 / sqrt(fan in). */
static void draw_parameters(nn_param *weight, nn_param *bias)
{
    nn_init_kaiming_uniform(weight, .a = sqrt(5));
    if (bias == NULL)
        return;
    double fan_in = (double)mx_numel(weight->value) / (double)mx_dim(weight->value, 0);
    nn_init_uniform(bias, -1 / sqrt(fan_in), 1 / sqrt(fan_in));
}

static void make_parameters(nn_param **weight, nn_param **bias, mx_dims shape, int64_t out, bool with_bias)
{
    t2m_set(weight, nn_param_new(mx_zeros_dims(MX_FLOAT32, shape)));
    if (with_bias)
        t2m_set(bias, nn_param_new(mx_zeros(MX_FLOAT32, out)));
}

static void require_groups(int64_t in, int64_t out, int64_t groups)
{
    if (groups <= 0)
        py_raise(PY_VALUE_ERROR, "groups must be a positive integer");
    if (in % groups != 0)
        py_raise(PY_VALUE_ERROR, "in_channels must be divisible by groups");
    if (out % groups != 0)
        py_raise(PY_VALUE_ERROR, "out_channels must be divisible by groups");
}

/* NULL of "zeros"; the text is kept as long as the program runs. */
static const char *padding_mode_of(const char *name)
{
    static const char *const modes[] = {"reflect", "replicate", "circular"};
    if (name == NULL || strcmp(name, "zeros") == 0)
        return NULL;
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (strcmp(name, modes[i]) == 0)
            return modes[i];
    py_raise(PY_VALUE_ERROR, "padding_mode must be one of {'circular', 'reflect', 'replicate', 'zeros'}, but got padding_mode='%s'", name);
}

/* padding='same' or 'valid' */
static bool is_same(const char *name, bool is_strided)
{
    if (name == NULL || strcmp(name, "valid") == 0)
        return false;
    if (strcmp(name, "same") != 0)
        py_raise(PY_VALUE_ERROR, "Invalid padding string '%s', should be one of {'valid', 'same'}", name);
    if (is_strided)
        py_raise(PY_VALUE_ERROR, "padding='same' is not supported for strided convolutions");
    return true;
}

static mx_array forward_conv1d(nn_module *self, mx_array x)
{
    return nn_conv1d_forward((nn_conv1d *)self, x);
}

static py_str describe_conv1d(const nn_module *module)
{
    const nn_conv1d *self = (const nn_conv1d *)module;
    py_builder out = {0};
    py_builder_printf(&out, "%" PRId64 ", %" PRId64 ", kernel_size=(%" PRId64 ",), stride=(%" PRId64 ",)",
                      self->in_channels, self->out_channels, self->kernel_size, or_one(self->options.stride));
    if (self->options.same)
        py_builder_text(&out, ", padding=same");
    else if (self->options.padding != 0)
        py_builder_printf(&out, ", padding=(%" PRId64 ",)", self->options.padding);
    if (or_one(self->options.dilation) != 1)
        py_builder_printf(&out, ", dilation=(%" PRId64 ",)", self->options.dilation);
    if (or_one(self->options.groups) != 1)
        py_builder_printf(&out, ", groups=%" PRId64, self->options.groups);
    if (self->bias == NULL)
        py_builder_text(&out, ", bias=False");
    if (self->options.padding_mode != NULL)
        py_builder_printf(&out, ", padding_mode=%s", self->options.padding_mode);
    return py_builder_take(&out);
}

static void reset_conv1d(nn_module *module)
{
    nn_conv1d *self = (nn_conv1d *)module;
    draw_parameters(self->weight, self->bias);
}

static const nn_field conv1d_fields[] = {NN_PARAMETER(nn_conv1d, weight), NN_PARAMETER(nn_conv1d, bias)};
const nn_class nn_conv1d_class = {.name = "Conv1d",
                                  .size = sizeof(nn_conv1d),
                                  .fields = conv1d_fields,
                                  .field_count = 2,
                                  .forward = forward_conv1d,
                                  .describe = describe_conv1d,
                                  .reset = reset_conv1d};

nn_conv1d *nn_conv1d_init_with(nn_conv1d *self, int64_t in, int64_t out, int64_t kernel,
                               nn_conv1d_layer_options options)
{
    int64_t groups = or_one(options.groups);
    require_groups(in, out, groups);
    nn_module_init(&self->base, &nn_conv1d_class);
    self->in_channels = in;
    self->out_channels = out;
    self->kernel_size = kernel;
    self->options = (nn_conv1d_options){
        .stride = or_one(options.stride), .padding = options.padding, .dilation = or_one(options.dilation), .groups = groups,
        .padding_mode = padding_mode_of(options.padding_mode), .same = is_same(options.padding_text, or_one(options.stride) != 1)};
    make_parameters(&self->weight, &self->bias, MX_DIMS(out, in / groups, kernel), out,
                    nn_switch_on(options.bias, true));
    nn_reset_new(&self->base);
    return self;
}

mx_array nn_conv1d_forward(nn_conv1d *self, mx_array x)
{
    nn_normed(self);
    return nn_conv1d_with(x, self->weight->value, nn_param_value(self->bias), self->options);
}

static mx_array forward_conv2d(nn_module *self, mx_array x)
{
    return nn_conv2d_forward((nn_conv2d *)self, x);
}

static mx_array forward_conv_transpose2d(nn_module *self, mx_array x)
{
    return nn_conv_transpose2d_forward((nn_conv2d *)self, x);
}

static void add_pair(py_builder *out, const char *name, nn_2d pair)
{
    py_builder_printf(out, ", %s=(%" PRId64 ", %" PRId64 ")", name, pair.h, pair.w);
}

static py_str describe_conv2d(const nn_module *module)
{
    const nn_conv2d *self = (const nn_conv2d *)module;
    const nn_conv2d_options *o = &self->options;
    py_builder out = {0};
    py_builder_printf(&out, "%" PRId64 ", %" PRId64, self->in_channels, self->out_channels);
    add_pair(&out, "kernel_size", self->kernel_size);
    add_pair(&out, "stride", pair_or_one(o->stride));
    if (o->same)
        py_builder_text(&out, ", padding=same");
    else if (o->padding.h != 0 || o->padding.w != 0)
        add_pair(&out, "padding", o->padding);
    nn_2d dilation = pair_or_one(o->dilation);
    if (dilation.h != 1 || dilation.w != 1)
        add_pair(&out, "dilation", dilation);
    if (o->output_padding.h != 0 || o->output_padding.w != 0)
        add_pair(&out, "output_padding", o->output_padding);
    if (or_one(o->groups) != 1)
        py_builder_printf(&out, ", groups=%" PRId64, o->groups);
    if (self->bias == NULL)
        py_builder_text(&out, ", bias=False");
    if (self->options.padding_mode != NULL)
        py_builder_printf(&out, ", padding_mode=%s", self->options.padding_mode);
    return py_builder_take(&out);
}

static void reset_conv2d(nn_module *module)
{
    nn_conv2d *self = (nn_conv2d *)module;
    draw_parameters(self->weight, self->bias);
}

static const nn_field conv2d_fields[] = {NN_PARAMETER(nn_conv2d, weight), NN_PARAMETER(nn_conv2d, bias)};
const nn_class nn_conv2d_class = {.name = "Conv2d",
                                  .size = sizeof(nn_conv2d),
                                  .fields = conv2d_fields,
                                  .field_count = 2,
                                  .forward = forward_conv2d,
                                  .describe = describe_conv2d,
                                  .reset = reset_conv2d};
const nn_class nn_conv_transpose2d_class = {.name = "ConvTranspose2d",
                                            .size = sizeof(nn_conv2d),
                                            .fields = conv2d_fields,
                                            .field_count = 2,
                                            .forward = forward_conv_transpose2d,
                                            .describe = describe_conv2d,
                                            .reset = reset_conv2d};

static nn_conv2d *init_conv2d(nn_conv2d *self, const nn_class *class, int64_t in, int64_t out, nn_2d kernel,
                              nn_conv2d_layer_options options)
{
    int64_t groups = or_one(options.groups);
    require_groups(in, out, groups);
    nn_module_init(&self->base, class);
    self->in_channels = in;
    self->out_channels = out;
    self->kernel_size = kernel;
    self->options = (nn_conv2d_options){.stride = pair_or_one(options.stride),
                                        .padding = options.padding,
                                        .dilation = pair_or_one(options.dilation),
                                        .groups = groups,
                                        .output_padding = options.output_padding,
                                        .same = options.same,
                                        .padding_mode = padding_mode_of(options.padding_mode)};
    bool transposed = class == &nn_conv_transpose2d_class;
    mx_dims shape = transposed ? MX_DIMS(in, out / groups, kernel.h, kernel.w)
                               : MX_DIMS(out, in / groups, kernel.h, kernel.w);
    make_parameters(&self->weight, &self->bias, shape, out, nn_switch_on(options.bias, true));
    nn_reset_new(&self->base);
    return self;
}

nn_conv2d *nn_conv2d_init_with(nn_conv2d *self, int64_t in, int64_t out, nn_2d kernel,
                               nn_conv2d_layer_options options)
{
    nn_2d stride = pair_or_one(options.stride);
    options.same = is_same(options.same ? "same" : options.padding_text, stride.h != 1 || stride.w != 1);
    return init_conv2d(self, &nn_conv2d_class, in, out, kernel, options);
}

nn_conv2d *nn_conv_transpose2d_init_with(nn_conv2d *self, int64_t in, int64_t out, nn_2d kernel,
                                         nn_conv2d_layer_options options)
{
    return init_conv2d(self, &nn_conv_transpose2d_class, in, out, kernel, options);
}

mx_array nn_conv2d_forward(nn_conv2d *self, mx_array x)
{
    nn_normed(self);
    return nn_conv2d_with(x, self->weight->value, nn_param_value(self->bias), self->options);
}

mx_array nn_conv_transpose2d_forward(nn_conv2d *self, mx_array x)
{
    nn_normed(self);
    return nn_conv_transpose2d_with(x, self->weight->value, nn_param_value(self->bias), self->options);
}
