/* Layers without a recorded case in tests/ops: printed form, shape and a fingerprint of the result, recorded
 * from PyTorch 2.13. */
#include <criterion/criterion.h>

#include <math.h>

#include "support.h"
#include "t2m/nn.h"

/* The elements, each by its place modulo seven: exchanged elements show. */
static double fingerprint(mx_array x)
{
    mx_array flat = mx_reshape(x, -1);
    mx_array weights = mx_add(mx_mod(mx_arange(0, mx_numel(x), 1), 7), 1);
    return mx_item_float(mx_sum(mx_mul(mx_astype(flat, MX_FLOAT64), weights)));
}

static void check(nn_module *layer, mx_array x, const char *text, mx_dims shape, double expected)
{
    cr_assert_str_eq(py_text(nn_repr(layer)), text);
    mx_array y = nn_module_forward(layer, x);
    cr_assert(mx_dims_equal(mx_shape(y), shape), "%s: %s", text, py_text(mx_dims_text(mx_shape(y))));
    cr_assert_float_eq(fingerprint(y), expected, 1e-5 * fabs(expected) + 1e-5, "%s: %.9g", text,
                       fingerprint(y));
}

static mx_array image(void)
{
    return mx_sub(mx_div(mx_reshape(mx_arange(0.0, 32, 1), 1, 2, 4, 4), 8.0), 2.0);
}

Test(layers, prelu)
{
    check(&nn_prelu_init(NN_NEW(nn_prelu), 1, 0.25)->base, image(), "PReLU(num_parameters=1)",
          MX_DIMS(1, 2, 4, 4), 41.5);
    check(&nn_prelu_init(NN_NEW(nn_prelu), 2, 0.5)->base, image(), "PReLU(num_parameters=2)",
          MX_DIMS(1, 2, 4, 4), 26.5);
}

Test(layers, margins)
{
    check(&nn_zero_pad2d_init(NN_NEW(nn_zero_pad2d), MX_DIMS(1))->base, image(), "ZeroPad2d((1, 1, 1, 1))",
          MX_DIMS(1, 2, 6, 6), -4.625);
    check(&nn_constant_pad2d_init(NN_NEW(nn_constant_pad2d), MX_DIMS(1, 0, 2, 1), 0.5)->base, image(),
          "ConstantPad2d(padding=(1, 0, 2, 1), value=0.5)", MX_DIMS(1, 2, 7, 5), 59.5);
    check(&nn_reflection_pad2d_init(NN_NEW(nn_reflection_pad2d), MX_DIMS(1, 2, 0, 1))->base, image(),
          "ReflectionPad2d((1, 2, 0, 1))", MX_DIMS(1, 2, 5, 7), 1.5);
    check(&nn_replication_pad2d_init(NN_NEW(nn_replication_pad2d), MX_DIMS(2))->base, image(),
          "ReplicationPad2d((2, 2, 2, 2))", MX_DIMS(1, 2, 8, 8), -21.625);
}

Test(layers, instance_norm_and_pixel_shuffle)
{
    check(&nn_instance_norm2d_init(NN_NEW(nn_instance_norm2d), 2, .affine = true)->base, image(),
          "InstanceNorm2d(2, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=False)",
          MX_DIMS(1, 2, 4, 4), 0.2169336);
    check(&nn_pixel_shuffle_init(NN_NEW(nn_pixel_shuffle), 1)->base, image(),
          "PixelShuffle(upscale_factor=1)", MX_DIMS(1, 2, 4, 4), -3.5);
}

Test(layers, pooling_of_one_dimension)
{
    mx_array wave = mx_sin(mx_reshape(mx_arange(0.0, 24, 1), 1, 2, 12));
    check(&nn_max_pool1d_init(NN_NEW(nn_max_pool1d), 3, .stride = 2, .padding = 1)->base, wave,
          "MaxPool1d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=False)", MX_DIMS(1, 2, 6),
          26.64792);
    check(&nn_avg_pool1d_init(NN_NEW(nn_avg_pool1d), 4)->base, wave,
          "AvgPool1d(kernel_size=(4,), stride=(4,), padding=(0,))", MX_DIMS(1, 2, 3), 0.250263);
}

Test(layers, losses_of_three_inputs)
{
    nn_triplet_margin_loss criterion;
    nn_triplet_margin_loss_init(&criterion, .margin = NN_REAL(2));
    mx_array a = mx_slice(image(), MX_AT(0), MX_AT(0)), b = mx_slice(image(), MX_AT(0), MX_AT(1));
    cr_assert_float_eq(mx_item_float(nn_triplet_margin_loss_forward(&criterion, a, b, mx_mul(a, 1.5))),
                       4.9239, 1e-4);
}
