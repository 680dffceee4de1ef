/* The 2-norm of all elements, an extension. Squares are added in eight lanes, then lane to lane, as PyTorch's linalg.vector_norm does: over a
 * million elements its sum is off by 1e-5, which every gradient that is clipped by it shows. */
#include <math.h>

#include "graph.h"
#include "mlx/c/t2m_ext_nn.h"

enum { LANES = 8 };

static float length_f32(const float *x, size_t n)
{
    float lanes[LANES] = {0};
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (size_t k = 0; k < LANES; k++)
            lanes[k] += x[i + k] * x[i + k];
    for (size_t k = 1; k < LANES; k++)
        lanes[0] += lanes[k];
    for (; i < n; i++)
        lanes[0] += x[i] * x[i];
    return sqrtf(lanes[0]);
}

static double length_f64(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * x[i];
    return sqrt(sum);
}

static bool eval_length(engine_array *out)
{
    const engine_array *x = engine_row_contiguous(out->inputs[0]);
    if (!x || !engine_alloc(out))
        return false;
    if (out->dtype == MLX_FLOAT64)
        *(double *)engine_data(out) = length_f64(engine_data(x), x->size);
    else
        *(float *)engine_data(out) = length_f32(engine_data(x), x->size);
    return true;
}

/* x / |x|, and 0 where all is 0. */
static bool vjp_length(const engine_vjp *v)
{
    engine_array *zero = engine_full_like(v->out, 0), *is_zero = engine_equal(v->out, zero);
    engine_array *factor = engine_where(is_zero, zero, engine_divide(v->cotangents[0], engine_where(is_zero, engine_full_like(v->out, 1), v->out)));
    v->grads[0] = engine_multiply(v->in[0], factor);
    return true;
}

const engine_op engine_op_length = {.name = "length", .eval = eval_length, .vjp = vjp_length};

int t2m_ext_length(mlx_array *res, const mlx_array a, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    if (x && x->dtype != MLX_FLOAT32 && x->dtype != MLX_FLOAT64)
        engine_error("needs float32 or float64, got %s", engine_describe(x));
    return engine_leave(res, x && !engine_failed() ? engine_node(&engine_op_length, (mlx_dtype)x->dtype, NULL, 0, &x, 1, NULL, 0) : NULL);
}
