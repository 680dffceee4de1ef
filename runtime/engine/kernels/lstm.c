/* One row at a time: it stays in the first-level cache. */
#include "lstm.h"

#include "../fast_math.h"
#include "parallel.h"

#include <stdbool.h>

enum { WORK = 32 }; /* simple operations an element of c is worth */

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

void lstm_cell_f32(lstm_shape s, const float *from_input, const float *bias, const float *last_c, float *gates, float *c, float *h)
{
    int64_t n = s.width;
    KERNEL_FOR(s.rows * n * WORK)
    for (int64_t row = 0; row < s.rows; row++)
        forward_row(n, from_input + row * 4 * n, bias, last_c + row * n, gates + row * 4 * n, c + row * n, h + row * n);
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

void lstm_cell_backward_f32(lstm_shape s, const float *activations, const float *last_c, const float *c, const float *dh,
                            const float *dh_next, const float *dc, float *carried, float *dgates)
{
    int64_t n = s.width;
    KERNEL_FOR(s.rows * n * WORK)
    for (int64_t row = 0; row < s.rows; row++)
        backward_row(n, activations + row * 4 * n, last_c + row * n, c + row * n, row_of(dh, row, n), row_of(dh_next, row, n),
                     row_of(dc, row, n), carried + row * n, dgates + row * 4 * n);
}
