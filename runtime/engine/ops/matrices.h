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

/* A float32 or float64 stack of matrices, square if asked. */
static inline engine_array *matrices(engine_array *a, bool square)
{
    if (!a)
        return NULL;
    bool real = a->dtype == MLX_FLOAT32 || a->dtype == MLX_FLOAT64;
    if (a->ndim < 2 || !real || (square && rows_of(a) != columns_of(a))) {
        engine_error("needs %s of float32 or float64, got %s", square ? "square matrices" : "matrices",
                     engine_describe(a));
        return NULL;
    }
    return a;
}

/* The solutions of stacks of square systems (linalg.c): shapes fit, types are the same. */
engine_array *engine_solve(engine_array *a, engine_array *b);

/* U, the singular values and V^T of each matrix; the values alone (decompositions.c). False, NULL after an error. */
bool engine_svd(engine_array *a, engine_array *parts[3]);
engine_array *engine_singular_values(engine_array *a);

#endif
