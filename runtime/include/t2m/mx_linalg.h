/* Linear algebra on the last two dims. RuntimeError where PyTorch has one: shapes, singular and not positive definite matrices. Gradients:
 * of solve, inverse, cholesky; those of the others are written in Python (rules/torch/linalg.py). */
#ifndef T2M_MX_LINALG_H
#define T2M_MX_LINALG_H

#include "t2m/mx_base.h"
#include "t2m/py_list.h"

mx_array mx_inverse(mx_array a);
/* x with a x = b; b has matrices, or one vector for each matrix. */
mx_array mx_solve(mx_array a, mx_array b);
mx_array mx_solve_triangular(mx_array a, mx_array b, bool upper);
mx_array mx_cholesky(mx_array a, bool upper);
/* Lists of arrays; of the current pool. LU: both factors in one array and the exchanges of rows; the others as they are called. */
py_list *mx_lu_factor(mx_array a);
py_list *mx_qr(mx_array a);
py_list *mx_svd(mx_array a); /* u and vh are square */
py_list *mx_eigh(mx_array a, bool upper);

#endif
