/* Attention of one operation against the composed one (which a mask array asks for): values, gradients, and the gradient of a gradient. */
#include <math.h>
#include <stdlib.h>

#include "mlx/c/fast.h"
#include "support.h"

enum { BATCHES = 2, HEADS = 3 };

typedef struct variant {
    int queries, keys, features, values;
    bool causal;
    bool composed;
} variant;

/* bool [queries, keys]: what the causal mask shows, or all. */
static mlx_array mask_of(const variant *v)
{
    mlx_array mask = mlx_array_new();
    mlx_ones(&mask, (int[]){v->queries, v->keys}, 2, MLX_BOOL, S);
    if (v->causal)
        mlx_tril(&mask, mask, v->keys - v->queries, S);
    return mask;
}

/* q, k and v [batches, rows, heads, features], which attention sees transposed. */
static int attention(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    const variant *v = payload;
    mlx_array x[3], y = mlx_array_new(), mask = v->composed ? mask_of(v) : mlx_array_new();
    for (int i = 0; i < 3; i++) {
        x[i] = mlx_array_new();
        mlx_vector_array_get(&x[i], in, (size_t)i);
        mlx_swapaxes(&x[i], x[i], 1, 2, S);
    }
    int status = mlx_fast_scaled_dot_product_attention(&y, x[0], x[1], x[2], 0.4f, v->composed ? "array" : v->causal ? "causal" : "", mask,
                                                       (mlx_array){0}, S);
    status = status || mlx_vector_array_set_value(res, y);
    for (int i = 0; i < 3; i++)
        mlx_array_free(x[i]);
    mlx_array_free(y);
    mlx_array_free(mask);
    return status;
}

static mlx_vector_array cotangent(const variant *v)
{
    mlx_array along = sample((int[]){BATCHES, HEADS, v->queries, v->values}, 4, MLX_FLOAT32, 21);
    mlx_vector_array all = mlx_vector_array_new_value(along);
    mlx_array_free(along);
    return all;
}

/* The gradients of attention, as a function of the same inputs. */
static int gradients(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_closure f = mlx_closure_new_func_payload(attention, payload, NULL);
    mlx_vector_array along = cotangent(payload), values = mlx_vector_array_new();
    int status = mlx_vjp(&values, res, f, in, along);
    mlx_vector_array_free(along);
    mlx_vector_array_free(values);
    mlx_closure_free(f);
    return status;
}

static mlx_vector_array inputs(const variant *v)
{
    const int rows[] = {v->queries, v->keys, v->keys}, features[] = {v->features, v->features, v->values};
    mlx_vector_array all = mlx_vector_array_new();
    for (int i = 0; i < 3; i++) {
        mlx_array x = sample((int[]){BATCHES, rows[i], HEADS, features[i]}, 4, MLX_FLOAT32, (unsigned)(i + 5));
        mlx_vector_array_append_value(all, x);
        mlx_array_free(x);
    }
    return all;
}

static void expect_same(const char *what, const variant *v, mlx_vector_array a, mlx_vector_array b)
{
    for (size_t i = 0; i < mlx_vector_array_size(a); i++) {
        mlx_array x = mlx_array_new(), y = mlx_array_new();
        mlx_vector_array_get(&x, a, i);
        mlx_vector_array_get(&y, b, i);
        double *left = read_all(x), *right = read_all(y);
        for (size_t k = 0; k < mlx_array_size(x); k++)
            cr_assert(fabs(left[k] - right[k]) < 2e-5 * (1 + fabs(right[k])), "%s %zu at %zu of %d x %d x %d: %g, composed %g", what, i, k,
                      v->queries, v->keys, v->features, left[k], right[k]);
        free(left);
        free(right);
        mlx_array_free(x);
        mlx_array_free(y);
    }
}

static mlx_vector_array derive(int (*function)(mlx_vector_array *, const mlx_vector_array, void *), variant *v, mlx_vector_array in,
                               mlx_vector_array along, mlx_vector_array *values)
{
    mlx_closure f = mlx_closure_new_func_payload(function, v, NULL);
    mlx_vector_array grads = mlx_vector_array_new();
    cr_assert_eq(mlx_vjp(values, &grads, f, in, along), 0);
    mlx_closure_free(f);
    return grads;
}

static void compare(variant fused)
{
    variant composed = fused;
    composed.composed = true;
    mlx_vector_array in = inputs(&fused), along = cotangent(&fused), again = inputs(&fused);
    mlx_vector_array values[2] = {mlx_vector_array_new(), mlx_vector_array_new()};
    mlx_vector_array first[2] = {derive(attention, &fused, in, along, &values[0]), derive(attention, &composed, in, along, &values[1])};
    expect_same("value", &fused, values[0], values[1]);
    expect_same("gradient", &fused, first[0], first[1]);
    mlx_vector_array second[2] = {derive(gradients, &fused, in, again, &values[0]), derive(gradients, &composed, in, again, &values[1])};
    expect_same("second derivative", &fused, second[0], second[1]);
    for (int i = 0; i < 2; i++) {
        mlx_vector_array_free(values[i]);
        mlx_vector_array_free(first[i]);
        mlx_vector_array_free(second[i]);
    }
    mlx_vector_array_free(in);
    mlx_vector_array_free(along);
    mlx_vector_array_free(again);
}

Test(attention, all_keys)
{
    compare((variant){.queries = 16, .keys = 16, .features = 16, .values = 16});
    compare((variant){.queries = 5, .keys = 9, .features = 3, .values = 7});
    compare((variant){.queries = 1, .keys = 1, .features = 1, .values = 1});
    compare((variant){.queries = 130, .keys = 67, .features = 32, .values = 32}); /* more than two blocks of queries */
}

Test(attention, causal)
{
    compare((variant){.queries = 64, .keys = 64, .features = 32, .values = 32, .causal = true});
    compare((variant){.queries = 7, .keys = 7, .features = 5, .values = 5, .causal = true});
    compare((variant){.queries = 70, .keys = 83, .features = 20, .values = 17, .causal = true});
    compare((variant){.queries = 2, .keys = 35, .features = 16, .values = 16, .causal = true});
}
