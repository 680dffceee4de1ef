/* Linear algebra. */
#ifndef MLX_LINALG_H
#define MLX_LINALG_H

#include "mlx/c/array.h"
#include "mlx/c/stream.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Norms: of vectors (order `ord`), of matrices ("fro", "nuc", "inf", ...), and the root of the sum of
 * squares. axis NULL: all elements. */
int mlx_linalg_norm(mlx_array *res, const mlx_array a, double ord, const int *axis, size_t axis_num, bool
                    keepdims, const mlx_stream s);
int mlx_linalg_norm_l2(mlx_array *res, const mlx_array a, const int *axis, size_t axis_num, bool keepdims,
                       const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
