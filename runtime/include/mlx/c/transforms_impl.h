/* The two halves of vmap: running a function on placeholders, and putting stacks in their place.
 *
 * in_axes has one number for each input: the axis to map over, or -1. */
#ifndef MLX_TRANSFORMS_IMPL_H
#define MLX_TRANSFORMS_IMPL_H

#include "mlx/c/closure.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The placeholders (inputs without their axis; the input itself where that is -1), and what the function gives for them. Placeholders have no values:
 * evaluating what depends on them is an error. */
int mlx_detail_vmap_trace(mlx_vector_array *res_0, mlx_vector_array *res_1, const mlx_closure fun, const mlx_vector_array inputs,
                          const int *in_axes, size_t in_axes_num);

/* The outputs with the inputs in the place of the placeholders s_inputs; the new axis is out_axes[i] of output i. */
int mlx_detail_vmap_replace(mlx_vector_array *res, const mlx_vector_array inputs, const mlx_vector_array s_inputs,
                            const mlx_vector_array s_outputs, const int *in_axes, size_t in_axes_num, const int *out_axes,
                            size_t out_axes_num);

#ifdef __cplusplus
}
#endif

#endif
