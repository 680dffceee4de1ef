/* Simplifies a product (merged batches, regular strides), then hands it to oneDNN or OpenBLAS. */
#include "gemm.h"

#include "gemm_dnnl.h"
#include "parallel.h"
#include "precision.h"
#include "workspace.h"

#ifdef T2M_HAVE_OPENBLAS
#include <cblas.h>
#endif
#include <stdbool.h>
#include <string.h>

static int64_t gemm_batches(const gemm_spec *spec)
{
    int64_t count = 1;
    for (int64_t i = 0; i < spec->batch_rank; i++)
        count *= spec->batch[i];
    return count;
}

/* A matrix that BLAS can read: one dimension is contiguous and the other does not overlap itself.  The stride
 * of a dimension of 1 is never used to step, so it may be replaced by a legal one. */
static bool gemm_is_regular(int64_t rows, int64_t columns, int64_t *row_stride, int64_t *column_stride)
{
    if (columns == 1 && rows == 1) {
        *row_stride = *column_stride = 1;
    } else if (columns == 1) {
        *column_stride = 1;
        if (*row_stride == 1) /* a contiguous column is also a contiguous row of the transpose */
            *column_stride = rows;
    } else if (rows == 1) {
        *row_stride = *column_stride == 1 ? columns : 1;
    }
    return (*column_stride == 1 && *row_stride >= columns) || (*row_stride == 1 && *column_stride >= rows);
}

static void remove_batch(gemm_spec *spec, int64_t at)
{
    size_t rest = sizeof(int64_t) * (size_t)(spec->batch_rank - at - 1);
    memmove(spec->batch + at, spec->batch + at + 1, rest);
    memmove(spec->a_batch + at, spec->a_batch + at + 1, rest);
    memmove(spec->b_batch + at, spec->b_batch + at + 1, rest);
    memmove(spec->c_batch + at, spec->c_batch + at + 1, rest);
    spec->batch_rank--;
}

/* Drops batch dimensions of 1, merges neighbours that step alike, and turns batches that share B into rows of
 * A. */
static void merge_batches(gemm_spec *spec)
{
    for (int64_t i = spec->batch_rank - 1; i >= 0; i--)
        if (spec->batch[i] == 1)
            remove_batch(spec, i);
    for (int64_t i = spec->batch_rank - 2; i >= 0; i--) {
        int64_t inner = spec->batch[i + 1];
        if (spec->a_batch[i] == spec->a_batch[i + 1] * inner &&
            spec->b_batch[i] == spec->b_batch[i + 1] * inner &&
            spec->c_batch[i] == spec->c_batch[i + 1] * inner) {
            spec->batch[i + 1] *= spec->batch[i];
            remove_batch(spec, i);
        }
    }
    int64_t last = spec->batch_rank - 1;
    if (last >= 0 && spec->b_batch[last] == 0 && spec->a_batch[last] == spec->m * spec->a_row &&
        spec->c_batch[last] == spec->m * spec->c_row) {
        spec->m *= spec->batch[last];
        remove_batch(spec, last);
    }
    for (int64_t i = spec->batch_rank; i < GEMM_MAX_BATCH_RANK; i++)
        spec->batch[i] = spec->a_batch[i] = spec->b_batch[i] = spec->c_batch[i] = 0;
}

static bool is_broadcast(const gemm_spec *spec)
{
    for (int64_t i = 0; i < spec->batch_rank; i++)
        if (spec->a_batch[i] == 0 || spec->b_batch[i] == 0)
            return true;
    return false;
}

#define REAL float
#define KERNEL(name) name##_f32
#define BLAS_GEMM cblas_sgemm
#include "gemm_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#define BLAS_GEMM cblas_dgemm
#include "gemm_loops.h"

/* Below this, rounding the operands costs what the product saves. Products with a short side gain little, and are often those that a loss feels most: the
 * scores of a few classes, and their gradients. */
enum { LEAST_BF16_WORK = 1 << 16, LEAST_BF16_SIDE = 32 };

static bool pays_in_bf16(const gemm_spec *spec)
{
    return !is_broadcast(spec) && spec->m * spec->n * spec->k >= LEAST_BF16_WORK && spec->m >= LEAST_BF16_SIDE && spec->n >= LEAST_BF16_SIDE &&
           spec->k >= LEAST_BF16_SIDE;
}

/* In bfloat16, if that is wanted and pays: not where both strides of an operand have gaps. */
static bool run_bf16(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c)
{
    if (!kernel_wants_bf16() || !pays_in_bf16(spec))
        return false;
    gemm_spec regular = *spec;
    return gemm_is_regular(spec->m, spec->k, &regular.a_row, &regular.a_col) &&
           gemm_is_regular(spec->k, spec->n, &regular.b_row, &regular.b_col) && gemm_dnnl_bf16(&regular, a, b, bias, c);
}

/* One primitive call for all batches, or one a batch where an operand is broadcast. */
static bool run_dnnl(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c)
{
    if (!is_broadcast(spec))
        return gemm_dnnl_f32(spec, a, b, bias, c);
    gemm_spec one = *spec;
    one.batch_rank = 0;
    memset(one.batch, 0, sizeof one.batch);
    memset(one.a_batch, 0, sizeof one.a_batch);
    memset(one.b_batch, 0, sizeof one.b_batch);
    memset(one.c_batch, 0, sizeof one.c_batch);
    int64_t batches = gemm_batches(spec);
    for (int64_t i = 0; i < batches; i++)
        if (!gemm_dnnl_f32(&one, batch_start_f32(spec, spec->a_batch, a, i),
                           batch_start_f32(spec, spec->b_batch, b, i), bias,
                           (float *)(uintptr_t)batch_start_f32(spec, spec->c_batch, c, i)))
            return false;
    return true;
}

void gemm_f32(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c)
{
    gemm_spec simple = *spec;
    if (spec->m == 0 || spec->n == 0 || gemm_batches(spec) == 0)
        return;
    if (spec->k == 0) {
        fill_f32(spec, bias, c);
        return;
    }
    kernel_lock();
    merge_batches(&simple);
    if (!run_bf16(&simple, a, b, bias, c)) {
        a = prepare_a_f32(&simple, a);
        b = prepare_b_f32(&simple, b);
        if (!run_dnnl(&simple, a, b, bias, c))
            blas_f32(&simple, a, b, bias, c);
    }
    kernel_unlock();
}

void gemm_f64(const gemm_spec *spec, const double *a, const double *b, const double *bias, double *c)
{
    gemm_spec simple = *spec;
    if (spec->m == 0 || spec->n == 0 || gemm_batches(spec) == 0)
        return;
    if (spec->k == 0) {
        fill_f64(spec, bias, c);
        return;
    }
    kernel_lock();
    merge_batches(&simple);
    a = prepare_a_f64(&simple, a);
    b = prepare_b_f64(&simple, b);
    blas_f64(&simple, a, b, bias, c);
    kernel_unlock();
}
