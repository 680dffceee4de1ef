/* torch.nn.functional: what has no state. Layouts are PyTorch's: images are (N, C, H, W). relu, sigmoid, tanh, softmax,
 * log_softmax and pad are in mx. Where a weight or bias may be None, MX_NONE is fine. */
#ifndef T2M_NN_FUNCTIONAL_H
#define T2M_NN_FUNCTIONAL_H

#include "t2m/mx.h"

/* A pair of sizes: kernel, stride, padding ... {0, 0} is the default. */
typedef struct nn_2d {
    int64_t h, w;
} nn_2d;
#define NN_2D(h, w) ((nn_2d){(h), (w)})
/* Two sizes, or one for both; else a RuntimeError. */
nn_2d nn_2d_of(mx_dims sizes);

/* x @ weight.T + bias; weight is (out, in). */
mx_array nn_linear_of(mx_array x, mx_array weight, mx_array bias);

typedef struct nn_conv1d_options {
    char unused_;
    int64_t stride, padding, dilation, groups; /* 1, 0, 1, 1 */
    const char *padding_mode;                  /* NULL is "zeros" */
    bool same;                                 /* padding='same' (stride 1) */
} nn_conv1d_options;
typedef struct nn_conv2d_options {
    char unused_;
    nn_2d stride, padding, dilation; /* 1, 0, 1 */
    int64_t groups;                  /* 1 */
    nn_2d output_padding;            /* of the transposed one only */
    bool same;                       /* padding='same' (stride 1) */
    const char *padding_mode;        /* NULL is "zeros"; "reflect", "replicate", "circular" */
} nn_conv2d_options;
/* x (N, C, L) or (C, L), weight (O, C/groups, k). */
#define nn_conv1d_of(x, weight, bias, ...)                                                                   \
    nn_conv1d_with((x), (weight), (bias), (nn_conv1d_options){.unused_ = 0, __VA_ARGS__})
/* x (N, C, H, W) or (C, H, W), weight (O, C/groups, kh, kw). */
#define nn_conv2d_of(x, weight, bias, ...)                                                                   \
    nn_conv2d_with((x), (weight), (bias), (nn_conv2d_options){.unused_ = 0, __VA_ARGS__})
/* weight (C, O/groups, kh, kw). */
#define nn_conv_transpose2d_of(x, weight, bias, ...)                                                         \
    nn_conv_transpose2d_with((x), (weight), (bias), (nn_conv2d_options){.unused_ = 0, __VA_ARGS__})
mx_array nn_conv1d_with(mx_array x, mx_array weight, mx_array bias, nn_conv1d_options options);
mx_array nn_conv2d_with(mx_array x, mx_array weight, mx_array bias, nn_conv2d_options options);
mx_array nn_conv_transpose2d_with(mx_array x, mx_array weight, mx_array bias, nn_conv2d_options options);

typedef struct nn_pool2d_options {
    char unused_;
    nn_2d stride; /* the kernel */
    nn_2d padding, dilation;
    bool ceil_mode;
    nn_switch count_include_pad; /* average pooling only; on */
} nn_pool2d_options;
#define nn_max_pool2d_of(x, kernel, ...)                                                                     \
    nn_max_pool2d_with((x), (kernel), (nn_pool2d_options){.unused_ = 0, __VA_ARGS__})
#define nn_avg_pool2d_of(x, kernel, ...)                                                                     \
    nn_avg_pool2d_with((x), (kernel), (nn_pool2d_options){.unused_ = 0, __VA_ARGS__})
mx_array nn_max_pool2d_with(mx_array x, nn_2d kernel, nn_pool2d_options options);
mx_array nn_avg_pool2d_with(mx_array x, nn_2d kernel, nn_pool2d_options options);
mx_array nn_adaptive_avg_pool2d_of(mx_array x, nn_2d output);
/* One dimension: the last. Sizes are those of width; height stays 1. */
#define nn_max_pool1d_of(x, kernel, ...)                                                                     \
    nn_max_pool1d_with((x), (kernel), (nn_pool1d_options){.unused_ = 0, __VA_ARGS__})
#define nn_avg_pool1d_of(x, kernel, ...)                                                                     \
    nn_avg_pool1d_with((x), (kernel), (nn_pool1d_options){.unused_ = 0, __VA_ARGS__})
typedef struct nn_pool1d_options {
    char unused_;
    int64_t stride, padding, dilation; /* the kernel, 0, 1 */
    bool ceil_mode;
    nn_switch count_include_pad; /* average pooling only; on */
} nn_pool1d_options;
mx_array nn_max_pool1d_with(mx_array x, int64_t kernel, nn_pool1d_options options);
mx_array nn_avg_pool1d_with(mx_array x, int64_t kernel, nn_pool1d_options options);

/* F.dropout(x, p, training): draws only when training and 0 < p < 1. */
mx_array nn_dropout_of(mx_array x, double p, bool training);
mx_array nn_dropout2d_of(mx_array x, double p, bool training); /* whole channels */

/* F.embedding(ids, weight): the row of padding_idx gets no gradient. */
typedef struct nn_embedding_options {
    char unused_;
    nn_int padding_idx; /* negative counts from the end */
    nn_real max_norm, norm_type; /* layers only: rows that are asked for are made no longer than this; 2 */
    bool scale_grad_by_freq;     /* a row's gradient is divided by how often the batch asks for it */
    bool sparse;                 /* shown only: gradients are dense */
} nn_embedding_options;
#define nn_embedding_of(ids, weight, ...)                                                                    \
    nn_embedding_with((ids), (weight), (nn_embedding_options){.unused_ = 0, __VA_ARGS__})
mx_array nn_embedding_with(mx_array ids, mx_array weight, nn_embedding_options options);

/* F.layer_norm over the trailing `dims` dimensions; F.group_norm; RMSNorm. */
mx_array nn_layer_norm_of(mx_array x, int64_t dims, mx_array weight, mx_array bias, double eps);
mx_array nn_group_norm_of(mx_array x, int64_t groups, mx_array weight, mx_array bias, double eps);
mx_array nn_rms_norm_of(mx_array x, int64_t dims, mx_array weight, double eps);
/* F.batch_norm of (N, C, ...) by the batch's own statistics. */
mx_array nn_batch_norm_of(mx_array x, mx_array weight, mx_array bias, double eps);
/* F.instance_norm of (N, C, ...) without running statistics. */
mx_array nn_instance_norm_of(mx_array x, mx_array weight, mx_array bias, double eps);
/* F.cosine_similarity(a, b, dim, eps). */
mx_array nn_cosine_similarity(mx_array a, mx_array b, int64_t dim, double eps);
/* F.pairwise_distance(a, b): 2-norm of a - b + eps along the last dim. */
mx_array nn_pairwise_distance(mx_array a, mx_array b, double eps);
/* F.normalize(x, p=2, dim, eps). */
mx_array nn_normalize(mx_array x, int64_t dim, double eps);

typedef struct nn_attention_options {
    char unused_;
    mx_array mask; /* bool: True takes part; float: added */
    double dropout_p;
    bool is_causal;
    nn_real scale;
} nn_attention_options;
/* F.scaled_dot_product_attention(q, k, v): (..., L, E). */
#define nn_attention(q, k, v, ...)                                                                           \
    nn_attention_with((q), (k), (v), (nn_attention_options){.unused_ = 0, __VA_ARGS__})
mx_array nn_attention_with(mx_array q, mx_array k, mx_array v, nn_attention_options options);

/* F.interpolate(x, scale_factor or size, mode) of (N, C, H, W): "nearest", "bilinear". size {0, 0}: by the factor. */
mx_array nn_interpolate(mx_array x, nn_2d size, double scale, const char *mode, bool align_corners);
/* F.pixel_shuffle */
mx_array nn_pixel_shuffle_of(mx_array x, int64_t factor);

/* ---- activations; relu, sigmoid, tanh, softmax, log_softmax are mx_... */
typedef struct nn_gelu_options {
    char unused_;
    const char *approximate; /* NULL or "none": exact; "tanh" */
} nn_gelu_options;
#define nn_gelu_of(x, ...) nn_gelu_with((x), (nn_gelu_options){.unused_ = 0, __VA_ARGS__})
mx_array nn_gelu_with(mx_array x, nn_gelu_options options);
mx_array nn_leaky_relu_of(mx_array x, double negative_slope);
mx_array nn_elu_of(mx_array x, double alpha);
mx_array nn_softplus_of(mx_array x, double beta, double threshold);
mx_array nn_hardtanh_of(mx_array x, double low, double high);
/* X(function, class): each is mx_array nn_<function>_of(mx_array x), and a layer nn_<function> in nn_layers.h. */
/* With inplace=True what is given changes too, as all who hold it see; nn_put_back gives y. */
mx_array nn_relu_in_place(mx_array x);
mx_array nn_leaky_relu_in_place(mx_array x, double negative_slope);
mx_array nn_elu_in_place(mx_array x, double alpha);
mx_array nn_dropout_in_place(mx_array x, double p, bool training);
mx_array nn_put_back(mx_array x, mx_array y);

#define NN_PLAIN_ACTIVATIONS(X)                                                                              \
    X(relu, ReLU) X(relu6, ReLU6) X(sigmoid, Sigmoid) X(tanh, Tanh) X(silu, SiLU) X(mish, Mish)              \
    X(selu, SELU) X(hardsigmoid, Hardsigmoid) X(hardswish, Hardswish) X(logsigmoid, LogSigmoid)              \
    X(softsign, Softsign) X(tanhshrink, Tanhshrink)
#define NN_DECLARE_ACTIVATION(function, class) mx_array nn_##function##_of(mx_array x);
NN_PLAIN_ACTIVATIONS(NN_DECLARE_ACTIVATION)
#undef NN_DECLARE_ACTIVATION
mx_array nn_glu_of(mx_array x, int64_t dim);
mx_array nn_celu_of(mx_array x, double alpha);
mx_array nn_threshold_of(mx_array x, double threshold, double value);
/* weight: one number, or one for each channel (dim 1). */
mx_array nn_prelu_of(mx_array x, mx_array weight);
mx_array nn_softmin_of(mx_array x, int64_t dim);

#endif
