/* Modules: order and names of parameters and state, modes, loading, printing, sharing, lifetimes. */
#include <criterion/criterion.h>

#include "support.h"
#include "t2m/nn.h"

typedef struct Net {
    nn_module base;
    nn_conv2d conv;
    nn_batch_norm2d bn;
    nn_sequential net;
    nn_param *scale;
    nn_dropout drop;
    mx_array table;
    mx_array scratch;
} Net;

static const nn_field Net_fields[] = {NN_MODULE(Net, conv),
                                      NN_MODULE(Net, bn),
                                      NN_MODULE(Net, net),
                                      NN_PARAMETER(Net, scale),
                                      NN_MODULE(Net, drop),
                                      NN_BUFFER(Net, table),
                                      NN_TRANSIENT_BUFFER(Net, scratch)};

static mx_array Net_forward(Net *self, mx_array x)
{
    return mx_mul(nn_sequential_forward(&self->net, x), self->scale->value);
}

static const nn_class Net_class = NN_CLASS(Net, Net_fields, .forward = NN_FORWARD(Net_forward));

static Net *Net_init(Net *self)
{
    nn_module_init(&self->base, &Net_class);
    nn_conv2d_init(&self->conv, 1, 2, NN_2D(3, 3), .padding = NN_2D(1, 1));
    nn_batch_norm2d_init(&self->bn, 2);
    nn_sequential_init(&self->net, nn_linear_init(NN_NEW(nn_linear), 2, 3, .bias = NN_OFF),
                       nn_relu_init(NN_NEW(nn_relu)), nn_dropout_init(NN_NEW(nn_dropout), 0.1));
    t2m_set(&self->scale, nn_param_new(mx_ones(MX_FLOAT32, 1)));
    nn_dropout_init(&self->drop, 0.5);
    mx_set(&self->table, mx_arange(0, 4, 1));
    mx_set(&self->scratch, mx_zeros(MX_FLOAT32, 1));
    return self;
}

Test(module, names_in_pytorchs_order)
{
    Net *model = Net_init(NN_NEW(Net));
    nn_params *params = nn_parameters(&model->base);
    const char *names[] = {"scale", "conv.weight", "conv.bias", "bn.weight", "bn.bias", "net.0.weight"};
    cr_assert_eq(params->count, 6);
    for (int i = 0; i < 6; i++)
        cr_assert_str_eq(py_text(params->names[i]), names[i]);
    cr_assert_eq(nn_params_numel(params), 1 + 18 + 2 + 2 + 2 + 6);
    cr_assert_str_eq(
        py_text(py_list_repr(py_dict_keys(nn_state_dict(&model->base)))),
        "['scale', 'table', 'conv.weight', 'conv.bias', 'bn.weight', 'bn.bias', 'bn.running_mean', "
        "'bn.running_var', 'bn.num_batches_tracked', 'net.0.weight']");
}

Test(module, modes_reach_every_child)
{
    Net *model = Net_init(NN_NEW(Net));
    nn_eval(&model->base);
    cr_assert_not(model->bn.base.training);
    cr_assert_not(nn_sequential_at(&model->net, -1)->training);
    nn_train(&model->base);
    cr_assert(model->drop.base.training);
    cr_assert_eq(nn_modules(&model->base)->length, 1 + 4 + 3);
    cr_assert_eq(nn_children(&model->base)->length, 4);
}

Test(module, walks_and_freezing)
{
    Net *model = Net_init(NN_NEW(Net));
    py_list *below = nn_modules_from_below(&model->base), *named = nn_named_modules(&model->base);
    cr_assert_eq(below->items[below->length - 1].o, &model->base); /* itself comes last */
    cr_assert_eq(below->length, nn_modules(&model->base)->length);
    cr_assert_eq(named->length, below->length);
    cr_assert_eq(nn_named_buffers(&model->bn.base)->length, 3);
    cr_assert_not_null(nn_find_parameter(&model->base, "conv.bias"));
    cr_assert_null(nn_find_parameter(&model->base, "conv.scale"));
    nn_requires_grad(&model->conv.base, false);
    cr_assert_eq(nn_params_trainable(nn_parameters(&model->base))->count, 4);
}

Test(module, shared_parameters_come_once)
{
    typedef struct Tied {
        nn_module base;
        nn_embedding embedding;
        nn_linear head;
    } Tied;
    static const nn_field fields[] = {NN_MODULE(Tied, embedding), NN_MODULE(Tied, head)};
    static const nn_class class = NN_CLASS(Tied, fields);
    Tied *tied = NN_NEW(Tied);
    nn_module_init(&tied->base, &class);
    nn_embedding_init(&tied->embedding, 5, 4);
    nn_linear_init(&tied->head, 4, 5, .bias = NN_OFF);
    t2m_set(&tied->head.weight, tied->embedding.weight);
    cr_assert_eq(nn_parameters(&tied->base)->count, 1);
    cr_assert_eq(py_dict_length(nn_state_dict(&tied->base)), 2);
}

Test(module, state_round_trip)
{
    Net *a = Net_init(NN_NEW(Net)), *b = Net_init(NN_NEW(Net));
    cr_assert_not(mx_equal(a->conv.weight->value, b->conv.weight->value));
    nn_load_state_dict(&b->base, nn_state_dict(&a->base));
    cr_assert(mx_equal(a->conv.weight->value, b->conv.weight->value));
    py_dict *part = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_dict_put(part, "scale", py_of(mx_full(MX_FLOAT32, 3, 1)));
    nn_load_state_dict(&b->base, part, .strict = NN_OFF);
    cr_assert_float_eq(mx_item_float(b->scale->value), 3, 0);
}

static void load_misfit(void *context)
{
    (void)context;
    nn_linear *layer = nn_linear_init(NN_NEW(nn_linear), 2, 3);
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_dict_put(state, "weight", py_of(mx_zeros(MX_FLOAT32, 3, 3)));
    py_dict_put(state, "foo", py_of(mx_zeros(MX_FLOAT32, 1)));
    nn_load_state_dict(&layer->base, state);
}

Test(module, what_does_not_fit_is_named)
{
    expect_error(load_misfit, "RuntimeError: Error(s) in loading state_dict for Linear:\n"
                              "\tMissing key(s) in state_dict: \"bias\". \n"
                              "\tUnexpected key(s) in state_dict: \"foo\". \n"
                              "\tsize mismatch for weight: copying a param with shape torch.Size([3, 3]) "
                              "from checkpoint, the shape in "
                              "current model is torch.Size([3, 2]).");
}

Test(module, prints_as_pytorch)
{
    Net *model = Net_init(NN_NEW(Net));
    cr_assert_str_eq(
        py_text(nn_repr(&model->base)),
        "Net(\n"
        "  (conv): Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))\n"
        "  (bn): BatchNorm2d(2, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)\n"
        "  (net): Sequential(\n"
        "    (0): Linear(in_features=2, out_features=3, bias=False)\n"
        "    (1): ReLU()\n"
        "    (2): Dropout(p=0.1, inplace=False)\n"
        "  )\n"
        "  (drop): Dropout(p=0.5, inplace=False)\n"
        ")");
}

Test(module, layers_print_as_pytorch)
{
    nn_module *layers[] = {
        &nn_embedding_init(NN_NEW(nn_embedding), 5, 2, .padding_idx = NN_INT(0))->base,
        &nn_layer_norm_init(NN_NEW(nn_layer_norm), MX_DIMS(4))->base,
        &nn_group_norm_init(NN_NEW(nn_group_norm), 2, 4)->base,
        &nn_max_pool2d_init(NN_NEW(nn_max_pool2d), NN_2D(2, 2))->base,
        &nn_gelu_init(NN_NEW(nn_gelu))->base,
        &nn_leaky_relu_init(NN_NEW(nn_leaky_relu), 0.2)->base,
        &nn_flatten_init(NN_NEW(nn_flatten))->base,
        &nn_adaptive_avg_pool2d_init(NN_NEW(nn_adaptive_avg_pool2d), NN_2D(1, 1))->base,
        &nn_conv_transpose2d_init(NN_NEW(nn_conv_transpose2d), 2, 1, NN_2D(4, 4), .stride = NN_2D(2, 2),
                                  .padding = NN_2D(1, 1))
             ->base,
        &nn_rms_norm_init(NN_NEW(nn_rms_norm), MX_DIMS(4))->base,
        &nn_unflatten_init(NN_NEW(nn_unflatten), 1, MX_DIMS(2, 3))->base,
        &nn_upsample_init(NN_NEW(nn_upsample), .scale_factor = 2)->base,
        &nn_softmax_init(NN_NEW(nn_softmax), 1)->base,
        &nn_elu_init(NN_NEW(nn_elu), 1)->base,
    };
    const char *texts[] = {
        "Embedding(5, 2, padding_idx=0)",
        "LayerNorm((4,), eps=1e-05, elementwise_affine=True, bias=True)",
        "GroupNorm(2, 4, eps=1e-05, affine=True, bias=True)",
        "MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)",
        "GELU(approximate='none')",
        "LeakyReLU(negative_slope=0.2)",
        "Flatten(start_dim=1, end_dim=-1)",
        "AdaptiveAvgPool2d(output_size=1)",
        "ConvTranspose2d(2, 1, kernel_size=(4, 4), stride=(2, 2), padding=(1, 1))",
        "RMSNorm((4,), eps=None, elementwise_affine=True)",
        "Unflatten(dim=1, unflattened_size=(2, 3))",
        "Upsample(scale_factor=2.0, mode='nearest')",
        "Softmax(dim=1)",
        "ELU(alpha=1.0)",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        cr_assert_str_eq(py_text(nn_repr(layers[i])), texts[i]);
}

Test(module, copies_are_whole_and_apart)
{
    Net *model = Net_init(NN_NEW(Net));
    nn_add_module(&model->base, "fc7", nn_linear_init(NN_NEW(nn_linear), 1, 1));
    nn_eval(&model->base);
    Net *copy = nn_copy(model);
    cr_assert_str_eq(py_text(nn_repr(&copy->base)), py_text(nn_repr(&model->base)));
    py_dict *old = nn_state_dict(&model->base), *new = nn_state_dict(&copy->base);
    cr_assert_eq(py_dict_length(old), py_dict_length(new));
    for (py_dict_iter it = py_dict_iterate(old); py_dict_next(&it);)
        cr_assert(mx_equal(it.value.a, py_dict_at(new, it.key).a));
    cr_assert_not(copy->bn.base.training);
    nn_init_zeros(copy->conv.weight);
    nn_linear *inner = (nn_linear *)nn_sequential_at(&copy->net, 0);
    nn_init_zeros(inner->weight);
    cr_assert_not(mx_equal(copy->conv.weight->value, model->conv.weight->value));
    cr_assert_not(mx_equal(inner->weight->value, ((nn_linear *)nn_sequential_at(&model->net, 0))->weight->value));
}

Test(module, what_is_shared_stays_shared_in_a_copy)
{
    nn_linear *twice = nn_linear_init(NN_NEW(nn_linear), 2, 2);
    nn_sequential *net = nn_sequential_init(NN_NEW(nn_sequential), twice, nn_relu_init(NN_NEW(nn_relu)), twice);
    nn_sequential *copy = nn_copy(net);
    cr_assert_eq(nn_sequential_at(copy, 0), nn_sequential_at(copy, 2));
    cr_assert_neq(nn_sequential_at(copy, 0), &twice->base);
    cr_assert_eq(nn_parameters(&copy->base)->count, 2);
    Net *model = Net_init(NN_NEW(Net));
    nn_sequential_append(&model->net, &model->drop); /* a member that is a field too */
    Net *other = nn_copy(model);
    cr_assert_eq(nn_sequential_at(&other->net, -1), &other->drop.base);
}

/* A derived class: the parent's fields come first, the parent's forward serves. */
typedef struct Derived {
    Net base;
    nn_linear extra;
} Derived;
static const nn_field Derived_fields[] = {NN_MODULE(Derived, extra)};
static const nn_class Derived_class = NN_CLASS(Derived, Derived_fields, .parent = &Net_class);

Test(module, inheritance)
{
    Derived *self = NN_NEW(Derived);
    Net_init(&self->base);
    nn_module_derive(&self->base.base, &Derived_class);
    nn_linear_init(&self->extra, 1, 1);
    cr_assert(nn_is(&self->base.base, &Net_class));
    cr_assert_eq(nn_parameters(&self->base.base)->count, 8);
    nn_eval(&self->base.base);
    mx_array y = nn_module_forward(&self->base.base, mx_ones(MX_FLOAT32, 1, 2));
    cr_assert(mx_dims_equal(mx_shape(y), MX_DIMS(1, 3)));
}

Test(module, computed_names)
{
    Net *model = Net_init(NN_NEW(Net));
    nn_add_module(&model->base, "fc7", nn_linear_init(NN_NEW(nn_linear), 1, 1));
    cr_assert_eq(nn_parameters(&model->base)->count, 8);
    cr_assert(nn_is(nn_get_module(&model->base, "fc7"), &nn_linear_class));
}

static void call_module_list(void *context)
{
    (void)context;
    nn_module_list *list = nn_module_list_init(NN_NEW(nn_module_list), nn_relu_init(NN_NEW(nn_relu)));
    nn_call(list, mx_ones(MX_FLOAT32, 1));
}

static void bad_linear(void *context)
{
    (void)context;
    nn_linear_forward(nn_linear_init(NN_NEW(nn_linear), 4, 2), mx_ones(MX_FLOAT32, 5, 3));
}

static void bad_dropout(void *context)
{
    (void)context;
    nn_dropout_init(NN_NEW(nn_dropout), 1.5);
}

static void bad_channels(void *context)
{
    (void)context;
    nn_conv2d_forward(nn_conv2d_init(NN_NEW(nn_conv2d), 3, 2, NN_2D(3, 3)), mx_ones(MX_FLOAT32, 1, 1, 8, 8));
}

static void bad_target(void *context)
{
    (void)context;
    mx_eval(nn_cross_entropy(mx_ones(MX_FLOAT32, 4, 3), mx_zeros(MX_INT64, 5)));
}

Test(module, errors)
{
    expect_error(call_module_list,
                 "NotImplementedError: Module [ModuleList] is missing the required \"forward\" function");
    expect_error(bad_linear, "RuntimeError: mat1 and mat2 shapes cannot be multiplied (5x3 and 4x2)");
    expect_error(bad_dropout, "ValueError: dropout probability has to be between 0 and 1, but got 1.5");
    expect_error(bad_channels,
                 "RuntimeError: Given groups=1, weight of size [2, 3, 3, 3], expected input[1, 1, 8, 8] to "
                 "have 3 channels, but got 1 channels instead");
    expect_error(bad_target, "ValueError: Expected input batch_size (4) to match target batch_size (5).");
}
