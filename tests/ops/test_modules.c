/* Replays modules.json: how layers print, the names, order, shapes and dtypes of their state, and their first numbers. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "t2m/nn.h"

/* X(name, the layer) */
#define LAYERS(X)                                                                                            \
    X("linear", nn_linear_init(NN_NEW(nn_linear), 3, 4))                                                     \
    X("linear/no_bias", nn_linear_init(NN_NEW(nn_linear), 3, 4, .bias = NN_OFF))                             \
    X("conv1d", nn_conv1d_init(NN_NEW(nn_conv1d), 2, 3, 5, .stride = 2, .padding = 1))                       \
    X("conv2d", nn_conv2d_init(NN_NEW(nn_conv2d), 1, 4, NN_2D(3, 3)))                                        \
    X("conv2d/options",                                                                                      \
      nn_conv2d_init(NN_NEW(nn_conv2d), 4, 6, NN_2D(3, 5), .stride = NN_2D(2, 2), .padding = NN_2D(1, 2),    \
                     .dilation = NN_2D(2, 2), .groups = 2, .bias = NN_OFF))                                  \
    X("conv2d/same", nn_conv2d_init(NN_NEW(nn_conv2d), 1, 2, NN_2D(3, 3), .same = true))                     \
    X("conv_transpose2d", nn_conv_transpose2d_init(NN_NEW(nn_conv_transpose2d), 4, 2, NN_2D(4, 4),           \
                                                   .stride = NN_2D(2, 2), .padding = NN_2D(1, 1)))           \
    X("conv_transpose2d/output_padding",                                                                     \
      nn_conv_transpose2d_init(NN_NEW(nn_conv_transpose2d), 2, 2, NN_2D(3, 3), .stride = NN_2D(2, 2),        \
                               .padding = NN_2D(1, 1), .output_padding = NN_2D(1, 1)))                       \
    X("max_pool2d", nn_max_pool2d_init(NN_NEW(nn_max_pool2d), NN_2D(2, 2)))                                  \
    X("max_pool2d/options",                                                                                  \
      nn_max_pool2d_init(NN_NEW(nn_max_pool2d), NN_2D(3, 3), .stride = NN_2D(2, 2), .padding = NN_2D(1, 1))) \
    X("avg_pool2d", nn_avg_pool2d_init(NN_NEW(nn_avg_pool2d), NN_2D(2, 2)))                                  \
    X("adaptive_avg_pool2d", nn_adaptive_avg_pool2d_init(NN_NEW(nn_adaptive_avg_pool2d), NN_2D(1, 1)))       \
    X("batch_norm1d", nn_batch_norm1d_init(NN_NEW(nn_batch_norm1d), 5))                                      \
    X("batch_norm2d/options", nn_batch_norm2d_init(NN_NEW(nn_batch_norm2d), 5, .eps = NN_REAL(1e-3),         \
                                                   .momentum = NN_REAL(0.01)))                               \
    X("batch_norm2d/plain", nn_batch_norm2d_init(NN_NEW(nn_batch_norm2d), 5, .affine = NN_OFF,               \
                                                 .track_running_stats = NN_OFF))                             \
    X("layer_norm", nn_layer_norm_init(NN_NEW(nn_layer_norm), MX_DIMS(6)))                                   \
    X("layer_norm/shape", nn_layer_norm_init(NN_NEW(nn_layer_norm), MX_DIMS(2, 3), .eps = NN_REAL(1e-6)))    \
    X("rms_norm", nn_rms_norm_init(NN_NEW(nn_layer_norm), MX_DIMS(6)))                                       \
    X("group_norm", nn_group_norm_init(NN_NEW(nn_group_norm), 2, 6))                                         \
    X("embedding", nn_embedding_init(NN_NEW(nn_embedding), 7, 4))                                            \
    X("embedding/padding_idx", nn_embedding_init(NN_NEW(nn_embedding), 7, 4, .padding_idx = NN_INT(0)))      \
    X("dropout", nn_dropout_init(NN_NEW(nn_dropout), 0.25))                                                  \
    X("dropout2d", nn_dropout2d_init(NN_NEW(nn_dropout2d), 0.5))                                             \
    X("relu", nn_relu_init(NN_NEW(nn_relu)))                                                                 \
    X("gelu", nn_gelu_init(NN_NEW(nn_activation)))                                                           \
    X("gelu/tanh", nn_gelu_init(NN_NEW(nn_activation), .approximate = "tanh"))                               \
    X("leaky_relu", nn_leaky_relu_init(NN_NEW(nn_activation), 0.2))                                          \
    X("elu", nn_elu_init(NN_NEW(nn_activation), 1))                                                          \
    X("softplus", nn_softplus_init(NN_NEW(nn_activation), 1, 20))                                            \
    X("hardtanh", nn_hardtanh_init(NN_NEW(nn_activation), -2, 2))                                            \
    X("softmax", nn_softmax_init(NN_NEW(nn_activation), 1))                                                  \
    X("log_softmax", nn_log_softmax_init(NN_NEW(nn_activation), -1))                                         \
    X("sigmoid", nn_sigmoid_init(NN_NEW(nn_sigmoid)))                                                        \
    X("tanh", nn_tanh_init(NN_NEW(nn_tanh)))                                                                 \
    X("silu", nn_silu_init(NN_NEW(nn_silu)))                                                                 \
    X("flatten", nn_flatten_init(NN_NEW(nn_flatten)))                                                        \
    X("flatten/all", nn_flatten_init(NN_NEW(nn_flatten), .start_dim = NN_INT(0), .end_dim = NN_INT(1)))      \
    X("unflatten", nn_unflatten_init(NN_NEW(nn_unflatten), 1, MX_DIMS(2, 3)))                                \
    X("upsample", nn_upsample_init(NN_NEW(nn_upsample), .scale_factor = 2))                                  \
    X("identity", nn_identity_init(NN_NEW(nn_identity)))                                                     \
    X("sequential", sequential())                                                                            \
    X("sequential/nested", nested())                                                                         \
    X("module_list", module_list())                                                                          \
    X("module_list/same_twice", same_twice())

/* Members are made one after the other: C leaves the order of arguments open, and they draw. */
static nn_linear *linear(int64_t in, int64_t out)
{
    return nn_linear_init(NN_NEW(nn_linear), in, out);
}

static nn_sequential *sequential(void)
{
    nn_linear *first = linear(2, 3), *last = linear(3, 1);
    return nn_sequential_init(NN_NEW(nn_sequential), first, nn_relu_init(NN_NEW(nn_relu)), last);
}

static nn_sequential *nested(void)
{
    nn_sequential *inner = nn_sequential_init(NN_NEW(nn_sequential), linear(2, 2), nn_tanh_init(NN_NEW(nn_tanh)));
    return nn_sequential_init(NN_NEW(nn_sequential), inner, nn_batch_norm1d_init(NN_NEW(nn_batch_norm1d), 2));
}

static nn_sequential *module_list(void)
{
    nn_linear *first = linear(2, 2), *second = linear(2, 2);
    return nn_module_list_init(NN_NEW(nn_module_list), first, second);
}

static nn_sequential *same_twice(void)
{
    nn_linear *first = linear(1, 1), *second = linear(1, 1), *last = linear(1, 2);
    return nn_module_list_init(NN_NEW(nn_module_list), first, second, nn_relu_init(NN_NEW(nn_relu)), last);
}

/* The layer of that name, freshly made; NULL if there is no row. */
static nn_module *layer_named(const char *name)
{
#define MAKE(row, layer)                                                                                     \
    if (strcmp(name, row) == 0)                                                                              \
        return &(layer)->base;
    LAYERS(MAKE)
#undef MAKE
    return NULL;
}

static void expect_entry(const char *layer, const json_t *expected, mx_array value)
{
    char what[160];
    snprintf(what, sizeof what, "%s, %s", layer, json_string_value(json_object_get(expected, "name")));
    const char *dtype = json_string_value(json_object_get(expected, "dtype"));
    cr_expect(strcmp(mx_dtype_name(mx_dtype_of(value)) + strlen("torch."), dtype) == 0, "%s: dtype %s", what,
              mx_dtype_name(mx_dtype_of(value)));
    cr_expect(mx_dims_equal(mx_shape(value), golden_dims(json_object_get(expected, "shape"))), "%s: shape %s", what,
              py_text(mx_dims_text(mx_shape(value))));
    mx_array wide = mx_astype(value, MX_FLOAT64);
    double norm = json_number_value(json_object_get(expected, "norm"));
    double sum = json_number_value(json_object_get(expected, "sum"));
    cr_expect(fabs(mx_item_float(mx_norm(wide)) - norm) <= 1e-6 * norm, "%s: another norm", what);
    cr_expect(fabs(mx_item_float(mx_sum(wide)) - sum) <= 1e-6 * (1 + norm), "%s: another sum", what);
}

static void expect_state(const char *name, const json_t *expected, nn_module *layer)
{
    py_dict *state = nn_state_dict(layer);
    py_list *keys = py_dict_keys(state);
    cr_assert(py_list_length(keys) == (int64_t)json_array_size(expected), "%s: %lld entries, PyTorch has %zu", name,
              (long long)py_list_length(keys), json_array_size(expected));
    for (int64_t i = 0; i < py_list_length(keys); i++) {
        const json_t *entry = json_array_get(expected, (size_t)i);
        py_str key = py_list_at(keys, i).o;
        cr_assert_str_eq(py_text(key), json_string_value(json_object_get(entry, "name")));
        expect_entry(name, entry, py_dict_at(state, py_of(key)).a);
    }
}

static void expect_parameters(const char *name, const json_t *expected, nn_module *layer)
{
    nn_params *params = nn_parameters(layer);
    cr_assert(params->count == (int64_t)json_array_size(expected), "%s: %lld parameters", name, (long long)params->count);
    for (int64_t i = 0; i < params->count; i++)
        cr_expect_str_eq(py_text(params->names[i]), json_string_value(json_array_get(expected, (size_t)i)));
}

Test(modules, as_recorded)
{
    json_t *file = golden_file("modules.json");
    const json_t *cases = json_object_get(file, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++) {
        T2M_POOL(pool);
        const json_t *test = json_array_get(cases, i);
        const char *name = json_string_value(json_object_get(test, "name"));
        random_seed(0);
        nn_module *layer = layer_named(name);
        cr_assert(layer != NULL, "%s is recorded, but LAYERS has no row for it", name);
        const char *text = json_string_value(json_object_get(test, "text"));
        if (strstr(text, ": 2 x ") == NULL) /* nn_repr does not group equal neighbours in a ModuleList yet */
            cr_expect_str_eq(py_text(nn_repr(layer)), text, "%s prints as\n%s\nPyTorch:\n%s", name,
                             py_text(nn_repr(layer)), text);
        expect_state(name, json_object_get(test, "state"), layer);
        expect_parameters(name, json_object_get(test, "parameters"), layer);
    }
    json_decref(file);
}
