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
int mlx_linalg_norm(mlx_array *res, const mlx_array a, double ord, const int *axis, size_t axis_num,
                    bool keepdims, const mlx_stream s);
int mlx_linalg_norm_l2(mlx_array *res, const mlx_array a, const int *axis, size_t axis_num, bool keepdims,
                       const mlx_stream s);

/* On the last two axes. a = q r with orthonormal columns in q (as many as the smaller size) and r upper
 * triangular; the gradient is not implemented. */
int mlx_linalg_qr(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const mlx_stream s);

/* x with a x = b (b: matrices, or one vector for each matrix), and the inverse. A singular matrix is an
 * error. */
int mlx_linalg_solve(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int mlx_linalg_inv(mlx_array *res, const mlx_array a, const mlx_stream s);

/* The lower triangular l with l l^T = a (upper: its transpose). Only the lower triangle of a is read; a
 * matrix that is not positive definite is an error. */
int mlx_linalg_cholesky(mlx_array *res, const mlx_array a, bool upper, const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
