/* np.linalg by LAPACK, whose matrices are in column order: what is passed is the transpose, and what comes back is turned again. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>

static _Noreturn void linalg_error(const char *message)
{
    py_raise(PY_LIN_ALG_ERROR, "%s", message);
}

static void require_square(const np_array *x)
{
    if (x->ndim < 2)
        py_raise(PY_LIN_ALG_ERROR, "%d-dimensional array given. Array must be at least two-dimensional", x->ndim);
    if (x->ndim > 2)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "linear algebra over stacks of matrices is not supported");
    if (x->shape[0] != x->shape[1])
        linalg_error("Last 2 dimensions of the array must be square");
}

static np_type result_type(const np_array *x)
{
    return x->type == NP_TYPE_FLOAT32 ? NP_TYPE_FLOAT32 : NP_TYPE_FLOAT64;
}

/* A copy of the matrix in column order, double. */
static double *columns_of(const np_array *x)
{
    return (double *)np_copied(np_transpose(x), NP_TYPE_FLOAT64)->data;
}

/* A matrix out of columns, in the type that results of x have. */
static np_array *from_columns(const double *columns, int64_t rows, int64_t count, const np_array *x)
{
    np_array *turned = np_new(NP_TYPE_FLOAT64, 2, (const int64_t[]){count, rows});
    memcpy(turned->data, columns, (size_t)(rows * count) * sizeof *columns);
    return np_copied(np_transpose(turned), result_type(x));
}

static np_array *from_vector(const double *values, int64_t count, const np_array *x)
{
    np_array *out = np_new(NP_TYPE_FLOAT64, 1, &count);
    memcpy(out->data, values, (size_t)count * sizeof *values);
    return np_copied(out, result_type(x));
}

#ifdef T2M_HAVE_OPENBLAS
extern void dgesv_(const int *n, const int *nrhs, double *a, const int *lda, int *pivots, double *b, const int *ldb, int *info);
extern void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *pivots, int *info);
extern void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t length);
extern void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u, const int *ldu,
                    double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info, size_t length);
extern void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
                    const int *lwork, int *iwork, const int *liwork, int *info, size_t one, size_t two);
extern void dgeqrf_(const int *m, const int *n, double *a, const int *lda, double *tau, double *work, const int *lwork, int *info);
extern void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau, double *work,
                    const int *lwork, int *info);
extern void dgelsd_(const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb, double *s,
                    const double *rcond, int *rank, double *work, const int *lwork, int *iwork, int *info);

np_array *np_solve_of(const np_array *a, const np_array *b)
{
    require_square(a);
    int n = (int)a->shape[0], columns = b->ndim == 1 ? 1 : (int)b->shape[b->ndim - 1], info = 0;
    if (b->shape[0] != n)
        py_raise(PY_VALUE_ERROR, "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m%s (size %lld is different from %d)",
                 b->ndim == 1 ? ")->(m)" : ",n)->(m,n)", (long long)b->shape[0], n);
    double *matrix = columns_of(a), *right = columns_of(b->ndim == 1 ? np_expand_dims(b, 1) : b);
    int *pivots = t2m_malloc((size_t)(n + 1) * sizeof *pivots);
    dgesv_(&n, &columns, matrix, &n, pivots, right, &n, &info);
    free(pivots);
    if (info > 0)
        linalg_error("Singular matrix");
    np_array *out = from_columns(right, n, columns, a);
    return b->ndim == 1 ? np_squeeze_axis(out, 1) : out;
}

np_array *np_det_of(const np_array *x)
{
    require_square(x);
    int n = (int)x->shape[0], info = 0;
    double *matrix = columns_of(x), value = 1;
    int *pivots = t2m_malloc((size_t)(n + 1) * sizeof *pivots);
    dgetrf_(&n, &n, matrix, &n, pivots, &info);
    double log_size = 0, sign = 1; /* by logarithm, as NumPy */
    for (int i = 0; i < n; i++) {
        double diagonal = matrix[i * (n + 1)];
        sign *= (pivots[i] != i + 1 ? -1 : 1) * (diagonal < 0 ? -1 : 1);
        log_size += log(fabs(diagonal));
    }
    free(pivots);
    value = info > 0 ? 0 : sign * exp(log_size);
    return np_cast_array(np_of_float(value), &np_dtypes[result_type(x)]);
}

np_array *np_cholesky_of(const np_array *x)
{
    require_square(x);
    int n = (int)x->shape[0], info = 0;
    double *matrix = columns_of(x);
    dpotrf_("L", &n, matrix, &n, &info, 1);
    if (info > 0)
        linalg_error("Matrix is not positive definite");
    return np_triangle(from_columns(matrix, n, n, x), 0, false);
}

/* u (m, m or k), s (k), vh (n or k, n), all in column order; the caller frees them. */
typedef struct Svd {
    int m, n, k, u_columns, v_rows;
    double *u, *s, *vh;
} Svd;

static Svd decompose(const np_array *x, bool is_full)
{
    if (x->ndim != 2)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "svd of an array of %d dimensions is not supported", x->ndim);
    Svd svd = {.m = (int)x->shape[0], .n = (int)x->shape[1]};
    svd.k = svd.m < svd.n ? svd.m : svd.n;
    svd.u_columns = is_full ? svd.m : svd.k;
    svd.v_rows = is_full ? svd.n : svd.k;
    double *matrix = columns_of(x), best;
    svd.u = t2m_malloc((size_t)(svd.m * svd.u_columns + 1) * sizeof *svd.u);
    svd.s = t2m_malloc((size_t)(svd.k + 1) * sizeof *svd.s);
    svd.vh = t2m_malloc((size_t)(svd.v_rows * svd.n + 1) * sizeof *svd.vh);
    int *iwork = t2m_malloc((size_t)(8 * svd.k + 8) * sizeof *iwork), ask = -1, info = 0;
    const char *job = is_full ? "A" : "S";
    dgesdd_(job, &svd.m, &svd.n, matrix, &svd.m, svd.s, svd.u, &svd.m, svd.vh, &svd.v_rows, &best, &ask, iwork, &info, 1);
    int size = (int)best;
    double *work = t2m_malloc((size_t)(size + 1) * sizeof *work);
    dgesdd_(job, &svd.m, &svd.n, matrix, &svd.m, svd.s, svd.u, &svd.m, svd.vh, &svd.v_rows, work, &size, iwork, &info, 1);
    free(work);
    free(iwork);
    if (info > 0)
        linalg_error("SVD did not converge");
    return svd;
}

static void free_svd(Svd *svd)
{
    free(svd->u);
    free(svd->s);
    free(svd->vh);
}

py_tuple *np_svd_of(const np_array *x, bool full_matrices)
{
    Svd svd = decompose(x, full_matrices);
    np_array *u = from_columns(svd.u, svd.m, svd.u_columns, x), *s = from_vector(svd.s, svd.k, x);
    np_array *vh = from_columns(svd.vh, svd.v_rows, svd.n, x);
    free_svd(&svd);
    return PY_TUPLE(PY_OBJECT, py_of(u), py_of(s), py_of(vh));
}

static np_array *singular_values(const np_array *x)
{
    Svd svd = decompose(x, false);
    np_array *s = from_vector(svd.s, svd.k, x);
    free_svd(&svd);
    return s;
}

np_array *np_matrix_rank_of(const np_array *x)
{
    if (x->ndim < 2)
        return np_scalar_int(np_to_bool(np_any(x)));
    np_array *s = singular_values(x);
    double epsilon = s->type == NP_TYPE_FLOAT32 ? 0x1p-23 : 0x1p-52;
    double largest = np_size(s) ? np_to_float(np_max(s)) : 0;
    double size = (double)(x->shape[0] > x->shape[1] ? x->shape[0] : x->shape[1]);
    return np_sum(np_greater(s, largest * size * epsilon));
}

np_array *np_pinv_of(const np_array *x)
{
    Svd svd = decompose(x, false);
    double largest = svd.k ? svd.s[0] : 0;
    np_array *u = from_columns(svd.u, svd.m, svd.u_columns, x), *vh = from_columns(svd.vh, svd.v_rows, svd.n, x);
    for (int i = 0; i < svd.k; i++)
        svd.s[i] = svd.s[i] > 1e-15 * largest ? 1 / svd.s[i] : 0;
    np_array *inverse = from_vector(svd.s, svd.k, x);
    free_svd(&svd);
    return np_matmul_of(np_transpose(vh), np_multiply_of(np_expand_dims(inverse, 1), np_transpose(u)));
}

static np_array *eigenvalues(const np_array *x, const char *job, double **matrix)
{
    require_square(x);
    int n = (int)x->shape[0], info = 0, ask = -1, int_best;
    double best;
    *matrix = columns_of(x);
    np_array *values = np_new(NP_TYPE_FLOAT64, 1, (const int64_t[]){n});
    dsyevd_(job, "L", &n, *matrix, &n, (double *)values->data, &best, &ask, &int_best, &ask, &info, 1, 1);
    int size = (int)best;
    double *work = t2m_malloc((size_t)(size + 1) * sizeof *work);
    int *iwork = t2m_malloc((size_t)(int_best + 1) * sizeof *iwork);
    dsyevd_(job, "L", &n, *matrix, &n, (double *)values->data, work, &size, iwork, &int_best, &info, 1, 1);
    free(work);
    free(iwork);
    if (info > 0)
        linalg_error("Eigenvalues did not converge");
    return np_contiguous(values, result_type(x));
}

py_tuple *np_eigh_of(const np_array *x)
{
    double *vectors;
    np_array *values = eigenvalues(x, "V", &vectors);
    return PY_TUPLE(PY_OBJECT, py_of(values), py_of(from_columns(vectors, x->shape[0], x->shape[0], x)));
}

np_array *np_eigvalsh_of(const np_array *x)
{
    double *unused;
    return eigenvalues(x, "N", &unused);
}

py_tuple *np_qr_of(const np_array *x)
{
    if (x->ndim != 2)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "qr of an array of %d dimensions is not supported", x->ndim);
    int m = (int)x->shape[0], n = (int)x->shape[1], k = m < n ? m : n, info = 0, size = 64 * (m + n + 1);
    double *matrix = columns_of(x), *tau = t2m_malloc((size_t)(k + 1) * sizeof *tau), *work = t2m_malloc((size_t)size * sizeof *work);
    dgeqrf_(&m, &n, matrix, &m, tau, work, &size, &info);
    np_array *r = np_copied(np_triangle(np_slice(from_columns(matrix, m, n, x), NP_TO(k)), 0, true), result_type(x));
    dorgqr_(&m, &k, &k, matrix, &m, tau, work, &size, &info);
    np_array *q = from_columns(matrix, m, k, x);
    free(tau);
    free(work);
    return PY_TUPLE(PY_OBJECT, py_of(q), py_of(r));
}

py_tuple *np_lstsq_of(const np_array *a, const np_array *b)
{
    if (a->ndim != 2)
        linalg_error("lstsq needs a matrix");
    int m = (int)a->shape[0], n = (int)a->shape[1], columns = b->ndim == 1 ? 1 : (int)b->shape[1], info = 0, rank = 0, ask = -1;
    int k = m < n ? m : n, high = m > n ? m : n, int_best = 0;
    if (b->shape[0] != m)
        linalg_error("Incompatible dimensions");
    double *matrix = columns_of(a), *given = columns_of(b->ndim == 1 ? np_expand_dims(b, 1) : b), best, rcond = 0x1p-52 * high;
    double *right = t2m_malloc((size_t)(high * columns + 1) * sizeof *right), *s = t2m_malloc((size_t)(k + 1) * sizeof *s);
    for (int j = 0; j < columns; j++)
        memcpy(right + j * high, given + j * m, (size_t)m * sizeof *right);
    dgelsd_(&m, &n, &columns, matrix, &m, right, &high, s, &rcond, &rank, &best, &ask, &int_best, &info);
    int size = (int)best;
    double *work = t2m_malloc((size_t)(size + 1) * sizeof *work);
    int *iwork = t2m_malloc((size_t)(int_best + 1) * sizeof *iwork);
    dgelsd_(&m, &n, &columns, matrix, &m, right, &high, s, &rcond, &rank, work, &size, iwork, &info);
    np_array *solution = np_empty(NP_FLOAT64, NP_SHAPE(n, columns)), *residuals = np_zeros(NP_FLOAT64, NP_SHAPE(rank == n && m > n ? columns : 0));
    for (int j = 0; j < columns; j++) {
        for (int i = 0; i < n; i++)
            ((double *)solution->data)[i * columns + j] = right[j * high + i];
        for (int i = n; rank == n && i < m; i++)
            ((double *)residuals->data)[j] += right[j * high + i] * right[j * high + i];
    }
    np_array *singular = from_vector(s, k, a);
    free(right);
    free(s);
    free(work);
    free(iwork);
    if (info > 0)
        linalg_error("SVD did not converge in Linear Least Squares");
    if (b->ndim == 1)
        solution = np_squeeze_axis(solution, 1);
    return PY_TUPLE(PY_OBJECT, py_of(solution), py_of(residuals), py_of(np_scalar_int(rank)), py_of(singular));
}
#else
#define MISSING(type, name, ...)                                                                             \
    type name(__VA_ARGS__)                                                                                   \
    {                                                                                                        \
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "this runtime was built without LAPACK");                         \
    }
MISSING(np_array *, np_solve_of, const np_array *a __attribute__((unused)), const np_array *b __attribute__((unused)))
MISSING(np_array *, np_det_of, const np_array *x __attribute__((unused)))
MISSING(np_array *, np_cholesky_of, const np_array *x __attribute__((unused)))
MISSING(np_array *, np_pinv_of, const np_array *x __attribute__((unused)))
MISSING(np_array *, np_matrix_rank_of, const np_array *x __attribute__((unused)))
MISSING(np_array *, np_eigvalsh_of, const np_array *x __attribute__((unused)))
MISSING(static np_array *, singular_values, const np_array *x __attribute__((unused)))
MISSING(py_tuple *, np_svd_of, const np_array *x __attribute__((unused)), bool full __attribute__((unused)))
MISSING(py_tuple *, np_eigh_of, const np_array *x __attribute__((unused)))
MISSING(py_tuple *, np_qr_of, const np_array *x __attribute__((unused)))
MISSING(py_tuple *, np_lstsq_of, const np_array *a __attribute__((unused)), const np_array *b __attribute__((unused)))
#endif

np_array *np_inv_of(const np_array *x)
{
    require_square(x);
    return np_solve_of(x, np_eye(NP_FLOAT64, x->shape[0], -1, 0));
}

/* ---- norms */

static np_array *vector_norm(const np_array *x, double order, np_reduce_options options)
{
    if (isinf(order))
        return order > 0 ? np_max_of(np_absolute_of(x), options) : np_min_of(np_absolute_of(x), options);
    if (order == 0)
        return np_sum_of(np_copied(np_not_equal(x, 0), x->type), options);
    if (order == 1)
        return np_sum_of(np_absolute_of(x), options);
    if (order == 2)
        return np_sqrt_of(np_sum_of(np_multiply_of(x, x), options));
    return np_power_of(np_sum_of(np_power_of(np_absolute_of(x), np_of_float(order)), options), np_of_float(1 / order));
}

np_array *np_norm_of(const np_array *x, np_norm_options options)
{
    const np_array *in = np_is_float_type(x->type) ? x : np_copied(x, NP_TYPE_FLOAT64);
    np_reduce_options reduce = {.axis = options.axis, .keepdims = options.keepdims};
    if (!options.ord && options.axis.count == 0) { /* all elements, as one dot product */
        np_array *flat = np_ravel(in);
        np_array *out = np_sqrt_of(np_dot_of(flat, flat));
        return options.keepdims ? np_reshape_dims(out, (np_shape){.count = x->ndim, .dims = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}) : out;
    }
    double order = options.ord ? np_to_float(options.ord) : 2;
    int ndim = options.axis.count ? options.axis.count : x->ndim;
    if (ndim == 1)
        return vector_norm(in, order, reduce);
    if (!options.ord)
        return np_sqrt_of(np_sum_of(np_multiply_of(in, in), reduce));
    if (ndim != 2 || x->ndim != 2 || options.keepdims)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "this norm is not supported");
    if (order == 2)
        return np_max(singular_values(in));
    if (order == -2)
        return np_min(singular_values(in));
    int64_t axis = fabs(order) == 1 ? 0 : 1;
    np_array *sums = np_sum(np_absolute_of(in), .axis = NP_SHAPE(axis));
    return order > 0 ? np_max(sums) : np_min(sums);
}
