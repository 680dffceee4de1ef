/* See gradcheck.h. */
#include "gradcheck.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

mlx_stream test_stream(void)
{
    static mlx_stream s;
    if (!s.ctx)
        s = mlx_default_cpu_stream_new();
    return s;
}

static uint64_t state;

/* In [-1, 1), away from nothing in particular: ties and kinks have probability zero. */
static double next_value(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) / (double)(1ull << 52) - 1.0;
}

static mlx_array random_array(const int *shape, int ndim)
{
    size_t size = 1;
    for (int i = 0; i < ndim; i++)
        size *= (size_t)shape[i];
    double *values = malloc(sizeof *values * (size + 1));
    for (size_t i = 0; i < size; i++)
        values[i] = next_value();
    mlx_array a = mlx_array_new_data(values, shape, ndim, MLX_FLOAT64);
    free(values);
    return a;
}

/* sum(weights * build(inputs)); the weights are drawn at the first call, when the shape is known. */
typedef struct loss_context {
    gradcheck_build build;
    mlx_array weights;
    int input_count;
} loss_context;

static int loss(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    loss_context *c = payload;
    mlx_array inputs[GRADCHECK_INPUTS], product = mlx_array_new(), sum = mlx_array_new();
    for (int i = 0; i < c->input_count; i++) {
        inputs[i] = mlx_array_new();
        mlx_vector_array_get(&inputs[i], in, (size_t)i);
    }
    mlx_array y = c->build(inputs, test_stream());
    if (!c->weights.ctx)
        c->weights = random_array(mlx_array_shape(y), (int)mlx_array_ndim(y));
    int failed =
        mlx_multiply(&product, y, c->weights, test_stream()) || mlx_sum(&sum, product, false, test_stream());
    mlx_vector_array_set_value(res, sum);
    for (int i = 0; i < c->input_count; i++)
        mlx_array_free(inputs[i]);
    mlx_array_free(y);
    mlx_array_free(product);
    mlx_array_free(sum);
    return failed;
}

static double value_of(loss_context *c, const mlx_array *inputs)
{
    mlx_vector_array in = mlx_vector_array_new_data(inputs, (size_t)c->input_count),
                     out = mlx_vector_array_new();
    mlx_array result = mlx_array_new();
    double value = NAN;
    loss(&out, in, c);
    mlx_vector_array_get(&result, out, 0);
    mlx_array_item_float64(&value, result);
    mlx_array_free(result);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    return value;
}

/* The change of the loss when element `at` of input k moves. */
static double difference(loss_context *c, const mlx_array *inputs, int k, size_t at)
{
    const double step = 1e-5;
    mlx_array moved[GRADCHECK_INPUTS];
    memcpy(moved, inputs, sizeof *moved * (size_t)c->input_count);
    size_t size = mlx_array_size(inputs[k]);
    double *values = malloc(sizeof *values * size), change = 0;
    memcpy(values, mlx_array_data_float64(inputs[k]), sizeof *values * size);
    double keep = values[at];
    for (int sign = -1; sign <= 1; sign += 2) {
        values[at] = keep + sign * step;
        moved[k] = mlx_array_new_data(values, mlx_array_shape(inputs[k]), (int)mlx_array_ndim(inputs[k]),
                                      MLX_FLOAT64);
        change += sign * value_of(c, moved);
        mlx_array_free(moved[k]);
    }
    free(values);
    return change / (2 * step);
}

static void compare(const gradcheck_case *c, loss_context *context, const mlx_array *inputs,
                    mlx_vector_array grads)
{
    for (int k = 0; k < context->input_count; k++) {
        mlx_array grad = mlx_array_new(), dense = mlx_array_new();
        mlx_vector_array_get(&grad, grads, (size_t)k);
        cr_assert(mlx_array_ndim(grad) == mlx_array_ndim(inputs[k]) &&
                      mlx_array_size(grad) == mlx_array_size(inputs[k]),
                  "%s: gradient %d has another shape", c->name, k);
        mlx_contiguous(&dense, grad, false, test_stream());
        const double *slopes = mlx_array_data_float64(dense);
        for (size_t i = 0; i < mlx_array_size(dense); i++) {
            double expected = difference(context, inputs, k, i),
                   scale = fabs(expected) > 1 ? fabs(expected) : 1;
            cr_assert(fabs(slopes[i] - expected) <= 1e-6 * scale,
                      "%s: d/d input %d [%zu] is %.9g, expected %.9g", c->name, k, i, slopes[i], expected);
        }
        mlx_array_free(grad);
        mlx_array_free(dense);
    }
}

void gradcheck(const gradcheck_case *c)
{
    loss_context context = {.build = c->build};
    mlx_array inputs[GRADCHECK_INPUTS];
    int argnums[GRADCHECK_INPUTS] = {0, 1, 2, 3};
    state = 12345;
    for (; context.input_count < GRADCHECK_INPUTS && c->shapes[context.input_count][0];
         context.input_count++) {
        int ndim = 0;
        while (ndim < GRADCHECK_NDIM && c->shapes[context.input_count][ndim])
            ndim++;
        inputs[context.input_count] = random_array(c->shapes[context.input_count], ndim);
    }
    mlx_closure closure = mlx_closure_new_func_payload(loss, &context, NULL);
    mlx_closure_value_and_grad gradient = mlx_closure_value_and_grad_new();
    mlx_vector_array in = mlx_vector_array_new_data(inputs, (size_t)context.input_count);
    mlx_vector_array values = mlx_vector_array_new(), grads = mlx_vector_array_new();
    cr_assert(mlx_value_and_grad(&gradient, closure, argnums, (size_t)context.input_count) == 0);
    cr_assert(mlx_closure_value_and_grad_apply(&values, &grads, gradient, in) == 0, "%s failed", c->name);
    compare(c, &context, inputs, grads);
    mlx_vector_array_free(in);
    mlx_vector_array_free(values);
    mlx_vector_array_free(grads);
    mlx_closure_free(closure);
    mlx_closure_value_and_grad_free(gradient);
    mlx_array_free(context.weights);
    for (int i = 0; i < context.input_count; i++)
        mlx_array_free(inputs[i]);
}

mlx_array floats(const float *values, const int *shape, int ndim)
{
    return mlx_array_new_data(values, shape, ndim, MLX_FLOAT32);
}

mlx_array longs(const int64_t *values, const int *shape, int ndim)
{
    return mlx_array_new_data(values, shape, ndim, MLX_INT64);
}

void expect_floats(const char *what, mlx_array a, const float *values, const int *shape, int ndim)
{
    mlx_array plain = mlx_array_new();
    cr_assert(a.ctx, "%s: no result", what);
    cr_assert((int)mlx_array_ndim(a) == ndim, "%s: has %zu dimensions", what, mlx_array_ndim(a));
    for (int i = 0; i < ndim; i++)
        cr_assert(mlx_array_dim(a, i) == shape[i], "%s: dimension %d is %d", what, i, mlx_array_dim(a, i));
    cr_assert(mlx_contiguous(&plain, a, false, test_stream()) == 0);
    cr_assert(mlx_array_dtype(a) == MLX_FLOAT32, "%s: not float32", what);
    const float *actual = mlx_array_data_float32(plain);
    for (size_t i = 0; i < mlx_array_size(a); i++)
        cr_assert(actual[i] == values[i] ||
                      fabsf(actual[i] - values[i]) <= 1e-5f * fmaxf(1, fabsf(values[i])),
                  "%s: element %zu is %g, expected %g", what, i, (double)actual[i], (double)values[i]);
    mlx_array_free(plain);
    mlx_array_free(a);
}

static char message[500];

static void keep_message(const char *text, void *data)
{
    (void)data;
    snprintf(message, sizeof message, "%s", text);
}

void catch_errors(void)
{
    message[0] = 0;
    mlx_set_error_handler(keep_message, NULL, NULL);
}

const char *last_error(void)
{
    static char copy[sizeof message];
    memcpy(copy, message, sizeof copy);
    message[0] = 0;
    return copy;
}
