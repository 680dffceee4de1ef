/* Arrays, errors, the graph: what everything else stands on. */
#include <stdlib.h>

#include "support.h"

Test(array, holds_data_and_facts)
{
    mlx_array a = FLOATS((2, 3), 1, 2, 3, 4, 5, 6);
    cr_expect_eq(mlx_array_ndim(a), 2);
    cr_expect_eq(mlx_array_size(a), 6);
    cr_expect_eq(mlx_array_nbytes(a), 24);
    cr_expect_eq(mlx_array_dim(a, -1), 3);
    cr_expect_eq(mlx_array_strides(a)[0], 3);
    cr_expect_eq(mlx_array_dtype(a), MLX_FLOAT32);
    cr_expect_eq(mlx_array_data_float32(a)[4], 5);
    mlx_array_free(a);
}

Test(array, item_converts_from_the_real_type)
{
    mlx_array a = mlx_array_new_int(7);
    float f = 0;
    double d = 0;
    int64_t i = 0;
    cr_expect_eq(mlx_array_item_float32(&f, a), 0);
    cr_expect_eq(f, 7);
    mlx_array_set_double(&a, 2.75);
    cr_expect_eq(mlx_array_item_float64(&d, a), 0);
    cr_expect_eq(d, 2.75);
    cr_expect_eq(mlx_array_item_int64(&i, a), 0);
    cr_expect_eq(i, 2);
    mlx_array_free(a);
}

Test(array, result_may_be_an_operand)
{
    mlx_array a = FLOATS((2), 1, 2);
    cr_expect_eq(mlx_add(&a, a, a, S), 0);
    cr_expect_eq(mlx_multiply(&a, a, a, S), 0);
    EXPECT(a, 4, 16);
    mlx_array_free(a);
}

Test(array, data_of_a_transposed_view_is_row_major)
{
    mlx_array a = FLOATS((2, 3), 1, 2, 3, 4, 5, 6), t = mlx_array_new();
    mlx_transpose(&t, a, S);
    const float *data = mlx_array_data_float32(t);
    cr_expect_eq(data[0], 1);
    cr_expect_eq(data[1], 4);
    cr_expect_eq(data[2], 2);
    cr_expect_eq(mlx_array_strides(t)[0], 2);
    mlx_array_free(a);
    mlx_array_free(t);
}

Test(error, names_function_shapes_and_types)
{
    catch_errors();
    mlx_array a = FLOATS((2, 3), 1, 2, 3, 4, 5, 6), b = FLOATS((4), 1, 2, 3, 4), r = mlx_array_new();
    cr_expect_eq(mlx_add(&r, a, b, S), 1);
    cr_expect_null(r.ctx);
    cr_expect_str_eq(last_error(), "mlx_add: shapes of float32[2, 3] and float32[4] cannot be broadcast");
    cr_expect_eq(error_count(), 1);
    mlx_array_free(a);
    mlx_array_free(b);
}

Test(error, empty_handles_and_streams)
{
    catch_errors();
    mlx_array a = mlx_array_new_float(1), r = mlx_array_new();
    cr_expect_eq(mlx_exp(&r, mlx_array_empty, S), 1);
    cr_expect_str_eq(last_error(), "mlx_exp: an array argument is empty");
    cr_expect_eq(mlx_exp(&r, a, mlx_stream_new()), 1);
    cr_expect_str_eq(last_error(), "mlx_exp: the stream is NULL");
    cr_expect_eq(mlx_array_ndim(mlx_array_empty), 0);
    cr_expect_eq(error_count(), 3);
    mlx_array_free(a);
}

Test(error, default_handler_exits_255, .exit_code = 255)
{
    mlx_array r = mlx_array_new();
    mlx_exp(&r, mlx_array_empty, S);
}

Test(graph, deep_chains_evaluate_and_free)
{
    enum { DEPTH = 100000 };
    mlx_array a = FLOATS((3), 0, 1, 2), one = mlx_array_new_float(1);
    for (int i = 0; i < DEPTH; i++)
        mlx_add(&a, a, one, S);
    EXPECT(a, DEPTH, DEPTH + 1, DEPTH + 2);
    for (int i = 0; i < DEPTH; i++)
        mlx_transpose(&a, a, S), mlx_add(&a, a, one, S);
    mlx_array_free(a); /* never evaluated */
    mlx_array_free(one);
}

static int long_chain(mlx_array *res, const mlx_array x, void *context)
{
    (void)context;
    mlx_array half = mlx_array_new_float64(0.9999);
    mlx_array_set(res, x);
    int status = 0;
    for (int i = 0; i < 20000 && !status; i++)
        status = mlx_multiply(res, *res, half, S) || mlx_sin(res, *res, S);
    mlx_array_free(half);
    return status;
}

Test(graph, deep_chains_differentiate)
{
    mlx_array x = sample((int[]){3}, 1, MLX_FLOAT64, 1);
    expect_gradient("chain", long_chain, NULL, x);
    mlx_array_free(x);
}

Test(graph, an_evaluated_array_lets_its_inputs_go)
{
    size_t before, after;
    int shape[] = {1 << 20};
    mlx_array a = mlx_array_new(), two = mlx_array_new_float(2);
    mlx_ones(&a, shape, 1, MLX_FLOAT32, S);
    mlx_add(&a, a, two, S);
    mlx_array_eval(a);
    mlx_get_active_memory(&before);
    for (int i = 0; i < 10; i++) {
        mlx_multiply(&a, a, two, S);
        mlx_array_eval(a);
    }
    mlx_get_active_memory(&after);
    cr_expect_eq(before, after);
    mlx_array_free(a);
    mlx_array_free(two);
}

Test(memory, freed_buffers_are_cached_and_cleared)
{
    size_t active, cached;
    int shape[] = {1000};
    mlx_clear_cache();
    mlx_get_cache_memory(&cached);
    cr_expect_eq(cached, 0);
    float *zeros = calloc(1000, sizeof *zeros);
    mlx_array a = mlx_array_new_data(zeros, shape, 1, MLX_FLOAT32);
    free(zeros);
    mlx_get_active_memory(&active);
    cr_expect_geq(active, 4000);
    mlx_array_free(a);
    mlx_get_cache_memory(&cached);
    cr_expect_geq(cached, 4000);
    mlx_clear_cache();
    mlx_get_cache_memory(&cached);
    cr_expect_eq(cached, 0);
}

static void count_call(void *payload)
{
    ++*(int *)payload;
}

Test(memory, managed_data_is_given_back_once)
{
    static float values[4] = {1, 2, 3, 4};
    int calls = 0, shape[] = {4};
    mlx_array a = mlx_array_new_data_managed_payload(values, shape, 1, MLX_FLOAT32, &calls, count_call);
    mlx_array b = mlx_array_new();
    mlx_negative(&b, a, S);
    mlx_array_free(a);
    EXPECT(b, -1, -2, -3, -4);
    cr_expect_eq(values[0], 1, "foreign memory is not written to");
    mlx_array_free(b);
    cr_expect_eq(calls, 1);
}
