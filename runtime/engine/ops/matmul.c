/* Matrix products: matmul and addmm.
 *
 * Both kernels take any strides, so transposed and sliced views are multiplied as they lie.  A batched left
 * side with a plain matrix on the right (a Linear layer on [batch, time, features]) becomes one tall matrix
 * product; so do its gradients.  Half precision is computed in float32. */
#include <string.h>

#include "gradient_rows.h"
#include "graph.h"
#include "kernels/gemm.h"
#include "mlx/c/ops.h"

/* The operand's matrix and batch strides within a product whose batch dimensions are those of `out`. */
static void batch_strides(const engine_array *a, const engine_array *out, int64_t *strides)
{
    int missing = out->ndim - a->ndim;
    for (int i = 0; i < out->ndim - 2; i++)
        strides[i] = i < missing || a->shape[i - missing] == 1 ? 0 : a->strides[i - missing];
}

static gemm_spec spec_of(const engine_array *a, const engine_array *b, const engine_array *out)
{
    gemm_spec spec = {
        .m = a->shape[a->ndim - 2],
        .n = b->shape[b->ndim - 1],
        .k = a->shape[a->ndim - 1],
        .a_row = a->strides[a->ndim - 2],
        .a_col = a->strides[a->ndim - 1],
        .b_row = b->strides[b->ndim - 2],
        .b_col = b->strides[b->ndim - 1],
        .c_row = b->shape[b->ndim - 1],
        .batch_rank = out->ndim - 2,
    };
    batch_strides(a, out, spec.a_batch);
    batch_strides(b, out, spec.b_batch);
    for (int i = 0; i < out->ndim - 2; i++) {
        spec.batch[i] = out->shape[i];
        spec.c_batch[i] = out->strides[i];
    }
    return spec;
}

/* Shared by both ops: input 2, where there is one, is the bias. */
static bool multiply(engine_array *out)
{
    const engine_array *a = out->inputs[0], *b = out->inputs[1];
    engine_array *bias = out->input_count > 2 ? engine_row_contiguous(out->inputs[2]) : NULL;
    if ((out->input_count > 2 && !bias) || !engine_alloc(out))
        return false;
    gemm_spec spec = spec_of(a, b, out);
    if (out->dtype == MLX_FLOAT64)
        gemm_f64(&spec, engine_data(a), engine_data(b), bias ? engine_data(bias) : NULL, engine_data(out));
    else
        gemm_f32(&spec, engine_data(a), engine_data(b), bias ? engine_data(bias) : NULL, engine_data(out));
    return true;
}

void engine_product_rows(const engine_array *product, int64_t first, int64_t count, float *to)
{
    const engine_array *a = product->inputs[0], *b = product->inputs[1];
    gemm_spec spec = spec_of(a, b, product);
    spec.m = count;
    gemm_f32(&spec, (const float *)engine_data(a) + first * spec.a_row, engine_data(b), NULL, to);
}

static bool is_transposed_view(const engine_array *a)
{
    return a->op && a->op == &engine_op_transpose && a->ndim == 2;
}

/* dB = A^T G.  When B is a weight seen through a transpose, (G^T A)^T is the same thing, and gives a gradient
 * that lies in memory as the weight does. */
static engine_array *right_gradient(engine_array *a, engine_array *b, engine_array *g)
{
    if (is_transposed_view(b) && a->ndim == 2)
        return engine_swapaxes(engine_matmul(engine_swapaxes(g, 0, 1), a), 0, 1);
    return engine_unbroadcast(engine_matmul(engine_swapaxes(a, -1, -2), g), b);
}

static bool vjp(const engine_vjp *v)
{
    engine_array *a = v->in[0], *b = v->in[1], *g = v->cotangents[0];
    if (v->wants[0])
        v->grads[0] = engine_unbroadcast(engine_matmul(g, engine_swapaxes(b, -1, -2)), a);
    if (v->wants[1])
        v->grads[1] = right_gradient(a, b, g);
    if (v->out->input_count > 2 && v->wants[2])
        v->grads[2] = engine_unbroadcast(g, v->in[2]);
    return true;
}

static engine_array *product_vmap(const engine_vmap *v)
{
    const engine_array *a = v->node->inputs[0], *b = v->node->inputs[1];
    int ndim = a->ndim > b->ndim ? a->ndim : b->ndim;
    engine_array *product = engine_matmul(engine_vmap_aligned(v, 0, ndim), engine_vmap_aligned(v, 1, ndim));
    return v->node->input_count == 2 ? product : engine_add(product, engine_vmap_aligned(v, 2, ndim));
}

const engine_op engine_op_matmul = {.name = "matmul", .eval = multiply, .vmap = product_vmap, .vjp = vjp};

/* a [m, k] @ b [k, n] + bias [n] in one pass. */
const engine_op engine_op_addmm = {.name = "addmm", .eval = multiply, .vmap = product_vmap, .vjp = vjp};

static bool check(const engine_array *a, const engine_array *b)
{
    mlx_dtype dtype = engine_promote((mlx_dtype)a->dtype, (mlx_dtype)b->dtype);
    int inner = b->ndim > 1 ? b->shape[b->ndim - 2] : b->ndim ? b->shape[0] : 0;
    if (a->ndim == 0 || b->ndim == 0)
        engine_error("needs arrays with at least one dimension, got %s and %s", engine_describe(a),
                     engine_describe(b));
    else if (!engine_is_float(dtype) && dtype != MLX_COMPLEX64)
        engine_error("multiplies floating-point matrices only, got %s and %s", engine_describe(a),
                     engine_describe(b));
    else if (a->shape[a->ndim - 1] != inner)
        engine_error(
            "the last dimension of the first operand must match the second last of the second, got %s and %s",
            engine_describe(a), engine_describe(b));
    else
        return true;
    return false;
}

static engine_array *addmm(engine_array *c, engine_array *a, engine_array *b, float alpha, float beta);

/* The product's shape: broadcast batches, then rows and columns.  Returns ndim, or -1 after reporting. */
static int product_shape(const engine_array *a, const engine_array *b, int *shape)
{
    int ndim = a->ndim > b->ndim ? a->ndim : b->ndim;
    for (int i = 0; i < ndim - 2; i++) {
        int at_a = i - (ndim - a->ndim), at_b = i - (ndim - b->ndim);
        int size_a = at_a < 0 ? 1 : a->shape[at_a], size_b = at_b < 0 ? 1 : b->shape[at_b];
        if (size_a != size_b && size_a != 1 && size_b != 1) {
            engine_error("batch dimensions of %s and %s cannot be broadcast", engine_describe(a),
                         engine_describe(b));
            return -1;
        }
        shape[i] = size_a == 1 ? size_b : size_a;
    }
    if (ndim - 2 > GEMM_MAX_BATCH_RANK) {
        engine_error("at most %d batch dimensions are supported", GEMM_MAX_BATCH_RANK);
        return -1;
    }
    shape[ndim - 2] = a->shape[a->ndim - 2];
    shape[ndim - 1] = b->shape[b->ndim - 1];
    return ndim;
}

/* [..., k] @ [k, n] (+ bias) as one product of [rows, k], reshaped back. */
static engine_array *flat_product(engine_array *a, engine_array *b, engine_array *bias)
{
    int shape[ENGINE_MAX_NDIM], k = a->shape[a->ndim - 1];
    engine_array *flat = engine_reshape(a, (int[]){(int)(a->size / (size_t)k), k}, 2);
    memcpy(shape, a->shape, sizeof *shape * (size_t)a->ndim);
    shape[a->ndim - 1] = b->shape[1];
    return engine_reshape(bias ? addmm(bias, flat, b, 1, 1) : engine_matmul(flat, b), shape, a->ndim);
}

/* Four real products. */
static engine_array *complex_product(engine_array *a, engine_array *b)
{
    a = engine_cast(a, MLX_COMPLEX64);
    b = engine_cast(b, MLX_COMPLEX64);
    engine_array *ar = engine_real(a), *ai = engine_imag(a), *br = engine_real(b), *bi = engine_imag(b);
    return engine_complex(engine_subtract(engine_matmul(ar, br), engine_matmul(ai, bi)),
                          engine_add(engine_matmul(ar, bi), engine_matmul(ai, br)));
}

engine_array *engine_matmul(engine_array *a, engine_array *b)
{
    if (!a || !b || !check(a, b))
        return NULL;
    mlx_dtype dtype = engine_promote((mlx_dtype)a->dtype, (mlx_dtype)b->dtype);
    if (dtype == MLX_COMPLEX64)
        return complex_product(a, b);
    if (dtype == MLX_FLOAT16 || dtype == MLX_BFLOAT16)
        return engine_cast(engine_matmul(engine_cast(a, MLX_FLOAT32), engine_cast(b, MLX_FLOAT32)), dtype);
    a = engine_cast(a, dtype);
    b = engine_cast(b, dtype);
    if (a && a->ndim == 1)
        return engine_squeeze(engine_matmul(engine_expand_dims(a, 0), b), b && b->ndim > 1 ? -2 : 0);
    if (b && b->ndim == 1)
        return engine_squeeze(engine_matmul(a, engine_expand_dims(b, 1)), -1);
    if (!a || !b)
        return NULL;
    if (a->ndim > 2 && b->ndim == 2 && a->size)
        return flat_product(a, b, NULL);
    int shape[ENGINE_MAX_NDIM], ndim = product_shape(a, b, shape);
    engine_array *inputs[] = {a, b};
    return ndim < 0 ? NULL : engine_node(&engine_op_matmul, dtype, shape, ndim, inputs, 2, NULL, 0);
}

/* The fused op takes a vector of column offsets under a plain float product; everything else is composed. */
static bool can_fuse(const engine_array *c, const engine_array *a, const engine_array *b, float alpha,
                     float beta)
{
    return alpha == 1 && beta == 1 && a->ndim >= 2 && a->size && b->ndim == 2 && c->ndim == 1 &&
           c->shape[0] == b->shape[1] && a->dtype == b->dtype && a->dtype == c->dtype &&
           (a->dtype == MLX_FLOAT32 || a->dtype == MLX_FLOAT64);
}

static engine_array *addmm(engine_array *c, engine_array *a, engine_array *b, float alpha, float beta)
{
    if (!c || !a || !b || !check(a, b))
        return NULL;
    bool is_half = a->dtype == b->dtype && a->dtype == c->dtype && (a->dtype == MLX_FLOAT16 || a->dtype == MLX_BFLOAT16);
    if (is_half) /* rounded once */
        return engine_cast(addmm(engine_cast(c, MLX_FLOAT32), engine_cast(a, MLX_FLOAT32), engine_cast(b, MLX_FLOAT32), alpha, beta),
                           (mlx_dtype)a->dtype);
    if (!can_fuse(c, a, b, alpha, beta)) {
        engine_array *product = engine_matmul(a, b);
        if (alpha != 1)
            product = engine_multiply_constant(product, (double)alpha);
        return engine_add(product, beta == 1 ? c : engine_multiply_constant(c, (double)beta));
    }
    if (a->ndim > 2)
        return flat_product(a, b, c);
    int shape[] = {a->shape[0], b->shape[1]};
    engine_array *inputs[] = {a, b, c};
    return engine_node(&engine_op_addmm, (mlx_dtype)a->dtype, shape, 2, inputs, 3, NULL, 0);
}

int mlx_matmul(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, engine_matmul(engine_arg(a), engine_arg(b)));
}

int mlx_addmm(mlx_array *res, const mlx_array c, const mlx_array a, const mlx_array b, float alpha,
              float beta, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *offset = engine_arg(c), *x = engine_arg(a), *y = engine_arg(b), *sum = addmm(offset, x, y, alpha, beta);
    int dims = sum ? (x->ndim > 1 ? x->ndim - 1 : 0) + (y->ndim > 1 ? 1 : 0) : 0, broad = sum && y->ndim - 1 > dims ? y->ndim - 1 : dims;
    if (sum && sum->ndim > broad)
        engine_error("%s does not fit the product of %s and %s", engine_describe(offset), engine_describe(x), engine_describe(y));
    return engine_leave(res, engine_failed() ? NULL : sum);
}
