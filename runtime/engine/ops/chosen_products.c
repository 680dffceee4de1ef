/* Matrix products of chosen matrices: of stacks by index, and of segments of the inner dimension. Made of other operations. */
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"
#include "ops/chosen_products.h"

engine_array *engine_flat_stack(engine_array *a)
{
    return engine_reshape(a, (int[]){-1, a->shape[a->ndim - 2], a->shape[a->ndim - 1]}, 3);
}

engine_array *engine_stack_indices(const engine_array *a)
{
    int count = 1;
    for (int i = 0; i < a->ndim - 2; i++)
        count *= a->shape[i];
    return engine_reshape(engine_arange(0, count, 1, MLX_UINT32), a->shape, a->ndim - 2);
}

int mlx_gather_mm(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_array lhs_indices,
                  const mlx_array rhs_indices, bool sorted_indices, const mlx_stream s)
{
    (void)sorted_indices;
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    if (x && y && (x->ndim < 2 || y->ndim < 2)) {
        engine_error("needs stacks of matrices, got %s and %s", engine_describe(x), engine_describe(y));
        x = NULL;
    }
    if (!x || !y)
        return engine_leave(res, NULL);
    engine_array *left = engine_optional(lhs_indices), *right = engine_optional(rhs_indices);
    if (!left && !right)
        return engine_leave(res, engine_matmul(x, y));
    left = left ? left : engine_stack_indices(x);
    right = right ? right : engine_stack_indices(y);
    return engine_leave(res, engine_matmul(engine_take_axis(engine_flat_stack(x), left, 0), engine_take_axis(engine_flat_stack(y), right, 0)));
}

/* For each pair of `segments`: a[:, from:to] @ b[from:to, :]. */
int mlx_segmented_mm(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_array segments,
                     const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b), *pairs = engine_arg(segments);
    if (!x || !y || !pairs)
        return engine_leave(res, NULL);
    if (pairs->dtype == MLX_BOOL || pairs->dtype >= MLX_FLOAT16) {
        engine_error("places are integers, not %s", engine_describe(pairs));
        return engine_leave(res, NULL);
    }
    if (x->ndim != 2 || y->ndim != 2 || pairs->ndim < 1 || pairs->shape[pairs->ndim - 1] != 2) {
        engine_error("needs two matrices and pairs of places, got %s, %s and %s", engine_describe(x), engine_describe(y),
                     engine_describe(pairs));
        return engine_leave(res, NULL);
    }
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM], last = pairs->ndim - 1;
    memcpy(stop, pairs->shape, sizeof stop);
    stop[last] = 1;
    engine_array *from = engine_slice(pairs, start, stop, NULL);
    start[last] = 1;
    stop[last] = 2;
    engine_array *to = engine_slice(pairs, start, stop, NULL), *place = engine_arange(0, x->shape[1], 1, MLX_UINT32);
    engine_array *inside = engine_logical_and(engine_greater_equal(place, from), engine_less(place, to));
    inside = inside ? engine_expand_dims(inside, inside->ndim - 1) : NULL;
    return engine_leave(res, engine_matmul(engine_where(inside, x, engine_scalar(0, (mlx_dtype)x->dtype)), y));
}
