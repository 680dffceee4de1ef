/* Masks: products of matrices with blocks left out, and numbers put where a mask is true. Made of other operations. */
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"

/* ---- Products by blocks ---- */

/* The matrix with each block multiplied by its number of the mask, or left out where a mask of booleans is false. */
static engine_array *apply_blocks(engine_array *matrix, engine_array *mask, int size)
{
    if (!matrix || !mask)
        return matrix;
    int rows = matrix->shape[matrix->ndim - 2], columns = matrix->shape[matrix->ndim - 1];
    int row_blocks = (rows + size - 1) / size, column_blocks = (columns + size - 1) / size;
    int shape[ENGINE_MAX_NDIM];
    memcpy(shape, matrix->shape, sizeof shape);
    shape[matrix->ndim - 2] = row_blocks;
    shape[matrix->ndim - 1] = column_blocks;
    mask = engine_broadcast_to(mask, shape, matrix->ndim);
    engine_array *length = engine_scalar(size, MLX_INT32);
    mask = engine_take_axis(mask, engine_floor_divide(engine_arange(0, rows, 1, MLX_INT32), length), -2);
    mask = engine_take_axis(mask, engine_floor_divide(engine_arange(0, columns, 1, MLX_INT32), length), -1);
    if (!mask || mask->dtype != MLX_BOOL)
        return engine_multiply(matrix, engine_cast(mask, (mlx_dtype)matrix->dtype));
    return engine_where(mask, matrix, engine_scalar(0, (mlx_dtype)matrix->dtype));
}

/* A vector is a matrix of one row, or one column; so is its mask. */
static engine_array *as_matrix(engine_array *a, int axis)
{
    return a && a->ndim == 1 ? engine_expand_dims(a, axis) : a;
}

static bool check_product(const engine_array *x, const engine_array *y, int block)
{
    if (block != 32 && block != 64) {
        engine_error("blocks have 32 or 64 rows, not %d", block);
        return false;
    }
    if (x->ndim < 1 || y->ndim < 1 || !engine_is_float(engine_promote((mlx_dtype)x->dtype, (mlx_dtype)y->dtype))) {
        engine_error("needs matrices of real floating type, got %s and %s", engine_describe(x), engine_describe(y));
        return false;
    }
    return true;
}

int mlx_block_masked_mm(mlx_array *res, const mlx_array a, const mlx_array b, int block_size, const mlx_array mask_out,
                        const mlx_array mask_lhs, const mlx_array mask_rhs, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    engine_array *out = engine_optional(mask_out), *left = engine_optional(mask_lhs), *right = engine_optional(mask_rhs);
    if (!x || !y || (!out && !left && !right))
        return engine_leave(res, engine_matmul(x, y));
    if (!check_product(x, y, block_size))
        return engine_leave(res, NULL);
    mlx_dtype dtype = engine_promote((mlx_dtype)x->dtype, (mlx_dtype)y->dtype);
    bool row = x->ndim == 1, column = y->ndim == 1;
    if (row && out)
        out = engine_expand_dims(out, column ? out->ndim : out->ndim - 1);
    if (column && out)
        out = engine_expand_dims(out, out->ndim);
    engine_array *first = as_matrix(engine_cast(x, dtype), 0), *second = as_matrix(engine_cast(y, dtype), 1);
    engine_array *masked = apply_blocks(first, row && left ? engine_expand_dims(left, left->ndim - 1) : left, block_size);
    engine_array *other = apply_blocks(second, column && right ? engine_expand_dims(right, right->ndim) : right, block_size);
    engine_array *product = apply_blocks(engine_matmul(masked, other), out, block_size);
    if (column && product)
        product = engine_squeeze(product, product->ndim - 1);
    if (row && product)
        product = engine_squeeze(product, column ? product->ndim - 1 : product->ndim - 2);
    return engine_leave(res, product);
}

/* ---- Putting ---- */

/* The numbers to put, in order: one for each true element of the mask, with the array's trailing `rest` dimensions. */
static engine_array *values_to_put(engine_array *values, const engine_array *a, const engine_array *mask, int rest)
{
    int shape[ENGINE_MAX_NDIM + 1];
    if (!values)
        return NULL;
    bool one_each = values->ndim < rest + 1;
    shape[0] = one_each ? (int)mask->size : values->shape[0];
    memcpy(shape + 1, a->shape + mask->ndim, sizeof *shape * (size_t)rest);
    return engine_reshape(engine_broadcast_to(values, shape, rest + 1), (int[]){-1}, 1);
}

static bool check_scatter(const engine_array *a, const engine_array *mask, const engine_array *values)
{
    bool fits = mask->dtype == MLX_BOOL && mask->ndim <= a->ndim && values->ndim <= a->ndim - mask->ndim + 1;
    for (int i = 0; fits && i < mask->ndim; i++)
        fits = mask->shape[i] == a->shape[i];
    if (!fits)
        engine_error("needs a mask of booleans of an array's first dimensions and values for the others, got %s for %s and %s",
                     engine_describe(mask), engine_describe(a), engine_describe(values));
    return fits;
}

int mlx_masked_scatter(mlx_array *res, const mlx_array a, const mlx_array mask, const mlx_array src, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *where = engine_arg(mask), *values = engine_arg(src);
    if (!x || !where || !values || !check_scatter(x, where, values))
        return engine_leave(res, NULL);
    if (x->size == 0)
        return engine_leave(res, x);
    int rest = x->ndim - where->ndim, shape[ENGINE_MAX_NDIM];
    engine_array *flat = values_to_put(engine_cast(values, (mlx_dtype)x->dtype), x, where, rest);
    for (int i = 0; i < x->ndim; i++)
        shape[i] = i < where->ndim ? x->shape[i] : 1;
    engine_array *full = engine_broadcast_like(engine_reshape(where, shape, x->ndim), x);
    engine_array *line = engine_reshape(full, (int[]){-1}, 1);
    /* Each true element takes the next number; an index behind the last is an error of the take. Others look at the first, in vain. */
    engine_array *counted = engine_cumsum(engine_cast(line, MLX_INT32), 0, flat && flat->size == 0);
    engine_array *places = engine_where(line, counted, engine_scalar(0, MLX_INT32));
    if (flat && flat->size == 0)
        flat = engine_full((int[]){1}, 1, 0, (mlx_dtype)x->dtype); /* for those that look in vain: the places to fill count from 1 */
    engine_array *taken = engine_reshape_like(engine_take_axis(flat, places, 0), x);
    return engine_leave(res, engine_where(full, taken, x));
}
