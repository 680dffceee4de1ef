/* Reductions over any dimensions of a strided array.
 *
 * Dimensions are sorted into kept and reduced ones and merged where strides allow. If the fastest dimension
 * of the input is reduced, whole runs of it are folded into one accumulator per result; if it is kept, rows
 * of it are folded into rows of accumulators. Either way memory is read in order. The work is cut into tasks:
 * by results, and where there are too few of those for the threads, by the reduced dimensions too, merging
 * partial results at the end. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "kernels/parallel.h"
#include "reduce.h"

enum { ROW_MOST = 1024 /* accumulators of one task, to stay in the cache */ };

typedef struct dims {
    int count;
    int64_t shape[ENGINE_MAX_NDIM], strides[ENGINE_MAX_NDIM];
    int64_t total;
} dims;

typedef struct plan {
    const engine_reducer *r;
    const char *in;
    size_t itemsize;
    dims outer;                        /* kept, without the row; in the order of the output */
    dims folded;                       /* reduced, without the run */
    int64_t outer_to[ENGINE_MAX_NDIM]; /* output strides of `outer` */
    int64_t run, run_stride;           /* folded in one call, when the fastest dimension is reduced; else 1 */
    int64_t row, row_stride, row_to;   /* accumulators of one result row; else 1 */
} plan;

static void add_dim(dims *d, int64_t shape, int64_t stride)
{
    d->shape[d->count] = shape;
    d->strides[d->count++] = stride;
}

static int64_t product(const dims *d)
{
    int64_t total = 1;
    for (int i = 0; i < d->count; i++)
        total *= d->shape[i];
    return total;
}

/* Merges neighbours, and takes out the one at `index` (-1: none). */
static void remove_dim(dims *d, int index)
{
    for (int i = index; i + 1 < d->count; i++) {
        d->shape[i] = d->shape[i + 1];
        d->strides[i] = d->strides[i + 1];
    }
    d->count--;
}

static void merge_dims(dims *d)
{
    for (int i = 0; i + 1 < d->count;) {
        if (d->strides[i] == d->strides[i + 1] * d->shape[i + 1]) {
            d->shape[i + 1] *= d->shape[i];
            remove_dim(d, i);
        } else {
            i++;
        }
    }
}

/* Merges the kept dimensions that are neighbours in the input and in the output. */
static void merge_outer(plan *p)
{
    dims *d = &p->outer;
    for (int i = 0; i + 1 < d->count;) {
        int64_t size = d->shape[i + 1];
        if (d->strides[i] != d->strides[i + 1] * size || p->outer_to[i] != p->outer_to[i + 1] * size) {
            i++;
            continue;
        }
        d->shape[i + 1] *= d->shape[i];
        for (int k = i; k + 1 < d->count; k++)
            p->outer_to[k] = p->outer_to[k + 1];
        remove_dim(d, i);
    }
}

static int64_t magnitude(int64_t x)
{
    return x < 0 ? -x : x;
}

/* The dimension with the smallest step through memory that is not a broadcast; -1 if there is none. */
static int fastest(const dims *d)
{
    int best = -1;
    for (int i = 0; i < d->count; i++)
        if (d->strides[i] && (best < 0 || magnitude(d->strides[i]) < magnitude(d->strides[best])))
            best = i;
    return best;
}

static void sort_dims(dims *d)
{
    for (int i = 1; i < d->count; i++)
        for (int k = i; k > 0 && magnitude(d->strides[k - 1]) < magnitude(d->strides[k]); k--) {
            int64_t shape = d->shape[k], stride = d->strides[k];
            d->shape[k] = d->shape[k - 1];
            d->strides[k] = d->strides[k - 1];
            d->shape[k - 1] = shape;
            d->strides[k - 1] = stride;
        }
}

static void make_plan(plan *p, const engine_array *in, unsigned axes, const engine_reducer *r)
{
    *p = (plan){.r = r, .in = engine_data(in), .itemsize = engine_itemsize(in), .run = 1, .row = 1};
    int kept[ENGINE_MAX_NDIM], kept_count = 0;
    int64_t to = 1, out_stride[ENGINE_MAX_NDIM];
    for (int i = in->ndim - 1; i >= 0; i--) {
        out_stride[i] = to;
        if (!(axes >> i & 1))
            to *= in->shape[i];
    }
    for (int i = 0; i < in->ndim; i++) {
        if (in->shape[i] == 1)
            continue;
        if (axes >> i & 1)
            add_dim(&p->folded, in->shape[i], in->strides[i]);
        else
            kept[kept_count++] = i, add_dim(&p->outer, in->shape[i], in->strides[i]);
    }
    for (int k = 0; k < kept_count; k++)
        p->outer_to[k] = out_stride[kept[k]];
    sort_dims(&p->folded);
    merge_dims(&p->folded);
    merge_outer(p);
    int fast_folded = fastest(&p->folded), fast_kept = fastest(&p->outer);
    bool rows = fast_kept >= 0 && (fast_folded < 0 || magnitude(p->outer.strides[fast_kept]) <
                                                          magnitude(p->folded.strides[fast_folded]));
    if (rows) {
        p->row = p->outer.shape[fast_kept];
        p->row_stride = p->outer.strides[fast_kept];
        p->row_to = p->outer_to[fast_kept];
        for (int i = fast_kept; i + 1 < p->outer.count; i++)
            p->outer_to[i] = p->outer_to[i + 1];
        remove_dim(&p->outer, fast_kept);
    } else if (fast_folded >= 0) {
        p->run = p->folded.shape[fast_folded];
        p->run_stride = p->folded.strides[fast_folded];
        remove_dim(&p->folded, fast_folded);
    }
    p->outer.total = product(&p->outer);
    p->folded.total = product(&p->folded);
}

static int64_t offset_of(const dims *d, int64_t k, const int64_t *strides)
{
    int64_t offset = 0;
    for (int i = d->count - 1; i >= 0; i--) {
        offset += k % d->shape[i] * strides[i];
        k /= d->shape[i];
    }
    return offset;
}

/* Folds entries first .. last of the folded dimensions into accumulators [row_first, row_first + n) of result
 * row k. */
static void fold(const plan *p, void *acc, int64_t k, int64_t row_first, int64_t n, int64_t first,
                 int64_t last)
{
    int64_t at = offset_of(&p->outer, k, p->outer.strides) + row_first * p->row_stride;
    int64_t index[ENGINE_MAX_NDIM], rest = first;
    const dims *d = &p->folded;
    for (int i = d->count - 1; i >= 0; i--) {
        index[i] = rest % d->shape[i];
        rest /= d->shape[i];
        at += index[i] * d->strides[i];
    }
    p->r->start(acc, n);
    int fast = d->count - 1;
    bool dense_rows = p->row > 1 && p->row_stride == 1 && fast >= 0;
    for (int64_t f = first; f < last;) {
        const char *x = p->in + at * (int64_t)p->itemsize;
        int64_t step = 1;
        if (dense_rows) {
            step = d->shape[fast] - index[fast] < last - f ? d->shape[fast] - index[fast] : last - f;
            p->r->rows(acc, x, n, step, d->strides[fast]);
        } else if (p->row > 1) {
            p->r->row(acc, x, n, p->row_stride);
        } else {
            p->r->run(acc, x, p->run, p->run_stride);
        }
        f += step;
        for (int i = fast; i >= 0; i--) {
            at += step * d->strides[i];
            if ((index[i] += step) < d->shape[i])
                break;
            at -= d->strides[i] * d->shape[i];
            index[i] = 0;
            step = 1;
        }
    }
}

/* Cuts one long run into pieces that can be shared out, as a folded dimension of its own. */
static void cut_run(plan *p, int threads)
{
    int64_t pieces = p->run;
    if (p->folded.count == ENGINE_MAX_NDIM)
        return;
    for (int64_t want = 4 * threads; want >= 2; want--)
        if (p->run % want == 0) {
            pieces = want;
            break;
        }
    if (pieces == p->run)
        return;
    p->run /= pieces;
    add_dim(&p->folded, pieces, p->run * p->run_stride);
    p->folded.total *= pieces;
}

/* Nothing to fold: every result is the neutral value. */
static bool fill_neutral(engine_array *out, const engine_reducer *r)
{
    engine_buffer *acc = engine_buffer_new(r->accumulator_size);
    if (!acc)
        return false;
    r->start(acc->data, 1);
    for (size_t i = 0; i < out->size; i++)
        r->finish((char *)engine_data(out) + i * engine_itemsize(out), acc->data, 1, 1);
    engine_buffer_release(acc);
    return true;
}

/* How the work is cut: `results` blocks of accumulators, each folded in `parts`. */
typedef struct cut {
    int64_t blocks, results, parts;
    size_t bytes; /* accumulators of one block */
    char *accs;   /* one for each thread, or for each part of each block */
} cut;

static cut choose_cut(plan *p, int threads)
{
    cut c = {.blocks = (p->row + ROW_MOST - 1) / ROW_MOST, .parts = 1};
    c.results = p->outer.total * c.blocks;
    if (threads > 1 && c.results < threads) {
        if (p->folded.total < threads && p->row == 1)
            cut_run(p, threads);
        c.parts = p->folded.total < threads ? p->folded.total : threads;
    }
    c.bytes = (size_t)(p->row < ROW_MOST ? p->row : ROW_MOST) * p->r->accumulator_size;
    c.bytes = (c.bytes + 63) / 64 * 64;
    return c;
}

/* Where block `result` starts in its row; *n gets how many accumulators it has. */
static int64_t block_start(const plan *p, const cut *c, int64_t result, int64_t *n)
{
    int64_t first = result % c->blocks * ROW_MOST;
    *n = p->row - first < ROW_MOST ? p->row - first : ROW_MOST;
    return first;
}

/* The accumulators of a block become results. */
static void store(const plan *p, const cut *c, engine_array *out, int64_t result, const char *acc)
{
    int64_t n, k = result / c->blocks, first = block_start(p, c, result, &n);
    int64_t to = offset_of(&p->outer, k, p->outer_to) + first * p->row_to;
    p->r->finish((char *)engine_data(out) + to * (int64_t)engine_itemsize(out), acc, n, p->row_to);
}

static void run_task(const plan *p, const cut *c, engine_array *out, int64_t task)
{
    int64_t result = task / c->parts, part = task % c->parts, total = p->folded.total;
    int64_t n, k = result / c->blocks, first = block_start(p, c, result, &n), slot = c->parts > 1 ? task : 0;
#ifdef _OPENMP
    if (c->parts == 1)
        slot = omp_get_thread_num();
#endif
    char *acc = c->accs + (size_t)slot * c->bytes;
    fold(p, acc, k, first, n, total * part / c->parts, total * (part + 1) / c->parts);
    if (c->parts == 1)
        store(p, c, out, result, acc);
}

bool engine_reduce(engine_array *out, const engine_array *in, unsigned axes, const engine_reducer *r)
{
    if (in->size == 0)
        return fill_neutral(out, r);
    plan p;
    make_plan(&p, in, axes, r);
    int threads = kernel_threads((int64_t)in->size);
    cut c = choose_cut(&p, threads);
    engine_buffer *scratch =
        engine_buffer_new(c.bytes * (size_t)(c.parts > 1 ? c.results * c.parts : threads));
    if (!scratch)
        return false;
    c.accs = scratch->data;
    int64_t tasks = c.results * c.parts;
    KERNEL_FOR((int64_t)in->size)
    for (int64_t task = 0; task < tasks; task++)
        run_task(&p, &c, out, task);
    for (int64_t result = 0; c.parts > 1 && result < c.results; result++) {
        char *acc = c.accs + (size_t)(result * c.parts) * c.bytes;
        int64_t n;
        block_start(&p, &c, result, &n);
        for (int64_t part = 1; part < c.parts; part++)
            r->merge(acc, acc + (size_t)part * c.bytes, n);
        store(&p, &c, out, result, acc);
    }
    engine_buffer_release(scratch);
    return true;
}
