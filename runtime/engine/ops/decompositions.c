/* Decompositions of the matrices on the last two axes: lu, svd, eigh, eig. Computed in double, by LAPACK where OpenBLAS brings it, else (svd
 * and eigh) by Jacobi's rotations. LAPACK keeps matrices by columns, so what it sees is the transpose. */
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "complex_number.h"
#include "graph.h"
#include "mlx/c/linalg.h"
#include "ops/matrices.h"

#ifdef T2M_HAVE_OPENBLAS
void dgesdd_(const char *job, const int *m, const int *n, double *a, const int *lda, double *s, double *u, const int *ldu, double *vt,
             const int *ldvt, double *work, const int *lwork, int *iwork, int *info);
void dsyevd_(const char *job, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work, const int *lwork, int *iwork,
             const int *liwork, int *info);
void dgeev_(const char *left, const char *right, const int *n, double *a, const int *lda, double *wr, double *wi, double *vl, const int *ldvl,
            double *vr, const int *ldvr, double *work, const int *lwork, int *info);
#endif

static double *room_for(size_t numbers)
{
    double *room = malloc((numbers + 1) * sizeof *room);
    if (!room)
        engine_error("out of memory");
    return room;
}

static size_t product(int a, int b)
{
    return (size_t)a * (size_t)b;
}

/* ---- LU: row exchanges, then L below the diagonal and U from it on ---- */

static void factor_lu(double *a, int m, int n, uint32_t *pivots)
{
    for (int k = 0; k < m && k < n; k++) {
        int pivot = k;
        for (int i = k + 1; i < m; i++)
            if (fabs(a[product(i, n) + (size_t)k]) > fabs(a[product(pivot, n) + (size_t)k]))
                pivot = i;
        pivots[k] = (uint32_t)pivot;
        for (int j = 0; j < n && pivot != k; j++) {
            double keep = a[k * n + j];
            a[k * n + j] = a[pivot * n + j];
            a[pivot * n + j] = keep;
        }
        for (int i = k + 1; i < m && a[k * n + k] != 0; i++) {
            double factor = a[i * n + k] /= a[k * n + k];
            for (int j = k + 1; j < n; j++)
                a[i * n + j] -= factor * a[k * n + j];
        }
    }
}

static bool lu_eval(engine_array *out)
{
    engine_array *a = engine_row_contiguous(out->inputs[0]), *pivots = out->extras[0], *rows = out->extras[1];
    if (!a || !engine_alloc(out) || !engine_alloc(pivots) || !engine_alloc(rows))
        return false;
    int m = rows_of(a), n = columns_of(a), k = m < n ? m : n;
    size_t size = matrix_size(a);
    double *room = room_for(size);
    for (size_t b = 0; room && b < matrix_count(a); b++) {
        uint32_t *exchanged = (uint32_t *)engine_data(pivots) + b * (size_t)k, *row = (uint32_t *)engine_data(rows) + b * (size_t)m;
        load(room, a, b, size);
        factor_lu(room, m, n, exchanged);
        save(out, b, size, room);
        for (int i = 0; i < m; i++)
            row[i] = (uint32_t)i;
        for (int i = k - 1; i >= 0; i--) { /* where row i of the matrix is among the rows of L */
            uint32_t keep = row[i];
            row[i] = row[exchanged[i]];
            row[exchanged[i]] = keep;
        }
    }
    free(room);
    return room != NULL;
}

const engine_op engine_op_lu = {.name = "lu", .eval = lu_eval, .flags = ENGINE_OP_NO_GRAD};

/* The factors in one array, the exchanges, and the places of the rows. */
static bool lu(engine_array *x, engine_array *parts[3])
{
    if (!x)
        return false;
    int shape[ENGINE_MAX_NDIM];
    memcpy(shape, x->shape, sizeof shape);
    parts[0] = engine_node_like(&engine_op_lu, x, NULL, 0);
    shape[x->ndim - 2] = rows_of(x) < columns_of(x) ? rows_of(x) : columns_of(x);
    parts[1] = engine_add_output(parts[0], MLX_UINT32, shape, x->ndim - 1);
    shape[x->ndim - 2] = rows_of(x);
    parts[2] = engine_add_output(parts[0], MLX_UINT32, shape, x->ndim - 1);
    return parts[0] && parts[1] && parts[2];
}

int mlx_linalg_lu_factor(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *parts[3] = {NULL};
    lu(matrices(engine_arg(a), false), parts);
    return engine_leave_two(res_0, res_1, parts[0], parts[1]);
}

/* The first k columns (or rows) of the stack. */
static engine_array *head(engine_array *a, int axis, int k)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    memcpy(stop, a->shape, sizeof stop);
    stop[axis] = k;
    return engine_slice(a, start, stop, NULL);
}

int mlx_linalg_lu(mlx_vector_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = matrices(engine_arg(a), false), *parts[3];
    if (!lu(x, parts))
        return engine_leave_vector(res, (engine_array *[]){NULL}, 1);
    int m = rows_of(x), n = columns_of(x), k = m < n ? m : n;
    mlx_dtype dtype = (mlx_dtype)x->dtype;
    engine_array *row = engine_expand_dims(engine_arange(0, m, 1, MLX_INT32), 1), *column = engine_arange(0, n, 1, MLX_INT32);
    engine_array *zero = engine_scalar(0, dtype), *one = engine_scalar(1, dtype);
    engine_array *below = engine_where(engine_greater(row, column), parts[0], engine_where(engine_equal(row, column), one, zero));
    engine_array *above = engine_where(engine_less_equal(row, column), parts[0], zero);
    engine_array *results[] = {parts[2], below ? head(below, x->ndim - 1, k) : NULL, above ? head(above, x->ndim - 2, k) : NULL};
    return engine_leave_vector(res, results, 3);
}

/* ---- SVD ---- */

#ifdef T2M_HAVE_OPENBLAS
/* `a` (m x n, destroyed), u (m x m), s (k), vt (n x n), by rows. u and vt may be NULL. */
static bool decompose(double *a, int m, int n, double *u, double *s, double *vt)
{
    int ask = -1, info = 0, k = m < n ? m : n, *integers = malloc((8 * (size_t)k + 1) * sizeof *integers);
    double size = 0;
    const char *job = u ? "A" : "N";
    dgesdd_(job, &n, &m, a, &n, s, vt, &n, u, &m, &size, &ask, integers, &info);
    int length = (int)size;
    double *work = integers ? room_for((size_t)length) : NULL;
    if (work)
        dgesdd_(job, &n, &m, a, &n, s, vt, &n, u, &m, work, &length, integers, &info);
    free(integers);
    free(work);
    if (!work || info)
        engine_error(work ? "the singular values do not converge" : "out of memory");
    return work && !info;
}
#else
/* The rows of g (r x c, r <= c) are turned until they are orthogonal; p (r x r) is turned along. One-sided Jacobi. */
static void orthogonalize(double *g, double *p, int r, int c)
{
    for (int sweep = 0, turned = 1; turned && sweep < 60; sweep++) {
        turned = 0;
        for (int i = 0; i < r; i++) {
            for (int j = i + 1; j < r; j++) {
                double *x = g + product(i, c), *y = g + product(j, c), *px = p + product(i, r), *py = p + product(j, r), xx = 0, yy = 0, xy = 0;
                for (int k = 0; k < c; k++)
                    xx += x[k] * x[k], yy += y[k] * y[k], xy += x[k] * y[k];
                if (fabs(xy) <= 1e-15 * sqrt(xx * yy))
                    continue;
                turned = 1;
                double tau = (yy - xx) / (2 * xy), t = copysign(1, tau) / (fabs(tau) + sqrt(1 + tau * tau)), cosine = 1 / sqrt(1 + t * t), sine = t * cosine;
                for (int k = 0; k < c; k++) {
                    double keep = x[k];
                    x[k] = cosine * keep - sine * y[k];
                    y[k] = sine * keep + cosine * y[k];
                }
                for (int k = 0; k < r; k++) {
                    double keep = px[k];
                    px[k] = cosine * keep - sine * py[k];
                    py[k] = sine * keep + cosine * py[k];
                }
            }
        }
    }
}

static void swap(double *a, double *b, int n)
{
    for (int i = 0; i < n; i++) {
        double keep = a[i];
        a[i] = b[i];
        b[i] = keep;
    }
}

/* Rows r .. n - 1 of x (n x n) become an orthonormal complement of the first r (Gram-Schmidt on unit vectors, twice). */
static void complete(double *x, int r, int n)
{
    for (int i = r, unit = 0; i < n && unit < n; unit++) {
        double *row = x + product(i, n), length = 0;
        memset(row, 0, (size_t)n * sizeof *row);
        row[unit] = 1;
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < i; k++) {
                double dot = 0;
                for (int j = 0; j < n; j++)
                    dot += row[j] * x[product(k, n) + (size_t)j];
                for (int j = 0; j < n; j++)
                    row[j] -= dot * x[product(k, n) + (size_t)j];
            }
        }
        for (int j = 0; j < n; j++)
            length += row[j] * row[j];
        if (length < 1e-12)
            continue;
        for (int j = 0; j < n; j++)
            row[j] /= sqrt(length);
        i++;
    }
}

static bool decompose(double *a, int m, int n, double *u, double *s, double *vt)
{
    bool wide = m <= n;
    int r = wide ? m : n, c = wide ? n : m;
    double *g = room_for(product(c, c)), *p = room_for(product(r, r));
    for (size_t i = 0; g && p && i < product(r, c); i++)
        g[i] = wide ? a[i] : a[product((int)(i % (size_t)c), n) + i / (size_t)c];
    for (size_t i = 0; g && p && i < product(r, r); i++)
        p[i] = i % (size_t)(r + 1) == 0;
    if (!g || !p) {
        free(g);
        free(p);
        return false;
    }
    orthogonalize(g, p, r, c);
    for (int i = 0; i < r; i++) {
        double length = 0;
        for (int k = 0; k < c; k++)
            length += g[product(i, c) + (size_t)k] * g[product(i, c) + (size_t)k];
        s[i] = sqrt(length);
    }
    for (int i = 0; i < r; i++)
        for (int j = i; j > 0 && s[j] > s[j - 1]; j--) {
            swap(s + j, s + j - 1, 1);
            swap(g + product(j, c), g + product(j - 1, c), c);
            swap(p + product(j, r), p + product(j - 1, r), r);
        }
    int rank = 0;
    for (int i = 0; i < r; i++, rank += s[i - 1] > 0)
        for (int k = 0; k < c && s[i] > 0; k++)
            g[product(i, c) + (size_t)k] /= s[i];
    complete(g, rank, c);
    for (size_t i = 0; u && i < product(m, m); i++)
        u[i] = wide ? p[product((int)(i % (size_t)m), m) + i / (size_t)m] : g[product((int)(i % (size_t)m), m) + i / (size_t)m];
    if (vt)
        memcpy(vt, wide ? g : p, product(n, n) * sizeof *vt);
    free(g);
    free(p);
    return true;
}
#endif

/* Output 0 is U, then come the values and V^T; or the values are all. */
static bool svd_eval(engine_array *out)
{
    engine_array *a = engine_row_contiguous(out->inputs[0]);
    bool vectors = out->extra_count == 2;
    if (!a || !engine_alloc(out) || (vectors && (!engine_alloc(out->extras[0]) || !engine_alloc(out->extras[1]))))
        return false;
    if (a->dtype == MLX_COMPLEX64)
        return engine_complex_svd(out, a);
    int m = rows_of(a), n = columns_of(a), k = m < n ? m : n;
    size_t size = matrix_size(a);
    double *room = room_for(size + (size_t)k + product(m, m) + product(n, n));
    double *s = room + size, *u = s + k, *vt = u + product(m, m);
    bool good = room != NULL;
    for (size_t b = 0; good && b < matrix_count(a); b++) {
        load(room, a, b, size);
        good = decompose(room, m, n, vectors ? u : NULL, s, vectors ? vt : NULL);
        save(vectors ? out->extras[0] : out, b, (size_t)k, s);
        if (vectors) {
            save(out, b, product(m, m), u);
            save(out->extras[1], b, product(n, n), vt);
        }
    }
    free(room);
    return good;
}

const engine_op engine_op_svd = {.name = "svd", .eval = svd_eval, .flags = ENGINE_OP_NO_GRAD};

engine_array *engine_singular_values(engine_array *a)
{
    int shape[ENGINE_MAX_NDIM];
    if (!(a = complex_matrices(a, false)))
        return NULL;
    memcpy(shape, a->shape, sizeof shape);
    shape[a->ndim - 2] = rows_of(a) < columns_of(a) ? rows_of(a) : columns_of(a);
    return engine_node(&engine_op_svd, real_dtype(a), shape, a->ndim - 1, &a, 1, NULL, 0);
}

bool engine_svd(engine_array *a, engine_array *parts[3])
{
    int shape[ENGINE_MAX_NDIM];
    if (!a)
        return false;
    mlx_dtype dtype = (mlx_dtype)a->dtype;
    int m = rows_of(a), n = columns_of(a), last = a->ndim - 1;
    memcpy(shape, a->shape, sizeof shape);
    shape[last - 1] = shape[last] = m;
    parts[0] = engine_node(&engine_op_svd, dtype, shape, a->ndim, &a, 1, NULL, 0);
    shape[last - 1] = m < n ? m : n;
    parts[1] = engine_add_output(parts[0], real_dtype(a), shape, last);
    shape[last - 1] = shape[last] = n;
    parts[2] = engine_add_output(parts[0], dtype, shape, a->ndim);
    return parts[0] && parts[1] && parts[2];
}

int mlx_linalg_svd(mlx_vector_array *res, const mlx_array a, bool compute_uv, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = complex_matrices(engine_arg(a), false), *parts[3] = {NULL};
    if (x && compute_uv)
        engine_svd(x, parts);
    else if (x)
        parts[0] = engine_singular_values(x);
    return engine_leave_vector(res, parts, compute_uv ? 3 : 1);
}

/* ---- Eigenvalues of symmetric matrices: in ascending order; of the other triangle nothing is read ---- */

#ifdef T2M_HAVE_OPENBLAS
/* a (n x n) becomes the vectors, one a row. */
static bool decompose_symmetric(double *a, int n, bool upper, double *values)
{
    int ask = -1, info = 0, count = 0, length, *integers;
    double size = 0;
    const char *triangle = upper ? "L" : "U"; /* of the transpose */
    dsyevd_("V", triangle, &n, a, &n, values, &size, &ask, &count, &ask, &info);
    length = (int)size;
    double *work = room_for((size_t)length);
    integers = malloc(((size_t)count + 1) * sizeof *integers);
    if (work && integers)
        dsyevd_("V", triangle, &n, a, &n, values, work, &length, integers, &count, &info);
    bool good = work && integers && !info;
    if (!good)
        engine_error(info ? "the eigenvalues do not converge" : "out of memory");
    free(work);
    free(integers);
    return good;
}
#else
static bool decompose_symmetric(double *a, int n, bool upper, double *values)
{
    double *v = room_for(product(n, n));
    if (!v)
        return false;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            v[i * n + j] = i == j;
            if ((upper && j < i) || (!upper && j > i))
                a[i * n + j] = a[j * n + i];
        }
    for (int sweep = 0, turned = 1; turned && sweep < 60; sweep++) {
        turned = 0;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                double apq = a[p * n + q];
                if (fabs(apq) <= 1e-16 * sqrt(fabs(a[p * n + p] * a[q * n + q])) || apq == 0)
                    continue;
                turned = 1;
                double tau = (a[q * n + q] - a[p * n + p]) / (2 * apq), t = copysign(1, tau) / (fabs(tau) + sqrt(1 + tau * tau));
                double c = 1 / sqrt(1 + t * t), s = t * c;
                for (int k = 0; k < n; k++) {
                    double x = a[p * n + k], y = a[q * n + k];
                    a[p * n + k] = c * x - s * y, a[q * n + k] = s * x + c * y;
                    x = v[p * n + k], y = v[q * n + k];
                    v[p * n + k] = c * x - s * y, v[q * n + k] = s * x + c * y;
                }
                for (int k = 0; k < n; k++) {
                    double x = a[k * n + p], y = a[k * n + q];
                    a[k * n + p] = c * x - s * y, a[k * n + q] = s * x + c * y;
                }
            }
        }
    }
    for (int i = 0; i < n; i++)
        values[i] = a[i * n + i];
    for (int i = 0; i < n; i++)
        for (int j = i; j > 0 && values[j] < values[j - 1]; j--) {
            double keep = values[j];
            values[j] = values[j - 1], values[j - 1] = keep;
            for (int k = 0; k < n; k++)
                keep = v[j * n + k], v[j * n + k] = v[(j - 1) * n + k], v[(j - 1) * n + k] = keep;
        }
    memcpy(a, v, product(n, n) * sizeof *a);
    free(v);
    return true;
}
#endif

/* Output 0 is the values, output 1 the vectors, as columns. */
static bool eigh_eval(engine_array *out)
{
    engine_array *a = engine_row_contiguous(out->inputs[0]), *vectors = out->extras[0];
    if (!a || !engine_alloc(out) || !engine_alloc(vectors))
        return false;
    if (a->dtype == MLX_COMPLEX64)
        return engine_complex_eigh(out, a, *ENGINE_PARAMS(out, bool));
    int n = rows_of(a);
    size_t size = matrix_size(a);
    double *room = room_for(2 * size + (size_t)n), *columns = room + size, *values = columns + size;
    bool good = room != NULL;
    for (size_t b = 0; good && b < matrix_count(a); b++) {
        load(room, a, b, size);
        good = decompose_symmetric(room, n, *ENGINE_PARAMS(out, bool), values);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                columns[i * n + j] = room[j * n + i];
        save(out, b, (size_t)n, values);
        save(vectors, b, size, columns);
    }
    free(room);
    return good;
}

const engine_op engine_op_eigh = {.name = "eigh", .eval = eigh_eval, .flags = ENGINE_OP_NO_GRAD};

static bool eigh(engine_array *x, const char *triangle, engine_array *parts[2])
{
    if (!x)
        return false;
    if (!triangle || (strcmp(triangle, "L") && strcmp(triangle, "U"))) {
        engine_error("the triangle is \"L\" or \"U\", not \"%s\"", triangle ? triangle : "(null)");
        return false;
    }
    bool upper = *triangle == 'U';
    parts[0] = engine_node(&engine_op_eigh, real_dtype(x), x->shape, x->ndim - 1, &x, 1, &upper, sizeof upper);
    parts[1] = engine_add_output(parts[0], (mlx_dtype)x->dtype, x->shape, x->ndim);
    return parts[0] && parts[1];
}

int mlx_linalg_eigh(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const char *UPLO, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *parts[2] = {NULL};
    eigh(complex_matrices(engine_arg(a), true), UPLO, parts);
    return engine_leave_two(res_0, res_1, parts[0], parts[1]);
}

int mlx_linalg_eigvalsh(mlx_array *res, const mlx_array a, const char *UPLO, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *parts[2] = {NULL};
    eigh(complex_matrices(engine_arg(a), true), UPLO, parts);
    return engine_leave(res, parts[0]);
}

/* ---- Eigenvalues of any square matrix: complex ---- */

#ifdef T2M_HAVE_OPENBLAS
/* a (n x n, destroyed). The left vectors of the transpose that LAPACK sees are the conjugates of the right ones of a: they come one a row, and for a
 * pair of conjugates the real parts, then the imaginary ones. */
static bool decompose_any(double *a, int n, double *real, double *imaginary, double *vectors)
{
    int ask = -1, info = 0, one = 1;
    double size = 0;
    dgeev_("V", "N", &n, a, &n, real, imaginary, vectors, &n, NULL, &one, &size, &ask, &info);
    int length = (int)size;
    double *work = room_for((size_t)length);
    if (work)
        dgeev_("V", "N", &n, a, &n, real, imaginary, vectors, &n, NULL, &one, work, &length, &info);
    if (work && info)
        engine_error("the eigenvalues do not converge");
    free(work);
    return work && !info;
}
#else
static bool decompose_any(double *a, int n, double *real, double *imaginary, double *vectors)
{
    (void)a, (void)n, (void)real, (void)imaginary, (void)vectors;
    engine_error("this library was built without LAPACK");
    return false;
}
#endif

static bool eig_eval(engine_array *out)
{
    engine_array *a = engine_row_contiguous(out->inputs[0]), *vectors = out->extras[0];
    if (!a || !engine_alloc(out) || !engine_alloc(vectors))
        return false;
    if (a->dtype == MLX_COMPLEX64)
        return engine_complex_eig(out, a);
    int n = rows_of(a);
    size_t size = matrix_size(a);
    double *room = room_for(2 * size + 2 * (size_t)n), *v = room + size, *real = v + size, *imaginary = real + n;
    bool good = room != NULL;
    for (size_t b = 0; good && b < matrix_count(a); b++) {
        float complex *values = (float complex *)engine_data(out) + b * (size_t)n, *columns = (float complex *)engine_data(vectors) + b * size;
        load(room, a, b, size);
        good = decompose_any(room, n, real, imaginary, v);
        for (int j = 0; good && j < n; j++) {
            values[j] = complex64_of((float)real[j], (float)imaginary[j]);
            bool second = imaginary[j] < 0, paired = imaginary[j] != 0;
            const double *re = v + product(second ? j - 1 : j, n), *im = v + product(second ? j : j + paired, n);
            for (int i = 0; i < n; i++)
                columns[i * n + j] = complex64_of((float)re[i], paired ? (float)(second ? im[i] : -im[i]) : 0);
        }
    }
    free(room);
    return good;
}

const engine_op engine_op_eig = {.name = "eig", .eval = eig_eval, .flags = ENGINE_OP_NO_GRAD};

static void eig(engine_array *x, engine_array *parts[2])
{
    parts[0] = x ? engine_node(&engine_op_eig, MLX_COMPLEX64, x->shape, x->ndim - 1, &x, 1, NULL, 0) : NULL;
    parts[1] = parts[0] ? engine_add_output(parts[0], MLX_COMPLEX64, x->shape, x->ndim) : NULL;
}

int mlx_linalg_eig(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *parts[2];
    eig(complex_matrices(engine_arg(a), true), parts);
    return engine_leave_two(res_0, res_1, parts[0], parts[1]);
}

int mlx_linalg_eigvals(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *parts[2];
    eig(complex_matrices(engine_arg(a), true), parts);
    return engine_leave(res, parts[0]);
}
