/* Layers: structs with `nn_<layer>_init(self, ...)`, which returns self, and `nn_<layer>_forward(self, x)`. Field names and
 * state_dict keys are PyTorch's. Layers with parameters draw their initial values as PyTorch does. */
#ifndef T2M_NN_LAYERS_H
#define T2M_NN_LAYERS_H

#include "t2m/nn_functional.h"
#include "t2m/nn_module.h"

/* ---- Linear: weight (out, in), bias (out) */
typedef struct nn_linear {
    nn_module base;
    nn_param *weight, *bias;
    int64_t in_features, out_features;
} nn_linear;
typedef struct nn_linear_options {
    char unused_;
    nn_switch bias; /* on */
} nn_linear_options;
extern const nn_class nn_linear_class;
#define nn_linear_init(self, in, out, ...)                                                                   \
    nn_linear_init_with((self), (in), (out), (nn_linear_options){.unused_ = 0, __VA_ARGS__})
nn_linear *nn_linear_init_with(nn_linear *self, int64_t in, int64_t out, nn_linear_options options);
mx_array nn_linear_forward(nn_linear *self, mx_array x);

/* ---- convolutions */
typedef struct nn_conv1d {
    nn_module base;
    nn_param *weight, *bias;
    int64_t in_channels, out_channels, kernel_size;
    nn_conv1d_options options;
} nn_conv1d;
typedef struct nn_conv1d_layer_options {
    char unused_;
    int64_t stride, padding, dilation, groups;
    nn_switch bias;
    const char *padding_mode; /* NULL is "zeros" */
    const char *padding_text; /* "same" or "valid" in the place of padding */
} nn_conv1d_layer_options;
extern const nn_class nn_conv1d_class;
#define nn_conv1d_init(self, in, out, kernel, ...)                                                           \
    nn_conv1d_init_with((self), (in), (out), (kernel), (nn_conv1d_layer_options){.unused_ = 0, __VA_ARGS__})
nn_conv1d *nn_conv1d_init_with(nn_conv1d *self, int64_t in, int64_t out, int64_t kernel,
                               nn_conv1d_layer_options options);
mx_array nn_conv1d_forward(nn_conv1d *self, mx_array x);

typedef struct nn_conv2d {
    nn_module base;
    nn_param *weight, *bias;
    int64_t in_channels, out_channels;
    nn_2d kernel_size;
    nn_conv2d_options options;
} nn_conv2d;
typedef nn_conv2d nn_conv_transpose2d;
typedef struct nn_conv2d_layer_options {
    char unused_;
    nn_2d stride, padding, dilation;
    int64_t groups;
    nn_switch bias;
    nn_2d output_padding; /* of the transposed one only */
    bool same;
    const char *padding_mode; /* NULL is "zeros" */
    const char *padding_text; /* "same" or "valid" in the place of padding */
} nn_conv2d_layer_options;
extern const nn_class nn_conv2d_class, nn_conv_transpose2d_class;
#define nn_conv2d_init(self, in, out, kernel, ...)                                                           \
    nn_conv2d_init_with((self), (in), (out), (kernel), (nn_conv2d_layer_options){.unused_ = 0, __VA_ARGS__})
#define nn_conv_transpose2d_init(self, in, out, kernel, ...)                                                 \
    nn_conv_transpose2d_init_with((self), (in), (out), (kernel),                                             \
                                  (nn_conv2d_layer_options){.unused_ = 0, __VA_ARGS__})
nn_conv2d *nn_conv2d_init_with(nn_conv2d *self, int64_t in, int64_t out, nn_2d kernel,
                               nn_conv2d_layer_options options);
nn_conv2d *nn_conv_transpose2d_init_with(nn_conv2d *self, int64_t in, int64_t out, nn_2d kernel,
                                         nn_conv2d_layer_options options);
mx_array nn_conv2d_forward(nn_conv2d *self, mx_array x);
mx_array nn_conv_transpose2d_forward(nn_conv2d *self, mx_array x);

/* Attributes of layers, as Python sees them. padding: NotImplementedError of padding='same'. text: NULL is `otherwise`. */
py_tuple *nn_pair(nn_2d pair);
nn_2d nn_padding_of(const nn_conv2d *self);
py_str nn_mode_text(const char *text, const char *otherwise);

/* ---- pooling */
typedef struct nn_pool2d {
    nn_module base;
    nn_2d kernel_size;
    nn_pool2d_options options;
} nn_pool2d;
typedef nn_pool2d nn_max_pool2d, nn_avg_pool2d, nn_adaptive_avg_pool2d; /* the last: kernel_size is the output */
extern const nn_class nn_max_pool2d_class, nn_avg_pool2d_class, nn_adaptive_avg_pool2d_class;
#define nn_max_pool2d_init(self, kernel, ...)                                                                \
    nn_max_pool2d_init_with((self), (kernel), (nn_pool2d_options){.unused_ = 0, __VA_ARGS__})
#define nn_avg_pool2d_init(self, kernel, ...)                                                                \
    nn_avg_pool2d_init_with((self), (kernel), (nn_pool2d_options){.unused_ = 0, __VA_ARGS__})
nn_pool2d *nn_max_pool2d_init_with(nn_pool2d *self, nn_2d kernel, nn_pool2d_options options);
nn_pool2d *nn_avg_pool2d_init_with(nn_pool2d *self, nn_2d kernel, nn_pool2d_options options);
nn_pool2d *nn_adaptive_avg_pool2d_init(nn_pool2d *self, nn_2d output);
mx_array nn_max_pool2d_forward(nn_pool2d *self, mx_array x);
mx_array nn_avg_pool2d_forward(nn_pool2d *self, mx_array x);
mx_array nn_adaptive_avg_pool2d_forward(nn_pool2d *self, mx_array x);

/* Over the last dim of (N, C, L). */
typedef struct nn_pool1d {
    nn_module base;
    int64_t kernel_size;
    nn_pool1d_options options;
} nn_pool1d;
typedef nn_pool1d nn_max_pool1d, nn_avg_pool1d;
extern const nn_class nn_max_pool1d_class, nn_avg_pool1d_class;
#define nn_max_pool1d_init(self, kernel, ...)                                                                \
    nn_max_pool1d_init_with((self), (kernel), (nn_pool1d_options){.unused_ = 0, __VA_ARGS__})
#define nn_avg_pool1d_init(self, kernel, ...)                                                                \
    nn_avg_pool1d_init_with((self), (kernel), (nn_pool1d_options){.unused_ = 0, __VA_ARGS__})
nn_pool1d *nn_max_pool1d_init_with(nn_pool1d *self, int64_t kernel, nn_pool1d_options options);
nn_pool1d *nn_avg_pool1d_init_with(nn_pool1d *self, int64_t kernel, nn_pool1d_options options);
mx_array nn_max_pool1d_forward(nn_pool1d *self, mx_array x);
mx_array nn_avg_pool1d_forward(nn_pool1d *self, mx_array x);

/* ---- normalisation */
typedef struct nn_batch_norm {
    nn_module base;
    nn_param *weight, *bias;
    mx_array running_mean, running_var, num_batches_tracked; /* MX_NONE without track_running_stats */
    int64_t num_features;
    double eps, momentum;
    bool cumulative; /* momentum=None */
    bool gathers;    /* in update_bn(): as if momentum were None */
} nn_batch_norm;
typedef nn_batch_norm nn_batch_norm1d, nn_batch_norm2d;
typedef struct nn_batch_norm_options {
    char unused_;
    nn_real eps, momentum; /* 1e-5, 0.1 */
    nn_switch affine, track_running_stats;
    bool cumulative; /* momentum=None: the plain average of all batches */
} nn_batch_norm_options;
extern const nn_class nn_batch_norm1d_class, nn_batch_norm2d_class;
#define nn_batch_norm1d_init(self, features, ...)                                                            \
    nn_batch_norm1d_init_with((self), (features), (nn_batch_norm_options){.unused_ = 0, __VA_ARGS__})
#define nn_batch_norm2d_init(self, features, ...)                                                            \
    nn_batch_norm2d_init_with((self), (features), (nn_batch_norm_options){.unused_ = 0, __VA_ARGS__})
nn_batch_norm *nn_batch_norm1d_init_with(nn_batch_norm *self, int64_t features, nn_batch_norm_options options);
nn_batch_norm *nn_batch_norm2d_init_with(nn_batch_norm *self, int64_t features, nn_batch_norm_options options);
mx_array nn_batch_norm1d_forward(nn_batch_norm *self, mx_array x); /* (N, C) or (N, C, L) */
mx_array nn_batch_norm2d_forward(nn_batch_norm *self, mx_array x); /* (N, C, H, W) */

typedef struct nn_norm_options {
    char unused_;
    nn_real eps;                        /* 1e-5; RMSNorm: the machine epsilon */
    nn_switch elementwise_affine, bias; /* on; GroupNorm's affine is elementwise_affine */
} nn_norm_options;
/* LayerNorm(shape): `nn_layer_norm_init(&self->ln, MX_DIMS(64))` */
typedef struct nn_layer_norm {
    nn_module base;
    nn_param *weight, *bias;
    mx_dims normalized_shape;
    double eps;
} nn_layer_norm;
typedef nn_layer_norm nn_rms_norm;
extern const nn_class nn_layer_norm_class, nn_rms_norm_class;
#define nn_layer_norm_init(self, shape, ...)                                                                 \
    nn_layer_norm_init_with((self), (shape), (nn_norm_options){.unused_ = 0, __VA_ARGS__})
#define nn_rms_norm_init(self, shape, ...)                                                                   \
    nn_rms_norm_init_with((self), (shape), (nn_norm_options){.unused_ = 0, __VA_ARGS__})
nn_layer_norm *nn_layer_norm_init_with(nn_layer_norm *self, mx_dims shape, nn_norm_options options);
nn_layer_norm *nn_rms_norm_init_with(nn_layer_norm *self, mx_dims shape, nn_norm_options options);
mx_array nn_layer_norm_forward(nn_layer_norm *self, mx_array x);
mx_array nn_rms_norm_forward(nn_layer_norm *self, mx_array x);

typedef struct nn_group_norm {
    nn_module base;
    nn_param *weight, *bias;
    int64_t num_groups, num_channels;
    double eps;
} nn_group_norm;
extern const nn_class nn_group_norm_class;
#define nn_group_norm_init(self, groups, channels, ...)                                                      \
    nn_group_norm_init_with((self), (groups), (channels), (nn_norm_options){.unused_ = 0, __VA_ARGS__})
nn_group_norm *nn_group_norm_init_with(nn_group_norm *self, int64_t groups, int64_t channels,
                                       nn_norm_options options);
mx_array nn_group_norm_forward(nn_group_norm *self, mx_array x);

/* InstanceNorm2d of (N, C, H, W) */
typedef struct nn_instance_norm2d {
    nn_module base;
    nn_param *weight, *bias;                                 /* with .affine */
    mx_array running_mean, running_var, num_batches_tracked; /* with .track_running_stats, else MX_NONE */
    int64_t num_features;
    double eps, momentum;
} nn_instance_norm2d;
typedef struct nn_instance_norm_options {
    char unused_;
    nn_real eps, momentum; /* 1e-5, 0.1 */
    bool affine, track_running_stats;
} nn_instance_norm_options;
extern const nn_class nn_instance_norm2d_class;
#define nn_instance_norm2d_init(self, features, ...)                                                         \
    nn_instance_norm2d_init_with((self), (features), (nn_instance_norm_options){.unused_ = 0, __VA_ARGS__})
nn_instance_norm2d *nn_instance_norm2d_init_with(nn_instance_norm2d *self, int64_t features,
                                                 nn_instance_norm_options options);
mx_array nn_instance_norm2d_forward(nn_instance_norm2d *self, mx_array x);

/* ---- layers whose first input tells a size (lazy.c); then they are of the plain class, which draws its parameters now. */
extern const nn_class nn_lazy_linear_class, nn_lazy_conv2d_class, nn_lazy_batch_norm1d_class, nn_lazy_batch_norm2d_class;
#define nn_lazy_linear_init(self, out, ...)                                                                  \
    nn_lazy_linear_init_with((self), (out), (nn_linear_options){.unused_ = 0, __VA_ARGS__})
#define nn_lazy_conv2d_init(self, out, kernel, ...)                                                          \
    nn_lazy_conv2d_init_with((self), (out), (kernel), (nn_conv2d_layer_options){.unused_ = 0, __VA_ARGS__})
#define nn_lazy_batch_norm1d_init(self, ...)                                                                 \
    nn_lazy_batch_norm1d_init_with((self), (nn_batch_norm_options){.unused_ = 0, __VA_ARGS__})
#define nn_lazy_batch_norm2d_init(self, ...)                                                                 \
    nn_lazy_batch_norm2d_init_with((self), (nn_batch_norm_options){.unused_ = 0, __VA_ARGS__})
nn_linear *nn_lazy_linear_init_with(nn_linear *self, int64_t out, nn_linear_options options);
nn_conv2d *nn_lazy_conv2d_init_with(nn_conv2d *self, int64_t out, nn_2d kernel, nn_conv2d_layer_options options);
nn_batch_norm *nn_lazy_batch_norm1d_init_with(nn_batch_norm *self, nn_batch_norm_options options);
nn_batch_norm *nn_lazy_batch_norm2d_init_with(nn_batch_norm *self, nn_batch_norm_options options);
mx_array nn_lazy_linear_forward(nn_linear *self, mx_array x);
mx_array nn_lazy_conv2d_forward(nn_conv2d *self, mx_array x);
mx_array nn_lazy_batch_norm1d_forward(nn_batch_norm *self, mx_array x);
mx_array nn_lazy_batch_norm2d_forward(nn_batch_norm *self, mx_array x);

/* ---- Embedding: weight (count, size), N(0, 1) */
typedef struct nn_embedding {
    nn_module base;
    nn_param *weight;
    int64_t num_embeddings, embedding_dim;
    nn_int padding_idx; /* its row is zero and gets no gradient */
    nn_real max_norm, norm_type;
    bool scale_grad_by_freq, sparse;
} nn_embedding;
extern const nn_class nn_embedding_class;
#define nn_embedding_init(self, count, size, ...)                                                            \
    nn_embedding_init_with((self), (count), (size), (nn_embedding_options){.unused_ = 0, __VA_ARGS__})
nn_embedding *nn_embedding_init_with(nn_embedding *self, int64_t count, int64_t size,
                                     nn_embedding_options options);
/* Embedding.from_pretrained(table): on the heap; its rows are not trained unless asked for. */
typedef struct nn_pretrained_options {
    char unused_;
    bool trains; /* freeze=False */
    nn_int padding_idx;
    nn_real max_norm, norm_type;
    bool scale_grad_by_freq, sparse;
} nn_pretrained_options;
#define nn_embedding_from(table, ...) nn_embedding_from_with((table), (nn_pretrained_options){.unused_ = 0, __VA_ARGS__})
nn_embedding *nn_embedding_from_with(mx_array table, nn_pretrained_options options);
mx_array nn_embedding_forward(nn_embedding *self, mx_array ids);

/* ---- Dropout: draws only in training. ValueError unless 0 <= p <= 1. */
typedef struct nn_dropout {
    nn_module base;
    double p;
    bool inplace; /* printed only: a new array all the same */
} nn_dropout;
typedef nn_dropout nn_dropout2d;
extern const nn_class nn_dropout_class, nn_dropout2d_class;
typedef struct nn_inplace_options {
    char unused_;
    bool inplace;
} nn_inplace_options;
#define NN_INPLACE(...) ((nn_inplace_options){.unused_ = 0, __VA_ARGS__})
#define nn_dropout_init(self, p, ...) nn_dropout_init_with((self), (p), NN_INPLACE(__VA_ARGS__))
#define nn_dropout2d_init(self, p, ...) nn_dropout2d_init_with((self), (p), NN_INPLACE(__VA_ARGS__))
nn_dropout *nn_dropout_init_with(nn_dropout *self, double p, nn_inplace_options options);
nn_dropout *nn_dropout2d_init_with(nn_dropout *self, double p, nn_inplace_options options);
mx_array nn_dropout_forward(nn_dropout *self, mx_array x);
mx_array nn_dropout2d_forward(nn_dropout *self, mx_array x);

/* ---- activations. Plain ones (NN_PLAIN_ACTIVATIONS: relu, sigmoid, tanh, silu ...) share a struct. */
typedef struct nn_activation {
    nn_module base;
    double a, b;             /* slope, alpha, beta, dim ... of those that have some */
    const char *approximate; /* GELU */
    bool inplace;            /* printed only: a new array all the same */
} nn_activation;
#define NN_DECLARE_ACTIVATION(name, class)                                                                   \
    typedef nn_activation nn_##name;                                                                         \
    extern const nn_class nn_##name##_class;                                                                 \
    nn_activation *nn_##name##_init_with(nn_activation *self, nn_inplace_options options);                                                    \
    mx_array nn_##name##_forward(nn_activation *self, mx_array x);
NN_PLAIN_ACTIVATIONS(NN_DECLARE_ACTIVATION)
NN_DECLARE_ACTIVATION(identity, Identity)
#undef NN_DECLARE_ACTIVATION
#define nn_relu_init(self, ...) nn_relu_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_relu6_init(self, ...) nn_relu6_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_sigmoid_init(self, ...) nn_sigmoid_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_tanh_init(self, ...) nn_tanh_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_silu_init(self, ...) nn_silu_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_mish_init(self, ...) nn_mish_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_selu_init(self, ...) nn_selu_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_hardsigmoid_init(self, ...) nn_hardsigmoid_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_hardswish_init(self, ...) nn_hardswish_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_logsigmoid_init(self, ...) nn_logsigmoid_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_softsign_init(self, ...) nn_softsign_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_tanhshrink_init(self, ...) nn_tanhshrink_init_with((self), NN_INPLACE(__VA_ARGS__))
#define nn_identity_init(self, ...) nn_identity_init_with((self), NN_INPLACE(__VA_ARGS__))

typedef nn_activation nn_gelu, nn_leaky_relu, nn_elu, nn_softplus, nn_hardtanh, nn_softmax, nn_log_softmax, nn_glu;
extern const nn_class nn_gelu_class, nn_leaky_relu_class, nn_elu_class, nn_softplus_class, nn_hardtanh_class,
    nn_softmax_class, nn_log_softmax_class, nn_glu_class;
#define nn_gelu_init(self, ...) nn_gelu_init_with((self), (nn_gelu_options){.unused_ = 0, __VA_ARGS__})
nn_activation *nn_gelu_init_with(nn_activation *self, nn_gelu_options options);
#define nn_leaky_relu_init(self, slope, ...) nn_leaky_relu_init_with((self), (slope), NN_INPLACE(__VA_ARGS__))
#define nn_elu_init(self, alpha, ...) nn_elu_init_with((self), (alpha), NN_INPLACE(__VA_ARGS__))
#define nn_hardtanh_init(self, low, high, ...) nn_hardtanh_init_with((self), (low), (high), NN_INPLACE(__VA_ARGS__))
nn_activation *nn_leaky_relu_init_with(nn_activation *self, double negative_slope, nn_inplace_options options); /* PyTorch's default: 0.01 */
nn_activation *nn_elu_init_with(nn_activation *self, double alpha, nn_inplace_options options);                 /* 1 */
nn_activation *nn_hardtanh_init_with(nn_activation *self, double low, double high, nn_inplace_options options); /* -1, 1 */
nn_activation *nn_softplus_init(nn_activation *self, double beta, double threshold); /* 1, 20 */
#define NN_NO_DIM INT64_MIN /* Softmax(), LogSoftmax(): it depends on the number of dimensions */
nn_activation *nn_softmax_init(nn_activation *self, int64_t dim);
nn_activation *nn_log_softmax_init(nn_activation *self, int64_t dim);
nn_activation *nn_glu_init(nn_activation *self, int64_t dim); /* -1 */
mx_array nn_gelu_forward(nn_activation *self, mx_array x);
mx_array nn_leaky_relu_forward(nn_activation *self, mx_array x);
mx_array nn_elu_forward(nn_activation *self, mx_array x);
mx_array nn_softplus_forward(nn_activation *self, mx_array x);
mx_array nn_hardtanh_forward(nn_activation *self, mx_array x);
mx_array nn_softmax_forward(nn_activation *self, mx_array x);
mx_array nn_log_softmax_forward(nn_activation *self, mx_array x);
mx_array nn_glu_forward(nn_activation *self, mx_array x);

/* PReLU(num_parameters=1, init=0.25): the slope is learned. */
typedef struct nn_prelu {
    nn_module base;
    nn_param *weight;
} nn_prelu;
extern const nn_class nn_prelu_class;
nn_prelu *nn_prelu_init(nn_prelu *self, int64_t count, double value);
mx_array nn_prelu_forward(nn_prelu *self, mx_array x);

/* ---- margins of (N, C, H, W): sizes left, right, top, bottom */
typedef struct nn_pad2d {
    nn_module base;
    mx_dims pads;
    double value;
} nn_pad2d;
typedef nn_pad2d nn_zero_pad2d, nn_constant_pad2d, nn_reflection_pad2d, nn_replication_pad2d;
extern const nn_class nn_zero_pad2d_class, nn_constant_pad2d_class, nn_reflection_pad2d_class,
    nn_replication_pad2d_class;
nn_pad2d *nn_zero_pad2d_init(nn_pad2d *self, mx_dims pads); /* MX_DIMS(1) is the same on all sides */
nn_pad2d *nn_constant_pad2d_init(nn_pad2d *self, mx_dims pads, double value);
nn_pad2d *nn_reflection_pad2d_init(nn_pad2d *self, mx_dims pads);
nn_pad2d *nn_replication_pad2d_init(nn_pad2d *self, mx_dims pads);
mx_array nn_zero_pad2d_forward(nn_pad2d *self, mx_array x);
mx_array nn_constant_pad2d_forward(nn_pad2d *self, mx_array x);
mx_array nn_reflection_pad2d_forward(nn_pad2d *self, mx_array x);
mx_array nn_replication_pad2d_forward(nn_pad2d *self, mx_array x);

/* ---- shapes */
typedef struct nn_flatten {
    nn_module base;
    int64_t start_dim, end_dim;
} nn_flatten;
typedef struct nn_flatten_options {
    char unused_;
    nn_int start_dim, end_dim; /* 1, -1 */
} nn_flatten_options;
extern const nn_class nn_flatten_class;
#define nn_flatten_init(self, ...) nn_flatten_init_with((self), (nn_flatten_options){.unused_ = 0, __VA_ARGS__})
nn_flatten *nn_flatten_init_with(nn_flatten *self, nn_flatten_options options);
mx_array nn_flatten_forward(nn_flatten *self, mx_array x);

typedef struct nn_unflatten {
    nn_module base;
    int64_t dim;
    mx_dims sizes;
} nn_unflatten;
extern const nn_class nn_unflatten_class;
nn_unflatten *nn_unflatten_init(nn_unflatten *self, int64_t dim, mx_dims sizes);
mx_array nn_unflatten_forward(nn_unflatten *self, mx_array x);

/* nn.Upsample(scale_factor=s, mode=...), nn.PixelShuffle(factor) */
typedef struct nn_upsample {
    nn_module base;
    nn_2d size;
    double scale;
    const char *mode;
    bool align_corners;
} nn_upsample;
typedef struct nn_upsample_options {
    char unused_;
    nn_2d size;
    double scale_factor;
    const char *mode; /* NULL: "nearest" */
    bool align_corners;
} nn_upsample_options;
extern const nn_class nn_upsample_class;
#define nn_upsample_init(self, ...) nn_upsample_init_with((self), (nn_upsample_options){.unused_ = 0, __VA_ARGS__})
nn_upsample *nn_upsample_init_with(nn_upsample *self, nn_upsample_options options);
mx_array nn_upsample_forward(nn_upsample *self, mx_array x);

typedef struct nn_pixel_shuffle {
    nn_module base;
    int64_t factor;
} nn_pixel_shuffle;
extern const nn_class nn_pixel_shuffle_class;
nn_pixel_shuffle *nn_pixel_shuffle_init(nn_pixel_shuffle *self, int64_t factor);
mx_array nn_pixel_shuffle_forward(nn_pixel_shuffle *self, mx_array x);

/* ---- containers; they retain their members, which are of any class that has a forward entry.
 *     nn_sequential_init(&self->net, nn_linear_init(NN_NEW(nn_linear), 2, 3), nn_relu_init(NN_NEW(nn_relu)))
 * With no members: nn_sequential_init_list(&self->net, NULL). */
typedef struct nn_sequential {
    nn_module base;
    py_list *members; /* PY_OBJECT: nn_module * */
    py_list *names;   /* of OrderedDict; NULL: "0", "1", ... */
} nn_sequential;
typedef nn_sequential nn_module_list;
extern const nn_class nn_sequential_class, nn_module_list_class;
#define nn_sequential_init(self, ...) nn_sequential_init_list((self), nn_members(__VA_ARGS__))
#define nn_module_list_init(self, ...) nn_module_list_init_list((self), nn_members(__VA_ARGS__))
/* A list of modules: what `[nn.Linear(2, 3), nn.ReLU()]` is. */
#define nn_members(...)                                                                                      \
    py_list_of_objects((const void *const[]){__VA_ARGS__}, sizeof((const void *const[]){__VA_ARGS__}) / sizeof(void *))
nn_sequential *nn_sequential_init_list(nn_sequential *self, const py_list *members); /* Sequential(*members) */
nn_sequential *nn_sequential_init_dict(nn_sequential *self, const py_dict *members); /* Sequential(OrderedDict(...)) */
nn_sequential *nn_module_list_init_list(nn_sequential *self, const py_list *members);
mx_array nn_sequential_forward(nn_sequential *self, mx_array x);
/* Of both containers: seq[i] (IndexError), len(seq), seq.append(module), for module in seq. */
nn_module *nn_sequential_at(const nn_sequential *self, int64_t index);
int64_t nn_sequential_length(const nn_sequential *self);
/* What its forward runs through, also the modules that a class below keeps in fields; belongs to the current pool. */
py_list *nn_sequential_members(const nn_sequential *self);
void nn_sequential_append(nn_sequential *self, void *member);
/* Sequential.add_module: the last, or in the place of the one of that name. */
void nn_sequential_add_module(nn_sequential *self, py_str name, void *member);
/* ModuleDict and ParameterDict: modules or parameters by name, in the module's `extra`. members: a dict of str or NULL. */
typedef nn_module nn_module_dict, nn_parameter_dict;
extern const nn_class nn_module_dict_class, nn_parameter_dict_class, nn_parameter_list_class;
nn_module *nn_module_dict_init(nn_module *self, const py_dict *members);
nn_module *nn_parameter_dict_init(nn_module *self, const py_dict *members);
void *nn_members_at(const nn_module *self, py_str name); /* KeyError if there is none */
void nn_members_set(nn_module *self, py_str name, const void *member);
void nn_members_update(nn_module *self, const py_dict *members);
/* ParameterList: the same with the names "0", "1" ...; a list of nn_param * or NULL. */
typedef nn_module nn_parameter_list;
nn_module *nn_parameter_list_init(nn_module *self, const py_list *members);
nn_param *nn_parameter_list_at(const nn_module *self, int64_t index);
void nn_parameter_list_append(nn_module *self, nn_param *param);
void nn_parameter_list_extend(nn_module *self, const py_list *members);
/* The rest of what ModuleList and Sequential have of a list; a slice is a new one of the same class. */
nn_sequential *nn_sequential_slice(const nn_sequential *self, int64_t start, int64_t stop, int64_t step); /* PY_NONE: left out */
void nn_sequential_extend(nn_sequential *self, const py_list *members);
void nn_sequential_insert(nn_sequential *self, int64_t index, const void *member);
void nn_sequential_set(nn_sequential *self, int64_t index, const void *member);
void nn_sequential_delete(nn_sequential *self, int64_t index);
#define nn_module_list_at(self, index) nn_sequential_at((self), (index))
#define nn_module_list_length(self) nn_sequential_length(self)
#define nn_module_list_append(self, member) nn_sequential_append((self), (member))

#endif
