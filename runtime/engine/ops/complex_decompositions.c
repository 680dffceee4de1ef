/* svd, eigh and eig of complex matrices (decompositions.c has the real ones), in double precision, by LAPACK. It keeps matrices by columns, so what it
 * sees of a matrix that lies by rows is the transpose: its left factor is our right one, and its vectors are the conjugates of ours. */
#include <complex.h>
#include <stdlib.h>

#include "complex_number.h"
#include "op.h"
#include "ops/matrices.h"

typedef double _Complex wide;

#ifdef T2M_HAVE_OPENBLAS
void zgesdd_(const char *job, const int *m, const int *n, wide *a, const int *lda, double *s, wide *u, const int *ldu, wide *vt, const int *ldvt,
             wide *work, const int *lwork, double *rwork, int *iwork, int *info);
void zheevd_(const char *job, const char *uplo, const int *n, wide *a, const int *lda, double *w, wide *work, const int *lwork, double *rwork,
             const int *lrwork, int *iwork, const int *liwork, int *info);
void zgeev_(const char *left, const char *right, const int *n, wide *a, const int *lda, wide *w, wide *vl, const int *ldvl, wide *vr, const int *ldvr,
            wide *work, const int *lwork, double *rwork, int *info);

/* What a routine works in. */
typedef struct workspace {
    wide *numbers;
    double *reals;
    int *integers;
} workspace;

static bool workspace_new(workspace *w, int numbers, size_t reals, size_t integers)
{
    *w = (workspace){malloc(((size_t)numbers + 1) * sizeof(wide)), malloc((reals + 1) * sizeof(double)), malloc((integers + 1) * sizeof(int))};
    if (!w->numbers || !w->reals || !w->integers)
        engine_error("out of memory");
    return w->numbers && w->reals && w->integers;
}

static bool workspace_free(workspace *w, bool good, int info, const char *what)
{
    if (good && info)
        engine_error("the %s do not converge", what);
    free(w->numbers);
    free(w->reals);
    free(w->integers);
    return good && !info;
}

static bool decompose(wide *a, int m, int n, wide *u, double *s, wide *vt)
{
    int ask = -1, info = 0;
    size_t k = (size_t)(m < n ? m : n), most = (size_t)(m < n ? n : m);
    wide size = 0;
    const char *job = u ? "A" : "N";
    workspace w;
    zgesdd_(job, &n, &m, a, &n, s, vt, &n, u, &m, &size, &ask, NULL, NULL, &info);
    int length = (int)creal(size);
    bool good = workspace_new(&w, length, k * (5 * k + 7 + 2 * most + 2 * k + 1), 8 * k);
    if (good)
        zgesdd_(job, &n, &m, a, &n, s, vt, &n, u, &m, w.numbers, &length, w.reals, w.integers, &info);
    return workspace_free(&w, good, info, "singular values");
}

static bool decompose_hermitian(wide *a, int n, bool upper, double *values)
{
    int ask = -1, info = 0, integers = 0;
    double reals = 0;
    wide size = 0;
    const char *triangle = upper ? "L" : "U"; /* of the transpose */
    workspace w;
    zheevd_("V", triangle, &n, a, &n, values, &size, &ask, &reals, &ask, &integers, &ask, &info);
    int length = (int)creal(size), real_length = (int)reals;
    bool good = workspace_new(&w, length, (size_t)real_length, (size_t)integers);
    if (good)
        zheevd_("V", triangle, &n, a, &n, values, w.numbers, &length, w.reals, &real_length, w.integers, &integers, &info);
    return workspace_free(&w, good, info, "eigenvalues");
}

static bool decompose_any(wide *a, int n, wide *values, wide *vectors)
{
    int ask = -1, info = 0, one = 1;
    double reals = 0;
    wide size = 0;
    workspace w;
    zgeev_("V", "N", &n, a, &n, values, vectors, &n, NULL, &one, &size, &ask, &reals, &info);
    int length = (int)creal(size);
    bool good = workspace_new(&w, length, 2 * (size_t)n, 0);
    if (good)
        zgeev_("V", "N", &n, a, &n, values, vectors, &n, NULL, &one, w.numbers, &length, w.reals, &info);
    return workspace_free(&w, good, info, "eigenvalues");
}
#else
static bool missing(void)
{
    engine_error("this library was built without LAPACK");
    return false;
}

static bool decompose(wide *a, int m, int n, wide *u, double *s, wide *vt)
{
    (void)a, (void)m, (void)n, (void)u, (void)s, (void)vt;
    return missing();
}

static bool decompose_hermitian(wide *a, int n, bool upper, double *values)
{
    (void)a, (void)n, (void)upper, (void)values;
    return missing();
}

static bool decompose_any(wide *a, int n, wide *values, wide *vectors)
{
    (void)a, (void)n, (void)values, (void)vectors;
    return missing();
}
#endif

/* ---- Numbers in and out ---- */

static void take(wide *to, const engine_array *a, size_t matrix, size_t size)
{
    const complex64 *from = (const complex64 *)engine_data(a) + matrix * size;
    for (size_t i = 0; i < size; i++)
        to[i] = from[i];
}

static void give(engine_array *a, size_t matrix, size_t size, const wide *from)
{
    complex64 *to = (complex64 *)engine_data(a) + matrix * size;
    for (size_t i = 0; i < size; i++)
        to[i] = complex64_of((float)creal(from[i]), (float)cimag(from[i]));
}

/* Vectors that lie one a row, and conjugated, as columns. */
static void give_columns(engine_array *a, size_t matrix, int n, const wide *rows)
{
    complex64 *to = (complex64 *)engine_data(a) + matrix * (size_t)n * (size_t)n;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            to[i * n + j] = complex64_of((float)creal(rows[j * n + i]), -(float)cimag(rows[j * n + i]));
}

static wide *room_for(size_t numbers)
{
    wide *room = malloc((numbers + 1) * sizeof *room);
    if (!room)
        engine_error("out of memory");
    return room;
}

/* ---- The ops' evals, for complex matrices ---- */

bool engine_complex_svd(engine_array *out, engine_array *a)
{
    bool vectors = out->extra_count == 2, good = true;
    size_t m = (size_t)rows_of(a), n = (size_t)columns_of(a), k = m < n ? m : n, size = matrix_size(a);
    wide *room = room_for(size + m * m + n * n);
    double *s = malloc((k + 1) * sizeof *s);
    for (size_t b = 0; good && b < matrix_count(a); b++) {
        wide *u = room + size, *vt = u + m * m;
        if (!(good = room && s))
            break;
        take(room, a, b, size);
        good = decompose(room, (int)m, (int)n, vectors ? u : NULL, s, vectors ? vt : NULL);
        save(vectors ? out->extras[0] : out, b, k, s);
        if (vectors) {
            give(out, b, m * m, u);
            give(out->extras[1], b, n * n, vt);
        }
    }
    free(room);
    free(s);
    if (!good)
        engine_error("out of memory"); /* recorded only if nothing else was */
    return good;
}

bool engine_complex_eigh(engine_array *out, engine_array *a, bool upper)
{
    int n = rows_of(a);
    size_t size = matrix_size(a);
    wide *room = room_for(size);
    double *values = malloc(((size_t)n + 1) * sizeof *values);
    bool good = room && values;
    for (size_t b = 0; good && b < matrix_count(a); b++) {
        take(room, a, b, size);
        good = decompose_hermitian(room, n, upper, values);
        save(out, b, (size_t)n, values);
        give_columns(out->extras[0], b, n, room);
    }
    free(room);
    free(values);
    if (!good)
        engine_error("out of memory"); /* recorded only if nothing else was */
    return good;
}

bool engine_complex_eig(engine_array *out, engine_array *a)
{
    int n = rows_of(a);
    size_t size = matrix_size(a);
    wide *room = room_for(2 * size + (size_t)n);
    bool good = room != NULL;
    for (size_t b = 0; good && b < matrix_count(a); b++) {
        wide *vectors = room + size, *values = vectors + size;
        take(room, a, b, size);
        good = decompose_any(room, n, values, vectors);
        give(out, b, (size_t)n, values);
        give_columns(out->extras[0], b, n, vectors);
    }
    free(room);
    return good;
}
