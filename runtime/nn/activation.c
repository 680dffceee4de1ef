/* Activations: formulas, then one layer for each from a table. */
#include "call.h"
#include "mlx/c/t2m_ext_nn.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ---- formulas */

static mx_array binary(int (*function)(mlx_array *, const mlx_array, const mlx_array, const mlx_stream),
                       mx_array x, mx_array y)
{
    NN_RESULT(result, function(&result, x, y, nn_stream()));
    return result;
}

/* x where it is negative, else 0; gradient 0 at 0 and above. */
static mx_array negative_part(mx_array x)
{
    return mx_where(mx_gt(x, 0), 0.0, x);
}

/* Cut at both bounds, with gradient 0 there and beyond. */
static mx_array cut(mx_array x, double low, double high)
{
    mx_array least = mx_astype(mx_tensor_float(low), mx_dtype_of(x));
    mx_array most = mx_astype(mx_tensor_float(high), mx_dtype_of(x));
    NN_RESULT(result, mlx_clip(&result, x, least, most, nn_stream()));
    return result;
}

mx_array nn_gelu_with(mx_array x, nn_gelu_options options)
{
    NN_IN_FLOAT(x, nn_gelu_with(x, options));
    bool by_tanh = options.approximate != NULL && strcmp(options.approximate, "tanh") == 0;
    if (!by_tanh && options.approximate != NULL && strcmp(options.approximate, "none") != 0)
        py_raise(PY_RUNTIME_ERROR, "approximate argument must be either none or tanh.");
    NN_RESULT(result, t2m_ext_gelu(&result, x, by_tanh, nn_stream()));
    return result;
}

mx_array nn_piecewise(mx_array y, mx_array x)
{
    if (!mx_records_graphs() || !mx_requires_grad(y))
        return y;
    NN_RESULT(result, t2m_ext_piecewise(&result, y, x));
    return result;
}

mx_array nn_leaky_relu_of(mx_array x, double negative_slope)
{
    return nn_piecewise(mx_where_array(mx_gt(x, 0), x, mx_mul(x, negative_slope)), x);
}

mx_array nn_elu_of(mx_array x, double alpha)
{
    NN_IN_FLOAT(x, nn_elu_of(x, alpha));
    return mx_where_array(mx_gt(x, 0), x, mx_mul(mx_expm1(negative_part(x)), alpha));
}

mx_array nn_softplus_of(mx_array x, double beta, double threshold)
{
    NN_IN_FLOAT(x, nn_softplus_of(x, beta, threshold));
    mx_array scaled = mx_mul(x, beta);
    mx_array zero = mx_astype(mx_tensor_float(0), mx_dtype_of(x));
    mx_array smooth = mx_div(binary(mlx_logaddexp, scaled, zero), beta);
    return mx_where_array(mx_gt(scaled, threshold), x, smooth);
}

mx_array nn_hardtanh_of(mx_array x, double low, double high)
{
    return nn_piecewise(cut(x, low, high), x);
}

mx_array nn_relu_of(mx_array x)
{
    return mx_relu(x);
}

mx_array nn_relu6_of(mx_array x)
{
    return nn_piecewise(cut(x, 0, 6), x);
}

mx_array nn_sigmoid_of(mx_array x)
{
    return mx_sigmoid(x);
}

mx_array nn_tanh_of(mx_array x)
{
    return mx_tanh(x);
}

mx_array nn_silu_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_silu_of(x));
    NN_RESULT(result, t2m_ext_silu(&result, x, nn_stream()));
    return result;
}

mx_array nn_mish_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_mish_of(x));
    return mx_mul_array(x, mx_tanh(nn_softplus_of(x, 1, 20)));
}

mx_array nn_selu_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_selu_of(x));
    const double scale = 1.0507009873554804934193349852946, alpha = 1.6732632423543772848170429916717;
    return mx_mul(nn_elu_of(x, alpha), scale);
}

mx_array nn_hardsigmoid_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_hardsigmoid_of(x));
    return mx_div(nn_relu6_of(mx_add(x, 3.0)), 6.0);
}

mx_array nn_hardswish_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_hardswish_of(x));
    return mx_mul_array(x, nn_hardsigmoid_of(x));
}

mx_array nn_logsigmoid_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_logsigmoid_of(x));
    mx_array zero = mx_astype(mx_tensor_float(0), mx_dtype_of(x));
    return mx_neg(binary(mlx_logaddexp, mx_neg(x), zero));
}

mx_array nn_softsign_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_softsign_of(x));
    return mx_div_array(x, mx_add(mx_abs(x), 1.0));
}

mx_array nn_tanhshrink_of(mx_array x)
{
    NN_IN_FLOAT(x, nn_tanhshrink_of(x));
    return mx_sub_array(x, mx_tanh(x));
}

mx_array nn_glu_of(mx_array x, int64_t dim)
{
    NN_IN_FLOAT(x, nn_glu_of(x, dim));
    int64_t size = mx_dim(x, dim);
    if (size % 2 != 0)
        py_raise(PY_RUNTIME_ERROR,
                 "Halving dimension must be even, but dimension %" PRId64 " is size %" PRId64,
                 dim < 0 ? dim + mx_ndim(x) : dim, size);
    py_list *halves = mx_split(x, size / 2, dim);
    return mx_mul_array(py_list_at(halves, 0).a, mx_sigmoid(py_list_at(halves, 1).a));
}

mx_array nn_celu_of(mx_array x, double alpha)
{
    NN_IN_FLOAT(x, nn_celu_of(x, alpha));
    return mx_where_array(mx_gt(x, 0), x, mx_mul(mx_expm1(mx_div(negative_part(x), alpha)), alpha));
}

mx_array nn_threshold_of(mx_array x, double threshold, double value)
{
    return mx_where(mx_gt(x, threshold), x, value);
}

mx_array nn_prelu_of(mx_array x, mx_array weight)
{
    x = mx_autocast_low(x);
    weight = mx_autocast_low(weight);
    if (mx_numel(weight) > 1) {
        mx_dims shape = {.count = (int)mx_ndim(x)};
        for (int i = 0; i < shape.count; i++)
            shape.at[i] = i == 1 ? -1 : 1;
        if (shape.count < 2 || mx_dim(x, 1) != mx_numel(weight))
            py_raise(PY_RUNTIME_ERROR,
                     "Mismatch of parameter numbers and input channel size. Found parameter numbers = "
                     "%" PRId64 " and channel size = %" PRId64 ".",
                     mx_numel(weight), shape.count < 2 ? 1 : mx_dim(x, 1));
        weight = mx_reshape_dims(weight, shape);
    }
    return mx_where_array(mx_gt(x, 0), x, mx_mul_array(x, weight));
}

mx_array nn_softmin_of(mx_array x, int64_t dim)
{
    return mx_softmax(mx_neg(x), dim);
}

static mx_array identity_of(mx_array x)
{
    return x;
}

/* ---- in place: nn.ReLU(inplace=True) changes what it is given. Where nobody looks at that again, nothing of it is ever evaluated. */

mx_array nn_put_back(mx_array x, mx_array y)
{
    if (mx_dtype_of(x) == mx_dtype_of(y) && mx_dims_equal(mx_shape(x), mx_shape(y)))
        mx_assign(x, y);
    return y;
}

mx_array nn_relu_in_place(mx_array x)
{
    return nn_put_back(x, mx_relu(x));
}

mx_array nn_leaky_relu_in_place(mx_array x, double negative_slope)
{
    return nn_put_back(x, nn_leaky_relu_of(x, negative_slope));
}

mx_array nn_elu_in_place(mx_array x, double alpha)
{
    return nn_put_back(x, nn_elu_of(x, alpha));
}

/* ---- layers */

static nn_activation *init(nn_activation *self, const nn_class *class, double a, double b)
{
    nn_module_init(&self->base, class);
    self->a = a;
    self->b = b;
    return self;
}

static nn_activation *inplace(nn_activation *self, nn_inplace_options options)
{
    self->inplace = options.inplace;
    if (options.inplace)
        mx_expect_changes();
    return self;
}

static const char *inplace_text(const nn_module *self, const char *text)
{
    return ((const nn_activation *)self)->inplace ? text : "";
}

/* PyTorch's Hardswish and Hardsigmoid do not show it. */
static py_str describe_inplace(const nn_module *self)
{
    bool shows = self->class != &nn_hardswish_class && self->class != &nn_hardsigmoid_class;
    return py_str_printf("%s", shows ? inplace_text(self, "inplace=True") : "");
}

#define LAYER(layer, title, text, call)                                                                      \
    static mx_array forward_##layer(nn_module *self, mx_array x)                                             \
    {                                                                                                        \
        return nn_##layer##_forward((nn_activation *)self, x);                                               \
    }                                                                                                        \
    const nn_class nn_##layer##_class = {                                                                    \
        .name = title, .size = sizeof(nn_activation), .forward = forward_##layer, .describe = text};         \
    mx_array nn_##layer##_forward(nn_activation *self, mx_array x)                                           \
    {                                                                                                        \
        return self->inplace ? nn_put_back(x, call) : call;                                                  \
    }

#define PLAIN(layer, title)                                                                                  \
    LAYER(layer, #title, describe_inplace, nn_##layer##_of(x))                                                           \
    nn_activation *nn_##layer##_init_with(nn_activation *self, nn_inplace_options options)                   \
    {                                                                                                        \
        return inplace(init(self, &nn_##layer##_class, 0, 0), options);                                      \
    }
NN_PLAIN_ACTIVATIONS(PLAIN)

LAYER(identity, "Identity", NULL, identity_of(x))
nn_activation *nn_identity_init_with(nn_activation *self, nn_inplace_options options)
{
    (void)options;
    return init(self, &nn_identity_class, 0, 0);
}

static py_str describe_gelu(const nn_module *module)
{
    const nn_activation *self = (const nn_activation *)module;
    return py_str_printf("approximate='%s'", self->approximate == NULL ? "none" : self->approximate);
}

static py_str describe_slope(const nn_module *module)
{
    return py_str_printf("negative_slope=%s%s", py_float_text(((const nn_activation *)module)->a), inplace_text(module, ", inplace=True"));
}

static py_str describe_alpha(const nn_module *module)
{
    return py_str_printf("alpha=%s%s", py_float_text(((const nn_activation *)module)->a), inplace_text(module, ", inplace=True"));
}

static py_str describe_softplus(const nn_module *module)
{
    const nn_activation *self = (const nn_activation *)module;
    return py_str_printf("beta=%s, threshold=%s", py_float_text(self->a), py_float_text(self->b));
}

static py_str describe_bounds(const nn_module *module)
{
    const nn_activation *self = (const nn_activation *)module;
    return py_str_printf("min_val=%s, max_val=%s%s", py_float_text(self->a), py_float_text(self->b), inplace_text(module, ", inplace=True"));
}

static py_str describe_dim(const nn_module *module)
{
    double dim = ((const nn_activation *)module)->a;
    return (int64_t)dim == NN_NO_DIM ? PY_STR("dim=None") : py_str_printf("dim=%.0f", dim);
}

/* The dimension of a Softmax; without one PyTorch takes 0 for 0, 1 or 3 dimensions, else 1. */
static int64_t dim_for(const nn_activation *self, mx_array x)
{
    int64_t count = mx_ndim(x);
    return (int64_t)self->a != NN_NO_DIM ? (int64_t)self->a : count == 0 || count == 1 || count == 3 ? 0 : 1;
}

LAYER(gelu, "GELU", describe_gelu, nn_gelu_of(x, .approximate = self->approximate))
LAYER(leaky_relu, "LeakyReLU", describe_slope, nn_leaky_relu_of(x, self->a))
LAYER(elu, "ELU", describe_alpha, nn_elu_of(x, self->a))
LAYER(softplus, "Softplus", describe_softplus, nn_softplus_of(x, self->a, self->b))
LAYER(hardtanh, "Hardtanh", describe_bounds, nn_hardtanh_of(x, self->a, self->b))
LAYER(softmax, "Softmax", describe_dim, mx_softmax(x, dim_for(self, x)))
LAYER(log_softmax, "LogSoftmax", describe_dim, mx_log_softmax(x, dim_for(self, x)))
LAYER(glu, "GLU", describe_dim, nn_glu_of(x, (int64_t)self->a))

nn_activation *nn_gelu_init_with(nn_activation *self, nn_gelu_options options)
{
    init(self, &nn_gelu_class, 0, 0);
    self->approximate = options.approximate;
    return self;
}

nn_activation *nn_leaky_relu_init_with(nn_activation *self, double negative_slope, nn_inplace_options options)
{
    return inplace(init(self, &nn_leaky_relu_class, negative_slope, 0), options);
}

nn_activation *nn_elu_init_with(nn_activation *self, double alpha, nn_inplace_options options)
{
    return inplace(init(self, &nn_elu_class, alpha, 0), options);
}

nn_activation *nn_softplus_init(nn_activation *self, double beta, double threshold)
{
    return init(self, &nn_softplus_class, beta, threshold);
}

nn_activation *nn_hardtanh_init_with(nn_activation *self, double low, double high, nn_inplace_options options)
{
    return inplace(init(self, &nn_hardtanh_class, low, high), options);
}

nn_activation *nn_softmax_init(nn_activation *self, int64_t dim)
{
    return init(self, &nn_softmax_class, (double)dim, 0);
}

nn_activation *nn_log_softmax_init(nn_activation *self, int64_t dim)
{
    return init(self, &nn_log_softmax_class, (double)dim, 0);
}

nn_activation *nn_glu_init(nn_activation *self, int64_t dim)
{
    return init(self, &nn_glu_class, (double)dim, 0);
}

/* ---- PReLU has a parameter */

static mx_array forward_prelu(nn_module *self, mx_array x)
{
    return nn_prelu_forward((nn_prelu *)self, x);
}

static py_str describe_prelu(const nn_module *module)
{
    return py_str_printf("num_parameters=%" PRId64, mx_numel(((const nn_prelu *)module)->weight->value));
}

static const nn_field prelu_fields[] = {NN_PARAMETER(nn_prelu, weight)};
const nn_class nn_prelu_class = {.name = "PReLU",
                                 .size = sizeof(nn_prelu),
                                 .fields = prelu_fields,
                                 .field_count = 1,
                                 .forward = forward_prelu,
                                 .describe = describe_prelu};

nn_prelu *nn_prelu_init(nn_prelu *self, int64_t count, double value)
{
    nn_module_init(&self->base, &nn_prelu_class);
    t2m_set(&self->weight, nn_param_new(mx_full(MX_FLOAT32, value, count)));
    return self;
}

mx_array nn_prelu_forward(nn_prelu *self, mx_array x)
{
    return nn_prelu_of(x, self->weight->value);
}
