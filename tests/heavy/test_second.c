/* Second derivatives: the gradient of an expression, as an expression, passes the same check. */
#include "gradcheck.h"

#include <criterion/criterion.h>

/* What is differentiated inside: y = f(in[0], in[1]), then sum(y^2). */
static gradcheck_build inner;

static int forward(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_array inputs[2], square = mlx_array_new();
    size_t count = mlx_vector_array_size(in);
    (void)payload;
    for (size_t i = 0; i < count; i++) {
        inputs[i] = mlx_array_new();
        mlx_vector_array_get(&inputs[i], in, i);
    }
    mlx_array y = inner(inputs, test_stream());
    int failed = mlx_square(&square, y, test_stream());
    mlx_vector_array_set_value(res, square);
    for (size_t i = 0; i < count; i++)
        mlx_array_free(inputs[i]);
    mlx_array_free(y);
    mlx_array_free(square);
    return failed;
}

/* The gradient of sum(inner^2) with respect to input k of `count`. */
static mlx_array slope(const mlx_array *in, int count, int k)
{
    mlx_closure closure = mlx_closure_new_func_payload(forward, NULL, NULL);
    mlx_vector_array primals = mlx_vector_array_new_data(in, (size_t)count), out = mlx_vector_array_new();
    mlx_vector_array ones = mlx_vector_array_new(), grads = mlx_vector_array_new();
    mlx_array y = inner(in, test_stream()), one = mlx_array_new(), result = mlx_array_new();
    mlx_ones_like(&one, y, test_stream());
    mlx_vector_array_append_value(ones, one);
    cr_assert(mlx_vjp(&out, &grads, closure, primals, ones) == 0);
    mlx_vector_array_get(&result, grads, (size_t)k);
    mlx_vector_array_free(primals);
    mlx_vector_array_free(out);
    mlx_vector_array_free(ones);
    mlx_vector_array_free(grads);
    mlx_closure_free(closure);
    mlx_array_free(y);
    mlx_array_free(one);
    return result;
}

static mlx_array slope_one(const mlx_array *in, mlx_stream s)
{
    (void)s;
    return slope(in, 1, 0);
}

static mlx_array slope_first(const mlx_array *in, mlx_stream s)
{
    (void)s;
    return slope(in, 2, 0);
}

static mlx_array slope_second(const mlx_array *in, mlx_stream s)
{
    (void)s;
    return slope(in, 2, 1);
}

#define EXPRESSION(name, call)                                                                               \
    static mlx_array name(const mlx_array *in, mlx_stream s)                                                 \
    {                                                                                                        \
        mlx_array y = mlx_array_new();                                                                       \
        cr_assert((call) == 0, #name " failed");                                                             \
        return y;                                                                                            \
    }

EXPRESSION(matmul, mlx_matmul(&y, in[0], in[1], s))
EXPRESSION(conv2d, mlx_conv2d(&y, in[0], in[1], 2, 1, 1, 0, 1, 1, 1, s))
EXPRESSION(softmax, mlx_softmax_axis(&y, in[0], 1, true, s))
EXPRESSION(log_softmax, t2m_ext_log_softmax(&y, in[0], 1, s))
EXPRESSION(logsumexp, mlx_logsumexp_axis(&y, in[0], 1, false, s))
EXPRESSION(max_pool, t2m_ext_max_pool2d(&y, NULL, in[0], (int[]){2, 2}, (int[]){1, 1}, (int[]){0, 0},
                                        (int[]){1, 1}, false, s))
EXPRESSION(avg_pool,
           t2m_ext_avg_pool2d(&y, in[0], (int[]){2, 2}, (int[]){1, 1}, (int[]){1, 1}, false, true, 0, s))

static mlx_array cross_entropy(const mlx_array *in, mlx_stream s)
{
    mlx_array y = mlx_array_new(), targets = longs((int64_t[]){1, -100, 0}, (int[]){3}, 1);
    cr_assert(t2m_ext_cross_entropy(&y, in[0], targets, -100, s) == 0);
    mlx_array_free(targets);
    return y;
}

static mlx_array take(const mlx_array *in, mlx_stream s)
{
    mlx_array y = mlx_array_new(), rows = longs((int64_t[]){1, 0, 1}, (int[]){3}, 1);
    cr_assert(mlx_take_axis(&y, in[0], rows, 0, s) == 0);
    mlx_array_free(rows);
    return y;
}

static const struct {
    gradcheck_build inner;
    gradcheck_case outer;
} cases[] = {
    {matmul, {"matmul, left", slope_first, {{2, 3}, {3, 2}}}},
    {matmul, {"matmul, right", slope_second, {{2, 3}, {3, 2}}}},
    {conv2d, {"conv2d, input", slope_first, {{1, 4, 3, 2}, {2, 2, 2, 2}}}},
    {conv2d, {"conv2d, weight", slope_second, {{1, 4, 3, 2}, {2, 2, 2, 2}}}},
    {softmax, {"softmax", slope_one, {{2, 4}}}},
    {log_softmax, {"log_softmax", slope_one, {{2, 4}}}},
    {logsumexp, {"logsumexp", slope_one, {{2, 4}}}},
    {cross_entropy, {"cross_entropy", slope_one, {{3, 4}}}},
    {take, {"take", slope_one, {{2, 3}}}},
    {max_pool, {"max_pool", slope_one, {{1, 2, 3, 3}}}},
    {avg_pool, {"avg_pool", slope_one, {{1, 2, 3, 3}}}},
};

Test(second_derivatives, agree_with_differences)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        inner = cases[i].inner;
        gradcheck(&cases[i].outer);
    }
}
