/* A program of the mlx-c API alone, linked with the shared library: builds, computes, differentiates, reports an error. */
#include <math.h>
#include <stdio.h>

#include "mlx/c/mlx.h"

static int reported;

static void on_error(const char *message, void *data)
{
    (void)message, (void)data;
    reported++;
}

/* sum(x * x) */
static int loss(mlx_vector_array *res, const mlx_vector_array in)
{
    mlx_stream s = mlx_default_cpu_stream_new();
    mlx_array x = mlx_array_new();
    int status = mlx_vector_array_get(&x, in, 0) || mlx_multiply(&x, x, x, s) || mlx_sum(&x, x, false, s) ||
                 mlx_vector_array_append_value(*res = mlx_vector_array_new(), x);
    mlx_array_free(x);
    mlx_stream_free(s);
    return status;
}

int main(void)
{
    mlx_set_error_handler(on_error, NULL, NULL);
    mlx_stream s = mlx_default_cpu_stream_new();
    float values[] = {1, 2, 3};
    int shape[] = {3}, first = 0;
    mlx_array x = mlx_array_new_data(values, shape, 1, MLX_FLOAT32), value = mlx_array_new(), gradient = mlx_array_new();
    mlx_closure fun = mlx_closure_new_func(loss);
    mlx_closure_value_and_grad both = mlx_closure_value_and_grad_new();
    mlx_vector_array in = mlx_vector_array_new_value(x), outs = mlx_vector_array_new(), grads = mlx_vector_array_new();
    float sum = 0;
    int bad = mlx_value_and_grad(&both, fun, &first, 1) || mlx_closure_value_and_grad_apply(&outs, &grads, both, in) ||
              mlx_vector_array_get(&value, outs, 0) || mlx_vector_array_get(&gradient, grads, 0) || mlx_array_item_float32(&sum, value) ||
              mlx_array_eval(gradient);
    const float *g = bad ? NULL : mlx_array_data_float32(gradient);
    bad = bad || sum != 14 || g[0] != 2 || g[1] != 4 || g[2] != 6;
    bad = mlx_matmul(&value, x, mlx_array_empty, s) == 0 || reported != 1 || bad;
    mlx_array_free(x);
    mlx_array_free(value);
    mlx_array_free(gradient);
    mlx_closure_free(fun);
    mlx_closure_value_and_grad_free(both);
    mlx_vector_array_free(in);
    mlx_vector_array_free(outs);
    mlx_vector_array_free(grads);
    mlx_stream_free(s);
    puts(bad ? "bad" : "good");
    return bad;
}
