/* A chunk of rows at a time: the state's share of the gates is a product with the packed weight, then one pass makes the cells of a row, which stays
 * in the first-level cache. */
#include "lstm.h"

#include "../fast_math.h"
#include "row_product.h"
#include "workspace.h"

#include <string.h>

enum { WORK = 32 }; /* simple operations an element of c is worth, beside the product */

KERNEL_CLONES static void forward_row(int64_t n, const float *restrict x, const float *restrict bias, const float *restrict last_c,
                                      float *restrict gates, float *restrict c, float *restrict h)
{
    if (bias)
        for (int64_t k = 0; k < 4 * n; k++)
            gates[k] = x[k] + (gates[k] + bias[k]);
    else
        for (int64_t k = 0; k < 4 * n; k++)
            gates[k] = x[k] + gates[k];
    float *i = gates, *f = gates + n, *g = gates + 2 * n, *o = gates + 3 * n;
    KERNEL_SIMD for (int64_t k = 0; k < n; k++)
    {
        i[k] = engine_sigmoid_f32(i[k]);
        f[k] = engine_sigmoid_f32(f[k]);
        g[k] = engine_tanh_f32(g[k]);
        o[k] = engine_sigmoid_f32(o[k]);
        c[k] = f[k] * last_c[k] + i[k] * g[k];
        h[k] = o[k] * engine_tanh_f32(c[k]);
    }
}

static void forward_chunk(recurrent_shape s, int64_t row, int64_t end, const float *from_input, const float *packed, const float *bias, lstm_state first,
                          float *activations, float *c, float *h)
{
    int64_t n = s.width;
    row_product product = {.m = end - row, .n = 4 * n, .k = n, .a_row = n, .c_row = 4 * n};
    for (int64_t k = 0; k < s.times; k++) {
        int64_t start = recurrent_place(s, k) * s.rows;
        row_product_f32(&product, recurrent_before(s, k, h, first.h, row), packed, activations + (start + row) * 4 * n);
        for (int64_t r = row; r < end; r++) {
            int64_t at = (start + r) * n;
            forward_row(n, from_input + 4 * at, bias, recurrent_before(s, k, c, first.c, r), activations + 4 * at, c + at, h + at);
        }
    }
}

void lstm_f32(recurrent_shape s, const float *from_input, const float *weight, const float *bias, lstm_state first, float *activations, float *c,
              float *h)
{
    kernel_lock();
    float *packed = workspace_get(WORKSPACE_B, sizeof *packed * (size_t)row_product_packed_size(s.width, 4 * s.width));
    row_product_pack(s.width, 4 * s.width, weight, 1, s.width, packed);
    int64_t chunks = recurrent_chunks(s, WORK + s.width);
    KERNEL_FOR(chunks * KERNEL_PARALLEL_WORK)
    for (int64_t i = 0; i < chunks; i++)
        forward_chunk(s, i * s.rows / chunks, (i + 1) * s.rows / chunks, from_input, packed, bias, first, activations, c, h);
    kernel_unlock();
}

/* Callers say by literals which of the three gradients there are: the loop has no question in it then. */
KERNEL_INLINE void backward_cells(int64_t n, const float *restrict a, const float *restrict last_c, const float *restrict c,
                                  const float *restrict dh, const float *restrict dh_next, const float *restrict dc,
                                  float *restrict carried, float *restrict dgates, bool has_dh, bool has_next, bool has_dc)
{
    const float *i = a, *f = a + n, *g = a + 2 * n, *o = a + 3 * n;
    float *di = dgates, *df = dgates + n, *dg = dgates + 2 * n, *dout = dgates + 3 * n;
    KERNEL_SIMD for (int64_t k = 0; k < n; k++)
    {
        float t = engine_tanh_f32(c[k]);
        float h = (has_dh ? dh[k] : 0) + (has_next ? dh_next[k] : 0);
        float d = carried[k] + (has_dc ? dc[k] : 0) + h * o[k] * (1 - t * t);
        di[k] = d * g[k] * (i[k] * (1 - i[k]));
        df[k] = d * last_c[k] * (f[k] * (1 - f[k]));
        dg[k] = d * i[k] * (1 - g[k] * g[k]);
        dout[k] = h * t * (o[k] * (1 - o[k]));
        carried[k] = d * f[k];
    }
}

KERNEL_CLONES static void backward_row(int64_t n, const float *a, const float *last_c, const float *c, const float *dh, const float *dh_next,
                                       const float *dc, float *carried, float *dgates)
{
    if (dh && dh_next && !dc)
        backward_cells(n, a, last_c, c, dh, dh_next, dc, carried, dgates, true, true, false);
    else
        backward_cells(n, a, last_c, c, dh, dh_next, dc, carried, dgates, dh, dh_next, dc);
}

static const float *row_of(const float *a, int64_t row, int64_t n)
{
    return a ? a + row * n : (const float *)0;
}

static void backward_chunk(recurrent_shape s, int64_t row, int64_t end, const lstm_past *past, const float *packed, float *dgates, float *next,
                           float *carried)
{
    int64_t n = s.width;
    row_product product = {.m = end - row, .n = n, .k = 4 * n, .a_row = 4 * n, .c_row = n};
    memset(carried + row * n, 0, sizeof *carried * (size_t)((end - row) * n));
    for (int64_t k = s.times - 1; k >= 0; k--) {
        int64_t start = recurrent_place(s, k) * s.rows;
        for (int64_t r = row; r < end; r++) {
            int64_t at = (start + r) * n;
            backward_row(n, past->activations + 4 * at, recurrent_before(s, k, past->c, past->first_c, r), past->c + at, row_of(past->dh, start + r, n),
                         k == s.times - 1 ? NULL : next + r * n, row_of(past->dc, start + r, n), carried + r * n, dgates + 4 * at);
        }
        row_product_f32(&product, dgates + (start + row) * 4 * n, packed, next + row * n);
    }
}

void lstm_backward_f32(recurrent_shape s, const lstm_past *past, float *dgates, float *first_dh, float *first_dc)
{
    kernel_lock();
    float *packed = workspace_get(WORKSPACE_B, sizeof *packed * (size_t)row_product_packed_size(4 * s.width, s.width));
    row_product_pack(4 * s.width, s.width, past->weight, s.width, 1, packed);
    int64_t chunks = recurrent_chunks(s, WORK + s.width);
    KERNEL_FOR(chunks * KERNEL_PARALLEL_WORK)
    for (int64_t i = 0; i < chunks; i++)
        backward_chunk(s, i * s.rows / chunks, (i + 1) * s.rows / chunks, past, packed, dgates, first_dh, first_dc);
    kernel_unlock();
}
