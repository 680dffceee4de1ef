/* Pooling over the last two dims. */
#include "call.h"
#include "mlx/c/t2m_ext_nn.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"

#include <inttypes.h>

/* Pairs as mlx-c takes them; {0, 0} is the fallback. */
typedef struct ints {
    int at[2];
} ints;

static ints pair(nn_2d value, nn_2d fallback)
{
    nn_2d chosen = value.h == 0 && value.w == 0 ? fallback : value;
    return (ints){{(int)chosen.h, (int)chosen.w}};
}

static void require_image(mx_array x, const char *function)
{
    if (mx_ndim(x) != 3 && mx_ndim(x) != 4)
        py_raise(PY_RUNTIME_ERROR, "%s: Expected 3D or 4D (batch mode) tensor, but got input of size: %s",
                 function, py_text(py_list_repr(mx_dims_list(mx_shape(x)))));
}

mx_array nn_max_pool2d_with(mx_array x, nn_2d kernel, nn_pool2d_options options)
{
    require_image(x, "max_pool2d()");
    ints size = pair(kernel, kernel), stride = pair(options.stride, kernel),
         padding = pair(options.padding, options.padding), dilation = pair(options.dilation, NN_2D(1, 1));
    NN_RESULT(result, t2m_ext_max_pool2d(&result, NULL, x, size.at, stride.at, padding.at, dilation.at,
                                         options.ceil_mode, nn_stream()));
    return nn_piecewise(result, x);
}

nn_2d nn_2d_of(mx_dims sizes)
{
    if (sizes.count != 1 && sizes.count != 2)
        py_raise(PY_RUNTIME_ERROR, "an int or a pair of ints is needed, not %d sizes", sizes.count);
    return NN_2D(sizes.at[0], sizes.at[sizes.count - 1]);
}

mx_array nn_avg_pool2d_with(mx_array x, nn_2d kernel, nn_pool2d_options options)
{
    require_image(x, "avg_pool2d()");
    ints size = pair(kernel, kernel), stride = pair(options.stride, kernel),
         padding = pair(options.padding, options.padding);
    NN_RESULT(result, t2m_ext_avg_pool2d(&result, x, size.at, stride.at, padding.at, options.ceil_mode,
                                         nn_switch_on(options.count_include_pad, true), 0, nn_stream()));
    return nn_piecewise(result, x);
}

mx_array nn_adaptive_avg_pool2d_of(mx_array x, nn_2d output)
{
    require_image(x, "adaptive_avg_pool2d()");
    ints size = pair(output, output);
    NN_RESULT(result, t2m_ext_adaptive_avg_pool2d(&result, x, size.at, nn_stream()));
    return nn_piecewise(result, x);
}

/* ---- one dimension: images of height 1 */

static nn_2d flat_pair(int64_t width, int64_t otherwise, int64_t height)
{
    return NN_2D(height, width == 0 ? otherwise : width);
}

static nn_pool2d_options flat_options(int64_t kernel, nn_pool1d_options o)
{
    return (nn_pool2d_options){.stride = flat_pair(o.stride, kernel, 1),
                               .padding = NN_2D(0, o.padding),
                               .dilation = flat_pair(o.dilation, 1, 1),
                               .ceil_mode = o.ceil_mode,
                               .count_include_pad = o.count_include_pad};
}

mx_array nn_max_pool1d_with(mx_array x, int64_t kernel, nn_pool1d_options options)
{
    mx_array image = mx_unsqueeze(x, -2);
    return mx_squeeze_dim(nn_max_pool2d_with(image, NN_2D(1, kernel), flat_options(kernel, options)), -2);
}

mx_array nn_avg_pool1d_with(mx_array x, int64_t kernel, nn_pool1d_options options)
{
    mx_array image = mx_unsqueeze(x, -2);
    return mx_squeeze_dim(nn_avg_pool2d_with(image, NN_2D(1, kernel), flat_options(kernel, options)), -2);
}

/* ---- layers */

static nn_pool2d *init(nn_pool2d *self, const nn_class *class, nn_2d kernel, nn_pool2d_options options)
{
    nn_module_init(&self->base, class);
    self->kernel_size = kernel;
    self->options = options;
    return self;
}

/* A pair of equal sizes prints as one number. */
static void add_size(py_builder *out, const char *name, nn_2d size)
{
    if (size.h == size.w)
        py_builder_printf(out, "%s=%" PRId64, name, size.h);
    else
        py_builder_printf(out, "%s=(%" PRId64 ", %" PRId64 ")", name, size.h, size.w);
}

static py_str describe_pool(const nn_module *module, bool max)
{
    const nn_pool2d *self = (const nn_pool2d *)module;
    ints stride = pair(self->options.stride, self->kernel_size),
         dilation = pair(self->options.dilation, NN_2D(1, 1));
    py_builder out = {0};
    add_size(&out, "kernel_size", self->kernel_size);
    add_size(&out, ", stride", NN_2D(stride.at[0], stride.at[1]));
    add_size(&out, ", padding", self->options.padding);
    if (max) {
        add_size(&out, ", dilation", NN_2D(dilation.at[0], dilation.at[1]));
        py_builder_printf(&out, ", ceil_mode=%s", nn_truth(self->options.ceil_mode));
    }
    return py_builder_take(&out);
}

static py_str describe_max(const nn_module *self)
{
    return describe_pool(self, true);
}

static py_str describe_avg(const nn_module *self)
{
    return describe_pool(self, false);
}

static py_str describe_adaptive(const nn_module *module)
{
    py_builder out = {0};
    add_size(&out, "output_size", ((const nn_pool2d *)module)->kernel_size);
    return py_builder_take(&out);
}

#define POOL(layer, title, text, call)                                                                       \
    static mx_array forward_##layer(nn_module *self, mx_array x)                                             \
    {                                                                                                        \
        return nn_##layer##_forward((nn_pool2d *)self, x);                                                   \
    }                                                                                                        \
    const nn_class nn_##layer##_class = {                                                                    \
        .name = title, .size = sizeof(nn_pool2d), .forward = forward_##layer, .describe = text};             \
    mx_array nn_##layer##_forward(nn_pool2d *self, mx_array x)                                               \
    {                                                                                                        \
        return call;                                                                                         \
    }

POOL(max_pool2d, "MaxPool2d", describe_max, nn_max_pool2d_with(x, self->kernel_size, self->options))
POOL(avg_pool2d, "AvgPool2d", describe_avg, nn_avg_pool2d_with(x, self->kernel_size, self->options))
POOL(adaptive_avg_pool2d, "AdaptiveAvgPool2d", describe_adaptive,
     nn_adaptive_avg_pool2d_of(x, self->kernel_size))

nn_pool2d *nn_max_pool2d_init_with(nn_pool2d *self, nn_2d kernel, nn_pool2d_options options)
{
    return init(self, &nn_max_pool2d_class, kernel, options);
}

nn_pool2d *nn_avg_pool2d_init_with(nn_pool2d *self, nn_2d kernel, nn_pool2d_options options)
{
    return init(self, &nn_avg_pool2d_class, kernel, options);
}

nn_pool2d *nn_adaptive_avg_pool2d_init(nn_pool2d *self, nn_2d output)
{
    return init(self, &nn_adaptive_avg_pool2d_class, output, (nn_pool2d_options){.unused_ = 0});
}

/* ---- layers of one dimension */

static py_str describe_pool1d(const nn_module *module, bool max)
{
    const nn_pool1d *self = (const nn_pool1d *)module;
    const nn_pool1d_options *o = &self->options;
    int64_t stride = o->stride == 0 ? self->kernel_size : o->stride;
    if (max)
        return py_str_printf("kernel_size=%" PRId64 ", stride=%" PRId64 ", padding=%" PRId64
                             ", dilation=%" PRId64 ", ceil_mode=%s",
                             self->kernel_size, stride, o->padding, o->dilation == 0 ? 1 : o->dilation,
                             nn_truth(o->ceil_mode));
    return py_str_printf("kernel_size=(%" PRId64 ",), stride=(%" PRId64 ",), padding=(%" PRId64 ",)",
                         self->kernel_size, stride, o->padding);
}

static py_str describe_max1d(const nn_module *self)
{
    return describe_pool1d(self, true);
}

static py_str describe_avg1d(const nn_module *self)
{
    return describe_pool1d(self, false);
}

#define POOL1D(layer, title, text)                                                                           \
    static mx_array forward_##layer(nn_module *self, mx_array x)                                             \
    {                                                                                                        \
        return nn_##layer##_forward((nn_pool1d *)self, x);                                                   \
    }                                                                                                        \
    const nn_class nn_##layer##_class = {                                                                    \
        .name = title, .size = sizeof(nn_pool1d), .forward = forward_##layer, .describe = text};             \
    nn_pool1d *nn_##layer##_init_with(nn_pool1d *self, int64_t kernel, nn_pool1d_options options)            \
    {                                                                                                        \
        nn_module_init(&self->base, &nn_##layer##_class);                                                    \
        self->kernel_size = kernel;                                                                          \
        self->options = options;                                                                             \
        return self;                                                                                         \
    }                                                                                                        \
    mx_array nn_##layer##_forward(nn_pool1d *self, mx_array x)                                               \
    {                                                                                                        \
        return nn_##layer##_with(x, self->kernel_size, self->options);                                       \
    }

POOL1D(max_pool1d, "MaxPool1d", describe_max1d)
POOL1D(avg_pool1d, "AvgPool1d", describe_avg1d)
