/* Operations fused by hand: the same values as their compositions, faster. */
#ifndef MLX_FAST_H
#define MLX_FAST_H

#include "mlx/c/array.h"
#include "mlx/c/optional.h"
#include "mlx/c/stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/* (x - mean) / sqrt(var + eps) over the last axis (biased variance), times weight, plus bias (vectors of that
 * size, either may be empty). */
int mlx_fast_layer_norm(mlx_array *res, const mlx_array x, const mlx_array weight, const mlx_array bias,
                        float eps, const mlx_stream s);

/* x / sqrt(mean(x * x) + eps) over the last axis, times weight (may be empty). */
int mlx_fast_rms_norm(mlx_array *res, const mlx_array x, const mlx_array weight, float eps,
                      const mlx_stream s);

/* softmax(scale * q @ k^T + mask) @ v. Shapes (N, heads, length, size); keys and values may have fewer heads.
 * mask_mode "" (none), "causal" (aligned to the last key) or "array" (mask_arr: bool, true = keep, or added).
 * */
int mlx_fast_scaled_dot_product_attention(mlx_array *res, const mlx_array queries, const mlx_array keys,
                                          const mlx_array values, float scale, const char *mask_mode,
                                          const mlx_array mask_arr, const mlx_array sinks,
                                          const mlx_stream s);

/* Rotary positions for the first `dims` features of the last axis; base or freqs. */
int mlx_fast_rope(mlx_array *res, const mlx_array x, int dims, bool traditional, mlx_optional_float base,
                  float scale, int offset, const mlx_array freqs, const mlx_stream s);
int mlx_fast_rope_dynamic(mlx_array *res, const mlx_array x, int dims, bool traditional,
                          mlx_optional_float base, float scale, const mlx_array offset, const mlx_array freqs,
                          const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
