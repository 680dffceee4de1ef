/* Matrix products: C[m, n] = A[m, k] B[k, n] (+ bias[n]), for any strides of A and B, over any number of
 * batches.
 *
 * A transposed view costs nothing: it is a pair of strides.  float32 runs on oneDNN, float64 on OpenBLAS;
 * without oneDNN float32 takes OpenBLAS too.  A and B may be broadcast over a batch dimension (stride 0).  C
 * must not overlap them. */
#ifndef T2M_KERNELS_GEMM_H
#define T2M_KERNELS_GEMM_H

#include <stdint.h>

enum { GEMM_MAX_BATCH_RANK = 8 };

/* Every field is an int64_t because the struct is also the key of the plan cache.  Strides count elements. */
typedef struct gemm_spec {
    int64_t m, n, k;
    int64_t a_row, a_col; /* A[i, p] is a[i * a_row + p * a_col] */
    int64_t b_row, b_col; /* B[p, j] is b[p * b_row + j * b_col] */
    int64_t c_row;        /* C[i, j] is c[i * c_row + j], c_row >= n */
    int64_t batch_rank;   /* 0 for a single product */
    int64_t batch[GEMM_MAX_BATCH_RANK];
    int64_t a_batch[GEMM_MAX_BATCH_RANK];
    int64_t b_batch[GEMM_MAX_BATCH_RANK];
    int64_t c_batch[GEMM_MAX_BATCH_RANK];
} gemm_spec;

/* bias is n contiguous values, or NULL. */
void gemm_f32(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c);
void gemm_f64(const gemm_spec *spec, const double *a, const double *b, const double *bias, double *c);

/* The plain loops: what the fast paths are tested against. */
void gemm_reference_f32(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c);
void gemm_reference_f64(const gemm_spec *spec, const double *a, const double *b, const double *bias,
                        double *c);

#endif
