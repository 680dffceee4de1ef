/* Gradients of every heavy op against central differences in float64: one line a case. */
#include "gradcheck.h"

#include <criterion/criterion.h>

/* Names an expression; it sees in[] and s, and leaves its value in y. */
#define EXPRESSION(name, call)                                                                               \
    static mlx_array name(const mlx_array *in, mlx_stream s)                                                 \
    {                                                                                                        \
        mlx_array y = mlx_array_new();                                                                       \
        cr_assert((call) == 0, #name " failed");                                                             \
        return y;                                                                                            \
    }

/* The same, applied to in[0] with its first two dimensions (or the first and last) exchanged beforehand. */
static mlx_array swapped(mlx_array a, int axis1, int axis2, mlx_stream s)
{
    mlx_array t = mlx_array_new();
    mlx_swapaxes(&t, a, axis1, axis2, s);
    return t;
}

EXPRESSION(matmul, mlx_matmul(&y, in[0], in[1], s))
EXPRESSION(addmm, mlx_addmm(&y, in[2], in[0], in[1], 1, 1, s))
EXPRESSION(addmm_scaled, mlx_addmm(&y, in[2], in[0], in[1], 2, 0.5, s))
EXPRESSION(conv1d, mlx_conv1d(&y, in[0], in[1], 2, 1, 1, 1, s))
EXPRESSION(conv2d, mlx_conv2d(&y, in[0], in[1], 1, 1, 0, 0, 1, 1, 1, s))
EXPRESSION(conv2d_bias,
           t2m_ext_conv2d_bias(&y, in[0], in[1], in[2], (int[]){1, 2}, (int[]){1, 0}, (int[]){1, 1}, 2, s))
EXPRESSION(conv2d_strided, mlx_conv2d(&y, in[0], in[1], 2, 1, 1, 2, 1, 2, 1, s))
EXPRESSION(conv2d_grouped, mlx_conv2d(&y, in[0], in[1], 1, 1, 1, 1, 1, 1, 2, s))
EXPRESSION(conv3d, mlx_conv3d(&y, in[0], in[1], 1, 1, 2, 0, 1, 0, 1, 1, 1, 1, s))
EXPRESSION(conv_transpose1d, mlx_conv_transpose1d(&y, in[0], in[1], 2, 1, 1, 1, 1, s))
EXPRESSION(conv_transpose2d, mlx_conv_transpose2d(&y, in[0], in[1], 2, 1, 1, 0, 1, 2, 1, 0, 1, s))
EXPRESSION(conv_transpose2d_grouped, mlx_conv_transpose2d(&y, in[0], in[1], 2, 2, 0, 0, 1, 1, 0, 0, 2, s))
EXPRESSION(softmax, mlx_softmax_axis(&y, in[0], 1, true, s))
EXPRESSION(softmax_first, mlx_softmax_axis(&y, in[0], 0, true, s))
EXPRESSION(softmax_all, mlx_softmax(&y, in[0], true, s))
EXPRESSION(softmax_two, mlx_softmax_axes(&y, in[0], (int[]){0, 2}, 2, true, s))
EXPRESSION(log_softmax, t2m_ext_log_softmax(&y, in[0], -1, s))
EXPRESSION(logsumexp, mlx_logsumexp_axis(&y, in[0], 1, false, s))
EXPRESSION(logsumexp_two, mlx_logsumexp_axes(&y, in[0], (int[]){0, 2}, 2, true, s))
EXPRESSION(logsumexp_all, mlx_logsumexp(&y, in[0], false, s))
EXPRESSION(layer_norm, mlx_fast_layer_norm(&y, in[0], in[1], in[2], 1e-5f, s))
EXPRESSION(layer_norm_plain, mlx_fast_layer_norm(&y, in[0], (mlx_array){0}, (mlx_array){0}, 1e-5f, s))
EXPRESSION(rms_norm, mlx_fast_rms_norm(&y, in[0], in[1], 1e-5f, s))
EXPRESSION(attention, mlx_fast_scaled_dot_product_attention(&y, in[0], in[1], in[2], 0.3f, "", (mlx_array){0},
                                                            (mlx_array){0}, s))
EXPRESSION(attention_causal, mlx_fast_scaled_dot_product_attention(&y, in[0], in[1], in[2], 0.3f, "causal",
                                                                   (mlx_array){0}, (mlx_array){0}, s))
EXPRESSION(attention_masked, mlx_fast_scaled_dot_product_attention(&y, in[0], in[1], in[2], 0.3f, "array",
                                                                   in[3], (mlx_array){0}, s))
EXPRESSION(rope, mlx_fast_rope(&y, in[0], 4, false, (mlx_optional_float){100, true}, 1, 2, (mlx_array){0}, s))
EXPRESSION(rope_traditional,
           mlx_fast_rope(&y, in[0], 6, true, (mlx_optional_float){100, true}, 0.5f, 0, (mlx_array){0}, s))
EXPRESSION(max_pool, t2m_ext_max_pool2d(&y, NULL, in[0], (int[]){2, 2}, (int[]){2, 2}, (int[]){0, 0},
                                        (int[]){1, 1}, false, s))
EXPRESSION(max_pool_overlapping, t2m_ext_max_pool2d(&y, NULL, in[0], (int[]){3, 2}, (int[]){2, 1},
                                                    (int[]){1, 1}, (int[]){1, 2}, true, s))
EXPRESSION(avg_pool,
           t2m_ext_avg_pool2d(&y, in[0], (int[]){3, 3}, (int[]){2, 2}, (int[]){1, 1}, true, true, 0, s))
EXPRESSION(avg_pool_inside,
           t2m_ext_avg_pool2d(&y, in[0], (int[]){3, 3}, (int[]){2, 2}, (int[]){1, 1}, true, false, 0, s))
EXPRESSION(adaptive_avg_pool, t2m_ext_adaptive_avg_pool2d(&y, in[0], (int[]){2, 3}, s))

/* ---- With constant indices ---- */

#define WITH_INDICES(name, values, shape, ndim, call)                                                        \
    static mlx_array name(const mlx_array *in, mlx_stream s)                                                 \
    {                                                                                                        \
        mlx_array y = mlx_array_new(), indices = longs((int64_t[])values, (int[])shape, ndim);               \
        cr_assert((call) == 0, #name " failed");                                                             \
        mlx_array_free(indices);                                                                             \
        return y;                                                                                            \
    }
#define LIST(...)                                                                                            \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }

WITH_INDICES(take, LIST(2, 0, 2, -1), LIST(2, 2), 2, mlx_take_axis(&y, in[0], indices, 0, s))
WITH_INDICES(take_middle, LIST(2, 0, 2), LIST(3), 1, mlx_take_axis(&y, in[0], indices, 1, s))
WITH_INDICES(take_flat, LIST(5, 0, 5), LIST(3), 1, mlx_take(&y, in[0], indices, s))
WITH_INDICES(take_along, LIST(2, 0, 1, 1), LIST(2, 2), 2, mlx_take_along_axis(&y, in[0], indices, 1, s))
WITH_INDICES(put_along, LIST(2, 0, 1, 2), LIST(2, 2), 2, mlx_put_along_axis(&y, in[0], indices, in[1], 1, s))
WITH_INDICES(scatter_add_axis, LIST(2, 2, 1, 0), LIST(2, 2), 2,
             mlx_scatter_add_axis(&y, in[0], indices, in[1], 1, s))
WITH_INDICES(gather, LIST(2, 0, 1), LIST(3), 1, mlx_gather_single(&y, in[0], indices, 0, (int[]){1, 2}, 2, s))
WITH_INDICES(scatter, LIST(2, 0), LIST(2), 1, mlx_scatter_single(&y, in[0], indices, in[1], 0, s))
WITH_INDICES(scatter_add, LIST(1, 1), LIST(2), 1, mlx_scatter_add_single(&y, in[0], indices, in[1], 0, s))
WITH_INDICES(cross_entropy, LIST(2, 0, -100, 4), LIST(4), 1,
             t2m_ext_cross_entropy(&y, in[0], indices, -100, s))

/* A Linear layer: the weight is seen through a transpose. */
static mlx_array linear(const mlx_array *in, mlx_stream s)
{
    mlx_array y = mlx_array_new(), w = swapped(in[1], 0, 1, s);
    mlx_addmm(&y, in[2], in[0], w, 1, 1, s);
    mlx_array_free(w);
    return y;
}

/* PyTorch's layouts: an NCHW image and an OIHW weight, through transposed views. */
static mlx_array conv_nchw(const mlx_array *in, mlx_stream s)
{
    mlx_array y = mlx_array_new(), x = mlx_array_new(), w = mlx_array_new();
    mlx_transpose_axes(&x, in[0], (int[]){0, 2, 3, 1}, 4, s);
    mlx_transpose_axes(&w, in[1], (int[]){0, 2, 3, 1}, 4, s);
    mlx_conv2d(&y, x, w, 1, 1, 1, 1, 1, 1, 1, s);
    mlx_array_free(x);
    mlx_array_free(w);
    return y;
}

static mlx_array conv_general(const mlx_array *in, mlx_stream s)
{
    mlx_array y = mlx_array_new();
    mlx_conv_general(&y, in[0], in[1], (int[]){2, 1}, 2, (int[]){1, 0}, 2, (int[]){0, 2}, 2, (int[]){1, 2}, 2,
                     (int[]){2, 3}, 2, 1, true, s);
    return y;
}

/* Channels-last memory under the NCHW shape. */
static mlx_array max_pool_channels_last(const mlx_array *in, mlx_stream s)
{
    mlx_array x = mlx_array_new(), dense = mlx_array_new();
    mlx_contiguous(&dense, in[0], false, s);
    mlx_transpose_axes(&x, dense, (int[]){0, 3, 1, 2}, 4, s);
    mlx_array y = max_pool(&x, s);
    mlx_array_free(x);
    mlx_array_free(dense);
    return y;
}

static const gradcheck_case cases[] = {
    {"matmul", matmul, {{3, 4}, {4, 5}}},
    {"matmul of vectors", matmul, {{4}, {4}}},
    {"matmul of a vector and a matrix", matmul, {{4}, {4, 3}}},
    {"matmul of matrices and a vector", matmul, {{2, 3, 4}, {4}}},
    {"batched matmul", matmul, {{2, 3, 4}, {2, 4, 2}}},
    {"matmul with a shared right side", matmul, {{2, 3, 4}, {4, 2}}},
    {"matmul with a shared left side", matmul, {{3, 4}, {2, 4, 2}}},
    {"matmul with broadcast batches", matmul, {{2, 1, 3, 4}, {1, 3, 4, 2}}},
    {"addmm", addmm, {{3, 4}, {4, 5}, {5}}},
    {"addmm with batches", addmm, {{2, 3, 4}, {4, 5}, {5}}},
    {"addmm with a full offset", addmm, {{3, 4}, {4, 5}, {3, 5}}},
    {"addmm scaled", addmm_scaled, {{3, 4}, {4, 5}, {5}}},
    {"linear", linear, {{3, 4}, {5, 4}, {5}}},
    {"conv1d", conv1d, {{2, 7, 3}, {4, 3, 3}}},
    {"conv2d", conv2d, {{2, 4, 5, 2}, {3, 3, 2, 2}}},
    {"conv2d with bias", conv2d_bias, {{1, 4, 4, 4}, {6, 3, 2, 2}, {6}}},
    {"conv2d strided", conv2d_strided, {{1, 5, 6, 2}, {3, 3, 2, 2}}},
    {"conv2d grouped", conv2d_grouped, {{1, 4, 4, 4}, {6, 3, 3, 2}}},
    {"conv2d of PyTorch's layouts", conv_nchw, {{2, 3, 4, 4}, {2, 3, 3, 3}}},
    {"conv3d", conv3d, {{1, 3, 3, 4, 2}, {2, 2, 2, 2, 2}}},
    {"conv_transpose1d", conv_transpose1d, {{2, 4, 3}, {2, 3, 3}}},
    {"conv_transpose2d", conv_transpose2d, {{1, 3, 4, 2}, {3, 3, 2, 2}}},
    {"conv_transpose2d grouped", conv_transpose2d_grouped, {{1, 3, 3, 4}, {6, 2, 3, 2}}},
    {"conv_general spread and strided", conv_general, {{1, 3, 2, 2}, {3, 2, 2, 2}}},
    {"softmax", softmax, {{2, 5, 3}}},
    {"softmax, first axis", softmax_first, {{4, 3}}},
    {"softmax, all axes", softmax_all, {{2, 3}}},
    {"softmax, two axes", softmax_two, {{2, 3, 4}}},
    {"log_softmax", log_softmax, {{3, 5}}},
    {"logsumexp", logsumexp, {{2, 5, 3}}},
    {"logsumexp, two axes", logsumexp_two, {{2, 3, 4}}},
    {"logsumexp, all axes", logsumexp_all, {{2, 3}}},
    {"layer_norm", layer_norm, {{2, 3, 6}, {6}, {6}}},
    {"layer_norm without parameters", layer_norm_plain, {{3, 6}}},
    {"rms_norm", rms_norm, {{3, 6}, {6}}},
    {"attention", attention, {{1, 2, 3, 4}, {1, 2, 5, 4}, {1, 2, 5, 2}}},
    {"attention, causal", attention_causal, {{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}}},
    {"attention, added mask", attention_masked, {{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}, {3, 3}}},
    {"attention, grouped queries", attention, {{1, 4, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}}},
    {"rope", rope, {{1, 2, 3, 6}}},
    {"rope, traditional", rope_traditional, {{2, 3, 6}}},
    {"take", take, {{3, 4}}},
    {"take, middle axis", take_middle, {{2, 3, 2}}},
    {"take, flat", take_flat, {{2, 3}}},
    {"take_along_axis", take_along, {{2, 3}}},
    {"put_along_axis", put_along, {{2, 3}, {2, 2}}},
    {"scatter_add_axis", scatter_add_axis, {{2, 3}, {2, 2}}},
    {"gather", gather, {{3, 4}}},
    {"scatter", scatter, {{3, 4}, {2, 1, 4}}},
    {"scatter_add", scatter_add, {{3, 4}, {2, 2, 3}}},
    {"cross_entropy", cross_entropy, {{4, 5}}},
    {"max_pool", max_pool, {{2, 3, 4, 5}}},
    {"max_pool, channels last", max_pool_channels_last, {{2, 4, 5, 3}}},
    {"max_pool, overlapping", max_pool_overlapping, {{1, 2, 5, 5}}},
    {"max_pool of one image", max_pool, {{3, 4, 5}}},
    {"avg_pool", avg_pool, {{1, 2, 6, 5}}},
    {"avg_pool without padding", avg_pool_inside, {{1, 2, 6, 5}}},
    {"adaptive_avg_pool", adaptive_avg_pool, {{1, 2, 5, 7}}},
};

Test(gradients, agree_with_differences)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        gradcheck(&cases[i]);
}
