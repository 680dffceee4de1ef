/* As lstm.c: a product of a chunk's states with the packed weight, then one pass over each row. */
#include "recurrent.h"

#include <string.h>

#include "../fast_math.h"
#include "row_product.h"
#include "workspace.h"

enum { WORK = 24 }; /* simple operations an element of h is worth, beside the products */

static int64_t gates_of(recurrent_cell cell)
{
    return cell == RECURRENT_GRU ? RECURRENT_GRU_GATES : 1;
}

/* ---- Forward: h (or kept) holds the state's share of the gates */

KERNEL_INLINE float biased(const float *bias, int64_t k)
{
    return bias ? bias[k] : 0;
}

KERNEL_CLONES static void plain_row(int64_t n, bool is_tanh, const float *restrict x, const float *restrict bias, float *restrict h)
{
    if (is_tanh)
        KERNEL_SIMD for (int64_t k = 0; k < n; k++) h[k] = engine_tanh_f32(x[k] + (h[k] + biased(bias, k)));
    else
        KERNEL_SIMD for (int64_t k = 0; k < n; k++)
        {
            float sum = x[k] + (h[k] + biased(bias, k));
            h[k] = sum < 0 ? 0 : sum; /* NaN stays */
        }
}

KERNEL_CLONES static void gru_row(int64_t n, const float *restrict x, const float *restrict bias, const float *restrict last, float *restrict kept,
                                  float *restrict h)
{
    float *r = kept, *z = kept + n, *fresh = kept + 2 * n, *from_state = kept + 3 * n;
    KERNEL_SIMD for (int64_t k = 0; k < n; k++)
    {
        r[k] = engine_sigmoid_f32(x[k] + (r[k] + biased(bias, k)));
        z[k] = engine_sigmoid_f32(x[n + k] + (z[k] + biased(bias, n + k)));
        from_state[k] = fresh[k] + biased(bias, 2 * n + k);
        fresh[k] = engine_tanh_f32(x[2 * n + k] + r[k] * from_state[k]);
        h[k] = (last[k] - fresh[k]) * z[k] + fresh[k];
    }
}

typedef struct forward_job {
    recurrent_shape shape;
    recurrent_cell cell;
    const float *from_input, *packed, *bias, *first_h;
    float *kept, *h;
} forward_job;

static void forward_chunk(const forward_job *j, int64_t row, int64_t end)
{
    recurrent_shape s = j->shape;
    int64_t n = s.width, gates = gates_of(j->cell) * n, kept = RECURRENT_GRU_KEPT * n;
    row_product product = {.m = end - row, .n = gates, .k = n, .a_row = n, .c_row = j->kept ? kept : n};
    for (int64_t k = 0; k < s.times; k++) {
        int64_t start = recurrent_place(s, k) * s.rows;
        float *to = j->kept ? j->kept + (start + row) * kept : j->h + (start + row) * n;
        row_product_f32(&product, recurrent_before(s, k, j->h, j->first_h, row), j->packed, to);
        for (int64_t r = row; r < end; r++) {
            const float *x = j->from_input + (start + r) * gates, *last = recurrent_before(s, k, j->h, j->first_h, r);
            if (j->kept)
                gru_row(n, x, j->bias, last, j->kept + (start + r) * kept, j->h + (start + r) * n);
            else
                plain_row(n, j->cell == RECURRENT_TANH, x, j->bias, j->h + (start + r) * n);
        }
    }
}

void recurrent_f32(recurrent_shape s, recurrent_cell cell, const float *from_input, const float *weight, const float *bias, const float *first_h,
                   float *kept, float *h)
{
    int64_t gates = gates_of(cell) * s.width;
    kernel_lock();
    float *packed = workspace_get(WORKSPACE_B, sizeof *packed * (size_t)row_product_packed_size(s.width, gates));
    row_product_pack(s.width, gates, weight, 1, s.width, packed);
    forward_job job = {s, cell, from_input, packed, bias, first_h, kept, h};
    int64_t chunks = recurrent_chunks(s, WORK + s.width);
    KERNEL_FOR(chunks * KERNEL_PARALLEL_WORK)
    for (int64_t i = 0; i < chunks; i++)
        forward_chunk(&job, i * s.rows / chunks, (i + 1) * s.rows / chunks);
    kernel_unlock();
}

/* ---- Backward: next holds what arrives from the time after, and becomes what goes to the time before beside the product's share */

KERNEL_CLONES static void plain_row_backward(int64_t n, bool is_tanh, const float *restrict h, const float *restrict dh, float *restrict next,
                                             float *restrict gates)
{
    KERNEL_SIMD for (int64_t k = 0; k < n; k++)
    {
        float d = dh[k] + next[k], of_tanh = d * (1 - h[k] * h[k]), of_relu = h[k] > 0 ? d : 0;
        gates[k] = is_tanh ? of_tanh : of_relu;
        next[k] = 0;
    }
}

KERNEL_CLONES static void gru_row_backward(int64_t n, const float *restrict kept, const float *restrict last, const float *restrict dh,
                                           float *restrict next, float *restrict from_state, float *restrict from_input)
{
    const float *r = kept, *z = kept + n, *fresh = kept + 2 * n, *share = kept + 3 * n;
    KERNEL_SIMD for (int64_t k = 0; k < n; k++)
    {
        float d = dh[k] + next[k];
        float of_fresh = d * (1 - z[k]) * (1 - fresh[k] * fresh[k]);
        float of_z = d * (last[k] - fresh[k]) * (z[k] * (1 - z[k])), of_r = of_fresh * share[k] * (r[k] * (1 - r[k]));
        from_input[k] = from_state[k] = of_r;
        from_input[n + k] = from_state[n + k] = of_z;
        from_input[2 * n + k] = of_fresh;
        from_state[2 * n + k] = of_fresh * r[k];
        next[k] = d * z[k];
    }
}

typedef struct backward_job {
    recurrent_shape shape;
    recurrent_cell cell;
    const recurrent_past *past;
    const float *packed;
    float *from_state, *from_input, *next, *product;
} backward_job;

static void backward_chunk(const backward_job *j, int64_t row, int64_t end)
{
    recurrent_shape s = j->shape;
    const recurrent_past *p = j->past;
    int64_t n = s.width, gates = gates_of(j->cell) * n, count = (end - row) * n;
    row_product product = {.m = end - row, .n = n, .k = gates, .a_row = gates, .c_row = n};
    float *next = j->next + row * n, *share = j->product + row * n;
    memset(next, 0, sizeof *next * (size_t)count);
    for (int64_t k = s.times - 1; k >= 0; k--) {
        int64_t start = recurrent_place(s, k) * s.rows;
        for (int64_t r = row; r < end; r++) {
            int64_t at = start + r;
            if (p->kept)
                gru_row_backward(n, p->kept + at * RECURRENT_GRU_KEPT * n, recurrent_before(s, k, p->h, p->first_h, r), p->dh + at * n,
                                 j->next + r * n, j->from_state + at * gates, j->from_input + at * gates);
            else
                plain_row_backward(n, j->cell == RECURRENT_TANH, p->h + at * n, p->dh + at * n, j->next + r * n, j->from_state + at * gates);
        }
        row_product_f32(&product, j->from_state + (start + row) * gates, j->packed, share);
        for (int64_t i = 0; i < count; i++)
            next[i] += share[i];
    }
}

void recurrent_backward_f32(recurrent_shape s, recurrent_cell cell, const recurrent_past *past, float *from_state, float *from_input, float *first_dh)
{
    int64_t gates = gates_of(cell) * s.width;
    kernel_lock();
    float *packed = workspace_get(WORKSPACE_B, sizeof *packed * (size_t)row_product_packed_size(gates, s.width));
    float *product = workspace_get(WORKSPACE_C, sizeof *product * (size_t)(s.rows * s.width));
    row_product_pack(gates, s.width, past->weight, s.width, 1, packed);
    backward_job job = {s, cell, past, packed, from_state, from_input, first_dh, product};
    int64_t chunks = recurrent_chunks(s, WORK + s.width);
    KERNEL_FOR(chunks * KERNEL_PARALLEL_WORK)
    for (int64_t i = 0; i < chunks; i++)
        backward_chunk(&job, i * s.rows / chunks, (i + 1) * s.rows / chunks);
    kernel_unlock();
}
