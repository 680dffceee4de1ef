/* The attributes of layers as PyTorch names them, to a checkpoint and back: one short function a layer that says each attribute once. */
#include "saved.h"

#include <string.h>

#include "t2m/nn_layers.h"
#include "t2m/nn_loss.h"
#include "t2m/nn_rnn.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/saved.h"

static void put(nn_exchange *x, const char *name, py_value value)
{
    py_dict_set(x->out, py_of(py_str_of(name)), py_of_object(value));
}

static py_value get(nn_exchange *x, const char *name)
{
    bool found;
    py_value value = t2m_saved_item(x->in, name, &found);
    if (!found)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s' in the file", x->class, name);
    return value;
}

static void number(nn_exchange *x, const char *name, int64_t *at)
{
    if (x->out != NULL)
        put(x, name, py_box(*at));
    else
        *at = py_as_int(get(x, name));
}

static void real(nn_exchange *x, const char *name, double *at)
{
    if (x->out != NULL)
        put(x, name, py_box(*at));
    else
        *at = py_as_float(get(x, name));
}

static void truth(nn_exchange *x, const char *name, bool *at)
{
    if (x->out != NULL)
        put(x, name, py_box(*at));
    else
        *at = py_truth(get(x, name));
}

/* What is written only: PyTorch's forward needs it. */
static void constant(nn_exchange *x, const char *name, py_value value)
{
    if (x->out != NULL)
        put(x, name, value);
}

static py_value pair(int64_t a, int64_t b)
{
    return &PY_TUPLE(PY_INT, py_of(a), py_of(b))->base;
}

static py_value one(int64_t a)
{
    return &PY_TUPLE(PY_INT, py_of(a))->base;
}

static int64_t part(py_value value, int64_t index)
{
    return py_is_int(value) ? py_as_int(value) : py_as_int(py_item(value, py_box(index)));
}

/* {0, 0} is `otherwise`; PyTorch has an int or a pair there. is_one: one int where both are the same. */
static void sizes(nn_exchange *x, const char *name, nn_2d *at, nn_2d otherwise, bool is_one)
{
    nn_2d now = at->h == 0 && at->w == 0 ? otherwise : *at;
    if (x->out != NULL) {
        put(x, name, is_one && now.h == now.w ? py_box(now.h) : pair(now.h, now.w));
        return;
    }
    py_value value = get(x, name);
    *at = value != NULL ? NN_2D(part(value, 0), part(value, 1)) : otherwise;
}

static void size(nn_exchange *x, const char *name, int64_t *at, int64_t otherwise)
{
    if (x->out != NULL) {
        put(x, name, one(*at == 0 ? otherwise : *at));
        return;
    }
    py_value value = get(x, name);
    *at = value != NULL ? part(value, 0) : otherwise;
}

/* One of the names; the first is NULL in C. */
static void mode(nn_exchange *x, const char *name, const char **at, const char *const *names, size_t count)
{
    if (x->out != NULL) {
        put(x, name, (py_value)py_str_of(*at != NULL ? *at : names[0]));
        return;
    }
    const char *text = py_text(py_as_str(get(x, name)));
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], text) == 0) {
            *at = i > 0 ? names[i] : NULL;
            return;
        }
    py_raise(PY_NOT_IMPLEMENTED_ERROR, "%s='%s' of a %s in a file", name, text, x->class);
}
#define MODE(x, name, at, ...)                                                                               \
    mode((x), (name), (at), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* None, or a number. */
static void optional_real(nn_exchange *x, const char *name, nn_real *at)
{
    if (x->out != NULL) {
        put(x, name, at->given ? py_box(at->value) : NULL);
        return;
    }
    py_value value = get(x, name);
    *at = value != NULL ? NN_REAL(py_as_float(value)) : (nn_real){0};
}

static void dims(nn_exchange *x, const char *name, mx_dims *at)
{
    py_list *list = py_list_new(PY_INT);
    for (int i = 0; i < at->count && x->out != NULL; i++)
        py_list_append(list, py_of(at->at[i]));
    if (x->out != NULL) {
        put(x, name, &py_tuple_of_list(list)->base);
        return;
    }
    at->count = 0;
    for (py_each it = py_iterate(get(x, name)); py_each_next(&it) && at->count < (int)(sizeof at->at / sizeof at->at[0]);)
        at->at[at->count++] = py_as_int(it.item);
}

static void linear(nn_module *module, nn_exchange *x)
{
    nn_linear *self = (nn_linear *)module;
    number(x, "in_features", &self->in_features);
    number(x, "out_features", &self->out_features);
}

/* padding is a text where it is "same". */
static bool is_same(nn_exchange *x, bool *same)
{
    if (x->out != NULL && *same)
        put(x, "padding", (py_value)PY_STR("same"));
    if (x->in != NULL)
        *same = py_is_str(get(x, "padding")) && py_str_equal(py_as_str(get(x, "padding")), PY_STR("same"));
    return *same;
}

static void conv1d(nn_module *module, nn_exchange *x)
{
    nn_conv1d *self = (nn_conv1d *)module;
    nn_conv1d_options *o = &self->options;
    number(x, "in_channels", &self->in_channels);
    number(x, "out_channels", &self->out_channels);
    size(x, "kernel_size", &self->kernel_size, 1);
    size(x, "stride", &o->stride, 1);
    if (!is_same(x, &o->same))
        size(x, "padding", &o->padding, 0);
    size(x, "dilation", &o->dilation, 1);
    number(x, "groups", &o->groups);
    MODE(x, "padding_mode", &o->padding_mode, "zeros", "reflect", "replicate", "circular");
    int64_t whole = o->same ? o->dilation * (self->kernel_size - 1) : 2 * o->padding;
    constant(x, "transposed", py_box(false));
    constant(x, "output_padding", one(0));
    constant(x, "_reversed_padding_repeated_twice", pair(whole / 2, whole - whole / 2));
}

static void conv2d(nn_module *module, nn_exchange *x)
{
    nn_conv2d *self = (nn_conv2d *)module;
    nn_conv2d_options *o = &self->options;
    number(x, "in_channels", &self->in_channels);
    number(x, "out_channels", &self->out_channels);
    sizes(x, "kernel_size", &self->kernel_size, NN_2D(1, 1), false);
    sizes(x, "stride", &o->stride, NN_2D(1, 1), false);
    if (!is_same(x, &o->same))
        sizes(x, "padding", &o->padding, NN_2D(0, 0), false);
    sizes(x, "dilation", &o->dilation, NN_2D(1, 1), false);
    sizes(x, "output_padding", &o->output_padding, NN_2D(0, 0), false);
    o->groups = o->groups == 0 ? 1 : o->groups;
    number(x, "groups", &o->groups);
    MODE(x, "padding_mode", &o->padding_mode, "zeros", "reflect", "replicate", "circular");
    nn_2d d = o->dilation.h == 0 ? NN_2D(1, 1) : o->dilation;
    nn_2d whole = o->same ? NN_2D(d.h * (self->kernel_size.h - 1), d.w * (self->kernel_size.w - 1)) : NN_2D(2 * o->padding.h, 2 * o->padding.w);
    constant(x, "transposed", py_box(nn_is(module, &nn_conv_transpose2d_class)));
    constant(x, "_reversed_padding_repeated_twice",
             &PY_TUPLE(PY_INT, py_of(whole.w / 2), py_of(whole.w - whole.w / 2), py_of(whole.h / 2), py_of(whole.h - whole.h / 2))->base);
}

static void pool2d(nn_module *module, nn_exchange *x)
{
    nn_pool2d *self = (nn_pool2d *)module;
    nn_pool2d_options *o = &self->options;
    sizes(x, "kernel_size", &self->kernel_size, NN_2D(1, 1), true);
    sizes(x, "stride", &o->stride, self->kernel_size, true);
    sizes(x, "padding", &o->padding, NN_2D(0, 0), true);
    truth(x, "ceil_mode", &o->ceil_mode);
    if (nn_is(module, &nn_max_pool2d_class)) {
        sizes(x, "dilation", &o->dilation, NN_2D(1, 1), true);
        constant(x, "return_indices", py_box(false));
        return;
    }
    bool includes = nn_switch_on(o->count_include_pad, true);
    truth(x, "count_include_pad", &includes);
    o->count_include_pad = NN_SWITCH(includes);
    constant(x, "divisor_override", NULL);
}

static void adaptive_pool2d(nn_module *module, nn_exchange *x)
{
    sizes(x, "output_size", &((nn_pool2d *)module)->kernel_size, NN_2D(1, 1), true);
}

static void pool1d(nn_module *module, nn_exchange *x)
{
    nn_pool1d *self = (nn_pool1d *)module;
    nn_pool1d_options *o = &self->options;
    size(x, "kernel_size", &self->kernel_size, 1);
    size(x, "stride", &o->stride, self->kernel_size);
    size(x, "padding", &o->padding, 0);
    truth(x, "ceil_mode", &o->ceil_mode);
    if (nn_is(module, &nn_max_pool1d_class)) {
        size(x, "dilation", &o->dilation, 1);
        constant(x, "return_indices", py_box(false));
        return;
    }
    bool includes = nn_switch_on(o->count_include_pad, true);
    truth(x, "count_include_pad", &includes);
    o->count_include_pad = NN_SWITCH(includes);
}

static void batch_norm(nn_module *module, nn_exchange *x)
{
    nn_batch_norm *self = (nn_batch_norm *)module;
    number(x, "num_features", &self->num_features);
    real(x, "eps", &self->eps);
    if (x->out != NULL)
        put(x, "momentum", self->cumulative ? NULL : py_box(self->momentum));
    else if (!(self->cumulative = get(x, "momentum") == NULL))
        real(x, "momentum", &self->momentum);
    constant(x, "affine", py_box(self->weight != NULL));
    constant(x, "track_running_stats", py_box(!mx_is_none(self->running_mean)));
}

static void instance_norm(nn_module *module, nn_exchange *x)
{
    nn_instance_norm2d *self = (nn_instance_norm2d *)module;
    number(x, "num_features", &self->num_features);
    real(x, "eps", &self->eps);
    real(x, "momentum", &self->momentum);
    constant(x, "affine", py_box(self->weight != NULL));
    constant(x, "track_running_stats", py_box(!mx_is_none(self->running_mean)));
}

static void layer_norm(nn_module *module, nn_exchange *x)
{
    nn_layer_norm *self = (nn_layer_norm *)module;
    dims(x, "normalized_shape", &self->normalized_shape);
    real(x, "eps", &self->eps);
    constant(x, "elementwise_affine", py_box(self->weight != NULL));
}

static void group_norm(nn_module *module, nn_exchange *x)
{
    nn_group_norm *self = (nn_group_norm *)module;
    number(x, "num_groups", &self->num_groups);
    number(x, "num_channels", &self->num_channels);
    real(x, "eps", &self->eps);
    constant(x, "affine", py_box(self->weight != NULL));
}

static void embedding(nn_module *module, nn_exchange *x)
{
    nn_embedding *self = (nn_embedding *)module;
    number(x, "num_embeddings", &self->num_embeddings);
    number(x, "embedding_dim", &self->embedding_dim);
    optional_real(x, "max_norm", &self->max_norm);
    double norm_type = nn_real_or(self->norm_type, 2);
    real(x, "norm_type", &norm_type);
    self->norm_type = NN_REAL(norm_type);
    truth(x, "scale_grad_by_freq", &self->scale_grad_by_freq);
    truth(x, "sparse", &self->sparse);
    if (x->out != NULL) {
        put(x, "padding_idx", self->padding_idx.given ? py_box(self->padding_idx.value) : NULL);
        return;
    }
    py_value index = get(x, "padding_idx");
    self->padding_idx = index != NULL ? NN_INT(py_as_int(index)) : (nn_int){0};
}

static void dropout(nn_module *module, nn_exchange *x)
{
    real(x, "p", &((nn_dropout *)module)->p);
    truth(x, "inplace", &((nn_dropout *)module)->inplace);
}

static void in_place(nn_module *module, nn_exchange *x)
{
    truth(x, "inplace", &((nn_activation *)module)->inplace);
}

static void gelu(nn_module *module, nn_exchange *x)
{
    MODE(x, "approximate", &((nn_activation *)module)->approximate, "none", "tanh");
}

static void leaky_relu(nn_module *module, nn_exchange *x)
{
    real(x, "negative_slope", &((nn_activation *)module)->a);
    in_place(module, x);
}

static void elu(nn_module *module, nn_exchange *x)
{
    real(x, "alpha", &((nn_activation *)module)->a);
    in_place(module, x);
}

static void softplus(nn_module *module, nn_exchange *x)
{
    real(x, "beta", &((nn_activation *)module)->a);
    real(x, "threshold", &((nn_activation *)module)->b);
}

static void hardtanh(nn_module *module, nn_exchange *x)
{
    real(x, "min_val", &((nn_activation *)module)->a);
    real(x, "max_val", &((nn_activation *)module)->b);
    in_place(module, x);
}

static void with_dim(nn_module *module, nn_exchange *x)
{
    double *at = &((nn_activation *)module)->a;
    if (x->out != NULL)
        put(x, "dim", (int64_t)*at == NN_NO_DIM ? NULL : py_box((int64_t)*at));
    else
        *at = get(x, "dim") == NULL ? (double)NN_NO_DIM : (double)py_as_int(get(x, "dim"));
}

static void prelu(nn_module *module, nn_exchange *x)
{
    const nn_prelu *self = (const nn_prelu *)module;
    constant(x, "num_parameters", py_box(mx_numel(self->weight->value)));
    constant(x, "init", py_box(0.25));
}

static void pads(nn_module *module, nn_exchange *x)
{
    nn_pad2d *self = (nn_pad2d *)module;
    dims(x, "padding", &self->pads);
    if (nn_is(module, &nn_constant_pad2d_class))
        real(x, "value", &self->value);
    else if (nn_is(module, &nn_zero_pad2d_class))
        constant(x, "value", py_box(0.0));
}

static void flatten(nn_module *module, nn_exchange *x)
{
    number(x, "start_dim", &((nn_flatten *)module)->start_dim);
    number(x, "end_dim", &((nn_flatten *)module)->end_dim);
}

static void unflatten(nn_module *module, nn_exchange *x)
{
    number(x, "dim", &((nn_unflatten *)module)->dim);
    dims(x, "unflattened_size", &((nn_unflatten *)module)->sizes);
}

static void upsample(nn_module *module, nn_exchange *x)
{
    nn_upsample *self = (nn_upsample *)module;
    MODE(x, "mode", &self->mode, "nearest", "bilinear");
    self->mode = self->mode != NULL ? self->mode : "nearest";
    constant(x, "name", (py_value)PY_STR("Upsample"));
    constant(x, "recompute_scale_factor", NULL);
    if (x->out != NULL) {
        put(x, "size", self->scale > 0 ? NULL : pair(self->size.h, self->size.w));
        put(x, "scale_factor", self->scale > 0 ? py_box(self->scale) : NULL);
        put(x, "align_corners", strcmp(self->mode, "nearest") == 0 ? NULL : py_box(self->align_corners));
        return;
    }
    py_value is = get(x, "size"), scale = get(x, "scale_factor"), align = get(x, "align_corners");
    self->size = is != NULL ? NN_2D(part(is, 0), part(is, 1)) : NN_2D(0, 0);
    self->scale = scale != NULL ? py_as_float(scale) : 0;
    self->align_corners = align != NULL && py_truth(align);
}

static void pixel_shuffle(nn_module *module, nn_exchange *x)
{
    number(x, "upscale_factor", &((nn_pixel_shuffle *)module)->factor);
}

/* The names of the parameters, a list for each layer and direction, and all parameters in that order. */
static void put_weights(nn_rnn *self, nn_exchange *x)
{
    int64_t each = nn_switch_on(self->options.bias, true) ? 4 : 2;
    py_list *all = py_list_new(PY_OBJECT), *names = py_list_new(PY_OBJECT), *flat = py_list_new(PY_OBJECT), *row = NULL;
    for (py_dict_iter it = py_dict_iterate(self->base.extra); py_dict_next(&it);) {
        if (names->length % each == 0)
            py_list_append(all, py_of(row = py_list_new(PY_OBJECT)));
        py_list_append(row, it.key);
        py_list_append(names, it.key);
        py_list_append(flat, it.value);
    }
    put(x, "_all_weights", &all->base);
    put(x, "_flat_weights_names", &names->base);
    put(x, "_flat_weights", &flat->base);
}

static void recurrent(nn_module *module, nn_exchange *x)
{
    nn_rnn *self = (nn_rnn *)module;
    nn_rnn_options *o = &self->options;
    bool has_bias = nn_switch_on(o->bias, true), is_relu = o->nonlinearity != NULL && strcmp(o->nonlinearity, "relu") == 0;
    const char *name = nn_is(module, &nn_lstm_class) ? "LSTM" : nn_is(module, &nn_gru_class) ? "GRU" : is_relu ? "RNN_RELU" : "RNN_TANH";
    constant(x, "mode", (py_value)py_str_of(name));
    if (nn_is(module, &nn_rnn_class)) {
        constant(x, "nonlinearity", (py_value)py_str_of(is_relu ? "relu" : "tanh"));
        if (x->in != NULL)
            o->nonlinearity = py_str_equal(py_as_str(get(x, "mode")), PY_STR("RNN_RELU")) ? "relu" : NULL;
    }
    number(x, "input_size", &self->input_size);
    number(x, "hidden_size", &self->hidden_size);
    number(x, "num_layers", &o->num_layers);
    truth(x, "bias", &has_bias);
    o->bias = NN_SWITCH(has_bias);
    truth(x, "batch_first", &o->batch_first);
    real(x, "dropout", &o->dropout);
    truth(x, "bidirectional", &o->bidirectional);
    constant(x, "proj_size", py_box(INT64_C(0)));
    if (x->out != NULL)
        put_weights(self, x);
}

/* A number whose default is not zero. */
static void number_or(nn_exchange *x, const char *name, nn_int *at, int64_t otherwise)
{
    int64_t value = nn_int_or(*at, otherwise);
    number(x, name, &value);
    *at = NN_INT(value);
}

static void real_or(nn_exchange *x, const char *name, nn_real *at, double otherwise)
{
    double value = nn_real_or(*at, otherwise);
    real(x, name, &value);
    *at = NN_REAL(value);
}

static void loss(nn_module *module, nn_exchange *x)
{
    nn_loss_options *o = &((nn_loss *)module)->options;
    MODE(x, "reduction", &o->reduction, "mean", "sum", "none", "batchmean");
    if (nn_is(module, &nn_cross_entropy_loss_class) || nn_is(module, &nn_nll_loss_class))
        number_or(x, "ignore_index", &o->ignore_index, -100);
    if (nn_is(module, &nn_cross_entropy_loss_class))
        real(x, "label_smoothing", &o->label_smoothing);
    if (nn_is(module, &nn_smooth_l1_loss_class))
        real_or(x, "beta", &o->beta, 1);
    if (nn_is(module, &nn_huber_loss_class))
        real_or(x, "delta", &o->delta, 1);
    if (nn_is(module, &nn_kl_div_loss_class))
        truth(x, "log_target", &o->log_target);
    if (nn_is(module, &nn_hinge_embedding_loss_class))
        real_or(x, "margin", &o->margin, 1);
    if (nn_is(module, &nn_poisson_nll_loss_class)) {
        bool takes_logs = nn_switch_on(o->log_input, true);
        truth(x, "log_input", &takes_logs);
        o->log_input = NN_SWITCH(takes_logs);
        real_or(x, "eps", &o->eps, 1e-8);
        constant(x, "full", py_box(false));
    }
}

#define LAYER(type, exchange) {&type##_class, #type, exchange}
static const nn_layer layers[] = {
    LAYER(nn_linear, linear),
    LAYER(nn_conv1d, conv1d),
    LAYER(nn_conv2d, conv2d),
    LAYER(nn_conv_transpose2d, conv2d),
    LAYER(nn_max_pool2d, pool2d),
    LAYER(nn_avg_pool2d, pool2d),
    LAYER(nn_adaptive_avg_pool2d, adaptive_pool2d),
    LAYER(nn_max_pool1d, pool1d),
    LAYER(nn_avg_pool1d, pool1d),
    LAYER(nn_batch_norm1d, batch_norm),
    LAYER(nn_batch_norm2d, batch_norm),
    LAYER(nn_instance_norm2d, instance_norm),
    LAYER(nn_layer_norm, layer_norm),
    LAYER(nn_rms_norm, layer_norm),
    LAYER(nn_group_norm, group_norm),
    LAYER(nn_embedding, embedding),
    LAYER(nn_dropout, dropout),
    LAYER(nn_dropout2d, dropout),
    LAYER(nn_identity, NULL),
    LAYER(nn_gelu, gelu),
    LAYER(nn_leaky_relu, leaky_relu),
    LAYER(nn_elu, elu),
    LAYER(nn_softplus, softplus),
    LAYER(nn_hardtanh, hardtanh),
    LAYER(nn_softmax, with_dim),
    LAYER(nn_log_softmax, with_dim),
    LAYER(nn_glu, with_dim),
    LAYER(nn_prelu, prelu),
    LAYER(nn_zero_pad2d, pads),
    LAYER(nn_constant_pad2d, pads),
    LAYER(nn_reflection_pad2d, pads),
    LAYER(nn_replication_pad2d, pads),
    LAYER(nn_flatten, flatten),
    LAYER(nn_unflatten, unflatten),
    LAYER(nn_upsample, upsample),
    LAYER(nn_pixel_shuffle, pixel_shuffle),
    LAYER(nn_rnn, recurrent),
    LAYER(nn_lstm, recurrent),
    LAYER(nn_gru, recurrent),
    LAYER(nn_sequential, NULL),
    LAYER(nn_module_list, NULL),
    LAYER(nn_module_dict, NULL),
#define PLAIN(function, class) LAYER(nn_##function, in_place),
    NN_PLAIN_ACTIVATIONS(PLAIN)
#undef PLAIN
#define LOSS(function, class) LAYER(nn_##function##_loss, loss),
    NN_LOSSES(LOSS)
#undef LOSS
};

const nn_layer *nn_layer_of(const nn_class *class)
{
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        if (layers[i].class == class)
            return &layers[i];
    return NULL;
}

const nn_layer *nn_layer_named(const char *name)
{
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        if (strcmp(layers[i].class->name, name) == 0)
            return &layers[i];
    return NULL;
}
