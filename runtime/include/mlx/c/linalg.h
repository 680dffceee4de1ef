/* Linear algebra. */
#ifndef MLX_LINALG_H
#define MLX_LINALG_H

#include "mlx/c/array.h"
#include "mlx/c/stream.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Norms: of vectors along one axis, of matrices along two (orders 1, 2, inf and their negatives); by name: "fro" (or "f"), "nuc"; and the root
 * of the sum of squares, along any axes. axis NULL: all of them. */
int mlx_linalg_norm(mlx_array *res, const mlx_array a, double ord, const int *axis, size_t axis_num,
                    bool keepdims, const mlx_stream s);
int mlx_linalg_norm_matrix(mlx_array *res, const mlx_array a, const char *ord, const int *axis, size_t axis_num, bool keepdims,
                           const mlx_stream s);
int mlx_linalg_norm_l2(mlx_array *res, const mlx_array a, const int *axis, size_t axis_num, bool keepdims,
                       const mlx_stream s);

/* The cross product of vectors of 3 components along an axis; of 2, the third is zero. */
int mlx_linalg_cross(mlx_array *res, const mlx_array a, const mlx_array b, int axis, const mlx_stream s);

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

/* The same for triangular matrices, of which the other side of the diagonal is not read; the inverse of the matrix whose Cholesky factor is
 * given. */
int mlx_linalg_solve_triangular(mlx_array *res, const mlx_array a, const mlx_array b, bool upper, const mlx_stream s);
int mlx_linalg_tri_inv(mlx_array *res, const mlx_array a, bool upper, const mlx_stream s);
int mlx_linalg_cholesky_inv(mlx_array *res, const mlx_array a, bool upper, const mlx_stream s);

/* Without gradients, all of the following. LU with exchanges of rows: the places of the matrix's rows among those of l, then l and u, so that
 * l[places] u = a; or both in one array, and the exchanges (uint32). */
int mlx_linalg_lu(mlx_vector_array *res, const mlx_array a, const mlx_stream s);
int mlx_linalg_lu_factor(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const mlx_stream s);

/* u, the singular values in descending order, v^T (u and v square); or the values alone. The pseudo-inverse. */
int mlx_linalg_svd(mlx_vector_array *res, const mlx_array a, bool compute_uv, const mlx_stream s);
int mlx_linalg_pinv(mlx_array *res, const mlx_array a, const mlx_stream s);

/* Eigenvalues, and eigenvectors as columns: of symmetric matrices (ascending; the triangle "L" or "U" is read), and of any (complex64). */
int mlx_linalg_eigh(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const char *UPLO, const mlx_stream s);
int mlx_linalg_eigvalsh(mlx_array *res, const mlx_array a, const char *UPLO, const mlx_stream s);
int mlx_linalg_eig(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const mlx_stream s);
int mlx_linalg_eigvals(mlx_array *res, const mlx_array a, const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
