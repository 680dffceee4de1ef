/* Linear algebra on the last two axes: qr, solve, inv, cholesky, triangular systems. Computed in double, with plain loops: these
 * serve initialisation and small systems.
 *
 * solve is Gaussian elimination with partial pivoting; the inverse solves for the identity. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "mlx/c/linalg.h"
#include "ops/matrices.h"

/* ---- QR: Householder reflections, as LAPACK chooses their signs ---- */

/* Reflects columns from .. n - 1 of the m x n matrix x by the unit vector v in rows first .. m - 1. */
static void reflect(double *x, int m, int n, int from, const double *v, int first)
{
    for (int j = from; j < n; j++) {
        double dot = 0;
        for (int i = first; i < m; i++)
            dot += v[i] * x[i * n + j];
        for (int i = first; i < m; i++)
            x[i * n + j] -= 2 * dot * v[i];
    }
}

/* r (m x n) is reduced to its triangle; q (m x k, k = min(m, n)) is filled; v has room for k vectors of m. */
static void factor_qr(double *r, double *q, double *v, int m, int n)
{
    int k = m < n ? m : n;
    for (int c = 0; c < k; c++) {
        double *vc = v + (size_t)c * (size_t)m, norm = 0, length = 0;
        for (int i = c; i < m; i++)
            norm += r[i * n + c] * r[i * n + c];
        norm = copysign(sqrt(norm), r[c * n + c]);
        for (int i = c; i < m; i++)
            vc[i] = r[i * n + c] + (i == c ? norm : 0);
        for (int i = c; i < m; i++)
            length += vc[i] * vc[i];
        for (int i = c; i < m; i++)
            vc[i] = length > 0 && c < m - 1 ? vc[i] / sqrt(length) : 0;
        reflect(r, m, n, c, vc, c);
    }
    for (int i = 0; i < m; i++)
        for (int j = 0; j < k; j++)
            q[i * k + j] = i == j;
    for (int c = k - 1; c >= 0; c--)
        reflect(q, m, k, 0, v + (size_t)c * (size_t)m, c);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n && j < i; j++)
            r[i * n + j] = 0;
}

static bool qr_eval(engine_array *out)
{
    engine_array *a = engine_row_contiguous(out->inputs[0]), *r = out->extras[0];
    if (!a || !engine_alloc(out) || !engine_alloc(r))
        return false;
    int m = rows_of(a), n = columns_of(a), k = m < n ? m : n;
    size_t size = matrix_size(a), q_size = (size_t)m * (size_t)k;
    double *room = malloc((size + 2 * q_size + 1) * sizeof *room);
    if (!room) {
        engine_error("out of memory");
        return false;
    }
    for (size_t b = 0; b < matrix_count(a); b++) {
        load(room, a, b, size);
        factor_qr(room, room + size, room + size + q_size, m, n);
        save(out, b, q_size, room + size);
        save(r, b, (size_t)k * (size_t)n, room);
    }
    free(room);
    return true;
}

const engine_op engine_op_qr = {.name = "qr", .eval = qr_eval};

int mlx_linalg_qr(mlx_array *res_0, mlx_array *res_1, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = matrices(engine_arg(a), false);
    int q_shape[ENGINE_MAX_NDIM], r_shape[ENGINE_MAX_NDIM];
    if (!x)
        return engine_leave_two(res_0, res_1, NULL, NULL);
    memcpy(q_shape, x->shape, sizeof q_shape);
    memcpy(r_shape, x->shape, sizeof r_shape);
    int k = rows_of(x) < columns_of(x) ? rows_of(x) : columns_of(x);
    q_shape[x->ndim - 1] = r_shape[x->ndim - 2] = k;
    engine_array *q = engine_node(&engine_op_qr, (mlx_dtype)x->dtype, q_shape, x->ndim, &x, 1, NULL, 0);
    return engine_leave_two(res_0, res_1, q, engine_add_output(q, (mlx_dtype)x->dtype, r_shape, x->ndim));
}

/* ---- solve: A X = B ---- */

static void swap_rows(double *x, int columns, int i, int k)
{
    for (int j = 0; j < columns && i != k; j++) {
        double keep = x[i * columns + j];
        x[i * columns + j] = x[k * columns + j];
        x[k * columns + j] = keep;
    }
}

/* Turns a (n x n) into the identity and b (n x c) into the solution. False if a is singular. */
static bool eliminate(double *a, double *b, int n, int c)
{
    for (int k = 0; k < n; k++) {
        int pivot = k;
        for (int i = k + 1; i < n; i++)
            if (fabs(a[i * n + k]) > fabs(a[pivot * n + k]))
                pivot = i;
        if (a[pivot * n + k] == 0)
            return false;
        swap_rows(a, n, k, pivot);
        swap_rows(b, c, k, pivot);
        for (int i = 0; i < n; i++) {
            double factor = a[i * n + k] / a[k * n + k];
            for (int j = k; j < n && i != k; j++)
                a[i * n + j] -= factor * a[k * n + j];
            for (int j = 0; j < c && i != k; j++)
                b[i * c + j] -= factor * b[k * c + j];
        }
    }
    for (int i = 0; i < n; i++)
        for (int j = 0; j < c; j++)
            b[i * c + j] /= a[i * n + i];
    return true;
}

static bool solve_eval(engine_array *out)
{
    engine_array *a = engine_row_contiguous(out->inputs[0]), *b = engine_row_contiguous(out->inputs[1]);
    if (!a || !b || !engine_alloc(out))
        return false;
    size_t a_size = matrix_size(a), b_size = matrix_size(b);
    double *room = malloc((a_size + b_size + 1) * sizeof *room);
    bool good = room != NULL;
    for (size_t k = 0; good && k < matrix_count(b); k++) {
        load(room, a, k, a_size);
        load(room + a_size, b, k, b_size);
        good = eliminate(room, room + a_size, rows_of(a), columns_of(b));
        save(out, k, b_size, room + a_size);
    }
    if (!good)
        engine_error(room ? "a matrix is singular, in %s" : "out of memory, for %s", engine_describe(a));
    free(room);
    return good;
}

engine_array *engine_solve(engine_array *a, engine_array *b)
{
    engine_array *in[2] = {a, b};
    return a && b ? engine_node(&engine_op_solve, (mlx_dtype)b->dtype, b->shape, b->ndim, in, 2, NULL, 0)
                  : NULL;
}

/* X = A^-1 B: the gradient of B is A^-T g, and that of A is -(A^-T g) X^T. */
static bool solve_vjp(const engine_vjp *v)
{
    engine_array *back = engine_solve(engine_swapaxes(v->in[0], -1, -2), v->cotangents[0]);
    if (v->wants[0])
        v->grads[0] = engine_negative(engine_matmul(back, engine_swapaxes(v->out, -1, -2)));
    if (v->wants[1])
        v->grads[1] = back;
    return true;
}

const engine_op engine_op_solve = {.name = "solve", .eval = solve_eval, .vmap = engine_vmap_plain, .vjp = solve_vjp};

/* Broadcasts both stacks of matrices to each other. */
static bool same_stack(engine_array **x, engine_array **y)
{
    int ndim = (*x)->ndim > (*y)->ndim ? (*x)->ndim : (*y)->ndim, full_x[ENGINE_MAX_NDIM], full_y[ENGINE_MAX_NDIM];
    for (int i = 0; i < ndim; i++) {
        int at_x = i - (ndim - (*x)->ndim), at_y = i - (ndim - (*y)->ndim);
        int a = at_x < 0 ? 1 : (*x)->shape[at_x], b = at_y < 0 ? 1 : (*y)->shape[at_y];
        if (i < ndim - 2 && a != b && a != 1 && b != 1) {
            engine_error("%s does not fit %s", engine_describe(*y), engine_describe(*x));
            return false;
        }
        full_x[i] = i < ndim - 2 && a == 1 ? b : a;
        full_y[i] = i < ndim - 2 && b == 1 ? a : b;
    }
    *x = engine_broadcast_to(*x, full_x, ndim);
    *y = engine_broadcast_to(*y, full_y, ndim);
    return *x && *y;
}

/* With a vector, or a stack of them, on the right as well. */
static engine_array *solve(engine_array *x, engine_array *y)
{
    if (!x || !y)
        return NULL;
    bool vector = y->ndim == 1 || y->ndim == x->ndim - 1;
    y = engine_cast(vector ? engine_expand_dims(y, y->ndim) : y, (mlx_dtype)x->dtype);
    if (!y || y->ndim < 2 || rows_of(y) != rows_of(x)) {
        if (y)
            engine_error("%s does not fit %s", engine_describe(y), engine_describe(x));
        return NULL;
    }
    if (!same_stack(&x, &y))
        return NULL;
    engine_array *out = engine_solve(x, y);
    return vector && out ? engine_squeeze(out, out->ndim - 1) : out;
}

int mlx_linalg_solve(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, solve(matrices(engine_arg(a), true), engine_arg(b)));
}

static engine_array *inverse(engine_array *x)
{
    if (!x)
        return NULL;
    engine_array *index = engine_arange(0, rows_of(x), 1, MLX_INT32);
    engine_array *one = engine_cast(engine_equal(engine_expand_dims(index, 1), index), (mlx_dtype)x->dtype);
    return engine_solve(x, engine_broadcast_like(one, x));
}

int mlx_linalg_inv(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, inverse(matrices(engine_arg(a), true)));
}

/* ---- Cholesky: A = L L^T, from the lower triangle ---- */

/* A pivot that is nothing but rounding counts as 0, and so does what is below it: singular matrices that are not negative have a factor. */
static bool factor_cholesky(double *a, int n)
{
    for (int j = 0; j < n; j++) {
        double diagonal = a[j * n + j];
        for (int i = j; i < n; i++) {
            double sum = a[i * n + j];
            for (int k = 0; k < j; k++)
                sum -= a[i * n + k] * a[j * n + k];
            bool nothing = i == j && fabs(sum) <= 1e-7 * diagonal && diagonal > 0;
            if (i == j && !(sum > 0) && !nothing)
                return false;
            a[i * n + j] = nothing ? 0 : i == j ? sqrt(sum) : a[j * n + j] == 0 ? 0 : sum / a[j * n + j];
        }
        for (int i = 0; i < j; i++)
            a[i * n + j] = 0;
    }
    return true;
}

static bool cholesky_eval(engine_array *out)
{
    engine_array *a = engine_row_contiguous(out->inputs[0]);
    if (!a || !engine_alloc(out))
        return false;
    size_t size = matrix_size(a);
    double *room = malloc((size + 1) * sizeof *room);
    bool good = room != NULL;
    for (size_t k = 0; good && k < matrix_count(a); k++) {
        load(room, a, k, size);
        good = factor_cholesky(room, rows_of(a));
        save(out, k, size, room);
    }
    if (!good)
        engine_error(room ? "a matrix is not positive definite, in %s" : "out of memory, for %s",
                     engine_describe(a));
    free(room);
    return good;
}

/* With P the lower triangle of L^T g, its diagonal halved: the symmetric part of L^-T P L^-1. */
static bool cholesky_vjp(const engine_vjp *v)
{
    engine_array *lower = v->out, *upper = engine_swapaxes(lower, -1, -2),
                 *product = engine_matmul(upper, v->cotangents[0]);
    engine_array *index = engine_arange(0, rows_of(lower), 1, MLX_INT32), *row = engine_expand_dims(index, 1);
    mlx_dtype dtype = (mlx_dtype)lower->dtype;
    engine_array *below = engine_cast(engine_greater(row, index), dtype);
    engine_array *weights =
        engine_add(below, engine_multiply_constant(engine_cast(engine_equal(row, index), dtype), 0.5));
    engine_array *left = engine_solve(upper, engine_multiply(product, weights));
    engine_array *both = engine_solve(upper, engine_swapaxes(left, -1, -2));
    v->grads[0] = engine_multiply_constant(engine_add(both, engine_swapaxes(both, -1, -2)), 0.5);
    return true;
}

const engine_op engine_op_cholesky = {.name = "cholesky", .eval = cholesky_eval, .vmap = engine_vmap_plain, .vjp = cholesky_vjp};

int mlx_linalg_cholesky(mlx_array *res, const mlx_array a, bool upper, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *lower = engine_node_like(&engine_op_cholesky, matrices(engine_arg(a), true), NULL, 0);
    return engine_leave(res, upper ? engine_swapaxes(lower, -1, -2) : lower);
}

/* ---- Triangular systems: what lies on the other side of the diagonal does not count ---- */

static engine_array *triangle(engine_array *a, bool upper)
{
    if (!a)
        return NULL;
    engine_array *index = engine_arange(0, rows_of(a), 1, MLX_INT32), *row = engine_expand_dims(index, 1);
    engine_array *kept = upper ? engine_less_equal(row, index) : engine_greater_equal(row, index);
    return engine_where(kept, a, engine_scalar(0, (mlx_dtype)a->dtype));
}

int mlx_linalg_solve_triangular(mlx_array *res, const mlx_array a, const mlx_array b, bool upper, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, solve(triangle(matrices(engine_arg(a), true), upper), engine_arg(b)));
}

int mlx_linalg_tri_inv(mlx_array *res, const mlx_array a, bool upper, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, triangle(inverse(triangle(matrices(engine_arg(a), true), upper)), upper));
}

/* The inverse of the matrix whose Cholesky factor is given. */
int mlx_linalg_cholesky_inv(mlx_array *res, const mlx_array a, bool upper, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *factor = inverse(triangle(matrices(engine_arg(a), true), upper)), *back = engine_swapaxes(factor, -1, -2);
    return engine_leave(res, upper ? engine_matmul(factor, back) : engine_matmul(back, factor));
}
