/* Scaled dot-product attention and rotary position embeddings, composed of the engine's own ops; attention without a mask, or with the
 * causal one, is an operation of its own (fused_attention.c).
 *
 * The composition runs on batched matrix products over the views as they lie, and a fused softmax; gradients
 * of any order come from those.  The scores matrix is materialised. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "fused_attention.h"
#include "graph.h"
#include "mlx/c/fast.h"

/* ---- Attention: q [B, Hq, Lq, D], k [B, Hkv, Lk, D], v [B, Hkv, Lk, Dv] ---- */

static bool check_attention(const engine_array *q, const engine_array *k, const engine_array *v)
{
    if (q->ndim != 4 || k->ndim != 4 || v->ndim != 4)
        engine_error("needs queries, keys and values with 4 dimensions, got %s, %s and %s",
                     engine_describe(q), engine_describe(k), engine_describe(v));
    else if (q->shape[0] != k->shape[0] || q->shape[0] != v->shape[0] || k->shape[1] != v->shape[1] ||
             k->shape[2] != v->shape[2] || q->shape[3] != k->shape[3] || k->shape[1] < 1 ||
             q->shape[1] % k->shape[1] != 0)
        engine_error("queries %s, keys %s and values %s do not fit each other", engine_describe(q),
                     engine_describe(k), engine_describe(v));
    else if (!engine_is_float(engine_promote(engine_promote((mlx_dtype)q->dtype, (mlx_dtype)k->dtype), (mlx_dtype)v->dtype)))
        engine_error("needs queries, keys and values of floating-point types, got %s, %s and %s",
                     engine_describe(q), engine_describe(k), engine_describe(v));
    else
        return true;
    return false;
}

/* Grouped queries: each key head serves `times` query heads in a row. */
static engine_array *repeat_heads(engine_array *a, int times)
{
    if (!a || times == 1)
        return a;
    int b = a->shape[0], h = a->shape[1], l = a->shape[2], d = a->shape[3];
    engine_array *spread = engine_broadcast_to(engine_expand_dims(a, 2), (const int[]){b, h, times, l, d}, 5);
    return engine_reshape(spread, (const int[]){b, h * times, l, d}, 4);
}

/* bool [Lq, Lk]: query i may see key j if j <= i + Lk - Lq. */
static engine_array *causal_mask(int queries, int keys)
{
    engine_array *rows = engine_expand_dims(engine_arange(keys - queries, keys, 1, MLX_INT32), 1);
    return engine_greater_equal(rows, engine_expand_dims(engine_arange(0, keys, 1, MLX_INT32), 0));
}

static engine_array *apply_mask(engine_array *scores, engine_array *mask)
{
    if (!scores || !mask)
        return NULL;
    if (mask->dtype != MLX_BOOL)
        return engine_add(scores, engine_cast(mask, (mlx_dtype)scores->dtype));
    mlx_dtype dtype = (mlx_dtype)scores->dtype;
    double least = dtype == MLX_FLOAT16    ? -65504
                   : dtype == MLX_BFLOAT16 ? -0x1.FEp127
                   : dtype == MLX_FLOAT64  ? -DBL_MAX
                                           : (double)-FLT_MAX;
    engine_array *never = engine_scalar(least, dtype); /* finite: what may see nothing sees everything alike, and is not NaN */
    return engine_where(mask, scores, never);
}

engine_array *engine_causal_scores(engine_array *scores)
{
    return scores ? apply_mask(scores, causal_mask(scores->shape[scores->ndim - 2], scores->shape[scores->ndim - 1])) : NULL;
}

/* Sinks: one more score a head that takes part in the softmax and has no value. */
static engine_array *softmax_with_sinks(engine_array *scores, engine_array *sinks)
{
    if (!scores || !sinks)
        return engine_softmax(scores, -1);
    int heads = scores->shape[1], keys = scores->shape[3];
    int shape[] = {scores->shape[0], heads, scores->shape[2], 1};
    engine_array *column =
        engine_reshape(engine_cast(sinks, (mlx_dtype)scores->dtype), (const int[]){1, heads, 1, 1}, 4);
    engine_array *both[] = {scores, engine_broadcast_to(column, shape, 4)};
    engine_array *p = both[1] ? engine_softmax(engine_concatenate(both, 2, 3), -1) : NULL;
    int start[] = {0, 0, 0, 0}, stop[] = {shape[0], heads, shape[2], keys}, steps[] = {1, 1, 1, 1};
    return engine_slice(p, start, stop, steps);
}

/* A mask or sinks: what a product of the type can take, in that type; NULL after an error. */
static engine_array *fitting(engine_array *a, mlx_dtype dtype, const char *what)
{
    if (engine_promote((mlx_dtype)a->dtype, dtype) != dtype) {
        engine_error("%s of %s do not go into %s", what, engine_describe(a), engine_dtype_name(dtype));
        return NULL;
    }
    return a->dtype == MLX_BOOL ? a : engine_cast(a, dtype);
}

static engine_array *attention(engine_array *q, engine_array *k, engine_array *v, float scale,
                               const char *mode, engine_array *mask, engine_array *sinks)
{
    if (!q || !k || !v || !check_attention(q, k, v))
        return NULL;
    bool causal = strcmp(mode, "causal") == 0, array = strcmp(mode, "array") == 0;
    if ((*mode && !causal && !array) || (array && !mask) || (causal && mask) ||
        (sinks && (sinks->ndim != 1 || sinks->shape[0] != q->shape[1]))) {
        engine_error(
            "mask mode \"%s\" is not \"\", \"causal\" or \"array\" with a mask, or the sinks do not fit",
            mode);
        return NULL;
    }
    mlx_dtype dtype = engine_promote(engine_promote((mlx_dtype)q->dtype, (mlx_dtype)k->dtype), (mlx_dtype)v->dtype);
    q = engine_cast(q, dtype);
    k = engine_cast(k, dtype);
    v = engine_cast(v, dtype);
    int scores_shape[] = {q->shape[0], q->shape[1], q->shape[2], k->shape[2]};
    if (mask && (!(mask = fitting(mask, dtype, "masks")) || !(mask = engine_broadcast_to(mask, scores_shape, 4))))
        return NULL;
    if (sinks && !(sinks = fitting(sinks, dtype, "sinks")))
        return NULL;
    if (!array && !mask && !sinks && engine_can_fuse_attention(q, k, v, scale, causal))
        return engine_attention(q, k, v, scale, causal);
    int times = q->shape[1] / k->shape[1];
    engine_array *scores = engine_matmul(engine_multiply_constant(q, (double)scale),
                                         engine_swapaxes(repeat_heads(k, times), -1, -2));
    if (causal)
        scores = engine_causal_scores(scores);
    else if (mask)
        scores = apply_mask(scores, mask);
    return engine_matmul(softmax_with_sinks(scores, sinks), repeat_heads(v, times));
}

int mlx_fast_scaled_dot_product_attention(mlx_array *res, const mlx_array queries, const mlx_array keys,
                                          const mlx_array values, float scale, const char *mask_mode,
                                          const mlx_array mask_arr, const mlx_array sinks, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, attention(engine_arg(queries), engine_arg(keys), engine_arg(values), scale,
                                       mask_mode ? mask_mode : "", engine_optional(mask_arr),
                                       engine_optional(sinks)));
}

/* ---- Rotary embeddings: x [..., T, D]; the first dims features of position t are turned by t * frequency
 * ---- */

/* 1 / base^(2 i / dims) for i < dims / 2, or the reciprocals of what the caller gives. */
static engine_array *frequencies(int dims, mlx_optional_float base, engine_array *given)
{
    if (given)
        return engine_reciprocal(engine_cast(given, MLX_FLOAT32));
    engine_array *exponents =
        engine_multiply_constant(engine_arange(0, dims / 2, 1, MLX_FLOAT32), -2.0 / dims);
    return engine_exp(engine_multiply_constant(exponents, log((double)base.value)));
}

static engine_array *part(engine_array *x, int first, int last, int step)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM], steps[ENGINE_MAX_NDIM];
    if (!x)
        return NULL;
    for (int i = 0; i < x->ndim; i++) {
        stop[i] = x->shape[i];
        steps[i] = 1;
    }
    start[x->ndim - 1] = first;
    stop[x->ndim - 1] = last;
    steps[x->ndim - 1] = step;
    return engine_slice(x, start, stop, steps);
}

/* Pairs are neighbours (traditional) or half a turn apart. */
static engine_array *rotate(engine_array *x, int dims, bool traditional, engine_array *cosine,
                            engine_array *sine)
{
    int half = dims / 2, shape[ENGINE_MAX_NDIM];
    engine_array *a = traditional ? part(x, 0, dims, 2) : part(x, 0, half, 1);
    engine_array *b = traditional ? part(x, 1, dims, 2) : part(x, half, dims, 1);
    engine_array *turned[] = {engine_subtract(engine_multiply(a, cosine), engine_multiply(b, sine)),
                              engine_add(engine_multiply(a, sine), engine_multiply(b, cosine))};
    if (!turned[0] || !turned[1])
        return NULL;
    if (!traditional)
        return engine_concatenate(turned, 2, x->ndim - 1);
    memcpy(shape, x->shape, sizeof *shape * x->ndim);
    shape[x->ndim - 1] = dims;
    engine_array *pairs[] = {engine_expand_dims(turned[0], x->ndim), engine_expand_dims(turned[1], x->ndim)};
    return engine_reshape(engine_concatenate(pairs, 2, x->ndim), shape, x->ndim);
}

static engine_array *rope(engine_array *x, int dims, bool traditional, mlx_optional_float base, float scale,
                          engine_array *offset, engine_array *freqs)
{
    if (!x || !offset)
        return NULL;
    if (x->ndim < 3 || dims < 2 || dims % 2 || dims > x->shape[x->ndim - 1] ||
        !engine_is_float((mlx_dtype)x->dtype)) {
        engine_error("cannot rotate %d features of %s", dims, engine_describe(x));
        return NULL;
    }
    if ((freqs == NULL) == !base.has_value || (freqs && (int)freqs->size != dims / 2)) {
        engine_error("needs either a base or %d frequencies", dims / 2);
        return NULL;
    }
    if (offset->ndim > 1 || (offset->size != 1 && (int)offset->size != x->shape[0]) || offset->dtype >= MLX_FLOAT16) {
        engine_error("needs one whole number, or one for each of the batch, to start at: got %s for %s", engine_describe(offset),
                     engine_describe(x));
        return NULL;
    }
    if (offset->size > 1) { /* positions have their own place in each of the batch */
        int shape[ENGINE_MAX_NDIM] = {x->shape[0]};
        for (int i = 1; i < x->ndim; i++)
            shape[i] = 1;
        offset = engine_reshape(offset, shape, x->ndim - 1);
    }
    mlx_dtype dtype = (mlx_dtype)x->dtype, computed = dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *t =
        engine_add(engine_arange(0, x->shape[x->ndim - 2], 1, MLX_FLOAT32), engine_cast(offset, MLX_FLOAT32));
    engine_array *angle = engine_multiply(engine_expand_dims(engine_multiply_constant(t, (double)scale), -1),
                                          frequencies(dims, base, freqs));
    angle = engine_cast(angle, computed);
    engine_array *wide = engine_cast(x, computed);
    engine_array *turned = rotate(wide, dims, traditional, engine_cos(angle), engine_sin(angle));
    if (turned && dims < x->shape[x->ndim - 1]) {
        engine_array *both[] = {turned, part(wide, dims, x->shape[x->ndim - 1], 1)};
        turned = both[1] ? engine_concatenate(both, 2, x->ndim - 1) : NULL;
    }
    return engine_cast(turned, dtype);
}

int mlx_fast_rope(mlx_array *res, const mlx_array x, int dims, bool traditional, mlx_optional_float base,
                  float scale, int offset, const mlx_array freqs, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, rope(engine_arg(x), dims, traditional, base, scale,
                                  engine_scalar(offset, MLX_INT32), engine_optional(freqs)));
}

int mlx_fast_rope_dynamic(mlx_array *res, const mlx_array x, int dims, bool traditional,
                          mlx_optional_float base, float scale, const mlx_array offset, const mlx_array freqs,
                          const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(
        res, rope(engine_arg(x), dims, traditional, base, scale, engine_arg(offset), engine_optional(freqs)));
}
