/* Values, shapes, types and messages of the ops that are not element-wise. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mlx/c/t2m_ext.h"
#include "support.h"

/* 0 1 2 / 3 4 5 */
static mlx_array six(void)
{
    return FLOATS((2, 3), 0, 1, 2, 3, 4, 5);
}

Test(reduce, over_each_axis)
{
    mlx_array x = six(), r = mlx_array_new();
    mlx_sum_axis(&r, x, 0, false, S);
    EXPECT(r, 3, 5, 7);
    mlx_sum_axis(&r, x, 1, true, S);
    EXPECT_SHAPE(r, 2, 1);
    EXPECT(r, 3, 12);
    mlx_mean(&r, x, false, S);
    cr_expect_eq(mlx_array_ndim(r), 0);
    EXPECT(r, 2.5);
    mlx_max_axes(&r, x, (int[]){0, 1}, 2, false, S);
    EXPECT(r, 5);
    mlx_min_axis(&r, x, -1, false, S);
    EXPECT(r, 0, 3);
    mlx_prod_axis(&r, x, 0, false, S);
    EXPECT(r, 0, 4, 10);
    mlx_var(&r, x, false, 0, S);
    EXPECT(r, 35.0 / 12);
    mlx_var_axis(&r, x, 1, false, 1, S);
    EXPECT(r, 1, 1);
    mlx_all_axis(&r, x, 1, false, S);
    cr_expect_eq(mlx_array_dtype(r), MLX_BOOL);
    EXPECT(r, 0, 1);
    mlx_any(&r, x, false, S);
    EXPECT(r, 1);
    mlx_argmax_axis(&r, x, 0, false, S);
    cr_expect_eq(mlx_array_dtype(r), MLX_UINT32);
    EXPECT(r, 1, 1, 1);
    mlx_argmin(&r, x, true, S);
    EXPECT_SHAPE(r, 1, 1);
    mlx_array_free(x);
    mlx_array_free(r);
}

Test(reduce, types)
{
    static const struct {
        mlx_dtype in, sum;
    } cases[] = {{MLX_BOOL, MLX_INT32},     {MLX_INT8, MLX_INT32},      {MLX_UINT8, MLX_UINT32},
                 {MLX_INT64, MLX_INT64},    {MLX_FLOAT16, MLX_FLOAT16}, {MLX_BFLOAT16, MLX_BFLOAT16},
                 {MLX_FLOAT64, MLX_FLOAT64}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mlx_array x = mlx_array_new(), r = mlx_array_new();
        mlx_ones(&x, (int[]){300}, 1, cases[i].in, S);
        mlx_sum(&r, x, false, S);
        cr_expect_eq(mlx_array_dtype(r), cases[i].sum);
        EXPECT(r, 300);
        mlx_max(&r, x, false, S);
        cr_expect_eq(mlx_array_dtype(r), cases[i].in);
        mlx_mean(&r, x, false, S);
        EXPECT(r, 1);
        mlx_array_free(x);
        mlx_array_free(r);
    }
}

/* Every subset of axes of every layout, against plain loops. */
Test(reduce, any_axes_of_any_layout)
{
    enum { A = 5, B = 37, C = 6, D = 41 };
    int shape[] = {A, B, C, D}, orders[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}};
    for (int o = 0; o < 4; o++) {
        mlx_array x = sample(shape, 4, MLX_FLOAT32, 1), r = mlx_array_new();
        mlx_transpose_axes(&x, x, orders[o], 4, S);
        double *values = read_all(x);
        const int *n = mlx_array_shape(x);
        for (unsigned set = 1; set < 16; set++) {
            int axes[4], out_shape[4], count = 0;
            size_t out_size = 1;
            for (int i = 0; i < 4; i++) {
                if (set >> i & 1)
                    axes[count++] = i;
                out_shape[i] = set >> i & 1 ? 1 : n[i];
                out_size *= (size_t)out_shape[i];
            }
            double *expected = calloc(out_size, sizeof *expected);
            for (int k = 0; k < A * B * C * D; k++) {
                int rest = k, index[4], at = 0;
                for (int i = 3; i >= 0; i--, rest /= n[i + 1])
                    index[i] = rest % n[i];
                for (int i = 0; i < 4; i++)
                    at = at * out_shape[i] + (set >> i & 1 ? 0 : index[i]);
                expected[at] += values[k];
            }
            mlx_sum_axes(&r, x, axes, (size_t)count, true, S);
            expect_values(r, expected, out_size, 1e-5);
            free(expected);
        }
        free(values);
        mlx_array_free(x);
        mlx_array_free(r);
    }
}

Test(reduce, large_sums_are_exact_enough)
{
    enum { N = 3000000 };
    float *ones = malloc(N * sizeof *ones);
    for (int i = 0; i < N; i++)
        ones[i] = 0.1f;
    mlx_array x = mlx_array_new_data(ones, (int[]){N}, 1, MLX_FLOAT32), r = mlx_array_new();
    free(ones);
    float total = 0;
    mlx_sum(&r, x, false, S);
    mlx_array_item_float32(&total, r);
    cr_expect_float_eq(total, 0.1f * N, 0.5);
    mlx_array_free(x);
    mlx_array_free(r);
}

Test(reduce, nan_wins_and_empty_sums_are_zero)
{
    catch_errors();
    mlx_array x = FLOATS((4), 1, NAN, 3, 2), r = mlx_array_new(), e = mlx_array_new();
    mlx_max(&r, x, false, S);
    EXPECT(r, NAN);
    mlx_min(&r, x, false, S);
    EXPECT(r, NAN);
    mlx_argmax(&r, x, false, S);
    EXPECT(r, 2);
    t2m_ext_argmax_axis(&r, x, 0, false, S);
    EXPECT(r, 1);
    mlx_zeros(&e, (int[]){0, 2}, 2, MLX_FLOAT32, S);
    mlx_sum_axis(&r, e, 0, false, S);
    EXPECT(r, 0, 0);
    mlx_prod_axis(&r, e, 0, false, S);
    EXPECT(r, 1, 1);
    mlx_all(&r, e, false, S);
    EXPECT(r, 1);
    cr_expect_eq(mlx_max_axis(&r, e, 0, false, S), 1);
    cr_expect_str_eq(last_error(), "mlx_max_axis: max over no elements, of float32[0, 2]");
    cr_expect_eq(mlx_sum_axis(&r, x, 1, false, S), 1);
    cr_expect_str_eq(last_error(), "mlx_sum_axis: axis 1 is out of range for an array with 1 dimensions");
    mlx_array_free(x);
    mlx_array_free(r);
    mlx_array_free(e);
}

Test(shape, reshapes_of_views)
{
    mlx_array x = six(), r = mlx_array_new();
    mlx_transpose(&r, x, S);
    mlx_reshape(&r, r, (int[]){6}, 1, S);
    EXPECT(r, 0, 3, 1, 4, 2, 5);
    mlx_slice(&r, x, (int[]){0, 0}, 2, (int[]){2, 3}, 2, (int[]){1, 2}, 2, S);
    mlx_reshape(&r, r, (int[]){1, 4}, 2, S);
    EXPECT(r, 0, 2, 3, 5);
    mlx_expand_dims_axes(&r, x, (int[]){0, -1}, 2, S);
    EXPECT_SHAPE(r, 1, 2, 3, 1);
    mlx_squeeze(&r, r, S);
    EXPECT_SHAPE(r, 2, 3);
    mlx_flatten(&r, x, 0, -1, S);
    EXPECT_SHAPE(r, 6);
    mlx_unflatten(&r, r, 0, (int[]){3, -1}, 2, S);
    EXPECT_SHAPE(r, 3, 2);
    mlx_array_free(x);
    mlx_array_free(r);
}

Test(shape, slices)
{
    mlx_array x = six(), r = mlx_array_new();
    mlx_slice(&r, x, (int[]){-1, -1}, 2, (int[]){-3, -10}, 2, (int[]){-1, -2}, 2, S);
    EXPECT_SHAPE(r, 2, 2);
    EXPECT(r, 5, 3, 2, 0);
    mlx_slice(&r, x, (int[]){1, 2}, 2, (int[]){9, 1}, 2, (int[]){1, 1}, 2, S);
    EXPECT_SHAPE(r, 1, 0);
    mlx_array u = FLOATS((1), 9);
    mlx_slice_update(&r, x, u, (int[]){0, 1}, 2, (int[]){2, 3}, 2, (int[]){1, 1}, 2, S);
    EXPECT(r, 0, 9, 9, 3, 9, 9);
    mlx_slice_update_add(&r, x, u, (int[]){0, 0}, 2, (int[]){1, 3}, 2, (int[]){1, 2}, 2, S);
    EXPECT(r, 9, 1, 11, 3, 4, 5);
    EXPECT(x, 0, 1, 2, 3, 4, 5);
    mlx_array start = mlx_array_new_int(1);
    mlx_slice_dynamic(&r, x, start, (int[]){1}, 1, (int[]){2, 2}, 2, S);
    EXPECT(r, 1, 2, 4, 5);
    mlx_array_free(x);
    mlx_array_free(r);
    mlx_array_free(u);
    mlx_array_free(start);
}

Test(shape, joins_and_parts)
{
    mlx_array x = six(), y = mlx_array_new(), r = mlx_array_new();
    mlx_negative(&y, x, S);
    mlx_vector_array both = mlx_vector_array_new_data((mlx_array[]){x, y}, 2), parts = mlx_vector_array_new();
    mlx_concatenate_axis(&r, both, 1, S);
    EXPECT(r, 0, 1, 2, 0, -1, -2, 3, 4, 5, -3, -4, -5);
    mlx_stack_axis(&r, both, -1, S);
    EXPECT_SHAPE(r, 2, 3, 2);
    EXPECT(r, 0, 0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5);
    mlx_split(&parts, x, 3, 1, S);
    cr_expect_eq(mlx_vector_array_size(parts), 3);
    mlx_vector_array_get(&r, parts, 2);
    EXPECT(r, 2, 5);
    mlx_split_sections(&parts, x, (int[]){1}, 1, -1, S);
    mlx_vector_array_get(&r, parts, 1);
    EXPECT(r, 1, 2, 4, 5);
    mlx_tile(&r, x, (int[]){1, 2}, 2, S);
    EXPECT(r, 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
    mlx_repeat_axis(&r, x, 2, 1, S);
    EXPECT(r, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    mlx_pad(&r, x, (int[]){1}, 1, (int[]){1}, 1, (int[]){0}, 1, mlx_array_empty, "constant", S);
    EXPECT(r, 0, 0, 1, 2, 0, 3, 4, 5);
    catch_errors();
    cr_expect_eq(mlx_split(&parts, x, 2, 1, S), 1);
    cr_expect_str_eq(last_error(), "mlx_split: axis 1 of float32[2, 3] cannot be split into 2 equal parts");
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(r);
    mlx_vector_array_free(both);
    mlx_vector_array_free(parts);
}

Test(make, ranges_and_matrices)
{
    mlx_array r = mlx_array_new(), v = FLOATS((2), 7, 8);
    mlx_arange(&r, 1, 6, 2, MLX_INT64, S);
    EXPECT(r, 1, 3, 5);
    mlx_arange(&r, 0, 1, 0.25, MLX_FLOAT32, S);
    EXPECT(r, 0, 0.25, 0.5, 0.75);
    mlx_linspace(&r, 0, 1, 3, MLX_FLOAT32, S);
    EXPECT(r, 0, 0.5, 1);
    mlx_eye(&r, 2, 3, 1, MLX_FLOAT32, S);
    EXPECT(r, 0, 1, 0, 0, 0, 1);
    mlx_tri(&r, 2, 3, 0, MLX_INT32, S);
    EXPECT(r, 1, 0, 0, 1, 1, 0);
    mlx_diag(&r, v, -1, S);
    EXPECT(r, 0, 0, 0, 7, 0, 0, 0, 8, 0);
    mlx_full(&r, (int[]){2, 2}, 2, v, MLX_INT32, S);
    EXPECT(r, 7, 8, 7, 8);
    mlx_array_free(r);
    mlx_array_free(v);
}

Test(order, sorts_all_types_stably)
{
    mlx_array x = FLOATS((6), 2, NAN, -1, 2, -INFINITY, -0.0f), r = mlx_array_new();
    mlx_argsort_axis(&r, x, 0, S);
    EXPECT(r, 4, 2, 5, 0, 3, 1);
    mlx_sort(&r, x, S);
    EXPECT(r, -INFINITY, -1, 0, 2, 2, NAN);
    int64_t whole[] = {5, -9000000000, 7, 0};
    mlx_array_set_data(&x, whole, (int[]){4}, 1, MLX_INT64);
    mlx_sort(&r, x, S);
    EXPECT(r, -9e9, 0, 5, 7);
    mlx_topk(&r, x, 2, S);
    EXPECT(r, 5, 7);
    mlx_median(&r, x, (int[]){0}, 1, false, S);
    EXPECT(r, 2.5);
    mlx_array_free(x);
    mlx_array_free(r);
}

Test(running, sums_and_extrema)
{
    mlx_array x = six(), r = mlx_array_new();
    mlx_cumsum(&r, x, 1, false, true, S);
    EXPECT(r, 0, 1, 3, 3, 7, 12);
    mlx_cumsum(&r, x, 1, true, false, S);
    EXPECT(r, 3, 2, 0, 9, 5, 0);
    mlx_cummax(&r, x, 0, true, true, S);
    EXPECT(r, 3, 4, 5, 3, 4, 5);
    mlx_cumprod(&r, x, 0, false, true, S);
    EXPECT(r, 0, 1, 2, 0, 4, 10);
    mlx_array_free(x);
    mlx_array_free(r);
}

Test(close, tells_equal_from_close)
{
    mlx_array x = FLOATS((3), 1, INFINITY, NAN), y = FLOATS((3), 1.000001f, INFINITY, NAN),
              r = mlx_array_new();
    mlx_isclose(&r, x, y, 1e-5, 1e-8, false, S);
    EXPECT(r, 1, 1, 0);
    mlx_allclose(&r, x, y, 1e-5, 1e-8, true, S);
    EXPECT(r, 1);
    mlx_array_equal(&r, x, x, false, S);
    EXPECT(r, 0);
    mlx_array_equal(&r, x, x, true, S);
    EXPECT(r, 1);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(r);
}

Test(print, shows_values_shape_and_type)
{
    mlx_array x = six(), big = mlx_array_new();
    mlx_string text = mlx_string_new();
    mlx_array_tostring(&text, x);
    cr_expect_str_eq(mlx_string_data(text), "array([[0, 1, 2],\n       [3, 4, 5]], dtype=float32)");
    mlx_arange(&big, 0, 5000, 1, MLX_INT32, S);
    mlx_array_tostring(&text, big);
    cr_expect_str_eq(mlx_string_data(text), "array([0, 1, 2, ..., 4997, 4998, 4999], dtype=int32)");
    mlx_string_free(text);
    mlx_array_free(x);
    mlx_array_free(big);
}

Test(map, keeps_keys_in_order)
{
    mlx_map_string_to_array map = mlx_map_string_to_array_new();
    mlx_array a = mlx_array_new_int(1), value = mlx_array_new();
    const char *key, *keys[] = {"c", "a", "b", "a"};
    char order[8] = "";
    for (int i = 0; i < 4; i++)
        mlx_map_string_to_array_insert(map, keys[i], a);
    mlx_map_string_to_array_iterator it = mlx_map_string_to_array_iterator_new(map);
    while (mlx_map_string_to_array_iterator_next(&key, &value, it) == 0)
        strcat(order, key);
    cr_expect_str_eq(order, "abc");
    catch_errors();
    cr_expect_eq(mlx_map_string_to_array_get(&value, map, "z"), 1);
    cr_expect_str_eq(last_error(), "mlx_map_string_to_array_get: there is no key \"z\"");
    mlx_map_string_to_array_iterator_free(it);
    mlx_map_string_to_array_free(map);
    mlx_array_free(a);
    mlx_array_free(value);
}

Test(limits, impossible_shapes_are_errors)
{
    catch_errors();
    mlx_array r = mlx_array_new();
    cr_expect_eq(mlx_zeros(&r, (int[]){-1}, 1, MLX_FLOAT32, S), 1);
    cr_expect_eq(mlx_zeros(&r, (int[]){INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX}, 4, MLX_FLOAT32, S), 1);
    cr_expect_eq(mlx_zeros(&r, (int[]){1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 11, MLX_FLOAT32, S), 1);
    cr_expect_eq(mlx_zeros(&r, (int[]){2}, 1, (mlx_dtype)99, S), 1);
    mlx_ones(&r, (int[]){6}, 1, MLX_FLOAT32, S);
    cr_expect_eq(mlx_reshape(&r, r, (int[]){4, -1}, 2, S), 1);
    cr_expect_str_eq(last_error(), "mlx_reshape: cannot reshape float32[6] to shape [4, -1]");
    cr_expect_eq(mlx_as_strided(&r, r, (int[]){3}, 1, (int64_t[]){3}, 1, 0, S), 1);
    mlx_array many = mlx_array_new();
    mlx_ones(&many, (int[]){1 << 20}, 1, MLX_FLOAT32, S);
    cr_expect_eq(mlx_diag(&r, many, 0, S), 1);
    cr_expect_eq(mlx_diag(&r, many, INT32_MIN, S), 1);
    cr_expect_eq(mlx_repeat_axis(&r, many, 1 << 20, 0, S), 1);
    cr_expect_eq(mlx_tile(&r, many, (int[]){1 << 20}, 1, S), 1);
    cr_expect_eq(mlx_pad(&r, many, (int[]){0}, 1, (int[]){INT32_MAX}, 1, (int[]){1}, 1, mlx_array_empty,
                         "constant", S),
                 1);
    cr_expect_eq(mlx_kron(&r, many, many, S), 1);
    mlx_broadcast_to(&many, many, (int[]){1 << 13, 1 << 20}, 2, S);
    cr_expect_eq(mlx_flatten(&r, many, 0, -1, S), 1);
    mlx_array_free(many);
    cr_expect_eq(error_count(), 13);
    mlx_array_free(r);
}
