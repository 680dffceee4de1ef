/* Products: matmul and dot of floats by BLAS, of integers by plain loops; outer, cross, trace, covariance. */
#include "internal.h"

#include <math.h>

#ifdef T2M_HAVE_OPENBLAS
#include <cblas.h>
#endif

/* c (m, n) = a (m, k) b (k, n), all in C order and of one type. */
#define PLAIN(NAME, type)                                                                                    \
    static void multiply_##NAME(const void *left, const void *right, void *out, int64_t m, int64_t k, int64_t n) \
    {                                                                                                        \
        const type *a = left, *b = right;                                                                    \
        type *c = out;                                                                                       \
        memset(c, 0, (size_t)(m * n) * sizeof *c);                                                           \
        for (int64_t i = 0; i < m; i++)                                                                      \
            for (int64_t p = 0; p < k; p++)                                                                  \
                for (int64_t j = 0; j < n; j++)                                                              \
                    c[i * n + j] += a[i * k + p] * b[p * n + j];                                             \
    }
PLAIN(uint64, uint64_t)
#ifndef T2M_HAVE_OPENBLAS
PLAIN(float, float)
PLAIN(double, double)
#else
/* As NumPy: a dot product, a matrix with a vector, or a whole product. */
#define BLAS(NAME, type, letter)                                                                             \
    static void multiply_##NAME(const void *left, const void *right, void *out, int64_t m, int64_t k, int64_t n) \
    {                                                                                                        \
        const type *a = left, *b = right;                                                                    \
        type *c = out;                                                                                       \
        if (k == 0)                                                                                          \
            memset(c, 0, (size_t)(m * n) * sizeof *c);                                                       \
        else if (m == 1 && n == 1)                                                                           \
            *c = cblas_##letter##dot((int)k, a, 1, b, 1);                                                    \
        else if (n == 1)                                                                                     \
            cblas_##letter##gemv(CblasRowMajor, CblasNoTrans, (int)m, (int)k, 1, a, (int)k, b, 1, 0, c, 1);  \
        else if (m == 1)                                                                                     \
            cblas_##letter##gemv(CblasRowMajor, CblasTrans, (int)k, (int)n, 1, b, (int)n, a, 1, 0, c, 1);    \
        else                                                                                                 \
            cblas_##letter##gemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)m, (int)n, (int)k, 1, a, (int)k, b, (int)n, 0, c, \
                                 (int)n);                                                                    \
    }
BLAS(float, float, s)
BLAS(double, double, d)
#endif

static _Noreturn void mismatch(int64_t inner, int64_t other)
{
    py_raise(PY_VALUE_ERROR,
             "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size %lld is "
             "different from %lld)",
             (long long)other, (long long)inner);
}

static void multiply(np_type type, const char *a, const char *b, char *c, int64_t m, int64_t k, int64_t n)
{
    if (m == 0 || n == 0)
        return;
    (type == NP_TYPE_FLOAT32 ? multiply_float : type == NP_TYPE_FLOAT64 ? multiply_double : multiply_uint64)(a, b, c, m, k, n);
}

/* a (..., m, k) with b (..., k, n): the leading dimensions broadcast. */
static np_array *product(const np_array *a, const np_array *b, np_type type)
{
    int64_t m = a->shape[a->ndim - 2], k = a->shape[a->ndim - 1], n = b->shape[b->ndim - 1], shape[NP_MAX_DIMS];
    if (b->shape[b->ndim - 2] != k)
        mismatch(k, b->shape[b->ndim - 2]);
    np_array left_lead = *a, right_lead = *b;
    left_lead.ndim -= 2;
    right_lead.ndim -= 2;
    int lead = np_broadcast_shape(&left_lead, &right_lead, shape);
    int64_t batches = np_count(lead, shape), size = np_type_size(type);
    shape[lead] = m;
    shape[lead + 1] = k;
    np_array *left = np_contiguous(lead == left_lead.ndim ? a : np_broadcast(a, lead + 2, shape), type);
    shape[lead] = k;
    shape[lead + 1] = n;
    np_array *right = np_contiguous(lead == right_lead.ndim ? b : np_broadcast(b, lead + 2, shape), type);
    shape[lead] = m;
    np_array *out = np_new(type, lead + 2, shape);
    bool left_moves = np_count(left->ndim - 2, left->shape) == batches, right_moves = np_count(right->ndim - 2, right->shape) == batches;
    for (int64_t i = 0; i < batches; i++)
        multiply(type, left->data + (left_moves ? i * m * k * size : 0), right->data + (right_moves ? i * k * n * size : 0),
                 out->data + i * m * n * size, m, k, n);
    return out;
}

static np_array *dropped(np_array *x, int axis)
{
    return np_scalar_of(np_squeeze_axis(x, axis));
}

np_array *np_matmul_of(const np_array *a, const np_array *b)
{
    if (a->ndim == 0 || b->ndim == 0)
        py_raise(PY_VALUE_ERROR, "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with signature "
                                 "(n?,k),(k,m?)->(n?,m?) requires 1)", a->ndim == 0 ? 0 : 1);
    np_type type = np_promote(a->type, b->type);
    np_type computed = type == NP_TYPE_FLOAT16 ? NP_TYPE_FLOAT32 : np_is_float_type(type) ? type : NP_TYPE_INT64;
    const np_array *left = a->ndim == 1 ? np_expand_dims(a, 0) : a, *right = b->ndim == 1 ? np_expand_dims(b, 1) : b;
    np_array *out = product(left, right, computed);
    if (b->ndim == 1)
        out = dropped(out, -1);
    if (a->ndim == 1)
        out = dropped(out, b->ndim == 1 ? -1 : -2);
    if (computed == type)
        return out;
    return out->ndim ? np_copied(out, type) : np_cast_array(out, &np_dtypes[type]);
}

np_array *np_dot_of(const np_array *a, const np_array *b)
{
    if (a->ndim == 0 || b->ndim == 0)
        return np_multiply_of(a, b);
    if (b->ndim <= 2 || a->ndim == 1) {
        int inner = b->ndim == 1 ? 0 : b->ndim - 2;
        if (a->shape[a->ndim - 1] != b->shape[inner])
            py_raise(PY_VALUE_ERROR, "shapes %s and %s not aligned: %lld (dim %d) != %lld (dim %d)", np_shape_words(a->ndim, a->shape),
                     np_shape_words(b->ndim, b->shape), (long long)a->shape[a->ndim - 1], a->ndim - 1, (long long)b->shape[inner], inner);
        return np_matmul_of(a, b);
    }
    py_raise(PY_NOT_IMPLEMENTED_ERROR, "dot of arrays of %d and %d dimensions is not supported", a->ndim, b->ndim);
}

np_array *np_outer_of(const np_array *a, const np_array *b)
{
    return np_multiply_of(np_reshape(a, -1, 1), np_reshape(b, 1, -1));
}

np_array *np_trace_of(const np_array *x)
{
    return np_sum(np_diag(x, 0));
}

static np_array *part(const np_array *x, int64_t i)
{
    return np_slice(x, NP_ELLIPSIS, NP_AT(i % 3));
}

np_array *np_cross_of(const np_array *a, const np_array *b)
{
    if (a->ndim == 0 || b->ndim == 0 || a->shape[a->ndim - 1] != 3 || b->shape[b->ndim - 1] != 3)
        py_raise(PY_VALUE_ERROR, "Both input arrays must be (arrays of) 3-dimensional vectors");
    py_list *parts = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < 3; i++)
        py_list_append(parts, py_of(np_subtract_of(np_multiply_of(part(a, i + 1), part(b, i + 2)),
                                                   np_multiply_of(part(a, i + 2), part(b, i + 1)))));
    return np_stack_list(parts, -1);
}

np_array *np_cov_of(const np_array *x)
{
    const np_array *rows = np_copied(np_atleast(x, 2), NP_TYPE_FLOAT64);
    np_array *gap = np_subtract_of(rows, np_mean(rows, .axis = NP_SHAPE(1), .keepdims = true));
    np_array *sums = np_dot_of(gap, np_transpose(gap));
    np_array *out = np_multiply_of(sums, np_of_float(1 / (double)(rows->shape[1] - 1)));
    return np_scalar_of(np_squeeze(out));
}

np_array *np_corrcoef_of(const np_array *x)
{
    np_array *cov = np_cov_of(x);
    if (cov->ndim == 0)
        return np_divide_of(cov, cov);
    np_array *deviation = np_sqrt_of(np_diag(cov, 0));
    np_array *out = np_divide_of(np_divide_of(cov, np_expand_dims(deviation, 1)), np_expand_dims(deviation, 0));
    return np_clip(out, -1, 1);
}
