/* Several threads use the engine at once, each with arrays of its own and some evaluated ones in common. */
#include <pthread.h>
#include <stdlib.h>

#include "support.h"

enum { THREADS = 4, ROUNDS = 60 };

typedef struct job {
    mlx_array shared; /* evaluated */
    float result;
} job;

static int square_sum(mlx_array *res, const mlx_array x)
{
    mlx_array t = mlx_array_new();
    int status = mlx_square(&t, x, S) || mlx_sum(res, t, false, S);
    mlx_array_free(t);
    return status;
}

static void *work(void *argument)
{
    job *j = argument;
    mlx_closure f = mlx_closure_new_unary(square_sum);
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    mlx_value_and_grad(&g, f, (int[]){0}, 1);
    mlx_array x = mlx_array_new(), grad = mlx_array_new();
    mlx_array_set(&x, j->shared);
    for (int i = 0; i < ROUNDS; i++) {
        mlx_vector_array in = mlx_vector_array_new_value(x), values = mlx_vector_array_new(),
                         grads = mlx_vector_array_new();
        mlx_array rate = mlx_array_new_float(-0.01f);
        mlx_closure_value_and_grad_apply(&values, &grads, g, in);
        mlx_vector_array_get(&grad, grads, 0);
        mlx_multiply(&grad, grad, rate, S);
        mlx_add(&x, x, grad, S);
        mlx_array_eval(x);
        mlx_array_free(rate);
        mlx_vector_array_free(in);
        mlx_vector_array_free(values);
        mlx_vector_array_free(grads);
    }
    mlx_sum(&grad, x, false, S);
    mlx_array_item_float32(&j->result, grad);
    mlx_array_free(x);
    mlx_array_free(grad);
    mlx_closure_free(f);
    mlx_closure_value_and_grad_free(g);
    return NULL;
}

Test(threads, work_side_by_side)
{
    pthread_t threads[THREADS];
    job jobs[THREADS];
    mlx_array shared = sample((int[]){300}, 1, MLX_FLOAT32, 1);
    mlx_array_eval(shared);
    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (job){shared, 0};
        cr_assert_eq(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 1; i < THREADS; i++)
        cr_expect_eq(jobs[i].result, jobs[0].result);
    mlx_array_free(shared);
}
