/* Products of a few rows with one matrix that is used again and again, as a recurrent layer's is, by one thread: C[m, n] = A[m, k] B[k, n].
 *
 * B is packed once. Nothing here starts threads or takes a lock, so that threads may each walk through time with rows of their own and wait for
 * nobody. */
#ifndef T2M_KERNELS_ROW_PRODUCT_H
#define T2M_KERNELS_ROW_PRODUCT_H

#include <stdint.h>

/* How many floats the packed form of B takes; it must be aligned to 64 bytes. */
int64_t row_product_packed_size(int64_t k, int64_t n);

/* B[p, j] is b[p * b_row + j * b_col]. With many threads, if that pays. */
void row_product_pack(int64_t k, int64_t n, const float *b, int64_t b_row, int64_t b_col, float *packed);

/* C's rows lie c_row >= n apart, A's a_row; C is overwritten, in the first n columns only. */
typedef struct row_product {
    int64_t m, n, k, a_row, c_row;
} row_product;

void row_product_f32(const row_product *product, const float *a, const float *packed, float *c);

#endif
