/* Scaled dot-product attention, PyTorch's: causal masks start at the top left, fully masked rows give 0. */
#include "call.h"
#include "mlx/c/fast.h"
#include "t2m/nn_functional.h"
#include "t2m/py_error.h"

#include <math.h>

static mx_array fused(mx_array q, mx_array k, mx_array v, double scale, bool causal)
{
    NN_RESULT(result,
              mlx_fast_scaled_dot_product_attention(&result, q, k, v, (float)scale, causal ? "causal" : "",
                                                    MX_NONE, MX_NONE, nn_stream()));
    return result;
}

static mx_array masked_scores(mx_array scores, nn_attention_options options)
{
    if (options.is_causal) {
        mx_array seen = mx_tril(mx_ones(MX_BOOL, mx_dim(scores, -2), mx_dim(scores, -1)), 0);
        return mx_masked_fill(scores, mx_logical_not(seen), -INFINITY);
    }
    if (mx_is_none(options.mask))
        return scores;
    if (mx_dtype_of(options.mask) == MX_BOOL)
        return mx_masked_fill(scores, mx_logical_not(options.mask), -INFINITY);
    return mx_add_array(scores, options.mask);
}

/* softmax, but 0 and not NaN for a row that is -inf throughout. */
static mx_array safe_softmax(mx_array scores)
{
    mx_array empty = mx_all_dim(mx_eq(scores, -INFINITY), -1, .keepdim = true);
    return mx_masked_fill(mx_softmax(mx_masked_fill(scores, empty, 0), -1), empty, 0);
}

mx_array nn_attention_with(mx_array q, mx_array k, mx_array v, nn_attention_options options)
{
    q = mx_autocast_low(q);
    k = mx_autocast_low(k);
    v = mx_autocast_low(v);
    if (nn_is_half(q) && nn_is_half(k) && nn_is_half(v)) {
        mx_dtype half = mx_dtype_of(q);
        MX_AUTOCAST(half, .enabled = NN_OFF);
        return mx_astype(nn_attention_with(mx_astype(q, MX_FLOAT32), mx_astype(k, MX_FLOAT32), mx_astype(v, MX_FLOAT32), options), half);
    }
    if (options.is_causal && !mx_is_none(options.mask))
        py_raise(PY_RUNTIME_ERROR,
                 "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
    double scale = nn_real_or(options.scale, 1 / sqrt((double)mx_dim(q, -1)));
    bool square = mx_dim(q, -2) == mx_dim(k, -2);
    if (mx_ndim(q) == 4 && mx_is_none(options.mask) && options.dropout_p == 0 &&
        (!options.is_causal || square))
        return fused(q, k, v, scale, options.is_causal);
    mx_array scores = mx_mul(mx_matmul(q, mx_transpose(k, -2, -1)), scale);
    bool hides = !mx_is_none(options.mask);
    scores = masked_scores(scores, options);
    mx_array weights = hides ? safe_softmax(scores) : mx_softmax(scores, -1);
    return mx_matmul(nn_dropout_of(weights, options.dropout_p, true), v);
}
