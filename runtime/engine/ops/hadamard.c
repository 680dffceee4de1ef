/* The Hadamard transform along the last axis, of m 2^k numbers with m one of 1, 12, 20, 28.
 *
 * The matrix is the product (Kronecker's) of a Hadamard matrix of order m and k of order 2. That of order 12 is Paley's second construction over the
 * integers modulo 5; those of orders 20 and 28 are Williamson's: four circulant matrices A, B, C, D in an array. */
#include <math.h>
#include <string.h>

#include "graph.h"
#include "half.h"
#include "mlx/c/ops.h"

enum { MOST = 28 };

typedef struct hadamard_params {
    int order; /* m */
    float scale;
    bool transposed;
} hadamard_params;

/* ---- The matrices of order m: is the entry negative? ---- */

static bool paley_negative(int row, int column)
{
    int i = row / 2, j = column / 2, both = row & column & 1;
    if (i == j)
        return row % 2 || column % 2;
    int apart = (j - i + 5) % 5;
    bool residue = i == 0 || j == 0 || apart == 1 || apart == 4;
    return residue == both;
}

/* First rows of A, B, C, D: bit k is set where entry k is negative. */
static const uint8_t circulants[2][4] = {{0x1e, 0x1e, 0x0c, 0x12}, {0x7e, 0x3c, 0x5a, 0x66}};

static bool williamson_negative(int size, int row, int column)
{
    static const struct {
        uint8_t which;
        bool negative;
    } array[4][4] = {{{0, false}, {1, false}, {2, false}, {3, false}},
                     {{1, true}, {0, false}, {3, true}, {2, false}},
                     {{2, true}, {3, false}, {0, false}, {1, true}},
                     {{3, true}, {2, true}, {1, false}, {0, false}}};
    int i = row / size, j = column / size, apart = (column % size - row % size + size) % size;
    bool negative = circulants[size == 7][array[i][j].which] >> apart & 1;
    return negative != array[i][j].negative;
}

static bool entry_negative(int order, int row, int column)
{
    return order == 12 ? paley_negative(row, column) : williamson_negative(order / 4, row, column);
}

/* ---- Transforming ---- */

static float as_stored(float x, unsigned dtype)
{
    if (dtype == MLX_FLOAT16)
        return engine_float16_float(engine_float_float16(x));
    return dtype == MLX_BFLOAT16 ? engine_bfloat16_float(engine_float_bfloat16(x)) : x;
}

/* k rounds of sums and differences, over n = 2^k neighbours. */
static void transform_powers(float *x, int n, float scale, unsigned dtype)
{
    for (int step = 1; step < n; step *= 2)
        for (int i = 0; i < n; i += 2 * step)
            for (int j = i; j < i + step; j++) {
                float a = x[j], b = x[j + step];
                x[j] = as_stored(a + b, dtype);
                x[j + step] = as_stored(a - b, dtype);
            }
    for (int i = 0; i < n && scale != 1; i++)
        x[i] = as_stored(x[i] * scale, dtype);
}

/* Mixes the m blocks of n numbers. */
static void transform_blocks(float *x, int n, const hadamard_params *p, const float (*signs)[MOST], unsigned dtype)
{
    for (int i = 0; i < n; i++) {
        float sums[MOST] = {0};
        for (int row = 0; row < p->order; row++)
            for (int column = 0; column < p->order; column++)
                sums[row] += signs[row][column] * x[i + column * n];
        for (int row = 0; row < p->order; row++)
            x[i + row * n] = as_stored(sums[row] * p->scale, dtype);
    }
}

static bool eval_hadamard(engine_array *out)
{
    const hadamard_params *p = ENGINE_PARAMS(out, hadamard_params);
    const engine_array *in = engine_row_contiguous(out->inputs[0]);
    int length = out->shape[out->ndim - 1], n = length / p->order;
    engine_buffer *work = in ? engine_buffer_new((size_t)length * sizeof(float)) : NULL;
    if (!work || !engine_alloc(out)) {
        engine_buffer_release(work);
        return false;
    }
    float *x = work->data, signs[MOST][MOST] = {{0}};
    for (int i = 0; i < p->order && p->order > 1; i++)
        for (int j = 0; j < p->order; j++)
            signs[i][j] = entry_negative(p->order, p->transposed ? j : i, p->transposed ? i : j) ? -1 : 1;
    for (size_t start = 0; start < out->size; start += (size_t)length) {
        for (int i = 0; i < length; i++) {
            size_t at = start + (size_t)i;
            x[i] = out->dtype == MLX_FLOAT32   ? ((const float *)engine_data(in))[at]
                   : out->dtype == MLX_FLOAT16 ? engine_float16_float(((const uint16_t *)engine_data(in))[at])
                                               : engine_bfloat16_float(((const uint16_t *)engine_data(in))[at]);
        }
        for (int block = 0; block < p->order; block++)
            transform_powers(x + block * n, n, p->order > 1 ? 1 : p->scale, out->dtype);
        if (p->order > 1)
            transform_blocks(x, n, p, signs, out->dtype);
        for (int i = 0; i < length; i++) {
            size_t at = start + (size_t)i;
            if (out->dtype == MLX_FLOAT32)
                ((float *)engine_data(out))[at] = x[i];
            else
                ((uint16_t *)engine_data(out))[at] =
                    out->dtype == MLX_FLOAT16 ? engine_float_float16(x[i]) : engine_float_bfloat16(x[i]);
        }
    }
    engine_buffer_release(work);
    return true;
}

static bool vjp_hadamard(const engine_vjp *v)
{
    hadamard_params p = *ENGINE_PARAMS(v->out, hadamard_params);
    p.transposed = !p.transposed;
    v->grads[0] = engine_node_like(&engine_op_hadamard, v->cotangents[0], &p, sizeof p);
    return true;
}

const engine_op engine_op_hadamard = {.name = "hadamard", .eval = eval_hadamard, .vmap = engine_vmap_plain, .vjp = vjp_hadamard};

/* The order m of the matrix for n numbers; 0, with an error, if there is none. */
static int order_of(int n)
{
    static const int orders[] = {1, 12, 20, 28};
    for (int i = 0; i < 4; i++) {
        int power = n / orders[i];
        if (n % orders[i] == 0 && (power & (power - 1)) == 0)
            return orders[i];
    }
    engine_error("rows have m 2^k numbers with m one of 1, 12, 20 and 28, not %d", n);
    return 0;
}

int mlx_hadamard_transform(mlx_array *res, const mlx_array a, mlx_optional_float scale, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    if (x && x->size == 0)
        engine_error("needs an array with elements, got %s", engine_describe(x));
    if (!x || x->size == 0)
        return engine_leave(res, NULL);
    int n = x->ndim ? x->shape[x->ndim - 1] : 1;
    mlx_dtype dtype = engine_is_float((mlx_dtype)x->dtype) ? (mlx_dtype)x->dtype : MLX_FLOAT32;
    float factor = scale.has_value ? scale.value : 1.0f / sqrtf((float)n);
    if (n == 1)
        return engine_leave(res, factor == 1 ? x : engine_multiply(x, engine_scalar((double)factor, dtype)));
    hadamard_params p = {order_of(n), factor, false};
    if (dtype == MLX_FLOAT64)
        engine_error("not supported for float64");
    if (!p.order || dtype == MLX_FLOAT64)
        return engine_leave(res, NULL);
    return engine_leave(res, engine_node_like(&engine_op_hadamard, engine_cast(x, dtype), &p, sizeof p));
}
