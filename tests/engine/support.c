/* See support.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

mlx_array floats(const int *shape, int ndim, const float *values)
{
    return mlx_array_new_data(values, shape, ndim, MLX_FLOAT32);
}

mlx_array sample(const int *shape, int ndim, mlx_dtype dtype, unsigned seed)
{
    size_t size = 1;
    for (int i = 0; i < ndim; i++)
        size *= (size_t)shape[i];
    double *values = malloc((size + 1) * sizeof *values);
    for (size_t i = 0; i < size; i++)
        values[i] = sin(1.7 * (double)i + 0.9 * seed + 0.3 * (double)(i % 7));
    mlx_array wide = mlx_array_new_data(values, shape, ndim, MLX_FLOAT64), res = mlx_array_new();
    free(values);
    mlx_astype(&res, wide, dtype, S);
    mlx_array_free(wide);
    return res;
}

double *read_all(mlx_array a)
{
    mlx_array wide = mlx_array_new();
    size_t size = mlx_array_size(a);
    double *values = malloc((size + 1) * sizeof *values);
    cr_assert_eq(mlx_astype(&wide, a, MLX_FLOAT64, S), 0);
    const double *data = mlx_array_data_float64(wide);
    cr_assert_not_null(data);
    memcpy(values, data, size * sizeof *values);
    mlx_array_free(wide);
    return values;
}

void expect_values(mlx_array a, const double *expected, size_t count, double tolerance)
{
    cr_assert_not_null(a.ctx);
    cr_assert_eq(mlx_array_size(a), count, "%zu elements instead of %zu", mlx_array_size(a), count);
    double *values = read_all(a);
    for (size_t i = 0; i < count; i++) {
        bool same = (isnan(values[i]) && isnan(expected[i])) || values[i] == expected[i] ||
                    fabs(values[i] - expected[i]) <= tolerance * (1 + fabs(expected[i]));
        cr_expect(same, "element %zu is %.9g instead of %.9g", i, values[i], expected[i]);
    }
    free(values);
}

void expect_shape(mlx_array a, const int *shape, size_t ndim)
{
    cr_assert_not_null(a.ctx);
    cr_assert_eq(mlx_array_ndim(a), ndim);
    for (size_t i = 0; i < ndim; i++)
        cr_expect_eq(mlx_array_shape(a)[i], shape[i], "size %zu is %d instead of %d", i,
                     mlx_array_shape(a)[i], shape[i]);
}

/* ---- Errors ---- */

static char message[512];
static int count;

static void keep_message(const char *msg, void *data)
{
    (void)data;
    snprintf(message, sizeof message, "%s", msg);
    count++;
}

void catch_errors(void)
{
    message[0] = '\0';
    count = 0;
    mlx_set_error_handler(keep_message, NULL, NULL);
}

const char *last_error(void)
{
    return message;
}

int error_count(void)
{
    return count;
}

/* ---- Gradients ---- */

typedef struct call {
    unary_function *function;
    void *context;
    mlx_array weights;
} call;

static int weighted_sum(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    call *c = payload;
    mlx_array x = mlx_array_new(), y = mlx_array_new();
    int status = mlx_vector_array_get(&x, in, 0) || c->function(&y, x, c->context);
    if (!status && !c->weights.ctx)
        c->weights = sample(mlx_array_shape(y), (int)mlx_array_ndim(y), MLX_FLOAT64, 5);
    status = status || mlx_multiply(&y, y, c->weights, S) || mlx_sum(&y, y, false, S) ||
             mlx_vector_array_set_value(res, y);
    mlx_array_free(x);
    mlx_array_free(y);
    return status;
}

static double value_at(mlx_closure f, const double *values, mlx_array like)
{
    mlx_array x = mlx_array_new_data(values, mlx_array_shape(like), (int)mlx_array_ndim(like), MLX_FLOAT64);
    mlx_array y = mlx_array_new();
    mlx_vector_array in = mlx_vector_array_new_value(x), out = mlx_vector_array_new();
    double value = NAN;
    mlx_closure_apply(&out, f, in);
    mlx_vector_array_get(&y, out, 0);
    mlx_array_item_float64(&value, y);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    return value;
}

void expect_gradient(const char *name, unary_function *function, void *context, mlx_array x)
{
    call c = {function, context, mlx_array_empty};
    mlx_closure f = mlx_closure_new_func_payload(weighted_sum, &c, NULL);
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    mlx_vector_array in = mlx_vector_array_new_value(x), values = mlx_vector_array_new(),
                     grads = mlx_vector_array_new();
    mlx_array grad = mlx_array_new();
    cr_assert_eq(mlx_value_and_grad(&g, f, (int[]){0}, 1), 0);
    cr_assert_eq(mlx_closure_value_and_grad_apply(&values, &grads, g, in), 0, "%s", name);
    cr_assert_eq(mlx_vector_array_get(&grad, grads, 0), 0);
    double *at = read_all(x), *found = read_all(grad);
    size_t size = mlx_array_size(x);
    cr_assert_eq(mlx_array_size(grad), size);
    for (size_t i = 0; i < size; i++) {
        double keep = at[i], h = 1e-5;
        at[i] = keep + h;
        double above = value_at(f, at, x);
        at[i] = keep - h;
        double below = value_at(f, at, x);
        at[i] = keep;
        double expected = (above - below) / (2 * h);
        cr_expect(fabs(found[i] - expected) <= 1e-6 * (1 + fabs(expected)),
                  "%s: gradient %zu is %.9g instead of %.9g", name, i, found[i], expected);
    }
    free(at);
    free(found);
    mlx_array_free(grad);
    mlx_array_free(c.weights);
    mlx_vector_array_free(in);
    mlx_vector_array_free(values);
    mlx_vector_array_free(grads);
    mlx_closure_value_and_grad_free(g);
    mlx_closure_free(f);
}

/* The gradient that expect_gradient checks, as a function. */
static int gradient_of_sum(mlx_array *res, const mlx_array x, void *context)
{
    mlx_closure f = mlx_closure_new_func_payload(weighted_sum, context, NULL);
    mlx_array one = mlx_array_new_data((double[]){1}, NULL, 0, MLX_FLOAT64);
    mlx_vector_array in = mlx_vector_array_new_value(x), along = mlx_vector_array_new_value(one);
    mlx_vector_array values = mlx_vector_array_new(), grads = mlx_vector_array_new();
    int status = mlx_vjp(&values, &grads, f, in, along) || mlx_vector_array_get(res, grads, 0);
    mlx_vector_array_free(in);
    mlx_vector_array_free(along);
    mlx_vector_array_free(values);
    mlx_vector_array_free(grads);
    mlx_array_free(one);
    mlx_closure_free(f);
    return status;
}

void expect_second_gradient(const char *name, unary_function *function, void *context, mlx_array x)
{
    call c = {function, context, mlx_array_empty};
    expect_gradient(name, gradient_of_sum, &c, x);
    mlx_array_free(c.weights);
}

/* ---- One function, computed in two ways ---- */

typedef struct way {
    vector_function *function;
    void *payload;
    mlx_vector_array along;
} way;

/* The gradients of a way, as a function of the same inputs. */
static int gradients(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    const way *w = payload;
    mlx_closure f = mlx_closure_new_func_payload(w->function, w->payload, NULL);
    mlx_vector_array values = mlx_vector_array_new();
    int status = mlx_vjp(&values, res, f, in, w->along);
    mlx_vector_array_free(values);
    mlx_closure_free(f);
    return status;
}

static mlx_vector_array results(const way *w, mlx_vector_array in)
{
    mlx_vector_array all = mlx_vector_array_new();
    cr_assert_eq(w->function(&all, in, w->payload), 0);
    return all;
}

/* The sum of all magnitudes. */
static double expect_same(const char *what, const way *tested, const way *trusted, mlx_vector_array in, double tolerance)
{
    double total = 0;
    mlx_vector_array a = results(tested, in), b = results(trusted, in);
    cr_assert_eq(mlx_vector_array_size(a), mlx_vector_array_size(b));
    for (size_t i = 0; i < mlx_vector_array_size(a); i++) {
        mlx_array x = mlx_array_new(), y = mlx_array_new();
        mlx_vector_array_get(&x, a, i);
        mlx_vector_array_get(&y, b, i);
        double *left = read_all(x), *right = read_all(y);
        cr_assert_eq(mlx_array_size(x), mlx_array_size(y));
        for (size_t k = 0; k < mlx_array_size(x); k++) {
            cr_assert(fabs(left[k] - right[k]) < tolerance * (1 + fabs(right[k])), "%s %zu at %zu: %g instead of %g", what, i, k, left[k],
                      right[k]);
            total += fabs(right[k]);
        }
        free(left);
        free(right);
        mlx_array_free(x);
        mlx_array_free(y);
    }
    mlx_vector_array_free(a);
    mlx_vector_array_free(b);
    return total;
}

void expect_same_function(vector_function *function, void *tested, void *trusted, mlx_vector_array in, mlx_vector_array along, double tolerance)
{
    way plain[] = {{function, tested, along}, {function, trusted, along}};
    way first[] = {{gradients, &plain[0], in}, {gradients, &plain[1], in}};
    way second[] = {{gradients, &first[0], in}, {gradients, &first[1], in}};
    double size = expect_same("value", &plain[0], &plain[1], in, tolerance), slope = expect_same("gradient", &first[0], &first[1], in, tolerance);
    cr_assert(size > 0 && slope > 0, "the function, or its gradient, is zero everywhere"); /* second derivatives may be: attention of one key */
    expect_same("second derivative", &second[0], &second[1], in, tolerance);
}
