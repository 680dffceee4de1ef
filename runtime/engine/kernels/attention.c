/* See attention.h. */
#include "attention.h"

#include "parallel.h"
#include "vector_math.h"
#include "workspace.h"

#include <math.h>
#include <string.h>

enum {
    LANES = 16,       /* columns are padded to a multiple of these */
    QUERY_BLOCK = 64, /* rows of scores that are worked on at a time */
    ROWS = 4,         /* ... and that one pass over the columns makes */
};

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));

static int64_t padded(int64_t count)
{
    return (count + LANES - 1) / LANES * LANES;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* ---- Small products: C[i, 0..columns) = (C +) sum over p in [first, last) of A[i, p] B[p, ...]; columns is a multiple of LANES ---- */

typedef struct product {
    const float *a, *b;
    float *c;
    int64_t a_row, a_col, b_row, c_row; /* strides; B's and C's columns are neighbours */
    int64_t first, last, columns;
    bool adds;
} product;

#define LOAD(p) (*(const lanes *)(p))
#define STORE(p, x) (*(lanes *)(p) = (x))

KERNEL_INLINE void four_rows(const product *m, int64_t i)
{
    const float *a = m->a + i * m->a_row;
    float *c = m->c + i * m->c_row;
    int64_t j = 0, ar = m->a_row, cr = m->c_row;
    for (; j + 2 * LANES <= m->columns; j += 2 * LANES) {
        lanes c00 = {0}, c01 = {0}, c10 = {0}, c11 = {0}, c20 = {0}, c21 = {0}, c30 = {0}, c31 = {0};
        for (int64_t p = m->first; p < m->last; p++) {
            const float *x = a + p * m->a_col, *b = m->b + p * m->b_row + j;
            lanes b0 = LOAD(b), b1 = LOAD(b + LANES);
            c00 += x[0] * b0, c01 += x[0] * b1;
            c10 += x[ar] * b0, c11 += x[ar] * b1;
            c20 += x[2 * ar] * b0, c21 += x[2 * ar] * b1;
            c30 += x[3 * ar] * b0, c31 += x[3 * ar] * b1;
        }
        float *to = c + j;
        if (m->adds) {
            c00 += LOAD(to), c01 += LOAD(to + LANES);
            c10 += LOAD(to + cr), c11 += LOAD(to + cr + LANES);
            c20 += LOAD(to + 2 * cr), c21 += LOAD(to + 2 * cr + LANES);
            c30 += LOAD(to + 3 * cr), c31 += LOAD(to + 3 * cr + LANES);
        }
        STORE(to, c00), STORE(to + LANES, c01);
        STORE(to + cr, c10), STORE(to + cr + LANES, c11);
        STORE(to + 2 * cr, c20), STORE(to + 2 * cr + LANES, c21);
        STORE(to + 3 * cr, c30), STORE(to + 3 * cr + LANES, c31);
    }
    if (j < m->columns) {
        lanes c0 = {0}, c1 = {0}, c2 = {0}, c3 = {0};
        for (int64_t p = m->first; p < m->last; p++) {
            const float *x = a + p * m->a_col;
            lanes b = LOAD(m->b + p * m->b_row + j);
            c0 += x[0] * b, c1 += x[ar] * b, c2 += x[2 * ar] * b, c3 += x[3 * ar] * b;
        }
        float *to = c + j;
        if (m->adds)
            c0 += LOAD(to), c1 += LOAD(to + cr), c2 += LOAD(to + 2 * cr), c3 += LOAD(to + 3 * cr);
        STORE(to, c0), STORE(to + cr, c1), STORE(to + 2 * cr, c2), STORE(to + 3 * cr, c3);
    }
}

KERNEL_INLINE void one_row(const product *m, int64_t i)
{
    for (int64_t j = 0; j < m->columns; j += LANES) {
        float *to = m->c + i * m->c_row + j;
        lanes c = {0};
        for (int64_t p = m->first; p < m->last; p++)
            c += m->a[i * m->a_row + p * m->a_col] * LOAD(m->b + p * m->b_row + j);
        if (m->adds)
            c += LOAD(to);
        STORE(to, c);
    }
}

KERNEL_INLINE void some_rows(const product *m, int64_t i, int64_t count)
{
    if (count == ROWS)
        four_rows(m, i);
    else
        for (int64_t r = 0; r < count; r++)
            one_row(m, i + r);
}

/* ---- Scratch memory of one thread, and matrices brought into shape ---- */

typedef struct scratch {
    float *scores, *slopes;      /* [QUERY_BLOCK, keys]: the weights; their gradients */
    float *k_across, *v_across;  /* [features, keys]: transposed */
    float *k, *v, *q, *dy;       /* copies with padded rows, where features are not a multiple of LANES */
    float *rows, *dk, *dv;       /* results */
} scratch;

typedef struct matrix {
    const float *data;
    int64_t row;
} matrix;

static int64_t scratch_size(const attention_shape *s)
{
    int64_t keys = padded(s->keys), wide = padded(s->features > s->values ? s->features : s->values);
    return 2 * QUERY_BLOCK * keys + 2 * wide * keys + 4 * keys * wide + 3 * QUERY_BLOCK * wide;
}

static scratch scratch_at(const attention_shape *s, float *at)
{
    int64_t keys = padded(s->keys), wide = padded(s->features > s->values ? s->features : s->values);
    scratch r;
    float **const blocks[] = {&r.scores, &r.slopes}, **const matrices[] = {&r.k_across, &r.v_across, &r.k, &r.v, &r.dk, &r.dv},
                 **const rows[] = {&r.q, &r.dy, &r.rows};
    for (int i = 0; i < 2; i++, at += QUERY_BLOCK * keys)
        *blocks[i] = at;
    for (int i = 0; i < 6; i++, at += wide * keys)
        *matrices[i] = at;
    for (int i = 0; i < 3; i++, at += QUERY_BLOCK * wide)
        *rows[i] = at;
    return r;
}

/* The matrix itself if its rows fill whole vectors, else a copy with zeros behind each row. */
KERNEL_INLINE matrix in_lanes(const float *from, int64_t row, int64_t rows, int64_t columns, float *room)
{
    int64_t wide = padded(columns);
    if (wide == columns)
        return (matrix){from, row};
    for (int64_t i = 0; i < rows; i++) {
        memcpy(room + i * wide, from + i * row, sizeof *room * (size_t)columns);
        memset(room + i * wide + columns, 0, sizeof *room * (size_t)(wide - columns));
    }
    return (matrix){room, wide};
}

KERNEL_INLINE void turn(const float *from, int64_t row, int64_t rows, int64_t columns, float *to)
{
    int64_t wide = padded(rows);
    for (int64_t start = 0; start < wide; start += LANES)
        for (int64_t p = 0; p < columns; p++)
            for (int64_t j = start; j < start + LANES; j++)
                to[p * wide + j] = j < rows ? from[j * row + p] : 0;
}

KERNEL_INLINE void put_rows(const float *from, int64_t from_row, int64_t rows, int64_t columns, float *to, int64_t row)
{
    for (int64_t i = 0; i < rows; i++)
        memcpy(to + i * row, from + i * from_row, sizeof *to * (size_t)columns);
}

/* ---- One head ---- */

typedef struct head {
    const float *q, *k, *v, *y, *dy;
    float *log_sums; /* written by forward */
    float *out, *dq, *dk, *dv;
    int64_t q_row, k_row, v_row, y_row, dy_row, out_row, dq_row, dk_row, dv_row;
} head;

/* How many keys query i sees. */
KERNEL_INLINE int64_t seen_by(const attention_shape *s, int64_t i)
{
    return s->causal ? least(s->keys, i + 1 + s->keys - s->queries) : s->keys;
}

/* scores[0..count) of a row, times a scale that is not negative, become weights; what is behind them up to `whole` becomes 0. The log of the sum of exponentials. */
KERNEL_INLINE float softmax_row(float *scores, int64_t count, int64_t whole, float scale)
{
    float mosts[LANES], sums[LANES] = {0}, most = -INFINITY, sum = 0;
    for (int64_t j = count; j < whole; j++)
        scores[j] = -INFINITY;
    for (int l = 0; l < LANES; l++)
        mosts[l] = -INFINITY;
    for (int64_t j = 0; j < whole; j += LANES)
        for (int l = 0; l < LANES; l++)
            mosts[l] = scores[j + l] > mosts[l] ? scores[j + l] : mosts[l];
    for (int l = 0; l < LANES; l++)
        most = mosts[l] > most ? mosts[l] : most;
    most = most == -INFINITY ? 0 : most * scale;
    for (int64_t j = 0; j < whole; j += LANES)
        for (int l = 0; l < LANES; l++) {
            float e = kernel_exp_f32(scores[j + l] * scale - most);
            sums[l] += e;
            scores[j + l] = e;
        }
    for (int l = 0; l < LANES; l++)
        sum += sums[l];
    float share = 1 / sum;
    for (int64_t j = 0; j < whole; j++)
        scores[j] = j < count ? scores[j] * share : 0;
    return most + logf(sum);
}

KERNEL_CLONES static void forward_head(const attention_shape *s, const head *h, const scratch *r)
{
    int64_t keys = padded(s->keys), wide = padded(s->values);
    turn(h->k, h->k_row, s->keys, s->features, r->k_across);
    matrix v = in_lanes(h->v, h->v_row, s->keys, s->values, r->v);
    for (int64_t start = 0; start < s->queries; start += QUERY_BLOCK) {
        int64_t rows = least(QUERY_BLOCK, s->queries - start);
        for (int64_t i = 0, count; i < rows; i += count) {
            count = rows - i < ROWS ? 1 : ROWS;
            int64_t most = seen_by(s, start + i + count - 1), whole = padded(most);
            product scores = {.a = h->q + start * h->q_row, .a_row = h->q_row, .a_col = 1, .b = r->k_across, .b_row = keys,
                              .c = r->scores, .c_row = keys, .last = s->features, .columns = whole};
            some_rows(&scores, i, count);
            for (int64_t k = i; k < i + count; k++)
                h->log_sums[start + k] = softmax_row(r->scores + k * keys, seen_by(s, start + k), whole, s->scale);
            product sum = {.a = r->scores, .a_row = keys, .a_col = 1, .b = v.data, .b_row = v.row, .c = r->rows, .c_row = wide, .last = most,
                           .columns = wide};
            some_rows(&sum, i, count);
        }
        put_rows(r->rows, wide, rows, s->values, h->out + start * h->out_row, h->out_row);
    }
}

/* The row's weights again, and the gradient of its scores. */
KERNEL_INLINE void slope_row(const attention_shape *s, const head *h, int64_t query, float *weights, float *slopes, int64_t count,
                             int64_t whole)
{
    const float *y = h->y + query * h->y_row, *dy = h->dy + query * h->dy_row;
    float shift = h->log_sums[query], scale = s->scale, common = 0;
    KERNEL_SIMD
    for (int64_t p = 0; p < s->values; p++)
        common += y[p] * dy[p];
    for (int64_t j = count; j < whole; j++)
        weights[j] = -INFINITY, slopes[j] = 0;
    for (int64_t j = 0; j < whole; j += LANES)
        for (int l = 0; l < LANES; l++) {
            float p = kernel_exp_f32(weights[j + l] * scale - shift);
            weights[j + l] = p;
            slopes[j + l] = p * (slopes[j + l] - common) * scale;
        }
}

/* Rows j of dK and dV: what the block's queries add to them. */
KERNEL_INLINE void add_block(const attention_shape *s, const scratch *r, int64_t start, int64_t rows, matrix q, matrix dy)
{
    int64_t keys = padded(s->keys), offset = s->keys - s->queries, reach = seen_by(s, start + rows - 1);
    for (int64_t j = 0, count; j < reach; j += count) {
        int64_t first = s->causal && j > offset + start ? j - offset - start : 0;
        count = reach - j < ROWS ? 1 : ROWS;
        product dk = {.a = r->slopes, .a_row = 1, .a_col = keys, .b = q.data, .b_row = q.row, .c = r->dk, .c_row = padded(s->features),
                      .first = first, .last = rows, .columns = padded(s->features), .adds = true};
        product dv = {.a = r->scores, .a_row = 1, .a_col = keys, .b = dy.data, .b_row = dy.row, .c = r->dv, .c_row = padded(s->values),
                      .first = first, .last = rows, .columns = padded(s->values), .adds = true};
        some_rows(&dk, j, count);
        some_rows(&dv, j, count);
    }
}

KERNEL_CLONES static void backward_head(const attention_shape *s, const head *h, const scratch *r)
{
    int64_t keys = padded(s->keys), wide = padded(s->features), wide_v = padded(s->values);
    turn(h->k, h->k_row, s->keys, s->features, r->k_across);
    turn(h->v, h->v_row, s->keys, s->values, r->v_across);
    matrix k = in_lanes(h->k, h->k_row, s->keys, s->features, r->k);
    memset(r->dk, 0, sizeof(float) * (size_t)(s->keys * wide));
    memset(r->dv, 0, sizeof(float) * (size_t)(s->keys * wide_v));
    for (int64_t start = 0; start < s->queries; start += QUERY_BLOCK) {
        int64_t rows = least(QUERY_BLOCK, s->queries - start);
        matrix q = in_lanes(h->q + start * h->q_row, h->q_row, rows, s->features, r->q);
        matrix dy = in_lanes(h->dy + start * h->dy_row, h->dy_row, rows, s->values, r->dy);
        for (int64_t i = 0, count; i < rows; i += count) {
            count = rows - i < ROWS ? 1 : ROWS;
            int64_t most = seen_by(s, start + i + count - 1), whole = padded(most);
            product scores = {.a = q.data, .a_row = q.row, .a_col = 1, .b = r->k_across, .b_row = keys, .c = r->scores, .c_row = keys,
                              .last = s->features, .columns = whole};
            product slopes = {.a = dy.data, .a_row = dy.row, .a_col = 1, .b = r->v_across, .b_row = keys, .c = r->slopes, .c_row = keys,
                              .last = s->values, .columns = whole};
            some_rows(&scores, i, count);
            some_rows(&slopes, i, count);
            for (int64_t n = i; n < i + count; n++)
                slope_row(s, h, start + n, r->scores + n * keys, r->slopes + n * keys, seen_by(s, start + n), whole);
            product dq = {.a = r->slopes, .a_row = keys, .a_col = 1, .b = k.data, .b_row = k.row, .c = r->rows, .c_row = wide, .last = most,
                          .columns = wide};
            some_rows(&dq, i, count);
        }
        put_rows(r->rows, wide, rows, s->features, h->dq + start * h->dq_row, h->dq_row);
        add_block(s, r, start, rows, q, dy);
    }
    put_rows(r->dk, wide, s->keys, s->features, h->dk, h->dk_row);
    put_rows(r->dv, wide_v, s->keys, s->values, h->dv, h->dv_row);
}

/* ---- All heads ---- */

static int64_t start_of(attention_layout l, const attention_shape *s, int64_t index)
{
    return index / s->heads * l.batch + index % s->heads * l.head;
}

/* One operand of the head number `index`. */
#define HEAD_PART(h, s, index, field, operand) \
    ((h).field = (operand).data + start_of((operand).layout, (s), (index)), (h).field##_row = (operand).layout.row)

static int thread_number(void)
{
#ifdef _OPENMP
    return omp_get_thread_num();
#else
    return 0;
#endif
}

void attention_f32(attention_shape shape, attention_operand q, attention_operand k, attention_operand v, attention_result y, float *log_sums)
{
    const attention_shape *s = &shape;
    int64_t heads = s->batches * s->heads, size = scratch_size(s);
    kernel_lock();
    int threads = kernel_threads(heads * s->queries * s->keys * s->features);
    float *room = workspace_get(WORKSPACE_SCRATCH, sizeof *room * (size_t)(size * threads));
    KERNEL_PRAGMA(omp parallel for schedule(static) num_threads(threads))
    for (int64_t i = 0; i < heads; i++) {
        scratch r = scratch_at(s, room + thread_number() * size);
        head h = {.log_sums = log_sums + i * s->queries};
        HEAD_PART(h, s, i, q, q);
        HEAD_PART(h, s, i, k, k);
        HEAD_PART(h, s, i, v, v);
        HEAD_PART(h, s, i, out, y);
        forward_head(s, &h, &r);
    }
    kernel_unlock();
}

void attention_backward_f32(attention_shape shape, attention_operand q, attention_operand k, attention_operand v, attention_operand y,
                            const float *log_sums, attention_operand dy, attention_result dq, attention_result dk, attention_result dv)
{
    const attention_shape *s = &shape;
    int64_t heads = s->batches * s->heads, size = scratch_size(s);
    kernel_lock();
    int threads = kernel_threads(heads * s->queries * s->keys * s->features);
    float *room = workspace_get(WORKSPACE_SCRATCH, sizeof *room * (size_t)(size * threads));
    KERNEL_PRAGMA(omp parallel for schedule(static) num_threads(threads))
    for (int64_t i = 0; i < heads; i++) {
        scratch r = scratch_at(s, room + thread_number() * size);
        head h = {.log_sums = (float *)(uintptr_t)(log_sums + i * s->queries)};
        HEAD_PART(h, s, i, q, q);
        HEAD_PART(h, s, i, k, k);
        HEAD_PART(h, s, i, v, v);
        HEAD_PART(h, s, i, y, y);
        HEAD_PART(h, s, i, dy, dy);
        HEAD_PART(h, s, i, dq, dq);
        HEAD_PART(h, s, i, dk, dk);
        HEAD_PART(h, s, i, dv, dv);
        backward_head(s, &h, &r);
    }
    kernel_unlock();
}
