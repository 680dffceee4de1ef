/* Linear: y = x W^T + b. */
#include "call.h"
#include "t2m/nn_init.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"

#include <inttypes.h>
#include <math.h>

static mx_array linear(mx_array x, mx_array weight, mx_array bias)
{
    mx_dims shape = mx_shape(x), matrix = mx_shape(weight);
    if (matrix.count == 2 && (shape.count == 0 || shape.at[shape.count - 1] != matrix.at[1])) {
        int64_t last = shape.count == 0 ? 1 : shape.at[shape.count - 1];
        py_raise(PY_RUNTIME_ERROR,
                 "mat1 and mat2 shapes cannot be multiplied (%" PRId64 "x%" PRId64 " and %" PRId64 "x%" PRId64
                 ")",
                 last == 0 ? 0 : mx_numel(x) / last, last, matrix.at[1], matrix.at[0]);
    }
    x = mx_autocast_low(x);
    bias = mx_autocast_low(bias);
    mx_array transposed = mx_transpose(mx_autocast_low(weight), 0, 1);
    if (mx_is_none(bias))
        return mx_matmul(x, transposed);
    if (shape.count < 2)
        return mx_add_array(mx_matmul(x, transposed), bias);
    NN_RESULT(result, mlx_addmm(&result, bias, x, transposed, 1, 1, nn_stream()));
    return result;
}

mx_array nn_linear_of(mx_array x, mx_array weight, mx_array bias)
{
    NN_RETURN_ONLY(linear(x, weight, bias));
}

static mx_array forward(nn_module *self, mx_array x)
{
    return nn_linear_forward((nn_linear *)self, x);
}

static py_str describe(const nn_module *module)
{
    const nn_linear *self = (const nn_linear *)module;
    return py_str_printf("in_features=%" PRId64 ", out_features=%" PRId64 ", bias=%s", self->in_features,
                         self->out_features, nn_truth(self->bias != NULL));
}

static void reset(nn_module *module)
{
    nn_linear *self = (nn_linear *)module;
    nn_init_kaiming_uniform(self->weight, .a = sqrt(5));
    double bound = self->in_features > 0 ? 1 / sqrt((double)self->in_features) : 0;
    if (self->bias != NULL)
        nn_init_uniform(self->bias, -bound, bound);
}

static const nn_field fields[] = {NN_PARAMETER(nn_linear, weight), NN_PARAMETER(nn_linear, bias)};
const nn_class nn_linear_class = {.name = "Linear",
                                  .size = sizeof(nn_linear),
                                  .fields = fields,
                                  .field_count = 2,
                                  .forward = forward,
                                  .describe = describe,
                                  .reset = reset};

nn_linear *nn_linear_init_with(nn_linear *self, int64_t in, int64_t out, nn_linear_options options)
{
    T2M_POOL(pool); /* the layer owns its parameters: one that is replaced (tied weights) goes at once */
    nn_module_init(&self->base, &nn_linear_class);
    self->in_features = in;
    self->out_features = out;
    t2m_set(&self->weight, nn_param_new(mx_zeros(MX_FLOAT32, out, in)));
    if (nn_switch_on(options.bias, true))
        t2m_set(&self->bias, nn_param_new(mx_zeros(MX_FLOAT32, out)));
    nn_reset_new(&self->base);
    return self;
}

mx_array nn_linear_forward(nn_linear *self, mx_array x)
{
    nn_normed(self);
    return nn_linear_of(x, self->weight->value, nn_param_value(self->bias));
}
