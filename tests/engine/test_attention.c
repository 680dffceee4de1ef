/* Attention of one operation against the composed one (which a mask array asks for): values, gradients, and the gradient of a gradient. */
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

static void compare(variant fused)
{
    variant composed = fused;
    composed.composed = true;
    mlx_vector_array in = inputs(&fused), along = cotangent(&fused);
    expect_same_function(attention, &fused, &composed, in, along, 2e-5);
    mlx_vector_array_free(in);
    mlx_vector_array_free(along);
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
