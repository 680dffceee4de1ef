/* Memory that is limited, graphs that are deep, and functions that are differentiated on a small stack. */
#include <pthread.h>
#include <string.h>

#include "mlx/c/t2m_ext.h"
#include "support.h"

enum { DEEP = 100000 };

Test(memory_limit, is_an_error_that_says_what_asked_for_how_much)
{
    catch_errors();
    size_t before, active;
    mlx_array x = mlx_array_new(), y = mlx_array_new();
    mlx_get_active_memory(&active);
    mlx_set_memory_limit(&before, active + 100000);
    cr_assert_eq(mlx_ones(&x, (int[]){100, 100}, 2, MLX_FLOAT32, S), 0);
    cr_expect_eq(mlx_array_eval(x), 0);
    mlx_matmul(&y, x, x, S);
    mlx_matmul(&y, y, x, S);
    mlx_array wide = mlx_array_new();
    mlx_broadcast_to(&wide, x, (int[]){50, 100, 100}, 3, S);
    mlx_exp(&wide, wide, S);
    cr_expect_eq(mlx_array_eval(wide), 1);
    cr_expect(strstr(last_error(), "2000000 bytes for the exp float32[50, 100, 100]"), "%s", last_error());
    cr_expect(strstr(last_error(), "limit"), "%s", last_error());
    cr_expect_eq(mlx_array_eval(y), 0); /* what fits still works */
    mlx_set_memory_limit(NULL, before);
    cr_expect_eq(mlx_array_eval(wide), 0);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(wide);
}

/* x + 1 + 1 ... */
static int chain(mlx_array *res, const mlx_array x)
{
    mlx_array one = mlx_array_new_float(1), a = mlx_array_new();
    int status = mlx_array_set(&a, x);
    for (int i = 0; i < DEEP && !status; i++)
        status = i % 3 ? mlx_add(&a, a, one, S) : mlx_transpose(&a, a, S) || mlx_multiply(&a, a, one, S);
    mlx_array_set(res, a);
    mlx_array_free(a);
    mlx_array_free(one);
    return status;
}

static void expect_first(mlx_vector_array v, double value)
{
    mlx_array a = mlx_array_new();
    mlx_vector_array_get(&a, v, 0);
    mlx_sum(&a, a, false, S);
    EXPECT(a, value);
    mlx_array_free(a);
}

static void *go_deep(void *unused)
{
    mlx_closure f = mlx_closure_new_unary(chain);
    mlx_array x = mlx_array_new_float(2), row = FLOATS((2), 1, 2);
    mlx_vector_array in = mlx_vector_array_new_value(x), rows = mlx_vector_array_new_value(row), first = mlx_vector_array_new(),
                     second = mlx_vector_array_new(), one = mlx_vector_array_new();
    double sum = 2 * (DEEP / 3);
    cr_expect_eq(mlx_closure_apply(&first, f, in), 0);
    expect_first(first, 2 + sum);
    cr_expect_eq(mlx_closure_apply(&first, f, in), 0); /* freed without having been evaluated */
    mlx_vector_array_free(first);
    first = mlx_vector_array_new();
    mlx_array seed = mlx_array_new_float(1);
    mlx_vector_array_append_value(one, seed);
    cr_expect_eq(mlx_vjp(&first, &second, f, in, one), 0);
    expect_first(second, 1);
    cr_expect_eq(mlx_jvp(&first, &second, f, in, one), 0);
    expect_first(second, 1);
    cr_expect_eq(mlx_detail_vmap_trace(&first, &second, f, rows, (int[]){0}, 1), 0);
    mlx_vector_array all = mlx_vector_array_new();
    cr_expect_eq(mlx_detail_vmap_replace(&all, rows, first, second, (int[]){0}, 1, (int[]){0}, 1), 0);
    expect_first(all, 3 + 2 * sum);
    mlx_array leaf = mlx_array_new(), out = mlx_array_new(); /* and recorded */
    t2m_ext_require_grad(&leaf, x);
    cr_expect_eq(chain(&out, leaf), 0);
    mlx_vector_array outputs = mlx_vector_array_new_value(out), leaves = mlx_vector_array_new_value(leaf), grads = mlx_vector_array_new();
    cr_expect_eq(t2m_ext_backward(&grads, outputs, (mlx_vector_array){NULL}, leaves, false), 0);
    expect_first(grads, 1);
    for (int i = 0; i < 9; i++)
        mlx_vector_array_free((mlx_vector_array[]){in, rows, first, second, one, all, outputs, leaves, grads}[i]);
    for (int i = 0; i < 5; i++)
        mlx_array_free((mlx_array[]){x, row, seed, leaf, out}[i]);
    mlx_closure_free(f);
    return unused;
}

Test(deep, chains_need_no_stack)
{
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 512 * 1024);
    cr_assert_eq(pthread_create(&thread, &attributes, go_deep, NULL), 0);
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
}
