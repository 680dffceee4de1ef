/* Stacks of matrices on the last two axes, for the ops of linear algebra: their sizes, and their numbers in double. */
#ifndef ENGINE_OPS_MATRICES_H
#define ENGINE_OPS_MATRICES_H

#include "op.h"

static inline void load(double *to, const engine_array *a, size_t matrix, size_t size)
{
    for (size_t i = 0; i < size; i++)
        to[i] = a->dtype == MLX_FLOAT64 ? ((const double *)engine_data(a))[matrix * size + i]
                                        : (double)((const float *)engine_data(a))[matrix * size + i];
}

static inline void save(engine_array *a, size_t matrix, size_t size, const double *from)
{
    for (size_t i = 0; i < size; i++) {
        if (a->dtype == MLX_FLOAT64)
            ((double *)engine_data(a))[matrix * size + i] = from[i];
        else
            ((float *)engine_data(a))[matrix * size + i] = (float)from[i];
    }
}

static inline int rows_of(const engine_array *a)
{
    return a->shape[a->ndim - 2];
}

static inline int columns_of(const engine_array *a)
{
    return a->shape[a->ndim - 1];
}

static inline size_t matrix_size(const engine_array *a)
{
    return (size_t)rows_of(a) * (size_t)columns_of(a);
}

static inline size_t matrix_count(const engine_array *a)
{
    size_t size = matrix_size(a);
    return size ? a->size / size : 0;
}

static inline engine_array *matrices_of(engine_array *a, bool square, bool may_be_complex)
{
    if (!a)
        return NULL;
    bool known = a->dtype == MLX_FLOAT32 || a->dtype == MLX_FLOAT64 || (may_be_complex && a->dtype == MLX_COMPLEX64);
    if (a->ndim < 2 || !known || (square && rows_of(a) != columns_of(a))) {
        engine_error("needs %s of %s, got %s", square ? "square matrices" : "matrices",
                     may_be_complex ? "float32, float64 or complex64" : "float32 or float64", engine_describe(a));
        return NULL;
    }
    return a;
}

/* A float32 or float64 stack of matrices, square if asked; or a complex64 one as well. */
static inline engine_array *matrices(engine_array *a, bool square)
{
    return matrices_of(a, square, false);
}

static inline engine_array *complex_matrices(engine_array *a, bool square)
{
    return matrices_of(a, square, true);
}

/* The type of what is real of complex matrices too: singular values, eigenvalues of Hermitian ones. */
static inline mlx_dtype real_dtype(const engine_array *a)
{
    return a->dtype == MLX_COMPLEX64 ? MLX_FLOAT32 : (mlx_dtype)a->dtype;
}

/* The solutions of stacks of square systems (linalg.c): shapes fit, types are the same. */
engine_array *engine_solve(engine_array *a, engine_array *b);

/* The evals of svd, eigh and eig for complex matrices (complex_decompositions.c). The outputs have memory. */
bool engine_complex_svd(engine_array *out, engine_array *a);
bool engine_complex_eigh(engine_array *out, engine_array *a, bool upper);
bool engine_complex_eig(engine_array *out, engine_array *a);

/* U, the singular values and V^T of each matrix; the values alone (decompositions.c). False, NULL after an error. */
bool engine_svd(engine_array *a, engine_array *parts[3]);
engine_array *engine_singular_values(engine_array *a);

#endif
