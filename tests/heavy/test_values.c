/* Values of the heavy ops that can be worked out by hand, types, and errors. */
#include "gradcheck.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define SHAPE(...) (const int[]){__VA_ARGS__}, (int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int))
#define VALUES(...)                                                                                          \
    (const float[])                                                                                          \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
#define S test_stream()

static const mlx_array NONE = {0};

/* 0, 1, 2, ... */
static mlx_array count_up(const int *shape, int ndim)
{
    float values[400];
    for (int i = 0; i < 400; i++)
        values[i] = (float)i;
    return floats(values, shape, ndim);
}

Test(values, matmul)
{
    mlx_array a = count_up(SHAPE(2, 3)), b = count_up(SHAPE(3, 2)), y = mlx_array_new();
    mlx_matmul(&y, a, b, S);
    expect_floats("matmul", y, VALUES(10, 13, 28, 40), SHAPE(2, 2));
    y = mlx_array_new();
    mlx_array row = count_up(SHAPE(3));
    mlx_matmul(&y, a, row, S);
    expect_floats("matmul with a vector", y, VALUES(5, 14), SHAPE(2));
    y = mlx_array_new();
    mlx_matmul(&y, row, row, S);
    expect_floats("inner product", y, VALUES(5), NULL, 0);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_array_free(row);
}

Test(values, matmul_keeps_half_precision)
{
    mlx_array a = count_up(SHAPE(2, 2)), half = mlx_array_new(), y = mlx_array_new(), wide = mlx_array_new();
    mlx_astype(&half, a, MLX_BFLOAT16, S);
    mlx_matmul(&y, half, half, S);
    cr_assert(mlx_array_dtype(y) == MLX_BFLOAT16);
    mlx_astype(&wide, y, MLX_FLOAT32, S);
    expect_floats("bfloat16", wide, VALUES(2, 3, 6, 11), SHAPE(2, 2));
    mlx_array_free(a);
    mlx_array_free(half);
    mlx_array_free(y);
}

Test(values, conv2d_of_an_nchw_image)
{
    mlx_array image = count_up(SHAPE(1, 1, 3, 3)), x = mlx_array_new(), y = mlx_array_new();
    mlx_array w = floats(VALUES(1, 10, 100, 1000), SHAPE(1, 2, 2, 1));
    mlx_transpose_axes(&x, image, (int[]){0, 2, 3, 1}, 4, S);
    mlx_conv2d(&y, x, w, 1, 1, 0, 0, 1, 1, 1, S);
    expect_floats("conv2d", y, VALUES(4310, 5421, 7643, 8754), SHAPE(1, 2, 2, 1));
    y = mlx_array_new();
    mlx_array bias = floats(VALUES(-10), SHAPE(1));
    t2m_ext_conv2d_bias(&y, x, w, bias, (int[]){1, 1}, (int[]){0, 0}, (int[]){1, 1}, 1, S);
    expect_floats("with bias", y, VALUES(4300, 5411, 7633, 8744), SHAPE(1, 2, 2, 1));
    mlx_array_free(image);
    mlx_array_free(x);
    mlx_array_free(w);
    mlx_array_free(bias);
}

Test(values, conv2d_of_broadcast_arrays)
{
    mlx_array one = floats(VALUES(2), SHAPE(1)), x = mlx_array_new(), w = mlx_array_new(),
              y = mlx_array_new();
    mlx_broadcast_to(&x, one, (int[]){1, 3, 3, 16}, 4, S);
    mlx_broadcast_to(&w, one, (int[]){1, 2, 2, 16}, 4, S);
    mlx_conv2d(&y, x, w, 1, 1, 0, 0, 1, 1, 1, S);
    expect_floats("broadcast", y, VALUES(256, 256, 256, 256), SHAPE(1, 2, 2, 1));
    mlx_array_free(one);
    mlx_array_free(x);
    mlx_array_free(w);
}

Test(values, conv_transpose_spreads_the_input)
{
    mlx_array x = floats(VALUES(1, 2, 3), SHAPE(1, 3, 1)), w = floats(VALUES(1, 10, 100), SHAPE(1, 3, 1));
    mlx_array y = mlx_array_new();
    mlx_conv_transpose1d(&y, x, w, 2, 0, 1, 0, 1, S);
    expect_floats("stride 2", y, VALUES(1, 10, 102, 20, 203, 30, 300), SHAPE(1, 7, 1));
    y = mlx_array_new();
    mlx_conv_transpose1d(&y, x, w, 2, 1, 1, 1, 1, S);
    expect_floats("padding", y, VALUES(10, 102, 20, 203, 30, 300), SHAPE(1, 6, 1));
    mlx_array_free(x);
    mlx_array_free(w);
}

Test(values, conv_general_flips_and_pads_unevenly)
{
    mlx_array x = floats(VALUES(1, 2, 3), SHAPE(1, 3, 1)), w = floats(VALUES(1, 10), SHAPE(1, 2, 1));
    mlx_array y = mlx_array_new();
    int one = 1, zero = 0;
    mlx_conv_general(&y, x, w, &one, 1, &one, 1, &zero, 1, &one, 1, &one, 1, 1, true, S);
    expect_floats("flipped", y, VALUES(1, 12, 23), SHAPE(1, 3, 1));
    mlx_array_free(x);
    mlx_array_free(w);
}

Test(values, softmax_and_logsumexp)
{
    mlx_array x = floats(VALUES(0, 0, 0, 1, 1, 1), SHAPE(2, 3)), y = mlx_array_new();
    mlx_softmax_axis(&y, x, 0, true, S);
    float low = 1 / (1 + expf(1)), high = 1 - low;
    expect_floats("softmax", y, VALUES(low, low, low, high, high, high), SHAPE(2, 3));
    y = mlx_array_new();
    mlx_logsumexp_axis(&y, x, 1, false, S);
    expect_floats("logsumexp", y, VALUES(logf(3), 1 + logf(3)), SHAPE(2));
    y = mlx_array_new();
    t2m_ext_log_softmax(&y, x, -1, S);
    float l = -logf(3);
    expect_floats("log_softmax", y, VALUES(l, l, l, l, l, l), SHAPE(2, 3));
    mlx_array_free(x);
}

Test(values, cross_entropy_ignores_what_it_is_told_to)
{
    mlx_array x = floats(VALUES(0, 0, 5, 5), SHAPE(2, 2)), y = mlx_array_new();
    mlx_array t = longs((int64_t[]){1, -100}, SHAPE(2));
    t2m_ext_cross_entropy(&y, x, t, -100, S);
    expect_floats("cross_entropy", y, VALUES(logf(2), 0), SHAPE(2));
    mlx_array_free(x);
    mlx_array_free(t);
}

Test(values, norms)
{
    mlx_array x = floats(VALUES(1, 3, -2, 2), SHAPE(2, 2)), w = floats(VALUES(2, 10), SHAPE(2)),
              y = mlx_array_new();
    mlx_fast_layer_norm(&y, x, w, NONE, 0, S);
    expect_floats("layer_norm", y, VALUES(-2, 10, -2, 10), SHAPE(2, 2));
    y = mlx_array_new();
    mlx_fast_rms_norm(&y, x, NONE, 0, S);
    expect_floats("rms_norm", y, VALUES(1 / sqrtf(5), 3 / sqrtf(5), -1, 1), SHAPE(2, 2));
    mlx_array_free(x);
    mlx_array_free(w);
}

Test(values, causal_attention_sees_the_past)
{
    mlx_array q = floats(VALUES(0, 0, 0), SHAPE(1, 1, 3, 1)), v = floats(VALUES(3, 5, 10), SHAPE(1, 1, 3, 1));
    mlx_array y = mlx_array_new(), mask = mlx_array_new(), ones = floats(VALUES(1, 0, 1), SHAPE(3));
    mlx_fast_scaled_dot_product_attention(&y, q, q, v, 1, "causal", NONE, NONE, S);
    expect_floats("causal", y, VALUES(3, 4, 6), SHAPE(1, 1, 3, 1));
    mlx_astype(&mask, ones, MLX_BOOL, S);
    y = mlx_array_new();
    mlx_fast_scaled_dot_product_attention(&y, q, q, v, 1, "array", mask, NONE, S);
    expect_floats("bool mask", y, VALUES(6.5f, 6.5f, 6.5f), SHAPE(1, 1, 3, 1));
    mlx_array sink = floats(VALUES(0), SHAPE(1));
    y = mlx_array_new();
    mlx_fast_scaled_dot_product_attention(&y, q, q, v, 1, "", NONE, sink, S);
    expect_floats("sinks", y, VALUES(4.5f, 4.5f, 4.5f), SHAPE(1, 1, 3, 1));
    mlx_array_free(q);
    mlx_array_free(v);
    mlx_array_free(mask);
    mlx_array_free(ones);
    mlx_array_free(sink);
}

Test(values, rope_turns_by_position)
{
    mlx_array x = floats(VALUES(1, 0, 1, 0), SHAPE(1, 2, 2)), y = mlx_array_new();
    mlx_fast_rope(&y, x, 2, true, (mlx_optional_float){10000, true}, 1, 1, NONE, S);
    expect_floats("rope", y, VALUES(cosf(1), sinf(1), cosf(2), sinf(2)), SHAPE(1, 2, 2));
    mlx_array_free(x);
}

Test(values, indexing)
{
    mlx_array a = count_up(SHAPE(3, 2)), y = mlx_array_new(), i = longs((int64_t[]){2, -3}, SHAPE(2));
    mlx_take_axis(&y, a, i, 0, S);
    expect_floats("take", y, VALUES(4, 5, 0, 1), SHAPE(2, 2));
    mlx_array j = longs((int64_t[]){1, 0, 1}, SHAPE(3, 1)), v = floats(VALUES(7), SHAPE(1, 1));
    y = mlx_array_new();
    mlx_take_along_axis(&y, a, j, 1, S);
    expect_floats("take_along", y, VALUES(1, 2, 5), SHAPE(3, 1));
    y = mlx_array_new();
    mlx_put_along_axis(&y, a, j, v, 1, S);
    expect_floats("put_along", y, VALUES(0, 7, 7, 3, 4, 7), SHAPE(3, 2));
    y = mlx_array_new();
    mlx_scatter_add_axis(&y, a, j, v, 1, S);
    expect_floats("scatter_add_axis", y, VALUES(0, 8, 9, 3, 4, 12), SHAPE(3, 2));
    mlx_array updates = floats(VALUES(10, 20), SHAPE(2, 1, 1)), rows = longs((int64_t[]){1, 1}, SHAPE(2));
    y = mlx_array_new();
    mlx_scatter_add_single(&y, a, rows, updates, 0, S);
    expect_floats("scatter_add", y, VALUES(0, 1, 32, 3, 4, 5), SHAPE(3, 2));
    y = mlx_array_new();
    mlx_scatter_max_single(&y, a, rows, updates, 0, S);
    expect_floats("scatter_max", y, VALUES(0, 1, 20, 3, 4, 5), SHAPE(3, 2));
    mlx_array all[] = {a, i, j, v, updates, rows};
    for (int k = 0; k < 6; k++)
        mlx_array_free(all[k]);
}

Test(values, gather_with_two_indices)
{
    mlx_array a = count_up(SHAPE(3, 4)), y = mlx_array_new();
    mlx_array parts[] = {longs((int64_t[]){0, 2}, SHAPE(2, 1)), longs((int64_t[]){1, 3}, SHAPE(2))};
    mlx_vector_array indices = mlx_vector_array_new_data(parts, 2);
    mlx_gather(&y, a, indices, (int[]){0, 1}, 2, (int[]){1, 1}, 2, S);
    expect_floats("gather", y, VALUES(1, 3, 9, 11), SHAPE(2, 2, 1, 1));
    mlx_vector_array_free(indices);
    mlx_array_free(parts[0]);
    mlx_array_free(parts[1]);
    mlx_array_free(a);
}

Test(values, pooling)
{
    mlx_array x = count_up(SHAPE(1, 1, 3, 3)), y = mlx_array_new(), i = mlx_array_new();
    int two[] = {2, 2}, one[] = {1, 1}, zero[] = {0, 0};
    cr_assert(t2m_ext_max_pool2d(&y, &i, x, two, two, zero, one, true, S) == 0);
    cr_assert(mlx_array_dtype(i) == MLX_INT64 && mlx_array_eval(i) == 0);
    cr_assert(mlx_array_data_int64(i)[3] == 8);
    expect_floats("max_pool", y, VALUES(4, 5, 7, 8), SHAPE(1, 1, 2, 2));
    y = mlx_array_new();
    t2m_ext_avg_pool2d(&y, x, two, one, zero, false, true, 0, S);
    expect_floats("avg_pool", y, VALUES(2, 3, 5, 6), SHAPE(1, 1, 2, 2));
    y = mlx_array_new();
    t2m_ext_adaptive_avg_pool2d(&y, x, one, S);
    expect_floats("adaptive", y, VALUES(4), SHAPE(1, 1, 1, 1));
    mlx_array_free(x);
    mlx_array_free(i);
}

/* ---- Optimizer updates ---- */

Test(updates, sgd_with_momentum)
{
    mlx_array p = floats(VALUES(1, 2), SHAPE(2)), g = floats(VALUES(10, 20), SHAPE(2)), b = mlx_array_new();
    for (int step = 0; step < 2; step++)
        cr_assert(t2m_ext_sgd_update(&p, &b, g, 0.1, 0.5, 0, 0, false, false, S) == 0);
    expect_floats("buffer", b, VALUES(15, 30), SHAPE(2));
    expect_floats("param", p, VALUES(-1.5f, -3), SHAPE(2));
    mlx_array_free(g);
}

Test(updates, old_values_that_are_held_stay)
{
    mlx_array p = floats(VALUES(1, 2), SHAPE(2)), g = floats(VALUES(10, 20), SHAPE(2)), old = mlx_array_new();
    mlx_array m = mlx_array_new(), v = mlx_array_new(), old_m = mlx_array_new();
    for (int64_t step = 1; step <= 3; step++) {
        mlx_array_set(&old, p);
        mlx_array_set(&old_m, m);
        t2m_ext_adam_update(&p, &m, &v, g, 0.1, 0.9, 0.999, 1e-8, 0, false, false, step, S);
        mlx_array_eval(p);
    }
    expect_floats("held", old, VALUES(0.8f, 1.8f), SHAPE(2));
    expect_floats("held state", old_m, VALUES(1.9f, 3.8f), SHAPE(2));
    expect_floats("param", p, VALUES(0.7f, 1.7f), SHAPE(2));
    mlx_array_free(g);
    mlx_array_free(m);
    mlx_array_free(v);
}

Test(updates, a_gradient_in_another_memory_order)
{
    mlx_array p = count_up(SHAPE(2, 3)), g = count_up(SHAPE(3, 2)), t = mlx_array_new();
    mlx_transpose(&t, g, S);
    t2m_ext_sgd_update(&p, NULL, t, 1, 0, 0, 0, false, false, S);
    expect_floats("param", p, VALUES(0, -1, -2, 2, 1, 0), SHAPE(2, 3));
    mlx_array_free(g);
    mlx_array_free(t);
}

Test(updates, adadelta_starts_from_nothing)
{
    mlx_array p = floats(VALUES(1), SHAPE(1)), g = floats(VALUES(2), SHAPE(1)), q = mlx_array_new(),
              d = mlx_array_new();
    t2m_ext_adadelta_update(&p, &q, &d, g, 1, 0.9, 1e-6, 0, false, S);
    float delta = sqrtf(1e-6f) / sqrtf(0.4f + 1e-6f) * 2;
    expect_floats("squares", q, VALUES(0.4f), SHAPE(1));
    expect_floats("deltas", d, VALUES(0.1f * delta * delta), SHAPE(1));
    expect_floats("param", p, VALUES(1 - delta), SHAPE(1));
    mlx_array_free(g);
}

/* ---- Errors ---- */

static void expect_error(int status, const char *part)
{
    const char *message = last_error();
    cr_assert(status != 0, "no error, expected one about \"%s\"", part);
    cr_assert(strstr(message, part), "\"%s\" does not say \"%s\"", message, part);
}

Test(errors, name_the_op_and_the_shapes)
{
    catch_errors();
    mlx_array a = count_up(SHAPE(2, 3)), i = longs((int64_t[]){0, 3}, SHAPE(2)), y = mlx_array_new();
    mlx_array image = count_up(SHAPE(1, 2, 2, 3)), w = count_up(SHAPE(4, 2, 2, 2));
    expect_error(mlx_matmul(&y, a, a, S), "mlx_matmul: ");
    expect_error(mlx_matmul(&y, a, a, S), "float32[2, 3]");
    expect_error(mlx_matmul(&y, i, i, S), "floating-point");
    expect_error(mlx_conv2d(&y, image, w, 1, 1, 0, 0, 1, 1, 1, S), "made for 2");
    expect_error(mlx_conv2d(&y, a, w, 1, 1, 0, 0, 1, 1, 1, S), "4 dimensions");
    expect_error(t2m_ext_conv2d_bias(&y, image, image, i, (int[]){1, 1}, (int[]){0, 0}, (int[]){1, 1}, 1, S),
                 "must have 1 values");
    expect_error(mlx_softmax_axis(&y, a, 2, true, S), "axis 2 is out of range");
    expect_error(mlx_fast_layer_norm(&y, a, w, NONE, 1e-5f, S), "does not match");
    expect_error(mlx_take_along_axis(&y, a, i, 1, S), "as many dimensions");
    expect_error(mlx_scatter_add_single(&y, a, i, a, 0, S), "updates are");
    expect_error(t2m_ext_cross_entropy(&y, a, a, -100, S), "targets [N]");
    expect_error(
        t2m_ext_max_pool2d(&y, NULL, a, (int[]){2, 2}, (int[]){2, 2}, (int[]){0, 0}, (int[]){1, 1}, false, S),
        "[N, C, H, W]");
    expect_error(t2m_ext_max_pool2d(&y, NULL, image, (int[]){2, 2}, (int[]){2, 2}, (int[]){2, 0},
                                    (int[]){1, 1}, false, S),
                 "half the kernel");
    expect_error(t2m_ext_sgd_update(&a, NULL, w, 1, 0, 0, 0, false, false, S), "same shape");
    mlx_array all[] = {a, i, y, image, w};
    for (int k = 0; k < 5; k++)
        mlx_array_free(all[k]);
}

Test(errors, bad_indices_are_found_at_evaluation)
{
    catch_errors();
    mlx_array a = count_up(SHAPE(2, 3)), i = longs((int64_t[]){0, 3}, SHAPE(2)), y = mlx_array_new();
    cr_assert(mlx_take_axis(&y, a, i, 0, S) == 0);
    expect_error(mlx_array_eval(y), "index 3 is out of range for an axis of size 2");
    cr_assert(t2m_ext_cross_entropy(&y, a, i, -100, S) == 0);
    expect_error(mlx_array_eval(y), "target 3 of row 1 is not one of 3 classes");
    mlx_array_free(a);
    mlx_array_free(i);
    mlx_array_free(y);
}
